"""Marks that look alike on both sides, and those of Markdown, that stand without their half."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from wenlint.core.document import Block, BlockKind, Document, TriviaKind
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.structure.raw import is_hidden, prose_by

_HAN = lazy(r"\p{Han}")
_QUOTE = lazy(r'"')
_OLD_QUOTE = lazy(r"[\w .-]{1,40}'")
_INCH = lazy(r"[\d\s.,=(\[{:/\\<]$")
_CODE_LIKE = lazy(r"[\w.\-/ ]{1,40}")
_TICK = lazy(r"`+")
_FORMULA = lazy(r"(?<!\w)\$(?=[A-Za-z](?:_\w)?[ ]?[=≈<>](?![=>])|\\[a-z]{2,})")
_FENCE = lazy(r"(?m)^[ ]{0,3}(?P<sign>`{3,}|~{3,})[^\n]*$")
_AFTER_LINK = lazy(r"(?<![\[!])\[[^\[\]\n]{1,80}\]\([^()\s]{1,200}\)(?P<mark>\])(?![(\[:])")
_WITHIN_LINK = lazy(
    r"(?<![\[!])\[[^\[\]\n]{1,80}\](?P<mark>\])\((?=[^()\s]{0,200}[./#])[^()\s]{1,200}\)"
)
_NUMBER = lazy(r"(?P<open>[〔\[［(（【])(?:19|20)\d\d(?P<close>[〕\]］)）】])(?:第?\d{1,4}号)")
_LONGEST_LINE = 400
_ASIDE = (BlockKind.METADATA, BlockKind.TABLE_CELL)
_PAIRED = lazy(r"\*\*[^*\n]+\*\*|(?<!\*)\*[^*\n]+\*(?!\*)|`[^`\n]*`|\\\*")
_HALF_BOLD = lazy(r"(?<!\*)\*\*(?=[^\s*])[^*`\n]{1,40}\*(?!\*)")
_QUOTED_TARGET = lazy(r"\[[^\[\]\n]{1,80}\]\([\"“”'][^()\s]{1,200}[\"“”']\)")
_EXCHANGED = lazy(
    r"[(（][^()（）\n]{1,40}[)）]\[(?:https?://[^\[\]\s]{1,200}|[\w./-]{1,80}\.(?:md|html?|pdf))\](?![(:])"
)
_FOOTNOTE = lazy(r"(?<![\^\[$])\^\[(?P<n>\d{1,3})\](?!\()")


def straight_halves(document: Document) -> Iterator[Hit]:
    """Yield straight quotation marks and backticks without their other half."""
    text = document.text
    for sign, name in (('"', "直引号"), ("`", "反引号")):
        if sign not in text:
            continue
        odd = [
            (place, block)
            for place, block in enumerate(document.blocks)
            if block.kind not in _ASIDE and _is_odd(text, block, sign)
        ]
        near = {
            place
            for (one, _), (other, _) in pairwise(odd)
            if other - one <= 3
            for place in (one, other)
        }
        for place, block in odd:
            if place in near:
                continue  # a quotation over paragraphs
            at = text.find(sign, block.span.start, block.span.end)
            yield Hit(
                Span(at, at + 1),
                f"{name}「{sign}」缺另一半",
                f"the mark {sign} has no other half",
            )


def _is_odd(text: str, block: Block, sign: str) -> bool:
    """Say whether one mark, and no second one, stands in a paragraph, by a word of Chinese."""
    start, end = block.span.start, block.span.end
    if text.count(sign, start, end) != 1 or not _HAN.search(text, start, end):
        return False
    at = text.find(sign, start, end)
    before, after = text[max(start, at - 1) : at], text[at + 1 : min(end, at + 2)]
    if sign == '"':
        if _INCH.search(before) or after in ("'", "`"):
            return False
        return bool(_HAN.match(after)) or (bool(_HAN.match(before)) and at > start)
    if before == "\\" or _OLD_QUOTE.match(text, at + 1, end):
        return False  # an escaped one; `so' quotes a program
    line_start = max(start, text.rfind("\n", start, at) + 1)
    opens = at == line_start or before in " ，。：（" or _HAN.match(before) is not None
    closes = after in " ，。；）" or _HAN.match(after) is not None
    word_before = before.isascii() and (before.isalnum() or before in ")_-")
    word_after = after.isascii() and (after.isalnum() or after in "-_./<{[$")
    return (opens and word_after) or (closes and word_before)


def lone_formulas(document: Document) -> Iterator[Hit]:
    """Yield the mark that opens a formula in a paragraph where nothing closes it."""
    text = document.text
    if "$" not in text:
        return
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if text.count("$", start, end) == 1 and _HAN.search(text, start, end):
            match = _FORMULA.search(text, start, end)
            if match is not None:
                yield Hit(
                    Span(*match.span()),
                    "公式的记号「$」缺另一半",
                    "the mark $ of a formula has no other half",
                )


def never_closed(document: Document) -> Iterator[Hit]:
    """Yield a fence of code and a comment that are opened in a file and never closed."""
    raw = document.source.text
    last = document.trivia[-1] if document.trivia else None
    fenced = not document.source.markup and ("```" in raw or "~~~" in raw)
    if fenced and last is not None and last.kind is TriviaKind.CODE:
        fences = [
            match
            for match in _FENCE.finditer(raw)
            if match.start() >= raw.rfind("\n", 0, last.span.start) - _LONGEST_LINE
        ]
        ends = last.span.end >= len(raw.rstrip()) - 1
        inside = [one for one in fences if one.end() <= last.span.end + 4]
        if ends and len(inside) % 2 == 1 and "。" in last.text and _HAN.search(last.text):
            fence = inside[-1]
            yield Hit(
                prose_by(document, fence.start()),
                f"代码块的记号「{fence['sign']}」一直没有关上，后面的文字都成了代码",
                f"the fence {fence['sign']} is never closed: what follows becomes code",
                there=Span(*fence.span()),
            )
    at = raw.rfind("<!--")
    if at >= 0 and "-->" not in raw[at:] and _is_prose(document, at):
        yield Hit(
            prose_by(document, at),
            "注释的记号「<!--」一直没有关上，后面的文字都看不见了",
            "the comment <!-- is never closed: what follows is not shown",
            there=Span(at, at + 4),
        )


def _is_prose(document: Document, at: int) -> bool:
    """Say whether what begins at `at` of the file is no code."""
    raw = document.source.text
    if document.source.markup and any(
        raw.rfind(f"<{name}", 0, at) > raw.rfind(f"</{name}", 0, at) for name in ("script", "style")
    ):
        return False
    return not any(
        piece.kind is TriviaKind.CODE and piece.span.start <= at < piece.span.end
        for piece in document.trivia
    )


def stray_brackets(document: Document) -> Iterator[Hit]:
    """Yield the bracket that stands behind a whole link, or behind its words."""
    raw = document.source.text
    if document.source.markup:
        return
    behind = _AFTER_LINK.finditer(raw) if ")]" in raw else ()
    within = _WITHIN_LINK.finditer(raw) if "]](" in raw else ()
    for match in chain(behind, within):
        start = raw.rfind("\n", 0, match.start()) + 1
        before = raw[start : match.start()]
        if before.count("[") > before.count("]") or is_hidden(document, match.start()):
            continue
        yield Hit(
            prose_by(document, match.start("mark")),
            "链接后面多了一个「]」",
            "a stray ] stands behind the link",
            there=Span(*match.span("mark")),
        )


def number_brackets(document: Document) -> Iterator[Hit]:
    """Yield the document numbers whose year stands in other brackets than that of the others."""
    text = document.text
    if "〔" not in text:
        return
    found = list(_NUMBER.finditer(text))
    right = [match for match in found if match["open"] == "〔"]
    if not right:
        return
    for match in found:
        if match["open"] not in "〔":
            yield Hit(
                Span(*match.span()),
                f"文号的年份用了「{match['open']}{match['close']}」，别处用的是「〔〕」",
                f"the year stands in {match['open']}{match['close']}, that of others in 〔〕",
            )


def broken_markup(document: Document) -> Iterator[Hit]:
    """Yield the marks of Markdown that are written wrongly: bold, links, notes."""
    raw = document.source.text
    if document.source.markup or not document.path.endswith((".md", ".markdown")):
        return
    if "**" in raw:
        for match in _HALF_BOLD.finditer(raw):
            line = raw[raw.rfind("\n", 0, match.start()) + 1 : match.end()]
            rest = _PAIRED.sub("", raw[match.end() : match.end() + 80].split("\n", 1)[0])
            if _PAIRED.sub("", line).count("**") == 1 and "*" not in rest and _HAN.search(match[0]):
                yield from _at(document, match.span(), "粗体的记号一边两个星号，一边一个")
    for pattern, zh in (
        (_QUOTED_TARGET, "链接的地址放在了引号里，点不开"),
        (_EXCHANGED, "链接的两种括号写反了"),
    ):
        for match in pattern.finditer(raw) if "](" in raw or ")[" in raw else ():
            yield from _at(document, match.span(), zh)
    if "^[" in raw:
        for match in _FOOTNOTE.finditer(raw):
            if f"[^{match['n']}]:" in raw:
                yield from _at(document, match.span(), "脚注的记号写反了，应为“[^…]”")


def _at(document: Document, place: tuple[int, int], zh: str) -> Iterator[Hit]:
    if not is_hidden(document, place[0]):
        en = "broken markup of Markdown: it is shown as it stands"
        yield Hit(prose_by(document, place[0]), zh, en, there=Span(*place))
