"""The mean of a list that the list does not give: 88分、91分、90分，平均93分."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wenlint.core.patterns import lazy
from wenlint.figures.arithmetic import comparable, plain, shown
from wenlint.figures.quantities import Quantity
from wenlint.figures.recomputed import Computed
from wenlint.figures.telling import Passage, Told

_MEAN = lazy(
    r"(?:平均(?:得分|分|成绩|值|数|温度|产量)?|均分|平均(?P<of>[^\P{Han}每]{1,4}?))"
    r"(?:达到|[为是达])?[ ]?$"
)
_BESIDE = lazy(r"[、和，,][ ]?\p{Han}{0,6}[：:]?[ ]?")
_DROPPED = lazy(r"去掉|去除|剔除")
_NAMES = lazy(
    r"(?:用户|学号|工号|编号|房间?|座位?|考号|账号|卡号|序号|站|号|[A-Za-z]{2,})[为是：: ]*$"
)
_NAMES_BEHIND = lazy(r"号|的(?:\p{Han}{1,4})?(?:平均|均)|[等这]")
_FEWEST = 3


def _alike(one: Quantity, mean: Quantity) -> bool:
    """Say whether a mean can be of a figure; in a row only the last may have its unit."""
    return comparable(one, mean) or (not one.unit and not one.is_percent)


def _run(passage: Passage, place: int) -> list[Told]:
    """Return the figures side by side before a mean; how many there are may stand between."""
    told = passage.told
    counted = not _alike(told[place - 1].figure, told[place].figure)  # 三组平均88分
    at = place - 1 - counted
    run = [told[at]]
    for earlier in reversed(told[:at]):
        if not _BESIDE.fullmatch(passage.between(earlier, run[0])):
            break
        run.insert(0, earlier)
    return run if not counted or told[place - 1].figure.value == len(run) else []


def means(passage: Passage) -> Iterator[Computed]:
    """Yield the means of a list that the list does not give: 88分、91分、90分，平均93分."""
    for place, one in enumerate(passage.told):
        said = _MEAN.search(one.lead)
        if place < _FEWEST or one.figure.ranged or said is None:
            continue
        run = _run(passage, place)
        figures = [t.figure for t in run]
        if len(run) < _FEWEST or not all(_alike(f, one.figure) for f in figures):
            continue
        inside = min(f.value for f in figures) <= one.figure.value <= max(f.value for f in figures)
        if said["of"] and not inside:
            continue  # 收18、20、22件，平均损耗2件
        if _NAMES.search(run[0].lead) or _NAMES_BEHIND.match(run[-1].tail):
            continue  # 用户2001、2004、2006的平均分
        values = sorted(f.value for f in figures)
        if _DROPPED.search(passage.text, passage.span.start, one.figure.span.start):
            values = values[1:-1]
        mean = sum(values, Fraction(0)) / len(values)
        if abs(mean - one.figure.value) > max(
            one.figure.step / 2, Fraction(1, 2) if one.figure.step == 1 else 0
        ):
            added = "＋".join(plain(value) for value in values)
            sum_ = f"（{added}）÷{len(values)}＝{shown(mean, 2)}"
            yield Computed(one.figure, tuple(figures), sum_)
