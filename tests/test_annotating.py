"""Copies of Word documents with comments: at the very words, and all else as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.word_files import level, numbering, paragraph, run, word

from wenlint.annotating import annotated
from wenlint.cli import main
from wenlint.config import Config
from wenlint.engine.registry import Registry
from wenlint.linter import make_linter
from wenlint.readers import read
from wenlint.readers.package import Package
from wenlint.readers.xml_tree import Element, parse

DATE = "2026-01-02T03:04:05Z"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def copy_of(data: bytes, registry: Registry, *select: str) -> bytes:
    linter = make_linter(Config(select=select or ("PH001",)), registry)
    report = linter.check_bytes(data, "报告.docx", Path("报告.docx"))
    assert report.findings
    return annotated(data, report.findings, "zh", DATE)


def comments_of(data: bytes) -> list[tuple[str, str]]:
    """Return the words that each comment stands at, and what it says."""
    package = Package(data)
    said = {
        one.get("w:id", ""): "".join(t.text for e in one.descendants("w:t") for t in e.texts)
        for one in parse(package.read("word/comments.xml")).children
    }
    held = dict.fromkeys(said, "")
    open_: set[str] = set()

    def walk(element: Element) -> None:
        for one in element.children:
            if one.name == "w:commentRangeStart":
                open_.add(one.get("w:id", ""))
            elif one.name == "w:commentRangeEnd":
                open_.discard(one.get("w:id", ""))
            for text in one.texts if one.name == "w:t" else ():
                for number in open_:
                    held[number] += text.text
            walk(one)

    walk(parse(package.read("word/document.xml")))
    return [(held[number], said[number]) for number in said]


@pytest.mark.parametrize(
    "runs",
    [
        ["全年完成投资XX万元。"],
        ["全年完成投资", "XX", "万元。"],
        ["全年完成投资X", "X万元。"],
        ["A&amp;B公司全年完成投资XX万元。"],
        ["XX万元"],
        ["共完成投资XX"],
    ],
)
def test_a_comment_stands_at_the_very_words(runs: list[str], registry: Registry) -> None:
    data = word(paragraph(*(run(one, "<w:b/>") for one in runs)))
    copy = copy_of(data, registry)
    ((words, said),) = comments_of(copy)
    assert words == "XX"
    assert said.startswith("PH001 第1段：")
    assert read(copy, "报告.docx").text == read(data, "报告.docx").text


def test_all_other_parts_stay_byte_for_byte(registry: Registry) -> None:
    data = word(
        paragraph("投资XX万元。"),
        headers=[paragraph("内部资料")],
        styles="<w:latentStyles/>",
        raw={"word/media/image1.png": b"\x89PNG\r\n"},
    )
    before, after = parts_of(data), parts_of(copy_of(data, registry))
    changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in before if before[name] != after[name]} == changed
    assert set(after) - set(before) == {"word/comments.xml"}


def test_comments_that_are_there_stay(registry: Registry) -> None:
    data = word(
        paragraph('<w:commentRangeStart w:id="7"/>', "投资XX万元", '<w:commentRangeEnd w:id="7"/>'),
        comments=f'<w:comment w:id="7" w:author="b">{paragraph("请核对")}</w:comment>',
    )
    assert comments_of(copy_of(data, registry))[0] == ("投资XX万元", "请核对")
    assert comments_of(copy_of(data, registry))[1][0] == "XX"


def test_what_has_no_words_in_the_body_hangs_on_its_beginning(registry: Registry) -> None:
    data = word(paragraph("正文。"), headers=[paragraph("XX市内部资料")])
    ((words, said),) = comments_of(copy_of(data, registry))
    assert words == "正文。"
    assert "页眉" in said


def test_what_stands_in_a_text_box_hangs_on_its_paragraph(registry: Registry) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('投资XX万元')}</w:txbxContent></w:pict></w:r>"
    copy = copy_of(word(paragraph("正文", box), paragraph("下一段。")), registry)
    ((words, said),) = comments_of(copy)
    assert words == ""
    assert "文本框" in said
    main = parts_of(copy)["word/document.xml"]
    assert main.index(b"commentRangeStart") < main.index(b"commentRangeEnd")


def test_a_finding_of_an_automatic_number_stands_at_its_paragraph(registry: Registry) -> None:
    data = word(
        *(paragraph("要点", numbered=(1, 0)) for _ in range(2)),
        paragraph("四、下步打算"),
        paragraph("五、其他"),
        numbering=numbering({0: level(0, "chineseCounting", "%1、")}, {1: (0, "")}),
    )
    ((words, _),) = comments_of(copy_of(data, registry, "NUM001"))
    assert words == "四、"


def test_many_masks_of_a_paragraph_are_one_comment(registry: Registry) -> None:
    data = word(paragraph("投资XX万元，XX户，XX人，XX个。"))
    ((words, said),) = comments_of(copy_of(data, registry))
    assert words == "XX"
    assert "4 处" in said


def test_the_command_writes_a_copy_and_never_over_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = word(paragraph("投资XX万元。"))
    Path("报告.docx").write_bytes(data)
    assert main(["check", "报告.docx", "--annotate", "已校对.docx"]) == 1
    assert comments_of(Path("已校对.docx").read_bytes())[0][0] == "XX"
    assert Path("报告.docx").read_bytes() == data
    assert main(["check", "报告.docx", "--annotate", "已校对.docx"]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["check", "报告.docx", "--annotate", "已校对.docx", "--force"]) == 1
    assert main(["check", "报告.docx", "--annotate", "报告.docx", "--force"]) == 2
    assert Path("报告.docx").read_bytes() == data


def test_several_documents_go_into_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("稿/一").mkdir(parents=True)
    for name in ("稿/甲.docx", "稿/一/乙.docx"):
        Path(name).write_bytes(word(paragraph("投资XX万元。")))
    Path("稿/~$甲.docx").write_bytes(b"lock")
    assert main(["check", "稿", "--annotate", "副本.docx"]) == 2
    assert main(["check", "稿", "--annotate", "副本"]) == 1
    assert sorted(str(path) for path in Path("副本").rglob("*.docx")) == [
        "副本/一/乙.docx",
        "副本/甲.docx",
    ]
    capsys.readouterr()


def test_nothing_to_annotate_and_nothing_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("投资XX万元。\n", encoding="utf-8")
    Path("报告.docx").write_bytes(word(paragraph("投资XX万元。")))
    assert main(["check", "a.txt", "--annotate", "b.docx"]) == 2
    assert main(["check", "报告.docx", "--fix"]) == 2
    assert "--annotate" in capsys.readouterr().err
