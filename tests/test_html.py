"""What of an HTML file is prose, as what, and where in the file it stands."""

from __future__ import annotations

import codecs
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenlint_rules
from wenlint.cli import main
from wenlint.config import Config
from wenlint.core.document import SEPARATOR, BlockKind, Document, TriviaKind
from wenlint.core.finding import FileReport
from wenlint.core.text import Position, Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry, load_rules
from wenlint.engine.suppress import suppress
from wenlint.fixing import fix_bytes
from wenlint.linter import make_linter
from wenlint.readers import read, read_text
from wenlint.server.silencing import silencing_edit

BAD = "推行两管三看”办法。"


def split(words: str, at: str = "|") -> list[str]:
    return words.split(at)


def html(text: str) -> Document:
    return read_text(text, "a.html")


def prose(text: str) -> str:
    return html(text).text.strip("\n")


def parts(text: str) -> list[str]:
    document = html(text)
    return [block.span.of(document.text) for block in document.blocks]


def kinds(text: str) -> list[tuple[str, int, str]]:
    document = html(text)
    return [
        (block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks
    ]


# --- the words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p><b>培</b>训", "培训"),
        ("<p>培<span class=a>训<i></i></span>班", "培训班"),
        ("<p>前 \t\n 后", "前后"),  # an editor wrapped the line
        ("<p>前 后", "前 后"),
        ("<p>Ruff\n  linter", "Ruff linter"),
        ("<p>共12\n个", "共12 个"),
        ("<p>前 <b> 后</b>", "前 后"),
        ("<p>前\n<b>后</b>", "前后"),
        ("<p>  前后  </p>", "前后"),
        ("<p>　　前后</p>", "　　前后"),
        ("<p>甲&nbsp;乙&lt;丙&#xFF05;丁&#20013;&amp", "甲\xa0乙<丙％丁中&"),
        ("<p>甲&unknown;乙 & 丙", "甲&unknown;乙 & 丙"),
        ("<p>甲&#32;乙", "甲 乙"),
        ("<p>5 < 7，a<3", "5 < 7，a<3"),
        ("<p>前<!-- TODO --><?php x ?><![CDATA[z]]><!x>后", "前后"),
        ("<p>前<script>XX</script><style>XX</style><template><p>XX</template>后", "前后"),
        ("<p>前<noscript>XX</noscript>后", "前后"),
        ("<p>前<span hidden>XX<span>藏</span></span>后", "前后"),
        ("<p>前<b style='color:red; DISPLAY : none'>XX</b>后", "前后"),
        ("<p><ruby>培<rp>(</rp><rt>péi</rt><rp>)</rp></ruby>训", "培训"),
        ("<p>增长12%<sup><a href=#fn1>1</a></sup>。", "增长12%。"),
        ("<p>100 m<sup>2</sup>", "100 m2"),
        ("<p>第一行<br>第二行", "第一行\n第二行"),
        ("<p>第一行<br>\n第二行<BR/>", "第一行\n第二行"),
        ("<h1>某某市<br>工作报告</h1>", "某某市工作报告"),
        ("<p>前<code>XX</code>后", f"前{SEPARATOR}后"),
        ("<p>前<kbd>XX<b>X</b></kbd>后<samp>x", f"前{SEPARATOR}后{SEPARATOR}"),
        ("<p>前<img alt=图>后", f"前{SEPARATOR}后"),
        ("<p>前<svg><title>X</title><text>Y</text></svg>后", f"前{SEPARATOR}后"),
        ("<p>前<select><option>甲<option>乙</select>后", f"前{SEPARATOR}后"),
        ("<p>前<textarea><b>XX</textarea>后", f"前{SEPARATOR}后"),
        ("<p><del>12</del>13", f"{SEPARATOR}12{SEPARATOR}13"),
    ],
)
def test_the_prose_is_what_a_browser_shows(text: str, words: str) -> None:
    assert prose(text) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>甲<P>乙<div>丙<div>丁</div>戊</div>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul><li>丁</ul>", ["甲", "乙", "丙", "丁"]),
        ("<dl><dt>甲<dd>乙<dt>丙<dd>丁</dl>", ["甲", "乙", "丙", "丁"]),
        ("甲<hr>乙</p>丙", ["甲", "乙", "丙"]),
        ("<div>甲<br><br>乙</div>", ["甲", "乙"]),
        (
            "<div>甲。<br>　　乙<br>\n&nbsp;&nbsp;丙<br>丁</div>",
            ["甲。", "　　乙", "\xa0\xa0丙\n丁"],
        ),
        ("<p hidden>藏<p>甲<div hidden><div>藏</div>藏</div>乙", ["甲", "乙"]),
        ("<ul><li hidden>藏<li>甲</ul>", ["甲"]),
        ("<div><span style='display:none'>藏</div>甲", ["甲"]),  # ends with what holds it
        ("<p>甲<code>x<p>乙", [f"甲{SEPARATOR}", "乙"]),
        ("<h1>甲<h2>乙</h1>丙", ["甲", "乙", "丙"]),
        ("<b><p>甲</b>乙</p>丙", ["甲乙", "丙"]),
        ("<details><summary>甲</summary>乙</details>", ["甲", "乙"]),
        ("<object><p>甲</object><p>乙", [SEPARATOR, "乙"]),
    ],
)
def test_blocks_are_parted_as_end_tags_are_left_out(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_preformatted_prose_keeps_its_lines_and_code_is_none() -> None:
    document = html("<pre>\n白日依山尽，\n  黄河入海流。</pre><pre>ls -l  # 列出</pre><p>文")
    assert [block.span.of(document.text) for block in document.blocks] == [
        "\n白日依山尽，\n  黄河入海流。",
        "文",
    ]
    assert [line.span.of(document.text) for line in document.lines][1] == "黄河入海流。"
    (code,) = document.trivia
    assert (code.kind, code.text) == (TriviaKind.CODE, "<pre>ls -l  # 列出</pre>")
    assert parts("<pre><code>全是中文也是代码</code></pre>") == []


# --- the blocks ---------------------------------------------------------------------------


def test_blocks_are_told_apart() -> None:
    text = """<title>题名</title><meta name=description content="说明">
        <h1>标题</h1><h3>小标题</h3><p>段落<ol><li>项<ul><li><p>子项</ul></ol>
        <figure><img src=a><figcaption>图1</figcaption></figure>
        <section class=footnotes><ol><li>脚注</ol></section><address>地址</address>"""
    assert kinds(text) == [
        ("metadata", 0, "题名"),
        ("metadata", 0, "说明"),
        ("heading", 1, "标题"),
        ("heading", 3, "小标题"),
        ("paragraph", 0, "段落"),
        ("list item", 1, "项"),
        ("list item", 2, "子项"),
        ("paragraph", 0, SEPARATOR),
        ("caption", 0, "图1"),
        ("footnote", 0, "脚注"),
        ("paragraph", 0, "地址"),
    ]


def test_quotations() -> None:
    document = html("<blockquote><p>引文<ul><li>引项</ul></blockquote><p>正文")
    assert [block.quoted for block in document.blocks] == [True, True, False]


def test_what_stands_around_the_document_is_no_line_of_it() -> None:
    document = html(
        "<header>站名<h1>标题</h1></header><nav><ul><li>首页</ul></nav>"
        "<div class='x breadcrumb'>位置</div>"
        "<div role=navigation><table><tr><td>上一页</table></div>"
        "<article><header><h2>节</h2><p>导语</header><nav class=toc><li>目录项</nav></article>"
        "<div class=navfooter>下页</div><footer>版权</footer>"
    )
    assert [line.span.of(document.text) for line in document.lines] == [
        "标题",
        "节",
        "导语",
        "目录项",
    ]
    around = {
        block.span.of(document.text): block.kind
        for block in document.blocks
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER)
    }
    assert around == {
        "站名": BlockKind.HEADER,
        "首页": BlockKind.HEADER,
        "位置": BlockKind.HEADER,
        "上一页": BlockKind.HEADER,
        "下页": BlockKind.FOOTER,
        "版权": BlockKind.FOOTER,
    }


