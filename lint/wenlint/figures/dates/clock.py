"""Times of day: which of them do not exist, or not in the part of the day they are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import matches
from wenlint.language.numerals import parse_arabic
from wenlint.lexicon.numerals import UP_TO_TEN
from wenlint.lexicon.ranges import DASHES, WORDS

_D = "[0-9０-９]"
_PART = "上午|下午|早上|早晨|清晨|凌晨|中午|傍晚|晚上|晚间|夜间|早|晚"
_NO_HOUR = "(?![间代期候段长而常尚速空])"
_NO_POINT = f"(?![多几左来以个名评的火心击钟位儿赞数{UP_TO_TEN}零])"
# It begins with the figure, which is rarer than the words before, and looks back from it.
_TIME = lazy(
    rf"(?={_D}{{1,2}}[：:时点])(?<![0-9０-９.．/\-])(?<![0-9０-９][:：])"
    rf"(?<=(?P<lead>(?P<part>{_PART})?(?:的|[ ])?))"
    rf"(?P<time>(?P<hour>{_D}{{1,2}})"
    rf"(?:[：:](?P<minute>{_D}{{2}})(?!{_D}|[:：](?!{_D}{{2}}(?!{_D})))"
    rf"|(?:时{_NO_HOUR}|点{_NO_POINT})(?:(?P<minutes>{_D}{{1,2}})分(?![之钟])|整|(?P<half>半(?![数天个点])))?))"
)
_WEEKDAY = "(?:星期|周)[一二三四五六日天]"
_CUE = lazy(
    rf"(?:时间(?:[为是：:]|为：)?|[日号午晚晨夜天于自从车]|{_WEEKDAY}|[班列客][车船轮机次]|航班|渡轮"
    rf"|[0-9][时分][{WORDS}{DASHES}]"
    rf"|[0-9][:：][0-9]{{2}}[ ]?[{WORDS}{DASHES}]{{1,2}})[）)]?[ ]?$"
)
_THEN = lazy(
    r"[ ]?(?:准时|正式|[前后起止]|开始|结束|开[车门馆会机航船演播讲盘球幕赛]|发[车出船]|离[港站开]"
    r"|靠[岸站港]|进站|登[机船车]|检票|熄灯|返程|截止|入场|散场|召开|报到|出发|起飞|到达|抵达"
    r"|关门|闭馆|打烊|签到|集合|停[水电机]"
    rf"|[{WORDS}{DASHES}]{{1,2}}[ ]?(?:次日)?[0-9]{{1,2}}[:：][0-9]{{2}})"
)
_SECONDS = lazy(r"(?<![0-9:：.])(?:[01][0-9]|2[0-3])[:：][0-5][0-9][:：][6-9][0-9](?![0-9:：])")
_RATIO = lazy(r"(?:比[例分值率为是]|之比|配比)[^，。；]{0,4}$|比$|胜|负|[险以]$|章|节|第$")
_LAST_HOUR = 24
_HALF = "30"
# 最晚14:00 and 最早13:00 name no part of the day.
_MORNING = ("上午", "早上", "早晨", "清晨", "凌晨")
_EVENING = ("晚上", "晚间", "傍晚")
_LOOK = 12


class Time(Struct, frozen=True):
    """A time of day as written; `part` is the word for the part of the day right before it."""

    span: Span
    part: str
    hour: int
    minute: int
    sure: bool

    @property
    def minutes(self) -> int:
        """Minutes since midnight, 下午3:00 taken for 15:00."""
        late = self.part in ("下午", "晚上", "晚间", "傍晚", "晚") and self.hour < 12
        return (self.hour + 12 * late) * 60 + self.minute

    def fault(self) -> tuple[str, str] | None:
        """Return what is wrong with it."""
        if self.minute > 59 or (self.hour, self.minute) > (_LAST_HOUR, 0):
            return ("没有这个时刻", "there is no such time") if self.sure else None
        wrong = (self.part in _MORNING and self.hour > 12) or (
            self.part in _EVENING and 12 < self.hour < 16
        )
        if not wrong:
            return None
        return (
            f"{self.hour}点不在{self.part}",
            f"{self.hour} o'clock is not in that part of the day",
        )


def wrong_seconds(text: str, digits: Sequence[Span]) -> Iterator[Span]:
    """Yield the times of day with more than 59 seconds: 02:41:80."""
    for match in matches(_SECONDS, text, digits):
        leap = match[0][3:].replace("：", ":") == "59:60" and "闰秒" in text
        if not leap and not _RATIO.search(text, max(0, match.start() - _LOOK), match.start()):
            yield Span(*match.span())


def find_times(text: str, where: Sequence[Span]) -> Iterator[Time]:
    """Yield the times of day in parts of a text."""
    for match in matches(_TIME, text, where):
        hour = parse_arabic(match["hour"])
        minutes = _HALF if match["half"] else match["minute"] or match["minutes"] or "0"
        minute = parse_arabic(minutes)
        if hour > 99 or _is_ratio(text, match):
            continue
        span = Span(match.start("lead"), match.end())
        sure = _is_time(text, match) and not _is_time_code(text, match)
        yield Time(span, match["part"] or "", hour, minute, sure)


def _is_ratio(text: str, match: regex.Match[str]) -> bool:
    before = text[max(0, match.start("time") - _LOOK) : match.start("time")]
    return match["minute"] is not None and _RATIO.search(before) is not None


_RECORDING = lazy(
    r"录[像音影]|视频|音频|播客|回放|影片|片段|片[长头尾]|电影|纪录片|字幕|时间[戳码轴]|进度条|直播|节目"
    r"|[看听播放拖跳](?:到|至|第)|快进|B站|YouTube",
    regex.IGNORECASE,
)
_AROUND = 30


def _is_time_code(text: str, match: regex.Match[str]) -> bool:
    """Say whether 31:05 may be minutes and seconds of a recording: 请看录像的 31:05 到 33:40."""
    if match["minute"] is None or match["part"] or int(match["minute"]) > _MOST_SECONDS:
        return False
    if _is_end_of_codes(text, match):
        return True
    start = max(0, match.start() - _AROUND, text.rfind("\n", 0, match.start()))
    return _RECORDING.search(text, start, match.end() + _AROUND) is not None


_CODES = lazy(
    r"(?P<a>\d{2})[:：][0-5]\d[ ]?[至到—–~～-]{1,2}[ ]?(?P<b>\d{2})[:：][0-5]\d(?![:：\d])"
)


def _is_end_of_codes(text: str, match: regex.Match[str]) -> bool:
    """Say whether a range has two ends that are no hours, or begins before: 26:10—38:45."""
    left = max(0, match.start("time") - _LOOK)
    return any(
        int(found["b"]) > _LAST_HOUR
        and found.start() <= match.start("time") < found.end()
        and int(found["a"]) < int(found["b"])
        for found in _CODES.finditer(text, left, match.end() + _LOOK)
    )


_MOST_SECONDS = 59


def _is_time(text: str, match: regex.Match[str]) -> bool:
    """Say whether it is a time for sure, though there may be none such."""
    if match["part"] or match["minutes"]:
        return True
    before = text[max(0, match.start("time") - _LOOK) : match.start("time")]
    if _CUE.search(before):
        return True
    return match["minute"] is not None and _THEN.match(text, match.end()) is not None
