"""The time that words before a figure name, and which of two times comes first."""

from __future__ import annotations

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.language.numerals import parse_count
from wenlint.lexicon.numerals import DIGITS, UP_TO_TEN
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.ranges import DASHES

_PAST = {
    "year": "上年同期 去年同期 上年度 上一年度 上一年 上年 去年 前一年 同期 上一学年 上学年 上年级",
    "last": "上一季度 上季度 上个季度 上月 上个月 上一个月 上周 上期 上一期 前一季度",
    "term": "上一届 上届 前一届 上一轮 上轮 上学期 上一学期 上次 上一次 上批 上一批 上一周期",
    "before": "前一周 前一月 前一个月 前一日 前一天 前一期 前一次 前一批 前一轮",
    "origin": (
        "原来 原先 原有 原本 原定 原合同 原计划 起初 最初 此前 之前 以前 先前 过去 往年 往常 往届"
        " 首年 第一年 头一年 头年 首轮 第一轮 初次 初检 初查 初测"
        " 高峰时 高峰期 峰值时 最高时 最多时 高峰 当初"
        " 开始时 初期 成立之初 建立之初 开业之初 之初 前些年 前年 刚开始"
    ),
}
_KIND_OF = {word: kind for kind, words in _PAST.items() for word in words.split()}
_PRESENT = (
    "今年 本年度 本年 当年 本届 本期 本轮 本次 本季度 本月 当月 本周 本学年 本学期 此次 目前 现在"
    " 次年 第二年 次轮 第二轮 复查 复检 复测 如今 现有 现已 眼下 到今 至今 最新 这次"
)
# A stage that ends the sentence's first time and begins its second: 改造前, 整改后.
_TURN = (
    r"(?:整改|改造|改革|调整|实施|推行|运行|投产|扩建|改建|搬迁|升级|上线|治理|优化|合并|撤并|培训|治疗|疫情|开通"
    r"|合作|干预|技改|扩容|换届|启用|试点|提速|活动|入驻|引进|使用|修订|建成|创建|节前|帮扶|脱贫)"
)
_FIRST = "".join(
    sorted({word[0] for word in [*_KIND_OF, *_PRESENT.split(), *_TURN[3:-1].split("|")]})
)
SIGNS = lazy(
    rf"""(?=[{_FIRST}\d上下第{UP_TO_TEN}两几年期月季初末底现原“"])  # a quick way out
    (?:(?P<year>(?:19|20)\d\d)(?:[至/{DASHES}](?:\d\d){{1,2}})?(?:学年度?|年度|年|届|级)(?!代)
    |(?P<half>[上下])半年
    |第?(?P<quarter>[一二三四1-4])季度
    |(?<![\d个])(?P<month>1[0-2]|[1-9]|十[一二]?|[{DIGITS}])月(?!\d)
    |(?P<start>[年期月季]初|(?<=年)初)
    |(?P<end>[年期月季]末|[年月]底|年终|(?<=[年度月届期])[末底])
    |(?P<past>{any_of(_KIND_OF)}|[“"]?十[一二三四五]五[”"]?(?:规划)?(?:期?[初末]|[时期]间)|(?:\d{{1,2}}|[{UP_TO_TEN}两几]{{1,3}})(?:年|个月|天|个?星期)[之以]?前|{_TURN}[之以]?前|(?<=^|[，（由从自比较])原(?=[为有]|\p{{Han}}{{0,3}}$))
    |(?P<present>{any_of(_PRESENT.split())}|{_TURN}[之以]?后|(?<=^|[，（到至为])现(?=[为有共达在]|$)))""",
    regex.X,
)


_CLAUSE = lazy("[，；：（(]")


class Period(Struct, frozen=True):
    """A time as it is named.

    `year` is a calendar year; `turn` is -1 for what lies behind (上年, 原来), -2 for what lies
    before whatever else is told (前一周), 0 for now; `kind` says which past: the year, the last
    month or quarter, the last term, the origin. `part` is a part of the year, comparable with
    parts of the same name: ("quarter", 2), ("edge", 0) for 年初.
    """

    year: int | None = None
    turn: int | None = None
    kind: str = ""
    part: tuple[str, int] | None = None

    @property
    def is_start(self) -> bool:
        """Whether it is the beginning of the year, or the end of the one before."""
        return (self.part == ("edge", 0) and self.turn != -1) or (
            self.part == ("edge", 1) and self.turn == -1
        )


def period_in(lead: str) -> Period | None:
    """Return the time named last in `lead`, in its last clause that names any."""
    for part in reversed(_CLAUSE.split(lead[-60:])):
        found = list(SIGNS.finditer(part))
        if found:
            return _merged(found)
    return None


def _merged(signs: list[regex.Match[str]]) -> Period:
    year, turn, kind, part = None, None, "", None
    for sign in signs:
        if sign["year"]:
            year = int(sign["year"])
        elif sign["past"]:
            kind = _KIND_OF.get(sign["past"], "origin")
            turn = -2 if kind == "before" else -1
        elif sign["present"]:
            turn = 0
        else:
            part = _part(sign)
    return Period(year, turn, kind, part)


def _part(sign: regex.Match[str]) -> tuple[str, int]:
    if sign["half"]:
        return "half", int(sign["half"] == "下")
    if sign["quarter"]:
        return "quarter", parse_count(sign["quarter"]) or 0
    if sign["month"]:
        return "month", parse_count(sign["month"]) or 0
    return "edge", int(sign["end"] is not None)


def earlier(one: Period | None, other: Period | None) -> bool | None:
    """Say whether `one` comes before `other`; None where their names do not tell."""
    a, b = one or Period(), other or Period()
    if a.year and b.year and a.year != b.year:
        return a.year < b.year
    if a.turn != b.turn and (told := _by_turn(a, b)) is not None:
        return told
    if a.part and b.part and a.part[0] == b.part[0] and a.part != b.part:
        return a.part < b.part
    if a.part and b.part:
        return None
    if a.part == ("edge", 0):
        return True
    return False if b.part == ("edge", 0) else None


def _is_last_year(one: Period) -> bool:
    """Say whether a time is the last year, or the same months of it: 1—9月…，上年同期…."""
    return one.kind == "year" and one.part is None


def _by_turn(a: Period, b: Period) -> bool | None:
    if -2 in (a.turn, b.turn):
        return a.turn == -2
    if a.turn == -1 and (b.turn == 0 or b.year or not b.part or a.is_start or _is_last_year(a)):
        return True
    if b.turn == -1 and (a.turn == 0 or a.year or not a.part or b.is_start or _is_last_year(b)):
        return False
    if a.year and b.turn == 0:
        return True
    return False if b.year and a.turn == 0 else None