def cells(text: str) -> dict[tuple[int, int, int], str]:
    document = html(text)
    found = [(block.cell, block.span.of(document.text)) for block in document.blocks]
    return {(cell.table, cell.row, cell.column): said for cell, said in found if cell}


def test_tables_become_cells_that_never_touch() -> None:
    text = (
        "<table><caption>表1</caption><thead><TR><TH>项目<th>数量<tbody><tr><td>会议<td>12</table>"
    )
    assert cells(text) == {
        (0, 0, 0): "项目",
        (0, 0, 1): "数量",
        (0, 1, 0): "会议",
        (0, 1, 1): "12",
    }
    assert f"会议{SEPARATOR}12{SEPARATOR}\n\n" in html(text).text
    assert kinds(text)[0] == ("caption", 0, "表1")


def test_cells_that_reach_over_rows_and_columns() -> None:
    text = (
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td rowspan=0>丁"
        "<tr><td>戊<td colspan=x>己<td>庚</table>"
    )
    assert cells(text) == {
        (0, 0, 0): "甲",
        (0, 0, 1): "乙",
        (0, 1, 1): "丙",
        (0, 1, 2): "丁",
        (0, 2, 0): "戊",
        (0, 2, 1): "己",
        (0, 2, 3): "庚",
    }


def test_the_paragraphs_of_a_cell_are_one_block() -> None:
    assert cells("<table><tr><td>甲<td><p>乙<p>丙<ul><li>丁</ul></table>") == {
        (0, 0, 0): "甲",
        (0, 0, 1): "乙\n\n丙\n\n丁",
    }


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td><p>一、甲<p>乙<p>丙</td></tr></table>",  # alone in its row
        "<table role=presentation><tr><td>一、甲<td>乙<tr><td>丙</table>",
        "<table><tr><td>一、甲<td><p>乙<table><tr><td hidden>藏<td></table><p>丙</table>",
    ],
)
def test_a_table_that_lays_out_a_page_has_no_cells(text: str) -> None:
    assert [said for said in kinds(text) if said[0] != "table cell"] == [
        ("paragraph", 0, "一、甲"),
        ("paragraph", 0, "乙"),
        ("paragraph", 0, "丙"),
    ]


