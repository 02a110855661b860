"""Word documents as a real LibreOffice shows them: automatic numbers, and copies with comments.

Left out, and said so, where there is none.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.test_annotating import comments_of
from tests.word_files import level, numbering, paragraph, run, table, word
from tests.word_hostile import HOSTILE

from wenlint.annotating import AUTHOR, annotated
from wenlint.config import Config
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter
from wenlint.readers import read

pytestmark = pytest.mark.slow

Convert = Callable[[Mapping[str, bytes], str], Mapping[str, bytes]]
"""Converts documents by name to a format; returns what came of each."""

_SECONDS = 300
_SPACE = re.compile(r"\s+")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("no LibreOffice here (soffice)")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def made(documents: Mapping[str, bytes], form: str) -> Mapping[str, bytes]:
        folder = tmp_path_factory.mktemp("documents")
        for name, data in documents.items():
            (folder / f"{name}.docx").write_bytes(data)
        subprocess.run(
            [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
            + [f"{name}.docx" for name in documents],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )
        suffix = form.partition(":")[0]
        return {name: (folder / f"{name}.{suffix}").read_bytes() for name in documents}

    return made


# --- numbers ------------------------------------------------------------------------------

# LibreOffice goes on where Word begins anew (ideographTraditional after 癸) or writes digits
# (decimalEnclosedCircle after ⑳), so each list is as long as both agree.
FORMATS = {
    **dict.fromkeys(
        (
            *("decimal", "decimalZero", "decimalFullWidth", "decimalFullWidth2"),
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified"),
            *("ideographLegalTraditional", "upperRoman", "lowerRoman", "upperLetter"),
            *("lowerLetter", "none"),
        ),
        110,
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), 20),
    **dict.fromkeys(("ideographTraditional", "ideographZodiac"), 10),
    "ideographDigital": 9,
}


def _items(*places: int, number: int = 1) -> list[str]:
    return [paragraph("事项", numbered=(number, place)) for place in places]


def _list_style(name: str, number: int, kind: str = "numbering", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    numbers = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>' if number else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}{numbers}'
        "</w:style>"
    )


_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
)
_LEVELS = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
)
_DECIMAL = (
    level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3")
)
_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
_STYLED = _NORMAL + _list_style("Tiao", 1, "paragraph", "Normal")
_ARTICLES = numbering({0: level(0, "chineseCounting", "第%1条")}, {1: (0, "")})

# What LibreOffice does not know (lvlRestart, isLgl) is held by test_word.py alone.
SITUATIONS: Mapping[str, bytes] = {
    "levels": word(
        *_items(0, 1, 1, 2, 2, 1, 0, 1, 2), numbering=numbering({0: _LEVELS}, {1: (0, "")})
    ),
    "levels that hold those above": word(
        *_items(0, 1, 2, 2, 1, 2, 0, 1), numbering=numbering({0: _DECIMAL}, {1: (0, "")})
    ),
    "skipped levels": word(
        *_items(0, 2, 2, 1, 0, 2), numbering=numbering({0: _DECIMAL}, {1: (0, "")})
    ),
    "two lists of one definition": word(
        *_items(0, 0, 1),
        *_items(0, 1, number=2),
        numbering=numbering({0: _LEVELS}, {1: (0, ""), 2: (0, "")}),
    ),
    "an override": word(
        *_items(0, 0),
        *_items(0, 0, number=2),
        *_items(0, number=3),
        numbering=numbering(
            {0: _LEVELS}, {1: (0, ""), 2: (0, _ANEW.format(1)), 3: (0, _ANEW.format(7))}
        ),
    ),
    "a start of its own": word(
        *_items(0, 0),
        numbering=numbering(
            {0: level(0, "chineseCounting", "%1、").replace('start w:val="1"', 'start w:val="5"')},
            {1: (0, "")},
        ),
    ),
    "numbers of a style alone": word(
        *(paragraph(one, style="Tiao") for one in ("总则", "职责", "附则")),
        styles=_STYLED,
        numbering=_ARTICLES,
    ),
    "numbers of the style that a style is based on": word(
        paragraph("总则", style="Tiao"),
        paragraph("职责", style="Zi"),
        paragraph("附则", style="Tiao"),
        styles=_STYLED + _list_style("Zi", 0, "paragraph", "Tiao"),
        numbering=_ARTICLES,
    ),
    "none where a paragraph says so": word(
        paragraph("总则", style="Tiao"),
        paragraph("说明", style="Tiao", numbered=(0, 0)),
        paragraph("附则", style="Tiao"),
        styles=_STYLED,
        numbering=_ARTICLES,
    ),
    "a style link": word(
        *_items(0, 1, number=2),
        *_items(0, number=2),
        styles=_NORMAL + _list_style("Linked", 1),
        numbering=numbering(
            {0: '<w:styleLink w:val="Linked"/>' + _LEVELS, 1: '<w:numStyleLink w:val="Linked"/>'},
            {1: (0, ""), 2: (1, "")},
        ),
    ),
    "beside typed numbers": word(
        paragraph("一、总体情况"),
        *_items(1, 1),
        paragraph("二、主要做法"),
        *_items(1),
        numbering=numbering({0: _LEVELS}, {1: (0, "")}),
    ),
    "in a table": word(
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{one}</w:tc>" for one in _items(0, 0))
        + "</w:tr></w:tbl>",
        *_items(0),
        numbering=numbering({0: _LEVELS}, {1: (0, "")}),
    ),
}


def _lines(text: str) -> Sequence[str]:
    lines = (_SPACE.sub("", line) for line in re.split(r"[\n\t\x1f]", text.lstrip("\ufeff")))
    return [line for line in lines if line]


def test_numbers_of_every_format_as_in_libreoffice(convert: Convert) -> None:
    documents = {
        name: word(
            *_items(*[0] * count),
            numbering=numbering({0: level(0, name, "（%1）")}, {1: (0, "")}),
        )
        for name, count in FORMATS.items()
    }
    shown = convert(documents, "txt:Text (encoded):UTF8")
    for name, data in documents.items():
        ours = _lines(read(data, "清单.docx").text)
        assert (name, ours) == (name, _lines(shown[name].decode()))
        assert len(ours) == FORMATS[name]


def test_numbers_in_every_situation_as_in_libreoffice(convert: Convert) -> None:
    names = {f"s{place}": name for place, name in enumerate(SITUATIONS)}
    shown = convert(
        {key: SITUATIONS[name] for key, name in names.items()}, "txt:Text (encoded):UTF8"
    )
    for key, name in names.items():
        ours = _lines(read(SITUATIONS[name], "清单.docx").text)
        assert (name, ours) == (name, _lines(shown[key].decode()))


# --- copies with comments -----------------------------------------------------------------

_FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_BOX = (
    '<w:r><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
    f"{paragraph('框内投资XX万元。')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_TRACKED = paragraph(
    "原定", f'<w:ins w:id="1" w:author="a">{run("投资XX万元")}</w:ins>', "。"
) + paragraph(
    "现定", '<w:del w:id="2" w:author="a"><w:r><w:delText>去年</w:delText></w:r></w:del>', "XX户。"
)
_EARLIER = word(
    paragraph(
        '<w:commentRangeStart w:id="7"/>', "投资XX万元", '<w:commentRangeEnd w:id="7"/>'
    ).replace("</w:p>", '<w:r><w:commentReference w:id="7"/></w:r></w:p>'),
    comments=f'<w:comment w:id="7" w:author="b">{paragraph("请核对")}</w:comment>',
)

COPIED: Mapping[str, bytes] = {
    **{
        name: HOSTILE[name].make()
        for name in (
            "UTF-16",
            "GBK",
            "another prefix",
            "no prefix",
            "raw text",
            "a prefix bound anew",
        )
    },
    "plain": word(paragraph("全年完成投资XX万元。"), paragraph("新建泵站XX座，改造渠道XX公里。")),
    "runs": word(paragraph(run("投资X", "<w:b/>"), run("X万元", "<w:i/>"), "，共XX户。")),
    "references": word(paragraph("A&amp;B公司投资XX万元，&lt;XX&gt;户。")),
    "table": word(paragraph("表1"), table(("泵站", "全年完成投资**万元。")), paragraph("见上表。")),
    "header": word(paragraph("正文。"), headers=[paragraph("XX市内部资料")]),
    "footnote": word(
        paragraph("正文", _FOOTNOTE, "。"),
        footnotes=f'<w:footnote w:id="2">{paragraph("投资XX万元。")}</w:footnote>',
    ),
    "box": word(paragraph("正文", _BOX, "。"), paragraph("共XX户。")),
    "tracked": word(_TRACKED),
    "earlier": _EARLIER,
    "numbers": word(
        *_items(0, 0),
        paragraph("四、下步打算XX"),
        numbering=numbering({0: _LEVELS}, {1: (0, "")}),
    ),
    "breaks": word(
        paragraph("投资", "<w:r><w:t>X</w:t><w:br/><w:t>X</w:t><w:tab/></w:r>", "共XX户")
    ),
    "link": word(
        paragraph("见", f'<w:hyperlink w:anchor="a">{run("投资XX万元")}</w:hyperlink>', "。")
    ),
}


def _held(copy: bytes) -> list[tuple[str, str]]:
    """Return what our comments in a document of LibreOffice say, and the words that they hold."""
    with zipfile.ZipFile(io.BytesIO(copy)) as container:
        root = ElementTree.fromstring(container.read("content.xml"))
    said: dict[str, str] = {}
    words: dict[str, str] = {}
    open_: set[str] = set()

    def take(text: str | None) -> None:
        for name in open_:
            words[name] += text or ""

    def walk(element: ElementTree.Element) -> None:
        name = element.get(f"{_OFFICE}name", f"unnamed {len(said)}")
        if element.tag == f"{_OFFICE}annotation":
            if element.findtext(f"{_DC}creator") == AUTHOR:
                paragraphs = ("".join(one.itertext()) for one in element if one.tag.endswith("}p"))
                said[name], words[name] = "\n".join(paragraphs), ""
                open_.add(name)
            return
        if element.tag == f"{_OFFICE}annotation-end":
            open_.discard(name)
            return
        take(element.text)
        for one in element:
            walk(one)
            take(one.tail)

    walk(root)
    assert all(words[name] == "" for name in open_)  # they hang on a place
    return [(said[name], words[name]) for name in said]


def test_copies_reopen_with_every_comment_at_its_words(
    convert: Convert, registry: Registry
) -> None:
    linter = make_linter(Config(), registry)
    copies: dict[str, bytes] = {}
    for name, data in COPIED.items():
        report = linter.check_bytes(data, "报告.docx", Path("报告.docx"))
        copies[name] = annotated(data, report.findings, "zh", "2026-01-02T03:04:05Z")
    form = "txt:Text (encoded):UTF8"
    assert convert(copies, form) == convert(COPIED, form)
    shown = convert(copies, "odt")
    for name, copy in copies.items():
        ours = [(said, words) for words, said in comments_of(copy) if re.match("[A-Z]+[0-9]", said)]
        theirs = [(said.replace("\n", ""), words) for said, words in _held(shown[name])]
        assert (name, sorted(theirs)) == (name, sorted(ours))
        assert ours
