"""Finds many words at once: each is looked for where its rarest sign stands.

A choice of hundreds of words is tried at every second character of a prose; most of the signs of
a word are as frequent as it is rare. One class of signs is looked up in a text ten times as fast,
and the few places where one stands tell of themselves which words may be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_FREQUENT = (
    "的党建一人和第用行作工以条部业个法有关定理会动在机是不设务十组中实应全市为发当大民二数规员国管政者成新对主展进"
    "等可三织区时上制基代体提要化合或开生本学年出下表力位方单地门级经项施责委物其领公文保能标分层服产事强家治通入同了"
    "推任内度面使程活量四处件村重构省式到过目加五次及导并题安社所现创点质自办与持于资高后支立查议干报得名这示指品系性引"
    "据依场效供我由水计例格结明范各元情直护线准就照专如信电共深境向育府习心职前权书交相需告环改接取两优选利他调间外监求"
    "记函列意将按多未技教常参运执营防问证置期来小统院正之日造果决款先们确案集算划解精万无企审收种网请检好类县城评联术原"
    "农特坚广六乡源抓落器字具备批输容步序从复息模违色费域路更督完商严存户传因道举章态子最形疫整平型码聚修根升节义宣清风"
    "队值群回采反研害校价则控神措认金培续符打七包非核助台受长令律每协局增围罪比配况除排负论申布予促转起知训废编语余八带"
    "固思投总"
)
"""The most frequent signs of laws, reports and manuals, the most frequent first."""

_RANKS = {sign: rank for rank, sign in enumerate(_FREQUENT)}
_RARE = len(_FREQUENT)


class Anchored(NamedTuple):
    """What finds words: a pattern of their anchors, and what may be around each anchor."""

    anchor: re.Pattern[str]
    words: Mapping[str, Sequence[tuple[int, str, int]]]
    """By two signs, or by one: how far they are in which word, and what that stands for."""
    signs: frozenset[str]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of the anchors of words in `text`, with what the words stand for."""
        words, signs = self.words, self.signs
        for match in self.anchor.finditer(text):
            at = match.start()
            found = 0
            for behind, word, meaning in words.get(text[at : at + 2], ()):
                if at >= behind and text.startswith(word, at - behind):
                    found |= meaning
            if (sign := match[0]) in signs:
                found |= words[sign][0][2]
            if found:
                yield at, found

    def starts(self, text: str) -> Sequence[int]:
        """Return where words begin in `text`, in order, none within another that is found."""
        words, signs = self.words, self.signs
        found: list[tuple[int, int]] = []
        for match in self.anchor.finditer(text):
            at = match.start()
            alone = words[match[0]] if match[0] in signs else ()
            for behind, word, _ in (*words.get(text[at : at + 2], ()), *alone):
                if at >= behind and text.startswith(word, at - behind):
                    found.append((at - behind, at - behind + len(word)))
        found.sort()
        end = 0
        kept: list[int] = []
        for start, stop in found:
            if start >= end:
                kept.append(start)
                end = stop
        return kept


def anchored(words: Mapping[str, int]) -> Anchored:
    """Return what finds `words`, of which each stands for a set of bits."""
    by_signs: dict[str, list[tuple[int, str, int]]] = {}
    for word, meaning in words.items():
        if any(
            other in word and other != word and bits == meaning for other, bits in words.items()
        ):
            continue  # found with the other
        behind = max(range(len(word) - 1), key=lambda at: _rarity(word[at : at + 2]), default=0)
        by_signs.setdefault(word[behind : behind + 2], []).append((behind, word, meaning))
    return Anchored(
        re.compile(_anchor(by_signs)), by_signs, frozenset(one for one in by_signs if len(one) == 1)
    )


def _anchor(all_signs: Iterable[str]) -> str:
    """Return a pattern that begins with one class, and goes on for few of the signs in a text.

    The second signs are told apart by how frequent the first are: 有用 must not let 有关 through.
    """
    by_rank: dict[int, set[str]] = {}
    for signs in all_signs:
        rank = _RANKS.get(signs[0], _RARE)
        by_rank.setdefault(sum(rank >= one for one in _STEPS) if len(signs) > 1 else -1, set()).add(
            signs
        )
    ways = [
        f"(?<={_class(one[0] for one in some)})"
        + (f"(?={_class(one[1] for one in some)})" if step >= 0 else "")
        for step, some in sorted(by_rank.items())
    ]
    return _class(one[0] for one in all_signs) + f"(?:{'|'.join(ways)})"


_STEPS = (50, 120, 250)


def _class(signs: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(signs))))}]"


def _rarity(signs: str) -> tuple[int, int]:
    first, second = (_RANKS.get(sign, _RARE) for sign in signs)
    return first + second // 4, second
