"""Word documents: every part is read, automatic numbers are rendered, hostile files are named."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.word_files import (
    heading_styles,
    level,
    numbering,
    paragraph,
    run,
    table,
    word,
)

from wenlint.config import Config
from wenlint.core.document import BlockKind, Document, TriviaKind
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter
from wenlint.readers import ReadOptions, read
from wenlint.readers.unreadable import Unparsable


def document_of(*body: str, final: bool = True, **parts: object) -> Document:
    data = word(*body, **parts)  # type: ignore[arg-type]  # parts by kind
    return read(data, "报告.docx", ReadOptions(final=final))


def lines_of(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def labels_of(document: Document) -> list[str]:
    return [number.span.of(document.text) for number in document.numbers]


def test_paragraphs_headings_and_tables() -> None:
    document = document_of(
        paragraph("工作报告", style="H1"),
        paragraph("全年新建", "泵站", "三座。"),
        table(("名称", "数量"), ("泵站", "3")),
        styles=heading_styles(),
    )
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        (BlockKind.HEADING, "工作报告"),
        (BlockKind.PARAGRAPH, "全年新建泵站三座。"),
        (BlockKind.TABLE_CELL, "名称"),
        (BlockKind.TABLE_CELL, "数量"),
        (BlockKind.TABLE_CELL, "泵站"),
        (BlockKind.TABLE_CELL, "3"),
    ]
    assert document.blocks[0].level == 1
    cell = document.blocks[-1].cell
    assert cell is not None
    assert (cell.table, cell.row, cell.column) == (0, 1, 1)


def test_line_ends_within_a_text_are_spaces() -> None:
    document = document_of(paragraph("Annual\n  report"), paragraph("第二段。"))
    assert lines_of(document) == ["Annual   report", "第二段。"]


def test_places_are_said_in_words() -> None:
    document = document_of(
        paragraph("第一段话。"),
        paragraph(),
        paragraph("第二段话。", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        table(
            ("甲", "乙"),
        ),
        footnotes=f'<w:footnote w:id="2">{paragraph("注文。")}</w:footnote>',
        headers=[paragraph("内部资料")],
    )
    places = {
        block.span.of(document.text).strip("\x1f"): document.source.locate(block.span).label
        for block in document.blocks
    }
    assert {text: label and label.zh for text, label in places.items()} == {
        "第一段话。": "第1段",
        "第二段话。": "第2段",
        "甲": "表1 第1行第1列",
        "乙": "表1 第1行第2列",
        "注文。": "脚注1",
        "内部资料": "页眉",
    }


FORMATS = [
    ("decimal", "%1.", ["1.", "2.", "3."]),
    ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
    ("chineseCountingThousand", "第%1条", ["第一条", "第二条", "第三条"]),
    ("japaneseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
    ("ideographTraditional", "%1、", ["甲、", "乙、", "丙、"]),
    ("ideographZodiac", "%1、", ["子、", "丑、", "寅、"]),
    ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "叁、"]),
    ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
    ("decimalEnclosedParen", "%1", ["⑴", "⑵", "⑶"]),
    ("decimalZero", "%1", ["01", "02", "03"]),
    ("upperLetter", "%1.", ["A.", "B.", "C."]),
    ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
    ("upperRoman", "%1.", ["I.", "II.", "III."]),
    ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
    ("decimalFullWidth", "%1．", ["１．", "２．", "３．"]),
    ("bullet", "●", []),
]


@pytest.mark.parametrize(("style", "pattern", "expected"), FORMATS, ids=[f[0] for f in FORMATS])
def test_numbers_of_every_format(style: str, pattern: str, expected: list[str]) -> None:
    document = document_of(
        *(paragraph(f"事项{name}", numbered=(1, 0)) for name in "甲乙丙"),
        numbering=numbering({0: level(0, style, pattern)}, {1: (0, "")}),
    )
    assert labels_of(document) == expected


def test_chinese_numerals_beyond_ten() -> None:
    document = document_of(
        *(paragraph("事项", numbered=(1, 0)) for _ in range(110)),
        numbering=numbering({0: level(0, "chineseCounting", "%1、")}, {1: (0, "")}),
    )
    labels = labels_of(document)
    assert [labels[at - 1] for at in (10, 11, 20, 21, 99, 100, 101, 110)] == [
        *("十、", "十一、", "二十、", "二十一、", "九十九、", "一百、", "一百零一、", "一百一十、")
    ]


LEVELS = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2")


def test_levels_begin_anew_below_each_other() -> None:
    document = document_of(
        *(paragraph("事项", numbered=(1, at)) for at in (0, 1, 1, 0, 1)),
        numbering=numbering({0: LEVELS}, {1: (0, "")}),
    )
    assert labels_of(document) == ["一、", "一.1", "一.2", "二、", "二.1"]


def test_legal_numbers_are_digits_throughout() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    document = document_of(
        *(paragraph("事项", numbered=(1, at)) for at in (0, 1)),
        numbering=numbering({0: levels}, {1: (0, "")}),
    )
    assert labels_of(document) == ["一、", "1.1"]


def test_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    document = document_of(
        *(paragraph("事项", numbered=(number, 0)) for number in (1, 1, 2, 3, 3)),
        numbering=numbering({0: LEVELS}, {1: (0, ""), 2: (0, ""), 3: (0, anew)}),
    )
    assert labels_of(document) == ["一、", "二、", "三、", "一、", "二、"]


def test_a_level_that_never_begins_anew() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')
    document = document_of(
        *(paragraph("事项", numbered=(1, at)) for at in (0, 1, 1, 0, 1)),
        numbering=numbering({0: levels}, {1: (0, "")}),
    )
    assert labels_of(document) == ["1.", "第1条", "第2条", "2.", "第3条"]


def test_a_skipped_level_counts_as_begun() -> None:
    document = document_of(
        *(paragraph("事项", numbered=(1, at)) for at in (1, 1, 0)),
        numbering=numbering(
            {0: level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")}, {1: (0, "")}
        ),
    )
    assert labels_of(document)[:2] == ["1.1", "1.2"]


def test_a_level_passed_over_that_is_not_shown_has_not_begun() -> None:
    levels = level(0, "chineseCounting", "第%1章")
    for place, sign in ((1, "图"), (2, "表")):
        more = '<w:lvlRestart w:val="1"/><w:isLgl/>'
        levels += level(place, "decimal", f"{sign}%1-%{place + 1}", more)
    document = document_of(
        *(paragraph("事项", numbered=(1, at)) for at in (0, 2, 1, 1, 2, 0, 2)),
        numbering=numbering({0: levels}, {1: (0, "")}),
    )
    assert labels_of(document) == [
        *("第一章", "表1-1", "图1-1", "图1-2", "表1-2", "第二章", "表2-1")
    ]


def test_numbers_of_a_style_alone_and_none_where_a_paragraph_says_so() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="条"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="子"/>'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    document = document_of(
        paragraph("总则", style="Base"),
        paragraph("细则", style="Child"),
        paragraph("说明", style="Child", numbered=(0, 0)),
        paragraph("附则", style="Child"),
        styles=styles,
        numbering=numbering({0: level(0, "chineseCounting", "第%1条")}, {1: (0, "")}),
    )
    assert lines_of(document) == ["第一条 总则", "第二条 细则", "说明", "第三条 附则"]


def test_a_style_link_leads_to_its_list() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Linked"><w:name w:val="编号"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    definitions = {
        0: '<w:styleLink w:val="Linked"/>' + level(0, "chineseCounting", "%1、"),
        1: '<w:numStyleLink w:val="Linked"/>',
    }
    document = document_of(
        paragraph("甲", numbered=(2, 0)),
        paragraph("乙", numbered=(2, 0)),
        styles=styles,
        numbering=numbering(definitions, {1: (0, ""), 2: (1, "")}),
    )
    assert labels_of(document) == ["一、", "二、"]


def test_typed_numbers_stand_beside_automatic_ones() -> None:
    document = document_of(
        paragraph("一、总体情况"),
        paragraph("主要做法", numbered=(1, 0)),
        numbering=numbering(
            {0: level(0, "chineseCounting", "%1、").replace('start w:val="1"', 'start w:val="2"')},
            {1: (0, "")},
        ),
    )
    assert lines_of(document) == ["一、总体情况", "二、主要做法"]


INSERTED = f'<w:ins w:id="1" w:author="a">{run("新增")}</w:ins>'
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>原有</w:delText></w:r></w:del>'


@pytest.mark.parametrize(("final", "text"), [(True, "我们新增泵站。"), (False, "我们原有泵站。")])
def test_tracked_changes_are_read_as_asked(final: bool, text: str) -> None:
    document = document_of(paragraph("我们", INSERTED, DELETED, "泵站。"), final=final)
    assert lines_of(document) == [text]
    kinds = {one.kind for one in document.trivia}
    assert kinds == {TriviaKind.INSERTION, TriviaKind.DELETION}


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>' + run("前半") + "</w:p>"
    )
    assert lines_of(document_of(first, paragraph("后半。"))) == ["前半后半。"]
    assert lines_of(document_of(first, paragraph("后半。"), final=False)) == ["前半", "后半。"]


def test_hidden_text_and_instructions_of_fields_are_no_prose() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 甲</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("图1")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = document_of(paragraph("见", field, "。", run("待查", "<w:vanish/>")))
    assert lines_of(document) == ["见图1。"]
    assert [(one.kind, one.text) for one in document.trivia] == [(TriviaKind.HIDDEN, "待查")]


def test_text_of_a_box_is_read_once() -> None:
    inner = f"<w:txbxContent>{paragraph('框内的话')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines_of(document_of(paragraph("框外的话", box))) == ["框外的话", "框内的话"]


def test_merged_cells_keep_their_columns() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("合并")}</w:tc>'
    document = document_of(f"<w:tbl><w:tr>{wide}<w:tc>{paragraph('右')}</w:tc></w:tr></w:tbl>")
    assert [block.cell and block.cell.column for block in document.blocks] == [0, 2]


def test_an_immense_span_costs_nothing() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>{paragraph("合并")}</w:tc>'
    assert lines_of(document_of(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>")) == ["合并\x1f"]


def test_another_name_of_the_main_part_and_another_folder() -> None:
    data = word(paragraph("正文"), main="w/main.xml")
    assert lines_of(read(data, "报告.docx")) == ["正文"]


def test_strict_documents_are_read() -> None:
    data = word(paragraph("严格"))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            said = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            said = said.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            new.writestr(name, said)
    assert lines_of(read(strict.getvalue(), "报告.docx")) == ["严格"]


BILLION = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="x"><w:body/></w:document>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
DEEP = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"


def _main(data: bytes) -> bytes:
    return word(raw={"word/document.xml": data})


def _without(name: str) -> bytes:
    data, kept = word(paragraph("正文")), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
    return kept.getvalue()


HOSTILE = {
    "no zip": b"just text",
    "cut short": word(paragraph("正文"))[:200],
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument",
    "entities that grow": _main(BILLION),
    "entity from outside": _main(OUTSIDE),
    "three thousand controls": _main(DEEP + b"<w:sdt>" * 3000 + b"</w:sdt>" * 3000),
    "half an element": _main(DEEP + b"<w:body>"),
    "no body": _main(DEEP + b"</w:document>"),
    "no main part": _without("word/document.xml"),
    "no relations": _without("_rels/.rels"),
    "a part that grows": _main(DEEP + b" " * 3_000_000 + b"</w:document>"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_and_broken_files_are_findings(
    data: bytes, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wenlint.readers.package.MOST_BYTES", 2_000_000)
    with pytest.raises(Unparsable):
        read(data, "报告.docx")
    report = make_linter(Config(), registry).check_bytes(data, "报告.docx", Path("报告.docx"))
    assert [one.code for one in report.findings] in (["WL003"], ["WL005"])


def test_circles_of_styles_and_links_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    ) + (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    document = document_of(
        paragraph("话", style="A", numbered=(1, 99)),
        styles=styles,
        numbering=numbering({0: '<w:numStyleLink w:val="L"/>'}, {1: (0, "")}),
    )
    assert lines_of(document) == ["话"]


def test_the_same_defects_as_in_text(registry: Registry) -> None:
    linter = make_linter(Config(select=("PH", "NUM", "FIG", "DUP")), registry)
    body = ["一、总体情况", "全年完成投资XX万元。", "二、主要做法", "四、下步打算"]
    text = "\n\n".join(body).encode()
    found = {
        name: [
            (one.code, one.severity) for one in linter.check_bytes(data, name, Path(name)).findings
        ]
        for name, data in (
            ("报告.txt", text),
            ("报告.md", text),
            ("报告.docx", word(*(paragraph(one) for one in body))),
        )
    }
    assert found["报告.docx"] == found["报告.txt"] == found["报告.md"]
    assert {code for code, _ in found["报告.docx"]} >= {"PH001", "NUM001"}


def test_a_gap_in_automatic_numbers_is_found_where_one_was_typed(registry: Registry) -> None:
    linter = make_linter(Config(select=("NUM001",)), registry)
    data = word(
        *(paragraph("要点", numbered=(1, 0)) for _ in range(2)),
        paragraph("四、下步打算"),
        numbering=numbering({0: level(0, "chineseCounting", "%1、")}, {1: (0, "")}),
    )
    report = linter.check_bytes(data, "报告.docx", Path("报告.docx"))
    assert [(one.code, one.fix) for one in report.findings] == [("NUM001", None)]


def test_what_is_left_in_is_told_once_a_kind(registry: Registry) -> None:
    linter = make_linter(Config(select=("WM008",)), registry)
    watermark = '<w:p><w:r><w:pict><v:textpath string="样稿"/></w:pict></w:r></w:p>'
    data = word(
        paragraph("我们", INSERTED, DELETED, "泵站。"),
        paragraph('<w:commentRangeStart w:id="0"/>', "存疑", '<w:commentRangeEnd w:id="0"/>'),
        comments=f'<w:comment w:id="0" w:author="b">{paragraph("请核对")}</w:comment>',
        headers=[watermark],
    )
    report = linter.check_bytes(data, "报告.docx", Path("报告.docx"))
    assert sorted(one.message.zh.split("（")[0] for one in report.findings) == [
        "文档里留着修订 2 处",
        "文档里留着批注 1 处",
        "文档里留着水印 1 处",
    ]


def test_an_empty_field_that_shows_its_hint_is_a_placeholder(registry: Registry) -> None:
    linter = make_linter(Config(select=("PH005",)), registry)
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('主送机关全称')}</w:sdtContent></w:sdt>"
    )
    report = linter.check_bytes(word(paragraph(control, "：")), "函.docx", Path("函.docx"))
    assert [one.code for one in report.findings] == ["PH005"]


def codes_of(registry: Registry, select: str, data: bytes) -> list[str]:
    linter = make_linter(Config(select=(select,)), registry)
    return [one.code for one in linter.check_bytes(data, "合同.docx", Path("合同.docx")).findings]


ARTICLES = numbering(
    {0: level(0, "chineseCounting", "第%1条"), 1: level(0, "chineseCounting", "第%1条")},
    {1: (0, ""), 2: (1, "")},
)


def test_a_list_that_begins_again_in_mid_series(registry: Registry) -> None:
    def contract(*between: str) -> bytes:
        return word(
            *(paragraph(one, numbered=(1, 0)) for one in ("标的", "价款", "交付")),
            *between,
            *(paragraph(one, numbered=(2, 0)) for one in ("验收", "违约责任")),
            numbering=ARTICLES,
        )

    assert codes_of(registry, "NUM016", contract(paragraph("交付地点为甲方库房。"))) == ["NUM016"]
    assert codes_of(registry, "NUM016", contract(paragraph("附件一：补充条款"))) == []
    assert codes_of(registry, "NUM016", contract(paragraph("第二章 履行"))) == []
    assert codes_of(registry, "NUM016", contract(paragraph("附：保密协议"))) == []
    between = [
        paragraph("甲方：周舟　乙方：秦岭"),
        paragraph("2025年3月4日"),
        paragraph("补充协议"),
    ]
    assert codes_of(registry, "NUM016", contract(*between)) == []
    assert codes_of(registry, "NUM016", contract()) == ["NUM016"]


@pytest.mark.parametrize(
    ("reference", "codes"),
    [
        ("双方依据第三条质量标准验收货物。", ["NUM017"]),
        ("双方依据第二条质量标准验收货物。", []),
        ("双方依据第三条的约定验收货物。", []),
        ("双方依据《采购合同》第三条质量标准验收货物。", []),
        ("违反第二条“验收”的，应当退货。", ["NUM017"]),
        ("其中第一条为质量标准，第三条为验收。", ["NUM017"]),
        ("其中第二条为质量标准，第三条为验收。", []),
        ("甲方应按照第一条验收货物。", []),
        ("违反第一条、第二条验收时可以拒付。", []),
    ],
)
def test_a_reference_that_an_automatic_number_left(
    registry: Registry, reference: str, codes: list[str]
) -> None:
    data = word(
        *(paragraph(one, numbered=(1, 0)) for one in ("标的", "质量标准", "验收")),
        paragraph(reference),
        numbering=ARTICLES,
    )
    assert codes_of(registry, "NUM017", data) == codes
