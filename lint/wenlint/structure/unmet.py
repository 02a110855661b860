"""References to what a document names and lacks: literature, notes, tables, labels, parties."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import regex

from wenlint.core.document import BlockKind, TriviaKind
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified
from wenlint.lexicon.lists import LISTINGS
from wenlint.lexicon.numerals import HAN_DIGITS
from wenlint.structure.attachment_titles import lone_headings
from wenlint.structure.attachments import find_attachments
from wenlint.structure.captions import find_captions
from wenlint.structure.dangling import Dangling, is_near, names_another
from wenlint.structure.labels import whole_series
from wenlint.structure.markers import Mark, Scheme, line_marks
from wenlint.structure.ordered_lists import ordered_lists

if TYPE_CHECKING:
    from wenlint.core.document import Document, Line

_N = rf"[0-9]{{1,3}}|[{HAN_DIGITS}]{{1,5}}"
_LITERATURE = lazy(
    r"(?:[0-9一二三四五六七八九十]{1,2}[、.][ ]?)?(?:主要)?"
    r"(?:参考(?:文献|资料|书目)|引用文献|文献|注释|References)[:：]?"
)
_ENTRY = lazy(r"[\[［](?P<n>\d{1,3})[\]］]")
_CITED = lazy(
    r"(?<![A-Za-z0-9_)）\[.$=])(?<!\D\])[ ]?\^?"
    r"\[(?P<n>\d{1,3}(?:[ ]?[,，、\-–—~][ ]?\d{1,3}){0,8})\](?![(:：\]]|\[(?!\d))"
)
_NOTE = lazy(r"\[\^(?P<id>\d{1,3}|[A-Za-z]\w{0,15})\](?!:)")
_NOTE_TEXT = lazy(r"(?m)^[ ]{0,3}\[\^(?P<id>[^\]\s]{1,40})\]:")
_NEXT = lazy(
    r"(?:[详参]?见|如|列[入于在]|按)下(?P<kind>[表图])(?:所[示列])?(?=[，。；：:）)、]|$)", regex.M
)
_LATER = lazy(r"附[表图件录]|[附另]后|另附|附上|\t|[|｜]|[─┌├│]|\S[ ]{2,}\S|\u3000\S|截图|略")
_SEE_ATTACHED = lazy(rf"(?:[详参]?见|如)附件(?P<n>{_N})?(?=[，。；）)、\s]|$)")
_NUMBERED_ATTACHMENT = lazy(r"(?<=[见如（(])附件[2-9二三四五](?!\d|[-.]\d)")
_SALUTATION = lazy(r"[^\n。，]{2,40}[：:]$")
_NOTICE = lazy(r"(?:通知|启事|公告|通告|函|邀请书|倡议书)(?:[（(][^\n]{0,20}[）)])?$")
_LONGEST_NOTICE = 3000
# Of what is looked for through the whole text no more than these.
_MOST = 30
_PARTIES = "甲乙丙丁戊己庚"
_PARTY = lazy(rf"(?<![{_PARTIES}])(?P<name>[{_PARTIES}])(?P<side>方)")
_NAMED_AFTER = lazy(
    r"方[）)”」]?[ \u3000]*(?:[（(][^）)\n]{1,20}[）)])?[ \u3000]*[：:]"
    r"|方[ \u3000]*[（(]|方[”」）)]|方[ ]?(?:为|是|即|系指)"
)
_NAMED_BEFORE = ("（", "(", "“", "「")


def unmet_references(document: Document) -> Iterator[Dangling]:
    """Yield the references to entries, notes, tables, labels and parties that are not there."""
    text = document.view(simplified)
    if "[" in text:
        yield from _citations(document, text)
        yield from _notes(document)
    if ("表" in text and "下表" in text) or ("图" in text and "下图" in text):
        yield from _next_ones(document, text)
    if "附件" in text:
        if "见附件" in text or "如附件" in text:
            yield from _attached(document, text)
        yield from _beyond_a_lone_one(document, text)
    if "甲" in text and "甲方" in text and "乙方" in text:
        yield from _parties(text)
    yield from _labelled(document, text)
    if _NUMBERED_FORMULA.search(text):
        yield from _formulas(document, text)
    if "录" in text and "附录" in text:
        yield from _appendices(document, text)


def _citations(document: Document, text: str) -> Iterator[Dangling]:
    """Yield the numbers in brackets beyond the last entry of the literature.

    They cite it only if others of them, written so, are in it.
    """
    lines = document.lines
    heads = [at for at, one in enumerate(lines) if _LITERATURE.fullmatch(text, *_ends(one))]
    if len(heads) != 1:
        return
    begin = lines[heads[0]].span.end
    entries = {
        int(match["n"]): one.span
        for one in lines[heads[0] + 1 :]
        if (match := _ENTRY.match(text, *_ends(one)))
    }
    if not entries:
        after = [
            one for one in document.view(ordered_lists) if one.series.marks[0].span.start >= begin
        ]
        marks = after[0].series.marks if after else ()
        entries = {mark.value: mark.span for mark in marks}
    last = max(entries, default=0)
    if last < 2 or set(entries) != set(range(1, last + 1)):
        return
    good, wrong = 0, []
    for match in _CITED.finditer(text, 0, begin):
        numbers = [int(one) for one in regex.findall(r"\d+", match["n"])]
        if max(numbers) <= last and min(numbers) > 0:
            good += 1
        elif min(numbers) > 0:
            wrong.append(Span(match.start("n") - 1, match.end()))
    if good and len(wrong) <= max(1, good // 3):
        for span in wrong:
            yield Dangling(span, entries[last], f"[{last}]")


def _ends(line: Line) -> tuple[int, int]:
    return line.span.start, line.span.end


def _notes(document: Document) -> Iterator[Dangling]:
    """Yield the marks of footnotes that have no text, in a document whose other ones have."""
    if "[^" not in document.text:
        return
    told = {match["id"] for match in _NOTE_TEXT.finditer(document.source.text)}
    if not told:
        return
    digits = all(one.isdigit() for one in told)
    for match in _NOTE.finditer(document.text):
        if match["id"] not in told and match["id"].isdigit() is digits:
            yield Dangling(Span(*match.span()))


def _next_ones(document: Document, text: str) -> Iterator[Dangling]:
    """Yield 见下表 and 如下图 with nothing below that could be meant."""
    tables = [one.span.start for one in document.blocks if one.kind is BlockKind.TABLE_CELL]
    shown = [
        one.offset
        for one in document.trivia
        if one.kind in (TriviaKind.IMAGE, TriviaKind.CODE, TriviaKind.LINK)
        or (one.kind is TriviaKind.HTML and one.text[1:4].lower() in ("tab", "img", "svg", "ifr"))
    ]
    last = max(
        [-1, *tables, *shown, *(one.mark.span.start for one in document.view(find_captions).body)]
    )
    starts = [line.span.start for line in document.lines]
    marked = {mark.span.start for mark in document.view(line_marks)}
    for match in islice(_NEXT.finditer(text), _MOST):
        if (
            last >= match.start()
            or document.blocks[document.block_at(match.start())].kind is BlockKind.TABLE_CELL
        ):
            continue
        if match["kind"] == "图" and document.path.endswith(".txt"):
            continue  # a text has lost its pictures
        place = bisect_right(starts, match.start())
        end = text.find("\n", match.end())
        if _LATER.search(text, end if end >= 0 else len(text)):
            continue
        following = document.lines[place] if place < len(starts) else None
        if following is None or _is_other(text, following, marked):
            yield Dangling(Span(*match.span()))


def _is_other(text: str, line: Line, marked: set[int]) -> bool:
    """Say whether a line cannot be the first of a table: a heading, or a sentence."""
    return (
        line.block.kind is BlockKind.HEADING
        or line.span.start in marked
        or text[line.span.end - 1] in "。；！"
    )


def _attached(document: Document, text: str) -> Iterator[Dangling]:
    """Yield 见附件 in a notice that says nothing else of an attachment."""
    if len(text) > _LONGEST_NOTICE or regex.search(r"附[：:表录图]|附后|另发", text):
        return
    heads = document.lines[:3]
    if not any(
        _SALUTATION.search(text, *_ends(one)) or _NOTICE.search(text, *_ends(one)) for one in heads
    ):
        return
    matches = list(_SEE_ATTACHED.finditer(text))
    linked = any(one.kind in (TriviaKind.LINK, TriviaKind.IMAGE) for one in document.trivia)
    if matches and len(matches) == text.count("附件") and not linked:
        for match in matches:
            yield Dangling(Span(*match.span()))


def _beyond_a_lone_one(document: Document, text: str) -> Iterator[Dangling]:
    """Yield 附件2 where a single attachment follows, which bears no number."""
    attachments = document.view(find_attachments)
    alone = lone_headings(document)
    if len(alone) != 1 or attachments.listed or attachments.headings:
        return
    for match in _NUMBERED_ATTACHMENT.finditer(text, 0, alone[0].span.start):
        span = Span(*match.span())
        if not names_another(text, span) and text.count(match[0]) == 1:
            yield Dangling(span, alone[0].span, "附件")


def _parties(text: str) -> Iterator[Dangling]:
    """Yield the parties of a contract that nobody is: 丙方, where only 甲方 and 乙方 are named."""
    named: set[str] = set()
    used: dict[str, Span] = {}
    for match in _PARTY.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        is_named = before[-1:] in _NAMED_BEFORE or before in ("简称", "称为", "作为")
        if is_named or _NAMED_AFTER.match(text, match.start("side")):
            named.add(match["name"])
        else:
            used.setdefault(match["name"], Span(*match.span()))
    if not {"甲", "乙"} <= named:
        return
    for name, span in used.items():
        if name not in named:
            yield Dangling(span, None, max(named, key=_PARTIES.index) + "方")


def _labelled(document: Document, text: str) -> Iterator[Dangling]:
    """Yield the one reference to a label beyond the last of its series: 步骤6 of three, 代码 3-7.

    Captions of code are meant by their label alone, other labels only where a verb leads to them.
    """
    for series in document.view(whole_series)[:_MOST]:
        last = series.marks[-1]
        label = _LABEL.fullmatch(last.style.partition("#")[0])
        if label is None or last.style[-1] != "#":
            continue
        word, prefix = label.groups()
        lead = "" if word in LISTINGS else _LEAD
        pattern = (
            rf"{lead}{word}[ ]?{regex.escape(prefix)}(?P<n>{_N})(?![\d.年月日个名次条万亿%\-])"
        )
        starts = {mark.span.start for mark in series.marks}
        found = [
            Span(match.end() - len(match[0].lstrip()), match.end())
            for match in regex.finditer(pattern, document.text)
            if match.start() not in starts
            and is_near(parse_count(match["n"]) or 0, last.value)
            and (document.text[match.start() - 1 : match.start()] != "\n" or _goes_on(text, match))
        ]
        if len(found) == 1 and not names_another(text, found[0]):
            yield Dangling(found[0], last.span, last.written)


_LABEL = lazy(r"(\p{L}+)((?:\d{1,2}[-－–.．])*)")
_LEAD = r"(?<=[见如从按照至到]|重复|参考|参照|执行|回到|返回|沿用)"


def _goes_on(text: str, match: regex.Match[str]) -> bool:
    """Say whether what begins a line is no caption, but a sentence: 清单 4-6 中的字段."""
    return _GOES_ON.match(text, match.end()) is not None


def _formulas(document: Document, text: str) -> Iterator[Dangling]:
    """Yield the formulas beyond the last that bears a number."""
    numbers: Counter[tuple[int, ...]] = Counter()
    marks: dict[tuple[int, ...], Mark] = {}
    for caption in document.view(find_captions).body:
        if caption.mark.scheme is Scheme.FORMULA:
            marks[caption.mark.values] = caption.mark
            numbers[caption.mark.values[:-1]] = max(
                numbers[caption.mark.values[:-1]], caption.mark.value
            )
    tags = {tuple(map(int, regex.findall(r"\d+", one))) for one in _tags(document)}
    for values in tags:
        numbers[values[:-1]] = max(numbers[values[:-1]], values[-1])
    known = tags | set(marks)
    for match in _FORMULA.finditer(text):
        values = tuple(map(int, regex.findall(r"\d+", match["n"])))
        last = numbers[values[:-1]]
        whole = last > 1 and all((*values[:-1], one) in known for one in range(1, last + 1))
        span = Span(*match.span())
        if whole and is_near(values[-1], last) and not names_another(text, span):
            mark = marks.get((*values[:-1], last))
            yield Dangling(span, mark.span if mark else None, f"（{last}）")


_GOES_ON = lazy(r"[ ]?(?:[中里的所]|给出|展示)")
_FORMULA = lazy(
    r"(?<!形|方|模|格|样|款|方程)(?:公式|式)[ ]?[（(](?P<n>\d{1,2}(?:[-.]\d{1,2})?)[）)]"
)
_NUMBERED_FORMULA = plain("式[ ]?[（(]")
_TAG = lazy(r"\\tag\*?\{[（(]?(\d{1,2}(?:[-.]\d{1,2})?)[）)]?\}")


def _tags(document: Document) -> Iterator[str]:
    if "\\tag" in document.source.text:
        yield from (match[1] for match in _TAG.finditer(document.source.text))


def _appendices(document: Document, text: str) -> Iterator[Dangling]:
    """Yield the appendices beyond the last that there is."""
    marks = [
        mark
        for mark in document.view(line_marks)
        if mark.scheme is Scheme.ATTACHMENT and text.startswith("附录", mark.span.start)
    ]
    values = [mark.value for mark in marks]
    if len(marks) < 2 or sorted(set(values)) != list(range(1, max(values) + 1)):
        return
    last = max(marks, key=lambda mark: mark.value)
    starts = {mark.span.start for mark in marks}
    is_letter = last.numeral.isalpha() and last.numeral.isascii()
    for match in _APPENDIX.finditer(text):
        letter = match["n"].isascii() and match["n"].isalpha()
        value = ord(match["n"]) - ord("A") + 1 if letter else parse_count(match["n"]) or 0
        span = Span(*match.span())
        beyond = letter is is_letter and is_near(value, last.value) and span.start not in starts
        if beyond and not names_another(text, span):
            yield Dangling(span, last.span, last.written)


_APPENDIX = lazy(rf"附录[ ]?(?P<n>[A-Z](?![A-Za-z0-9])|{_N})(?!\.\d)")
