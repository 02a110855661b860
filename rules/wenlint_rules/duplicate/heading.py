r"""标题重复：同一上级标题下有两个相同的标题。
Duplicate heading: the same heading twice under the same parent.

比较时不看编号、空格、末尾标点，标题后粘着的网站广告也不算在内。同一上级标题下两个标题相同，多半是复制了一节
忘了改，或同一节贴了两次。

不报：
- 汇编里每篇文章各有的“一、工作成效”“二、主要不足”；
- 不同上级标题下的同名小节（各章都有的“一般规定”“注意事项”）；
- 各自从一开始的两组编号（“城区”“乡镇”之下各有“1.基本情况”）；
- 按同一格式写的各个案例、问答（每个案例都有的“基本案情”“典型意义”）；
- 只差行内代码、符号的标题（“`start` 命令”与“`stop` 命令”，C# 与 C++）；
- 隔着别的步骤又来一遍、各有内容的步骤（“4. 计算散列值”与“7. 计算散列值”）；
- 编号不同、代码不同的同名函数（重载）；
- 标题下的日期、文号不同的同名决定、公告；写成标题的目录；
- 法律条文下列举的项（“其他情形”可以一再出现）；列表项、表头、目录。

出处：22篇述职报告的汇编（每篇三个同名标题，都对）；司法解释末尾连写两遍的“附件”标题。

反例（全文）：

    一、总体情况
    全年平稳。
    二、主要做法
    抓好培训。
    三、主要做法
    抓好考核。

反例（Markdown）：

    # 用户手册

    ## 安装

    下载后运行。

    ## 使用

    点击开始。

    ## 安装

    下载后运行。

正例（全文）：

    第一篇工作综述

    一、工作成效
    一是抓学习。
    二、主要不足
    学得不深。

    第二篇工作综述

    一、工作成效
    一是抓调研。
    二、主要不足
    调研不深。

反例（全文）：

    一、总体情况
    全年平稳。
    二、主要做法【更*多范文#尽在某某@文库】
    抓好培训。
    三、主要做法
    抓好考核。

正例（全文）：

    城区
    1.基本情况
    2.主要做法
    乡镇
    1.基本情况
    2.主要做法

正例（Markdown）：

    ## 签名

    ### 1. 甲算法

    ### 生成

    先取摘要。

    ### 2. 乙算法

    ### 生成

    直接生成。

正例（Markdown）：

    ## 案例一

    ## 基本案情

    某公司排放污水。

    ## 典型意义

    震慑违法。

    ## 案例二

    ## 基本案情

    某厂偷排废渣。

    ## 典型意义

    强化监管。

正例（全文）：

    一、城区
    （一）基本情况
    人口十万。
    二、乡镇
    （一）基本情况
    人口三万。

正例（Markdown）：

    ## 接口

    ### `GET /bills` 接口

    查账单。

    ### `POST /bills` 接口

    记账单。

    ### F# 入门

    略。

    ### F 入门

    略。

反例（Markdown）：

    ## 接口

    ### `GET /bills` 接口

    查账单。

    ### `GET /bills` 接口

    记账单。

正例（Markdown）：

    ## 腌制

    ### 1. 洗净

    洗去泥沙。

    ### 2. 沥干

    摊在竹匾里，晾到表面没有水珠。

    ### 3. 浸泡

    浸在盐水里一夜。

    ### 4. 沥干

    倒掉盐水，压上石块挤去余水。

反例（Markdown）：

    ## 腌制

    ### 1. 洗净

    洗去泥沙。

    ### 2. 沥干

    摊在竹匾里，晾到表面没有水珠。

    ### 3. 沥干

    倒掉盐水，压上石块挤去余水。

正例（Markdown）：

    ## 绘图函数

    ### 1. drawLine: (基类里的)

    ```
    - drawLine:(Point)end;
    ```

    ### 2. drawLine: (基类里的)

    ```
    + drawLine:(Array)points;
    ```

反例（Markdown）：

    ## 绘图函数

    ### 1. drawLine: (基类里的)

    ```
    - drawLine:(Point)end;
    ```

    ### 2. drawLine: (基类里的)

    ```
    - drawLine:(Point)end;
    ```

正例（全文）：

    历年任免

    一、关于任命理事的决定
    （二〇一九年三月通过）
    任命张某。
    二、关于任命理事的决定
    （二〇二一年四月通过）
    任命王某。

正例（全文）：

    第一条 有下列情形之一的，不予受理：
    （一）材料不全；
    （二）其他情形。
    第二条 有下列情形之一的，予以注销：
    （一）期限届满；
    （二）其他情形。

反例（Markdown）：

    ## 节点 <tank>

    水箱的属性。

    ## 节点 <pump>

    水泵的属性。

    ## 节点 <tank>

    水塔的属性。

正例（Markdown）：

    ## B+ 组

    六人。

    ## B- 组

    八人。

    ## B 组

    十人。
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from wenlint.core.document import SEPARATOR, BlockKind, Document, TriviaKind
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.contents import title_key, without_advert
from wenlint.structure.markers import Scheme
from wenlint.structure.outline import (
    Section,
    make_outline,
)
from wenlint.structure.parallels import spelled, trivia_in
from wenlint.structure.series import line_series

_SHORTEST = 2
_FEWEST_LISTED = 3
_LONGEST_DATE = 50
_HAN = lazy(r"\p{Han}")
# What names are told apart by: C# and C++, = and ==, [a] and [[a]].
_SIGNS = lazy(r"[+#=$&@<>\[\]{}|/\\^%~*!]|(?<=[A-Za-z])[-−](?![A-Za-z\d])")
_TAG = lazy(r"<[a-z][a-z0-9-]*/?>")
_WORD = lazy(r"\S")
_MOST_BLANK = 8
_IN_BRACKETS = lazy(r"[（(][^（）()\n]{0,60}[）)]")
_STEPS = frozenset({Scheme.ARABIC, Scheme.PAREN_ARABIC, Scheme.CIRCLED})
_DATE = lazy(
    r"\d{4}\s?[年.-]|[〇○零一二三四五六七八九]{4}年|(?:民[国國]|光[绪緒]|[昭平]和|宣[统統])[\d元〇零一二三四五六七八九十百]{1,5}年|〔\d{4}〕|第\d+[号次届期]"
)


@rule("DUP001", "heading")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for sections in document.view(make_outline).children.values():
        named = [section for section in sections if section.is_heading]
        if len(named) < 2:
            continue
        headings = [
            (key, section)
            for section in named
            if _is_named(document, section) and len(key := _key(document, section)) >= _SHORTEST
        ]
        if len({key for key, _ in headings}) == len(headings):
            continue
        counted = document.view(_counted)
        listed = _listed(document, sections)
        form = _is_form(headings)
        first: dict[tuple[str, int | None], Section] = {}
        above = 0  # 签名 stands below 2. 甲算法 and below 3. 乙算法, whatever its level
        for key, section in headings:
            if section.mark is None:
                series: int | None = -above
            else:
                series = counted.get(section.mark.span.start)
                above = section.place
            before = first.setdefault((key, series), section)
            if before is section or not section.title or not before.title:
                continue
            if section.mark is None and form:
                continue
            if before.place in listed or _are_dated(document, before, section):
                continue
            if _are_steps(document, before, section) or _are_overloads(document, before, section):
                continue
            title = section.title.of(document.text)
            yield Hit(
                _shown(document, section),
                f"标题“{title}”在同一上级标题下出现了两次",
                f"the heading “{title}” stands twice under the same parent",
                (Related(before.title, "第一次出现在这里", "first here"),),
            )


def _counted(document: Document) -> Mapping[int, int]:
    """Return the place of the series of each mark, by where that begins: a view."""
    return {
        mark.span.start: place
        for place, one in enumerate(document.view(line_series))
        for mark in one.marks
    }


def _shown(document: Document, section: Section) -> Span:
    """Return the words of a heading, with the code before them."""
    assert section.heading is not None  # it has a title
    assert section.title is not None
    start = section.mark.body.start if section.mark else section.heading.span.start
    before = document.text[start : section.title.start]
    return Span(start, section.title.end) if SEPARATOR in before else section.title


def _is_named(document: Document, section: Section) -> bool:
    """Say whether a section has a heading in words; 2.5 GB in a list is none."""
    if not section.is_heading or section.heading is None:
        return False
    line = section.heading
    return line.block.kind is BlockKind.HEADING or bool(_HAN.search(line.span.of(document.text)))


def _key(document: Document, section: Section) -> str:
    """Return a heading as it is compared: with the code in it, and C# apart from C++."""
    if section.heading is None or section.title is None:
        return ""
    start = section.mark.body.start if section.mark else section.heading.span.start
    end = section.heading.span.end
    if document.text.find("。", section.title.end, end) >= 0:
        end = section.title.end
    said = spelled(document, Span(start, end)) + _tags(document, start, end)
    if not _HAN.search(said):  # a name: retry: takes an argument, retry does not
        return "".join(said.split())
    return title_key(said) + "".join(_SIGNS.findall(without_advert(said)))