def test_what_is_no_prose_is_kept_aside() -> None:
    document = html(
        "<!DOCTYPE html><p class=a><a href='http://a.cn?a&amp;b'>甲</a><!-- 说明 --><code>码</code>"
        "<img src=b.png alt='图'><paid>乙</paid><b title='注'>丙</b></p>"
    )
    found = [(piece.kind, piece.text) for piece in document.trivia]
    assert found == [
        (TriviaKind.HTML, "<p class=a>"),
        (TriviaKind.LINK, "http://a.cn?a&b"),
        (TriviaKind.COMMENT, "<!-- 说明 -->"),
        (TriviaKind.CODE, "<code>码</code>"),
        (TriviaKind.IMAGE, "<img src=b.png alt='图'>"),
        (TriviaKind.HTML, "<paid>"),
        (TriviaKind.HTML, "</paid>"),
        (TriviaKind.HTML, "<b title='注'>"),
    ]
    for piece in document.trivia:
        if piece.kind is not TriviaKind.LINK:
            assert piece.span.of(document.source.text) == piece.text


def test_xhtml_closes_in_the_tag() -> None:
    text = '<?xml version="1.0"?><title>题</title><script src="a"/><p/>甲<div/>乙<a id="x"/>丙'
    for name in ("a.xhtml", "a.html"):
        document = read_text(text, name)
        assert [block.span.of(document.text) for block in document.blocks] == ["题", "甲", "乙丙"]


def test_a_page_as_word_writes_it() -> None:
    text = (
        "<html xmlns:o='urn:x'><head><!--[if gte mso 9]><xml><o:x>XX</o:x></xml><![endif]-->"
        "<style><!-- p {} --></style></head><body lang=ZH-CN><div class=WordSection1>\r\n"
        "<p class=MsoNormal><![if !supportLists]><span lang=EN-US>1.</span><![endif]>\r\n"
        "<span style='font-family:宋体'>加强组织领\r\n导<o:p></o:p></span></p></div></body></html>"
    )
    assert parts(text) == ["1. 加强组织领导"]


# --- the way back to the file -------------------------------------------------------------


def positions(text: str, said: str) -> tuple[Position, Position]:
    document = html(text)
    at = document.text.index(said)
    return document.source.locate(Span(at, at + len(said))).sort_key


