"""A document with a defect of every family: the same findings in text, Markdown, HTML and Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from tests.word_files import heading_styles, level, numbering, paragraph, table, word

from wenlint.config import Config
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter

# Each block: "h1", "h2" or "p" and its words, "l" and the items of a list, "t" and rows of a table.
Block = tuple[str, str | Sequence[str] | Sequence[Sequence[str]]]

SUMMARY: Sequence[tuple[str, str]] = [
    ("h1", "青山县水务局2025年度工作总结"),
    ("p", "一年来，全局职工齐心协力，各项任务顺利推进。现将有关情况报告如下："),
    ("h2", "一、主要工作"),
    ("p", "（一）工程建设。全年完成水利投资XX万元，新建泵站3座，改造渠道12公里。"),
    ("p", "（二）防汛抗旱。共出动抢险人员320人次，其中民兵150人次、职工120人次、志愿者80人次。"),
    ("p", "（四）用水管理。全县用水总量控制在1.2亿立方米以内（比上年下降3%，节水成效明显。"),
    ("h2", "二、存在问题"),
    ("p", "部分小型水库管护经费不足，基层技术人员老化现象较为突出，信息化水平有待提高。"),
    ("p", "部分小型水库管护经费不足，基层技术人员老化现象较为突出，信息化水平有待提高。"),
    ("h2", "四、下一步打算"),
    ("p", "继续抓好重点项目建设，，确保年底前全部完工。"),
    ("p", "加强队伍建设，组织业务培训4期，覆盖全体职工锟斤拷。"),
    ("p", "希望以上内容对您有所帮助，如需调整请随时告诉我。"),
    ("p", "联系人：【姓名】，电话：________"),
]
SUMMARY_CODES = [
    *("PH001", "FIG004", "NUM001", "PUN001", "DUP003", "NUM001", "PUN002", "TXT004", "WM004"),
    *("PH006", "PH004"),
]

REPORT: Sequence[Block] = [
    ("h1", "河湾镇人居环境整治情况汇报"),
    ("p", "各村任务完成情况见表2，整治面积同比增长12%，由去年的50万平方米增加到62万平方米。"),
    ("p", "表1 各村任务完成情况"),
    (
        "t",
        [
            ["村名", "改厕（座）", "清运（吨）"],
            ["东河村", "120", "300"],
            ["西河村", "150", "420"],
            ["南河村", "90", "280"],
            ["合计", "370", "1000"],
        ],
    ),
    ("p", "我们采取了三项措施：（1）划片包干；（2）定期评比；（3）奖补结合；（4）群众监督。"),
    ("h2", "下步打算"),
    ("l", ["抓好管护队伍建设；", "抓好管护队伍建设；", "落实经费****万元；"]),
    ("p", "以上汇报，如有不妥，请批评指正。”"),
]
REPORT_CODES = [
    *("NUM010", "FIG006", "FIG012", "FIG001", "DUP009", "PH002", "PUN001"),
]


def _text(blocks: Sequence[Block]) -> bytes:
    return "\n".join(str(said) for _, said in blocks).encode()


def _markdown(blocks: Sequence[Block]) -> bytes:
    def written(kind: str, said: object) -> str:
        if isinstance(said, str):
            return {"h1": "# ", "h2": "## "}.get(kind, "") + said
        assert isinstance(said, list)
        if kind == "l":
            return "\n".join(f"- {one}" for one in said)
        rows = [f"| {' | '.join(row)} |" for row in said]
        return "\n".join([rows[0], "|" + " --- |" * len(said[0]), *rows[1:]])

    return "\n\n".join(written(*block) for block in blocks).encode()


def _html(blocks: Sequence[Block]) -> bytes:
    def written(kind: str, said: object) -> str:
        if isinstance(said, str):
            return f"<{kind}>{escape(said)}</{kind}>"
        assert isinstance(said, list)
        if kind == "l":
            return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in said)}</ul>"
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in said)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    body = "\n".join(written(*block) for block in blocks)
    return f'<!DOCTYPE html><meta charset="utf-8"><title>稿</title><body>{body}</body>'.encode()


def _word(blocks: Sequence[Block]) -> bytes:
    def written(kind: str, said: object) -> str:
        if isinstance(said, str):
            return paragraph(escape(said), style=kind.upper() if kind != "p" else "")
        assert isinstance(said, list)
        if kind == "l":
            return "".join(paragraph(escape(one), numbered=(1, 0)) for one in said)
        return table(*said)

    return word(
        *(written(*block) for block in blocks),
        styles=heading_styles(),
        numbering=numbering({0: level(0, "bullet", "●")}, {1: (0, "")}),
    )


def _found(files: Mapping[str, bytes], registry: Registry) -> list[list[tuple[str, str, str]]]:
    """Return what is found in each file: code, severity and message."""
    linter = make_linter(Config(), registry)
    reports = (linter.check_bytes(data, name, Path(name)) for name, data in files.items())
    return [
        [(one.code, str(one.severity), one.message.zh) for one in report.findings]
        for report in reports
    ]


def test_a_defect_of_every_family_is_found_in_every_format(registry: Registry) -> None:
    first, *others = _found(
        {
            "总结.txt": _text(SUMMARY),
            "总结.md": _markdown(SUMMARY),
            "总结.html": _html(SUMMARY),
            "总结.docx": _word(SUMMARY),
        },
        registry,
    )
    assert [code for code, *_ in first] == SUMMARY_CODES
    assert {code.rstrip("0123456789") for code in SUMMARY_CODES} == {
        *("PH", "WM", "NUM", "DUP", "FIG", "PUN", "TXT")
    }
    assert others == [first] * 3


def test_tables_and_lists_are_judged_alike_where_a_format_has_them(registry: Registry) -> None:
    first, *others = _found(
        {"汇报.md": _markdown(REPORT), "汇报.html": _html(REPORT), "汇报.docx": _word(REPORT)},
        registry,
    )
    assert [code for code, *_ in first] == REPORT_CODES
    assert others == [first] * 2
