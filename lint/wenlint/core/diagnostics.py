"""What wenlint says of its own work: the codes WL001 and on, which no rule has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wenlint.core.finding import Finding
from wenlint.core.hit import Severity
from wenlint.core.location import Location
from wenlint.core.message import Message
from wenlint.core.text import Position


class Diagnostic(NamedTuple):
    """A diagnostic by name, and what it means and asks for, in Chinese and in English."""

    name: str
    zh: str
    en: str


DIAGNOSTICS: Mapping[str, Diagnostic] = {
    "WL001": Diagnostic(
        "unreadable",
        "文件或文件夹读不了：检查期间被删、没有权限、不是普通文件（管道、设备），或是还没有读法的 "
        "旧版 Word、PDF 等文档：按提示处理，或排除它。退出码为 2。",
        "A file or folder cannot be read: it is gone meanwhile, may not be read, is no regular "
        "file (a pipe, a device), or a document of old Word, PDF and the like, for which there is "
        "no reader yet: do as the message says, or exclude it. Exit code 2.",
    ),
    "WL002": Diagnostic(
        "undecodable",
        "文件的编码认不出来，或根本不是文本：用 --encoding 指明，或转存为 UTF-8。退出码为 2。",
        "The encoding of a file is not to be told, or it is no text: name it with --encoding, or "
        "convert the file to UTF-8. Exit code 2.",
    ),
    "WL003": Diagnostic(
        "unparsable",
        "文件的格式解析失败，或 .gitignore 里有一条不是可用的模式。退出码为 2。",
        "A file does not parse in its format, or a line of .gitignore is no pattern. Exit code 2.",
    ),
    "WL004": Diagnostic(
        "timeout",
        "一条规则在文件上超过时限，没有查完：本单位规则的 pattern 要改写。退出码为 2。",
        "A rule took too long on a file and was given up: rewrite the pattern of the custom rule. "
        "Exit code 2.",
    ),
    "WL005": Diagnostic(
        "over-a-limit",
        "文件超过大小上限：调高 max-megabytes，或排除它。退出码为 2。",
        "A file is larger than allowed: raise max-megabytes, or exclude it. Exit code 2.",
    ),
    "WL006": Diagnostic(
        "rule-crashed",
        "一条规则在文件上出错，其余规则照常：用 --ignore 跳过它，并请报告；或者检查文件的进程被"
        "终止。退出码为 2。",
        "A rule crashed on a file; the others went on: skip it with --ignore, and please report "
        "it. Or the process that checked the file was killed. Exit code 2.",
    ),
    "WL007": Diagnostic(
        "unused-suppression",
        "一条抑制注释没有抑制任何问题，或写得不对：删去或改正。",
        "A comment that suppresses a rule silences nothing, or is not well formed: remove or "
        "correct it.",
    ),
    "WL008": Diagnostic(
        "stale-baseline-entry",
        "基线里的一条已不存在：用 --update-baseline 清理。只是提示，退出码不变。",
        "An entry of the baseline is gone: prune it with --update-baseline. A hint only, the exit "
        "code stays.",
    ),
}

_FIRST = Location(Position(1, 1), Position(1, 1))


def diagnostic(
    path: str, code: str, name: str, message: Message, place: Location = _FIRST
) -> Finding:
    """Return the finding that says why the linter could not do its work on a file."""
    return Finding(path, code, name, Severity.ERROR, message, place)