@pytest.mark.parametrize(
    ("text", "said", "start", "end"),
    [
        ("<p>\r\n  甲<b>乙</b>丙", "乙丙", (2, 7), (2, 13)),
        ("<p>甲&nbsp;乙", "\xa0", (1, 5), (1, 11)),  # a reference is marked whole
        ("<p>甲&#xFF05;", "甲％", (1, 4), (1, 13)),
        ("<p>甲&lt</p>", "<", (1, 5), (1, 8)),
        ("<td>甲\r乙\n\r\n<td>丙", "丙", (4, 5), (4, 6)),
        ("<title>\n题</title>", "题", (2, 1), (2, 2)),
        ("<meta name=description\ncontent='说明'>", "说明", (2, 10), (2, 12)),
        ("<p>😀<b>𠮷</b>", "𠮷", (1, 8), (1, 9)),
    ],
)
def test_prose_is_traced_to_its_row_and_column(
    text: str, said: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    assert positions(text, said) == (start, end)


_NAMES = split(
    "p div ul li dl dt dd table tr td th tbody caption h1 h2 pre code b span sup script style title"
    " textarea svg select blockquote nav header template del noscript xmp",
    at=" ",
)
SOUP = st.lists(
    st.sampled_from(
        [f"<{name}>" for name in _NAMES]
        + [f"</{name}>" for name in _NAMES]
        + split("甲|乙 丙| |\n|\r\n|\r|\t|\0|a|<|>|&|&nbsp;|&lt|&#65;|&#x;|<!--|-->|<![CDATA[|]]>")
        + [
            "<!",
            "<?",
            "</",
            "<a ",
            "<br>",
            "<img>",
            "<hr>",
            '"',
            "'",
            "=",
            "😀",
            "\u3000",
            "\ud800",
        ]
        + ["<p hidden>", "<td hidden>", "<tr hidden>", "<td colspan=2 rowspan=3>", "<svg/>"]
        + ["<a href='#x'>", "<li hidden>", "<meta name=description content='a&amp;b\nc'>"]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(SOUP, st.sampled_from(["a.html", "a.xhtml"]))
def test_no_soup_is_too_thick(text: str, path: str) -> None:
    document = read_text(text, path)
    source = document.source
    before = 0
    for block in document.blocks:
        assert before <= block.span.start < block.span.end <= len(document.text)
        before = block.span.end
    for run, (start, origin) in enumerate(zip(source.starts, source.origins, strict=True)):
        end = source.starts[run + 1] if run + 1 < len(source.starts) else len(document.text)
        if origin >= 0:  # what is not spelled otherwise is the same in the file
            written = source.text[origin : origin + end - start].replace("\r", "\n")
            assert document.text[start:end] == written
    for piece in document.trivia:
        assert 0 <= piece.span.start <= piece.span.end <= len(text)
        assert 0 <= piece.offset <= len(document.text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    split(
        '<|<!--|&|&#|&a|<a |<a b=|<a b="|</|<!|<?|<![CDATA[|<!DOCTYPE|<p>|<ul><li>|<div>|</div>|<b>'
        "|<table><tr><td>|<td colspan=1000 rowspan=65534>|<code>|<pre>|<span hidden>|<br>|<script>"
        "|<li><div>|<x>|<meta name=description content=&lt;>|\r|甲\n|<sup><a href=#>"
    ),
)
def test_hostile_input_takes_no_longer_than_it_is_long(unit: str) -> None:
    started = time.process_time()
    html(unit * (300_000 // len(unit)))
    assert time.process_time() - started < 5  # linear: well below one second


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<table><tr><td>", "<span hidden>"])
@pytest.mark.parametrize("closing", ["</p>", "</h1>", "</li>", "</td>", "<li>", "<td>", "</span>"])
def test_tags_without_partners_cost_little(opening: str, closing: str) -> None:
    started = time.process_time()
    html(opening * (100_000 // len(opening)) + closing * (100_000 // len(closing)))
    assert time.process_time() - started < 5


def test_the_parser_is_imported_by_the_first_page() -> None:
    code = (
        "import sys; import wenlint.cli; from wenlint.readers import read_text\n"
        "read_text('# 甲', 'a.md')\n"
        "assert not {'turbohtml', 'wenlint.readers.html'} & set(sys.modules)\n"
        "read_text('<p>甲', 'a.HTM'); assert 'turbohtml' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# --- encodings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "encoding", "told"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("big5", "big5", "big5"),
        ("utf-8", "utf-8", "utf-8"),
        ("big5", "utf-8", "utf-8"),  # the bytes know better
        ("big5", "gb18030", "gb18030"),  # and here: no Big5 is so
    ],
)
def test_an_encoding_that_the_page_declares(declared: str, encoding: str, told: str) -> None:
    words = "工作报告㐀" if encoding == "gb18030" else "工作報告"
    data = f'<html><meta charset="{declared}"><p>{words}</p>'.encode(encoding)
    document = read(data, "a.html")
    assert document.source.encoding == told
    assert words in document.text


# --- suppressions -------------------------------------------------------------------------


def codes(registry: Registry, text: str) -> list[str]:
    document = html(text)
    rule = registry.by_code["PUN001"]
    report = check(document, [ActiveRule(rule, rule.options(), rule.severity)])
    return [finding.code for finding in suppress(document, report, registry, ["PUN001"]).findings]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- wenlint: ignore[PUN001] 引自原文 -->\n<p>{BAD}</p>",
        f"<p>上文。</p><!-- wenlint: ignore[PUN001] --><p>{BAD}</p>",  # all on one line
        f"<p><!-- wenlint: ignore[PUN001] -->{BAD}</p>",
        f"<p>{BAD}\n<!-- wenlint: ignore[PUN] -->\n</p><p>下文。</p>",
        f"<table><tr><td>甲<td>{BAD}<!-- wenlint: ignore[PUN001] --></table>",
        f"<table><tr><td>甲</td><!-- wenlint: ignore[PUN001] --><td>{BAD}</td></table>",
        f"<ul><li>甲<!-- wenlint: ignore[PUN001] --><li>{BAD}</ul>".replace(
            "甲<!-- wenlint: ignore[PUN001] --><li>", "甲<li><!-- wenlint: ignore[PUN001] -->"
        ),
        f"上文。<br><!-- wenlint: ignore[PUN001] -->　　{BAD}",
        f"<head><!-- wenlint: ignore-file[PUN001] --></head><p>{BAD}</p>",
        f"<!-- wenlint: disable[PUN] --><p>{BAD}</p><!-- wenlint: enable[PUN] -->",
    ],
)
def test_a_suppression_silences_its_rule(registry: Registry, text: str) -> None:
    assert codes(registry, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{BAD}</p><!-- wenlint: ignore[PUN001] --><p>正文。</p>",
        f"<!-- wenlint: disable[PUN] --><p>正文。</p><!-- wenlint: enable[PUN] --><p>{BAD}</p>",
        f"<p>{BAD}</p><!-- wenlint: ignore -->",
    ],
)
def test_one_that_silences_nothing_is_a_finding(registry: Registry, text: str) -> None:
    assert sorted(codes(registry, text)) == ["PUN001", "WL007"]


def test_a_suppression_in_code_or_script_is_none(registry: Registry) -> None:
    comment = "!-- wenlint: ignore-file[PUN001] -->"
    text = f"<pre>&lt;{comment}</pre><script>/*<{comment}*/</script><p>{BAD}"
    assert codes(registry, text) == ["PUN001"]


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("<p>\n  今年，XX市投产。</p>", "<p>\n  <!-- c -->今年，XX市投产。</p>"),
        ("<h1><b>XX市</b></h1>", "<h1><b><!-- c -->XX市</b></h1>"),
        ("<ul><li>甲<li>到XX市</ul>", "<ul><li>甲<li><!-- c -->到XX市</ul>"),
        ("<p>甲</p><p>&ldquo;XX市”</p>", "<p>甲</p><p><!-- c -->&ldquo;XX市”</p>"),
        ("<table><tr><td>甲<td>XX市</table>", "<table><tr><td>甲<td><!-- c -->XX市</table>"),
    ],
)
def test_where_a_comment_silences(registry: Registry, text: str, silenced: str) -> None:
    linter = make_linter(Config(select=("PH001",)), registry)
    (finding,) = linter.check_text(text, "a.html", Path("a.html")).findings
    edit = silencing_edit(html(text), finding)
    assert edit is not None
    span, comment = edit
    changed = text[: span.start] + comment + text[span.end :]
    assert changed == silenced.replace("<!-- c -->", "<!-- wenlint: ignore[PH001] -->")
    assert linter.check_text(changed, "a.html", Path("a.html")).findings == ()


# --- fixes --------------------------------------------------------------------------------


@cache
def _all_rules() -> list[ActiveRule]:
    rules = load_rules(wenlint_rules).rules
    return [ActiveRule(rule, rule.options(), rule.severity) for rule in rules]


def fixed(data: bytes, *, unsafe: bool = False) -> bytes:
    def look(data: bytes) -> FileReport:
        return check(read(data, "a.html"), _all_rules())

    once = fix_bytes(data, look, None, unsafe=unsafe)
    again = fix_bytes(once.data, look, None, unsafe=unsafe)
    assert (again.data, again.applied) == (once.data, 0)
    return once.data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>正文。##paidbegin##</p>", "<p>正文。</p>"),
        ("<p>正文。\n<b>##paidbegin##</b></p>", "<p>正文。\n<b></b></p>"),
        ("<p>正文。##paid<b>begin##</b></p>", "<p>正文。##paid<b>begin##</b></p>"),
        ("<p>正文。&#35;#paidbegin##</p>", "<p>正文。&#35;#paidbegin##</p>"),
        ("<p>正\u200b文</p>", "<p>正文</p>"),
        ("<p>正&#8203;文&nbsp;</p>", "<p>正&#8203;文&nbsp;</p>"),
        ("<p>a<\u200bb</p>", "<p>a<\u200bb</p>"),  # or a tag would come to be
        ("<p>a&\u200blt;</p>", "<p>a&\u200blt;</p>"),
        ("<p>正\u200b文</p>\r\n<p>正\u200b文", "<p>正文</p>\r\n<p>正文"),
    ],
)
def test_a_fix_edits_the_file_and_crosses_no_tag(before: str, after: str) -> None:
    assert fixed(before.encode()) == after.encode()


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("utf-16-le", codecs.BOM_UTF16_LE)],
)
def test_a_fix_keeps_encoding_mark_and_line_ends(encoding: str, bom: bytes) -> None:
    text = "<html>\r\n<h2>一、做法</h2>\r\n<p>正文。##paidbegin##</p>\r\n<h2>三、不足</h2>\r\n"
    expected = text.replace("##paidbegin##", "").replace("三、", "二、")
    assert fixed(bom + text.encode(encoding), unsafe=True) == bom + expected.encode(encoding)


