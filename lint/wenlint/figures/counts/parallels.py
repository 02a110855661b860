"""Tells how many clauses in a row are made alike."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from wenlint.core.patterns import lazy

_SHORT = 8
_FEWEST_WEAK = 3
_NOT_HEADS = set("在其这那是也还并但而且又均都共将已为把被")
SUMS_UP = lazy(
    r"^(?:合计|共|总|累计|小计|其中|另|还|目前|每|平均|均|各|以上|上述|这|三者|两者|它们|由|经|已|全部|总计|占地|从而"
    r"|实现|确保|为|使|让|并|有效|切实|成为|取得|得到|受到|累|现)"
)
_AMOUNT = lazy(
    r"^\p{Han}{2,10}?[约近]?[ ]?[0-9０-９][0-9０-９.,]*"
    r"\s*(?P<unit>%|％|\p{Han}{1,3}?)(?:[^\p{Han}]|$)"
)
_SHARE = lazy(r"^\p{Han}{1,10}占[^，]{0,8}?[0-9０-９][0-9０-９.]*[%％]")
# 队长孙浩（审计局）: notes in brackets, blotted out by the caller.
_NOTED = lazy(r"^\p{Han}{2,12}＿{3,}$")
_DOES = lazy(
    r"^[\p{Han}A-Za-z]{1,8}?(?P<verb>负责|主抓|主管|承担|聚焦|侧重|包揽|牵头|管|出|抓|盯|守|供)"
)


def parallel(pieces: Sequence[str]) -> tuple[int, bool]:
    """Return how many of the first clauses are made alike, and whether the next surely is not."""
    heads = [piece[:1] for piece in pieces]
    count = _run(pieces, [head if head not in _NOT_HEADS else None for head in heads])
    if count >= 2 and not heads[0].isdigit():
        return count, count >= _FEWEST_WEAK
    for pattern in (_SHARE, _AMOUNT, _DOES, _NOTED):
        count = _run(pieces, [_key(pattern, piece) for piece in pieces])
        if count >= 2:
            return count, True
    ones = _run(pieces, ["一" if "一" in piece[:5] else None for piece in pieces])
    if ones >= 2:
        return ones, False
    count = 0
    for piece in pieces:
        if not 2 <= len(piece) <= _SHORT or SUMS_UP.match(piece) or piece[0] in _NOT_HEADS:
            break
        if abs(len(piece) - len(pieces[0])) > 1:
            break
        count += 1
    return (count, False) if count >= 2 and not any("：" in one for one in pieces) else (0, False)


def _key(pattern: regex.Pattern[str], piece: str) -> str | None:
    match = pattern.match(piece)
    if match is None or SUMS_UP.match(piece):
        return None
    return next(iter(match.groupdict().values()), "")


def _run(pieces: Sequence[str], keys: Sequence[str | None]) -> int:
    """Return how many of the first keys are the same."""
    count = 0
    for key in keys:
        if key is None or key != keys[0]:
            break
        count += 1
    return count if count <= len(pieces) else 0
