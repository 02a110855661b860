"""Questions that are asked twice, and answers that were copied to another question."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from wenlint.core.document import BlockKind, Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.structure.entries import key_of
from wenlint.structure.outline import make_outline
from wenlint_rules.duplicate.entries.repetition import Repetition

_ASKED = lazy(r"[ \t\u3000]*(?:问|提问|問|Q|q)(?P<n>[ ]?\d{0,3})[：:.、][ \t]*(?P<words>.+)")
_ANSWERED = lazy(r"[ \t\u3000]*(?:答|回答|A|a)(?:[ ]?\d{0,3})[：:.、][ \t]*(?P<words>.+)")
_QUESTION_ENDS = ("？", "?")
_SHORT_ANSWER = lazy(
    r"(?:请?(?:先|及时|直接)?(?:联系|拨打|咨询|致电|参[见看考]|详见|见|查[看阅]|登录|访问|前往)"
    r"|同[上前样]|没有|不|否|目前|暂|請|聯繫|諮詢|詳見)"
)
_SHORTEST_ANSWER = 8
_FEWEST_IN_BOLD = 3
# What makes a question of the words, and what it is about: characters, words in Latin letters.
_ASKING = lazy(
    r"怎[么样]|如何|什么|甚麼|怎麼|多[少久长大]|几[点时]|哪[里些个儿]?|谁|誰|为何|是否|能否|可否|可以|需要|应该"
    r"|[吗嗎呢么能可要会的了是在有？?！!。\s]"
)
_ASKED_ABOUT = lazy(r"\p{Han}|[A-Za-z0-9]+")


class _Question(Struct, frozen=True):
    """A question with its answer, as they are compared."""

    span: Span
    words: str
    answer: Span | None
    said: str
    section: int


def _questions(document: Document) -> tuple[_Question, ...]:
    """Return the questions of a document: a view."""
    if not any(sign in document.text for sign in ("问", "問", "？", "?", "Q", "q")):
        return ()
    return (*_spoken(document), *_headed(document), *_in_bold(document))


def _spoken(document: Document) -> Iterator[_Question]:
    """Yield 问：… 答：… on lines of their own."""
    text, lines = document.text, document.lines
    outline = document.view(make_outline)
    for place, line in enumerate(lines):
        asked = _ASKED.fullmatch(text, line.span.start, line.span.end)
        if asked is None:
            continue
        answer = None
        if place + 1 < len(lines):
            behind = lines[place + 1].span
            answered = _ANSWERED.fullmatch(text, behind.start, behind.end)
            if answered is not None:
                answer = Span(answered.start("words"), behind.end)
        goes_on = place + 2 < len(lines) and not _ASKED.fullmatch(
            text, lines[place + 2].span.start, lines[place + 2].span.end
        )
        span = Span(asked.start("words"), line.span.end)
        said = key_of(document, answer) if answer and not goes_on else ""
        place_of = outline.article_at(line.span.start).place
        yield _Question(span, key_of(document, span), answer, said, place_of)


def _headed(document: Document) -> Iterator[_Question]:
    """Yield the headings that ask something, each with the paragraph below it."""
    text = document.text
    for section in document.view(make_outline).sections[1:]:
        heading, title = section.heading, section.title
        if heading is None or title is None:
            continue
        if heading.block.kind is not BlockKind.HEADING and section.mark is None:
            continue
        if not heading.span.of(text).endswith(_QUESTION_ENDS):
            continue
        start = section.mark.body.start if section.mark else heading.span.start
        span = strip(text, Span(start, heading.span.end))
        body = strip(text, Span(heading.span.end, section.span.end))
        words = key_of(document, span)
        said = key_of(document, body) if len(body) else ""
        parent = section.parent if heading.block.kind is BlockKind.HEADING else -section.parent
        yield _Question(span, words, body if said else None, said, parent)


def _in_bold(document: Document) -> Iterator[_Question]:
    """Yield the paragraphs that are a question in bold, several of one file."""
    text, source = document.text, document.source
    if "**" not in source.text:
        return
    outline = document.view(make_outline)
    found = []
    for place, block in enumerate(document.blocks):
        span = strip(text, block.span)
        if block.kind is not BlockKind.PARAGRAPH or not span.of(text).endswith(_QUESTION_ENDS):
            continue
        there = source.span(span)
        if (
            "\n" in span.of(text)
            or source.text[max(0, there.start - 2) : there.start] != "**"
            or not source.text.startswith("**", there.end)
        ):
            continue
        answer = None
        if place + 1 < len(document.blocks):
            answer = strip(text, document.blocks[place + 1].span)
        said = key_of(document, answer) if answer else ""
        section = outline.article_at(span.start).place
        found.append(_Question(span, key_of(document, span), answer, said, section))
    if len(found) >= _FEWEST_IN_BOLD:
        yield from found


def repeated_questions(document: Document) -> Iterator[Repetition]:
    """Yield the questions that are asked a second time in one set."""
    first: dict[tuple[int, str], _Question] = {}
    for one in document.view(_questions):
        before = first.setdefault((one.section, one.words), one)
        if before is not one and len(one.words) > 4:
            yield Repetition(
                one.span, before.span, "问题“{}”问了两遍", "the question “{}” is asked twice"
            )


def repeated_answers(document: Document) -> Iterator[Repetition]:
    """Yield the answers that stand below two questions."""
    first: dict[tuple[int, str], _Question] = {}
    for one in document.view(_questions):
        if one.answer is None or len(one.said) < _SHORTEST_ANSWER or _SHORT_ANSWER.match(one.said):
            continue
        before = first.setdefault((one.section, one.said), one)
        if before is one or before.answer is None or before.words == one.words:
            continue
        if not _are_alike(before.words, one.words):
            yield Repetition(
                one.answer,
                before.answer,
                "答案“{}”与前面另一个问题的答案完全相同",
                "the answer “{}” stands below another question too",
            )


def _are_alike(one: str, other: str) -> bool:
    """Say whether two questions ask so much the same that one answer may do for both."""
    first, second = (set(_ASKED_ABOUT.findall(_ASKING.sub("", words))) for words in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))