def test_what_is_put_in_is_spelled_as_the_file_has_it() -> None:
    assert html("<p>甲").source.spelled("a<b&c") == "a&lt;b&amp;c"
    assert read_text("甲", "a.md").source.spelled("a<b&c") == "a<b&c"
    big5 = read("<meta charset=big5><p>工作報告".encode("big5"), "a.html").source
    assert big5.spelled("〇壹㐀") == "〇壹㐀".encode("big5", "xmlcharrefreplace").decode("big5")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            split(
                "##paidbegin##|\u200b|正文。|一、做法|三、不足|（一）甲|(二）乙|<p>|</p>|<b>|</b>|<br>|\r\n|“"
                "|XX市|&|<|&nbsp;|<td>|<table>|</table>|lt;|<h2>|<li>|<pre>|</pre>"
            )
        ),
        max_size=30,
    ).map("".join),
    st.booleans(),
)
def test_a_second_run_finds_nothing_more_to_fix(text: str, unsafe: bool) -> None:
    fixed(text.encode(), unsafe=unsafe)


# --- the whole way ------------------------------------------------------------------------


def test_pages_are_checked_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.html", "b.htm", "c.xhtml"):
        (tmp_path / name).write_text("<p>今年，<b>XX</b>市投产。</p>\n", "utf-8")
    assert main(["check", ".", "--output-format", "concise"]) == 1
    shown = capsys.readouterr().out
    assert [line.split(" ")[0] for line in shown.splitlines() if "PH001" in line] == [
        "a.html:1:10:",
        "b.htm:1:10:",
        "c.xhtml:1:10:",
    ]