def _tags(document: Document, start: int, end: int) -> str:
    """Return the bare tags that stand in the line of a heading: ### 标签 <main>."""
    stop = document.text.find("\n", end)
    pieces = trivia_in(document, Span(start, (stop if stop >= 0 else end) + 1))
    return "".join(
        one.text for one in pieces if one.kind is TriviaKind.HTML and _TAG.fullmatch(one.text)
    )


def _listed(document: Document, sections: Sequence[Section]) -> frozenset[int]:
    """Return the headings in a row that have nothing below them: contents, written as headings."""
    found: set[int] = set()
    run: list[int] = []
    for section in sections:
        title = section.heading.span.end if section.heading else section.span.start
        if document.text[title : section.span.end].strip():
            if len(run) >= _FEWEST_LISTED:
                found.add(section.place)  # the last one, with the beginning of the text below it
            run = []
            continue
        run.append(section.place)
        if len(run) == _FEWEST_LISTED:
            found.update(run)
        elif len(run) > _FEWEST_LISTED:
            found.add(section.place)
    return frozenset(found)


def _are_dated(document: Document, one: Section, other: Section) -> bool:
    """Say whether what stands right below two headings tells them apart: a date or a number."""
    first, second = (_date_below(document, section) for section in (one, other))
    return first is not None and second is not None and first != second


