"""Takes out the noise that hides adverts from filters, and finds the runs that it disguises.

Sites sprinkle their adverts with signs: `*【更#多素材尽在@某某~文库】`. Masks (`**人次`), lists
(甲|乙) and topics (#春耕#) look alike; what tells a disguise is that it tears words apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span

_NOISE = frozenset("#~@*^&%$|_=+`·•★☆◆◇●■□※♥❤❥✿♪→←\u200b\u200c\u200d\u2060\ufeff\u00ad")
# The vocabulary of adverts: what a filter would look for.
_WORDS = (
    "更多|素材|尽在|公众号|微信|文库|关注|会员|网盘|范文|资料|下载|加群|代写|代笔|客服|扫码|材料|公文"
    "|模板|论文|加微|免费|领取|获取|搜索|入群|付费"
)
_WORD = lazy(_WORDS)
_PAIRS = {word[at : at + 2] for word in _WORDS.split("|") for at in range(len(word) - 1)}
_HAN = lazy(r"\p{Han}")
_SIGNS = "#~@*^&%$|＃～＠＊＾＆％＄｜·•★☆_=+"
_SPRINKLED = lazy(rf"[{regex.escape(_SIGNS)}]{{1,4}}+(?=\p{{Han}})")
_BRACKETS = dict(zip("【〖[（(《「『〔", "】〗]）)》」』〕", strict=True))
_LONGEST_RUN = 90
_LARGEST_CLUSTER = 40


class Plain(Struct, frozen=True):
    """A text without its noise; `offsets[i]` is where its i-th character stood."""

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original text that holds `text[start:end]`."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def plain(text: str, span: Span) -> Plain:
    """Return what `span` says without noise and blanks, half-width and in lower case."""
    folded = _fold(span.of(text))
    if len(folded) == len(span):
        signs = list(zip(folded, range(span.start, span.end), strict=True))
    else:  # some character stands for several, as ㈱ does
        signs = [
            (sign, offset) for offset in range(span.start, span.end) for sign in _fold(text[offset])
        ]
    kept = [(sign, at) for sign, at in signs if sign not in _NOISE and not sign.isspace()]
    return Plain("".join([sign for sign, _ in kept]), [at for _, at in kept])


def _fold(part: str) -> str:
    return unicodedata.normalize("NFKC", part).lower()


def disguised_runs(text: str) -> Iterator[Span]:
    """Yield runs that noise disguises: bracketed ones whole, others from first to last word."""
    last = Span(0, 0)
    for cluster in _clusters(text):
        if not _is_suspicious(text, cluster):
            continue
        bare: list[Span] = []
        for span in cluster:
            if span.start < last.end:
                continue
            if (run := _bracketed(text, span)) is not None and _is_disguised(text, run):
                last = run
                yield run
            else:
                bare.append(span)
        yield from _bare_run(text, bare)


def _clusters(text: str) -> Iterator[list[Span]]:
    """Yield the signs between characters, those near each other together."""
    cluster: list[Span] = []
    for span in _sprinkled(text):
        if cluster and (span.start - cluster[-1].end > 10 or len(cluster) == _LARGEST_CLUSTER):
            yield cluster
            cluster = []
        cluster.append(span)
    if cluster:
        yield cluster


def _is_suspicious(text: str, cluster: Sequence[Span]) -> bool:
    """Say at once of most clusters that they disguise nothing: they tear no word apart."""
    if any(text[span.start - 1] + text[span.end] in _PAIRS for span in cluster):
        return True
    return len({text[span.start] for span in cluster}) >= 2


def _sprinkled(text: str) -> Iterator[Span]:
    """Yield the signs that stand between two Chinese characters."""
    if any(sign in text for sign in _SIGNS):
        for match in _SPRINKLED.finditer(text):
            if match.start() and _HAN.match(text, match.start() - 1):
                yield Span(*match.span())


def _bracketed(text: str, inner: Span) -> Span | None:
    """Return the brackets around `inner` with the noise before them, if they stand near."""
    at = inner.start - 1
    while at >= max(0, inner.start - _LONGEST_RUN) and text[at] != "\n":
        if text[at] in _BRACKETS:
            end = text.find(_BRACKETS[text[at]], inner.end, inner.end + _LONGEST_RUN)
            if end < 0 or "\n" in text[inner.end : end]:
                return None
            while at > 0 and inner.start - at < _LONGEST_RUN and text[at - 1] in _SIGNS:
                at -= 1
            return Span(at, end + 1)
        if text[at] in "】〗]）)》」』〕":
            return None
        at -= 1
    return None


def _is_disguised(text: str, span: Span) -> bool:
    """Say whether noise stands inside the words of a run, or three kinds of it between words."""
    part = plain(text, span)
    words = list(_WORD.finditer(part.text))
    kinds = {sign for inner in _sprinkled(span.of(text)) for sign in inner.of(span.of(text))}
    broken = _is_broken(part, words) and kinds != {"*"}
    if len({match[0] for match in words}) >= 2:
        return broken
    if broken and sum(1 for _ in _sprinkled(span.of(text))) >= 3:
        return True
    if any(map(str.isdigit, part.text)):
        return False
    fancy = text[span.end - 1] in "】〗" and len(kinds & set("#~@^&$")) >= 2
    return fancy or (len(kinds) >= 3 and "*" not in kinds)


def _is_broken(part: Plain, words: Sequence[regex.Match[str]]) -> bool:
    """Say whether something was taken out of the midst of one of the words."""
    return any(
        part.offsets[match.end() - 1] - part.offsets[match.start()] >= len(match[0])
        for match in words
    )


def _bare_run(text: str, cluster: Sequence[Span]) -> Iterator[Span]:
    if not cluster:
        return
    left, right = cluster[0].start, cluster[-1].end
    while left > 0 and cluster[0].start - left < 8 and _is_wordlike(text[left - 1]):
        left -= 1
    while right < len(text) and right - cluster[-1].end < 8 and _is_wordlike(text[right]):
        right += 1
    part = plain(text, Span(left, right))
    words = list(_WORD.finditer(part.text))
    masks = all(span.of(text).strip("*") == "" for span in cluster)
    if len({match[0] for match in words}) >= 2 and _is_broken(part, words) and not masks:
        yield Span(left, right)


def _is_wordlike(sign: str) -> bool:
    return sign.isalnum() or sign in _NOISE
