"""The words of the reports, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from wenlint.core.hit import Severity

Amount = tuple[str, str]
"""How one and how many of a thing are written; Chinese makes no difference."""


class Words(Struct, frozen=True):
    """Every phrase of the full report in one language."""

    language: str
    severities: Mapping[Severity, str]
    found: Amount
    files: Amount
    places: Amount
    times: str
    total: str
    breakdown: str
    between: str
    checked: str
    clean: str
    unchecked: str
    failed: str
    skipped: str
    left_out: str
    listed: str
    reason: str
    more: str
    safe: str
    unsafe: str
    also_unsafe: str


CHINESE = Words(
    language="zh",
    severities={Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    found=("{:,} 处问题", "{:,} 处问题"),
    files=("{:,} 个文件", "{:,} 个文件"),
    places=("{:,} 处", "{:,} 处"),
    times="（{places}）",
    total="共 {found}：{breakdown}",
    breakdown="{severity} {count:,}",
    between="，",
    checked="检查了 {files}，共 {characters:,} 字，用时 {seconds:.2f} 秒。",
    clean="检查了 {files}，共 {characters:,} 字，没有发现问题，用时 {seconds:.2f} 秒。",
    unchecked="注意：没有检查任何文件。",
    failed="注意：{files}没能查完，见上面的 {codes}。",
    skipped="跳过 {files}：",
    left_out="略过 {count:,}，{reason}：{examples}",
    listed="、",
    reason="{reason}（{count:,}）",
    more="…… 另有 {count:,} 个",
    safe="{places}可用 --fix 安全修改。",
    unsafe="{places}可用 --unsafe-fixes 修改，改后请核对。",
    also_unsafe="另有 {places}可用 --unsafe-fixes 修改，改后请核对。",
)

ENGLISH = Words(
    language="en",
    severities={Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    found=("{:,} finding", "{:,} findings"),
    files=("{:,} file", "{:,} files"),
    places=("{:,} place", "{:,} places"),
    times=" ({places})",
    total="{found}: {breakdown}",
    breakdown="{severity} {count:,}",
    between=", ",
    checked="Checked {files}, {characters:,} characters, in {seconds:.2f} s.",
    clean="Checked {files}, {characters:,} characters, in {seconds:.2f} s: nothing found.",
    unchecked="Note: no file was checked.",
    failed="Note: {files} could not be checked to the end, see {codes} above.",
    skipped="Skipped {files}:",
    left_out="Passed over {count:,} {reason}: {examples}",
    listed=", ",
    reason="{reason} ({count:,})",
    more="... and {count:,} more",
    safe="{places} can be mended safely with --fix.",
    unsafe="{places} can be mended with --unsafe-fixes; review the result.",
    also_unsafe="{places} more can be mended with --unsafe-fixes; review the result.",
)


def words_in(language: str) -> Words:
    """Return the words of `language`, "zh" or "en"."""
    return ENGLISH if language == "en" else CHINESE


def amount(forms: Amount, number: int) -> str:
    """Write `number` of a thing."""
    return forms[number != 1].format(number)
