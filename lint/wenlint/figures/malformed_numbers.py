"""Numbers that typing, conversion or replacement has broken: what is wrong with them, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction

import regex
from msgspec import Struct

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import matches
from wenlint.figures.lookalikes import begins_word, in_address
from wenlint.figures.quantities import UNIT, parse_number
from wenlint.lexicon.measure_sets import (
    AFTER_FULL_STOPS,
    AFTER_GROUPS,
    AFTER_PILES,
    AFTER_POINTS,
    TWICE,
)
from wenlint.lexicon.numerals import DIGITS, UP_TO_HUNDREDS
from wenlint.lexicon.patterns import any_of


class Flaw(Enum):
    """What is wrong with a number."""

    WIDTHS = "widths"
    GROUPS = "groups"
    COMMA = "comma"
    POINTS = "points"
    MAGNITUDES = "magnitudes"
    UNITS = "units"
    SPLIT = "split"
    LETTERS = "letters"
    NUMERAL = "numeral"
    RATE = "rate"


class Misprint(Struct, frozen=True):
    """A broken number: where, and how."""

    flaw: Flaw
    span: Span


_COUNTED = rf"(?=[ ]?(?:[万亿]|{UNIT}))"
_MIXED = lazy(r"(?<![0-9０-９.．\-A-Za-z])[0-9０-９]{2,15}(?![0-9０-９\-A-Za-z])")
_GROUPS = lazy(
    rf"(?<![\d,.\-A-Za-z第])\d{{1,3}}(?:,\d{{1,4}}){{1,6}}(?:\.\d+)?"
    rf"(?=[ ]?(?:{AFTER_GROUPS}|{UNIT}))"
)
# 表4，860人 and 楼12 280元: what stands before the first digits numbers something.
_LABELS = (
    "第表图件案项间楼号栋层组班路卷期款条节章页站台区院室门窗选题型类级例式其及和与或年月日时分点"
)
_NO_LABEL = rf"(?<=\p{{Han}})(?<![{_LABELS}])"
# Words that want the figure right behind them.
_WANTS = r"(?<=[为达到率重长高降约占升减增是近共有金款费计额资得付过余支])"
_IN_PROSE = lazy(rf"{_NO_LABEL}\d{{1,3}},\d\d")
_OF_MONEY = lazy(rf"[ ]?{AFTER_GROUPS}")
_WIDE_COMMA = lazy(
    rf"{_NO_LABEL}\d{{1,3}}(?:，\d{{3}}){{1,3}}(?!\d)(?:\.\d{{1,4}})?"
    rf"(?=[ ]?(?:[万亿]|人次|册次|{UNIT}))"
)
_COMMA_FOR_POINT = lazy(
    rf"{_WANTS}\d{{1,3}}(?:[，,。]\d{{1,2}}(?=[%％])"
    rf"|。\d{{1,2}}(?=[ ]?{AFTER_FULL_STOPS}))"
)
_POINTS = lazy(
    r"(?<![\d.A-Za-z第])(?!(?:19|20)\d\d\.)\d{1,9}"
    rf"(?:\.\d{{0,4}}\.\d{{1,4}}(?=[ ]?{AFTER_POINTS})|\.\.\d{{1,4}}(?!\d|\.){_COUNTED}"
    r"|\.\d{1,4}\.(?=[%％万亿])|．．\d{1,4}(?!\d))"
)
# 1000亿亿美元 of an asteroid is meant: nobody miswrites three digits and two 亿.
_PILED = lazy(rf"(?<=\d)(?:万万|(?<!\d{{3}})亿亿|亿万|千千|百百)(?=[{AFTER_PILES}])")
_UNITS_TWICE = lazy(
    r"(?<=\d)(?:[%％]{2,3}|‰[%％]|[万亿]?元[万亿]元|[万亿]?元元(?!旦|素|件)"
    rf"|(?P<unit>{any_of(TWICE)})(?P=unit))"
    r"|百分之\d{1,3}(?:\.\d{1,4})?[%％]"
)
_SPLIT = lazy(
    rf"(?:{_NO_LABEL}|(?<=[金货期价借贷欠汇余付工尾]款))"
    r"(?:\d{1,4}[ ]\d{1,4}(?:\.\d{1,4})?(?!\d|[ ]?\d)"
    r"|\d{1,6}(?:\.[ ]|[ ]\.)\d{1,4}(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3}){0,3}\.\d{1,3}[ ]\d{1,2}(?!\d)"
    rf"|\d{{1,3}}(?:,[ ]|[ ],)\d{{3}}(?!\d)){_COUNTED}"
)
# 12 500元 is how GB/T 15835 groups digits.
_THIN = lazy(r"\d{1,3}(?:[ ]\d{3})+(?:\.\d+)?")
_OVER_LINES = lazy(
    r"(?<=\p{Han}(?:待|为|达|到|共|约|近|计|有|过|增|投入|金额|收入|支出|资金|补助|发放|服务|培训|覆盖))"
    rf"\d{{1,4}}\n\d{{1,4}}(?!\d|[.、．]){_COUNTED}"
    rf"|(?<=[\p{{Han}}，])\d{{1,4}}[.．]\n\d{{1,3}}(?=[ ]?{AFTER_POINTS})"
)
_LETTERS = lazy(
    r"(?<![0-9A-Za-z.\-_/])(?!O2O|o2o)(?=[OolI]{0,3}\d)(?=\d{0,6}[OolI])[0-9OolI]{1,8}[0-9Oo]"
    rf"(?=[ ]?(?:[万亿年月日号]|{UNIT}))"
)
_HAN_DIGIT = f"[{DIGITS}]"
_HAN_TWICE = lazy(
    rf"{_HAN_DIGIT}(?:十十|百百(?![万姓])|千千(?!万|[瓦克米卡帕伏赫焦]))[{UP_TO_HUNDREDS}零]{{0,5}}(?:[万亿]?{UNIT})?"
    rf"|(?<![{DIGITS}百千万、])十十{_HAN_DIGIT}(?={UNIT})"
    rf"|{_HAN_DIGIT}?[十百千]({_HAN_DIGIT})\1[名户家件元]"
    # Either 五千三百万 or 五千零三万.
    rf"|{_HAN_DIGIT}千{_HAN_DIGIT}万(?=[元人吨亩户美册斤])|{_HAN_DIGIT}百{_HAN_DIGIT}千(?=[元人吨亩户美册斤])"
)
_RATES = (
    "合格 及格 优秀 优良 满意 知晓 参与 出勤 到会 参会 到课 就业 通过 办结 办复 答复 录取 命中"
    " 破案 治愈 死亡 绿化 达标 城镇化 参保 投票 得票 支持 准确 正确 好评 出席 结案 成活 存活 发芽"
    " 整改 入住 出租 接种 签收 完好 响应 采纳 入学 巩固 检出 覆盖 普及 识别 销号 签约 回复 得分"
    " 调解成功 合规 认可 上线 到岗 入户 发病 感染 受理 处置 检测 按时办结 见面"
)
_RATE = lazy(
    rf"(?:{any_of(_RATES.split())})(?:率|度)[^，。；、\d%]{{0,8}}?"
    r"(?P<percent>(?P<n>\d{3,4}(?:\.\d+)?)[ ]?[%％]"
    r"|百分之(?P<han>[一二三四五六七八九]百[零一二三四五六七八九十]{0,4}))"
)
_NO_SHARE = lazy("(?:拨备|流动性|人均|电话|手机|宽带|用户|电视|汽车|电脑)(?:覆盖|普及)")
_CAN = lazy("计划|任务|目标|增|升|提高了|毛|同比|[原应]为")
# Most documents hold none of these signs; the patterns behind them take milliseconds to compile.
_UNITS_SIGN = lazy(
    r"[%％‰][%％]|元[元万亿]|百分之\d"
    r"|\d(?:公(?:里公里|顷公|斤公)|平方米平|万(?:人万|亩万)|人次人|小时小|分钟分|千米千|立方米立|个百分点个)"
)
_EVERYWHERE = (
    (lazy(r"\d，\d{3}"), _WIDE_COMMA, Flaw.COMMA),
    (lazy(r"\d[，,。]\d"), _COMMA_FOR_POINT, Flaw.COMMA),
    (lazy(r"\d\.\d{0,4}\.|．．"), _POINTS, Flaw.POINTS),
    (lazy("万万|亿亿|亿万|千千|百百"), _PILED, Flaw.MAGNITUDES),
    (_UNITS_SIGN, _UNITS_TWICE, Flaw.UNITS),
    (lazy(r"\d[.．]?\n\d"), _OVER_LINES, Flaw.SPLIT),
    (lazy(r"\d[OolI]|[OolI]\d"), _LETTERS, Flaw.LETTERS),
)
_SPACED = lazy(r"\d[,.]?[ ]\d|\d[ ][.,]\d")
_PILED_UP = lazy(
    rf"(?=[{UP_TO_HUNDREDS}千])(?:十十|百百|千千|({_HAN_DIGIT})\1|千{_HAN_DIGIT}万|百{_HAN_DIGIT}千)"
)
_OVER_A_HUNDRED = lazy(r"\d{3}(?:\.\d+)?[ ]?[%％]")
_HAN_OVER_A_HUNDRED = lazy(r"百分之[一二三四五六七八九]百")


def misprints(text: str, digits: Sequence[Span]) -> Iterator[Misprint]:
    """Yield the broken numbers of `text`; `digits` are the stretches that hold Arabic ones."""
    yield from _digits(text, digits)
    for sign, pattern, flaw in _EVERYWHERE:
        where = [span for span in digits if sign.search(text, span.start, span.end)]
        for match in matches(pattern, text, where):
            if not _is_no_figure(text, match, flaw):
                yield Misprint(flaw, Span(*match.span()))
    if _PILED_UP.search(text):
        for match in _HAN_TWICE.finditer(text):
            yield Misprint(Flaw.NUMERAL, Span(*match.span()))
    if any(_OVER_A_HUNDRED.search(text, span.start, span.end) for span in digits) or (
        "百分之" in text and _HAN_OVER_A_HUNDRED.search(text)
    ):
        yield from _rates(text)


def _is_no_figure(text: str, match: regex.Match[str], flaw: Flaw) -> bool:
    """Say whether what looks like a broken number is none: a section, a version, an option."""
    if flaw is Flaw.POINTS:
        return _numbers_a_section(text, match) or begins_word(text, match.end())
    if flaw is Flaw.COMMA:
        return not any(sign.isascii() and sign.isdigit() for sign in match[0])  # １，２００元
    if flaw is Flaw.LETTERS:
        return _OPTION.fullmatch(match[0]) is not None or in_address(text, match.start())
    return False


# -O2 of a compiler; a month may be O2月.
_OPTION = lazy(r"[Oo][0-9](?![年月日号])")
_LINE_START = lazy(r"(?m)^[ \t\u3000#*第]{0,8}$")
_NAMED_SECTION = lazy(r"(?:[见参在到至及和与、]|章节|版本?)[ ]?$")


def _numbers_a_section(text: str, match: regex.Match[str]) -> bool:
    """Say whether a number of three parts heads its line, or is referred to: 见 2.1.4 分层."""
    before = text[max(0, match.start() - 8, text.rfind("\n", 0, match.start()) + 1) : match.start()]
    return _LINE_START.match(before) is not None or _NAMED_SECTION.search(before) is not None


def _digits(text: str, digits: Sequence[Span]) -> Iterator[Misprint]:
    for match in matches(_MIXED, text, digits):
        if not match[0].isascii() and any(c.isascii() for c in match[0]):
            yield Misprint(Flaw.WIDTHS, Span(*match.span()))
    for match in matches(_GROUPS, text, digits):
        groups = match[0].partition(".")[0].split(",")
        lengths = [len(group) for group in groups[1:]]
        alone = _IN_PROSE.match(text, match.start()) is not None and lengths == [2]
        sure = _OF_MONEY.match(text, match.end()) is not None
        grouped = len(lengths) > 1 and any(not group.strip("0") for group in groups[1:])
        said = sure and (3 in lengths or lengths == [4] or alone)
        if set(lengths) != {3} and (said or grouped):
            yield Misprint(Flaw.GROUPS, Span(*match.span()))
    spaced = [span for span in digits if _SPACED.search(text, span.start, span.end)]
    for match in matches(_SPLIT, text, spaced):
        if not _THIN.fullmatch(match[0]):
            yield Misprint(Flaw.SPLIT, Span(*match.span()))


def _rates(text: str) -> Iterator[Misprint]:
    for match in _RATE.finditer(text):
        lead = text[max(0, match.start() - 6) : match.start("percent")]
        number = Fraction(match["n"]) if match["n"] else parse_number(match["han"])
        impossible = number is not None and number > 100
        if impossible and not (
            _CAN.search(lead) or _NO_SHARE.search(lead) or _is_boast(text, match.start("percent"))
        ):
            yield Misprint(Flaw.RATE, Span(*match.span("percent")))


_BOAST = lazy(
    r"吹嘘|吹牛|夸|玩笑|当真|自称|扬言|戏称|调侃|讽刺|笑话|段子|荒诞|虚构|小品|世界[纪记]录|史上|唯一"
)
_LONGEST_SENTENCE = 80


def _is_boast(text: str, at: int) -> bool:
    """Say whether a sentence tells of an impossible rate as such: 死亡率达到300%的手术."""
    left = max(0, at - _LONGEST_SENTENCE)
    left = max(text.rfind(sign, left, at) + 1 for sign in "。！？\n") or left
    return _BOAST.search(text, left, at + 20) is not None