def _are_steps(document: Document, one: Section, other: Section) -> bool:
    """Say whether two headings are steps of one kind, each with its own number and its own words.

    A copy whose heading was forgotten stands right behind its original; a step comes again after
    another one. Numbers of chapters count no steps.
    """
    if one.mark is None or other.mark is None:
        return False
    apart = other.mark.value > one.mark.value + 1 and other.mark.scheme in _STEPS
    return apart and _bodies_differ(document, one, other)


def _are_overloads(document: Document, one: Section, other: Section) -> bool:
    """Say whether two headings with numbers of their own name functions whose code differs."""
    if one.mark is None or other.mark is None or one.mark.value == other.mark.value:
        return False
    heading = other.heading
    if heading is None or heading.block.kind is not BlockKind.HEADING:
        return False
    name = spelled(document, Span(other.mark.body.start, heading.span.end))
    if _HAN.search(_IN_BRACKETS.sub("", name)):
        return False
    coded = all(_code_below(document, section) for section in (one, other))
    return coded and _bodies_differ(document, one, other)


def _code_below(document: Document, section: Section) -> Sequence[str]:
    """Return the blocks of code below a heading."""
    start, end = _below(section)
    trivia = document.trivia
    first = bisect_left(trivia, start, key=lambda piece: piece.offset)
    last = bisect_right(trivia, end, lo=first, key=lambda piece: piece.offset)
    return [
        piece.text
        for piece in trivia[first:last]
        if piece.kind is TriviaKind.CODE
        and (
            "\n" in piece.text
            or SEPARATOR not in document.text[max(0, piece.offset - 1) : piece.offset + 1]
        )
    ]


def _below(section: Section) -> tuple[int, int]:
    """Return from where to where the body below a heading stands."""
    start = section.heading.span.end if section.heading else section.span.start
    return start, section.span.end


def _bodies_differ(document: Document, one: Section, other: Section) -> bool:
    """Say whether something else stands below either of two headings, code and all."""
    if not (_has_body(document, one) and _has_body(document, other)):
        return False
    if abs(len(one.span) - len(other.span)) > _MOST_BLANK:
        return True  # all of a long body need not be read again for each of many headings
    return _body(document, one) != _body(document, other)


def _has_body(document: Document, section: Section) -> bool:
    return bool(_WORD.search(document.text, *_below(section)) or _code_below(document, section))


def _body(document: Document, section: Section) -> Sequence[str]:
    start, end = _below(section)
    words = "".join(document.text[start:end].split())
    return [words, *_code_below(document, section)]


def _date_below(document: Document, section: Section) -> str | None:
    if section.heading is None:
        return None
    below = document.text[section.heading.span.end : section.span.end].lstrip()
    line = below[:_LONGEST_DATE].split("\n", 1)[0]
    return line if len(line) < _LONGEST_DATE and _DATE.search(line) else None


def _is_form(headings: Sequence[tuple[str, Section]]) -> bool:
    """Say whether headings without numbers recur as a form does: 案情 and 评析 in every case."""
    counts = Counter(key for key, section in headings if section.mark is None)
    repeated = [count for count in counts.values() if count > 1]
    return len(repeated) > 1 or any(count > 2 for count in repeated)
