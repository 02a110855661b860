"""One thing, one value: what a document names twice, and may have one value of only."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from wenlint.claims.again import told_again
from wenlint.claims.moments import Moment, compare, find_dating, find_moments
from wenlint.claims.twice import Twice
from wenlint.core.document import Document, TriviaKind
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.numerals import parse_count
from wenlint.language.simplified import simplified
from wenlint.lexicon.numerals import POWERS
from wenlint.structure.outline import make_outline

_HAN = "[一二三四五六七八九十百零〇0-9]{1,4}"


def told_twice(document: Document) -> Iterator[Twice]:
    """Yield what has two values in a document."""
    text = simplified(document)
    yield from _title_year(document, text)
    yield from _named_works(document, text)
    yield from _reported_years(document, text)
    yield from _reported_months(document, text)
    yield from _sessions(document, text)
    yield from _terms(text)
    yield from _deadlines(document, text)
    yield from _telephones(text)
    yield from _rents(text)
    yield from _these(text)
    yield from _ports(document, text)
    yield from _settings(document, text)
    yield from told_again(document)


# ----- the year and the session of the title -----

_YEAR = lazy(
    r"(?<![0-9])(?:(?P<y>(?:19|20)[0-9]{2})|(?P<roc>1[01][0-9](?=学?年度))"
    r"|(?P<han>二[〇○零][一二三四五六七八九〇○零]{2}))[ ]?(?:学年度?|年度?)"
)
_OTHER_YEAR = lazy(
    "今年|本年|去年|上年|上一年|明年|来年|翌年|新的一年|下一?年|当年|近[一二三四五]年|往年"
)
_RUN = lazy(r"\p{Han}{2,10}")
_LEAST_SHARED, _SURE = 2, 4
_GENERIC = frozenset(["工作", "关于", "开展", "情况"])
_QUOTED = lazy(r"《[^》\n]{1,60}》|〔[0-9]{4}〕")


def _year(match: regex.Match[str]) -> int:
    return int(match["y"] or match["roc"] or parse_count(match["han"]) or 0)


def _title_year(document: Document, text: str) -> Iterator[Twice]:
    """Check the only year of the title against the years of the body, where it names no other."""
    title = document.view(make_outline).title
    if title is None:
        return
    named = list(_YEAR.finditer(text, title.span.start, title.span.end))
    if len(named) != 1 or _QUOTED.search(text, title.span.start, title.span.end):
        return
    (own,) = named
    tail = text[own.end() : title.span.end]
    signed = document.view(find_dating).signed
    end = signed.span.start if signed and signed.span.start > title.span.end else len(text)
    body = [
        match
        for match in _YEAR.finditer(text, title.span.end, end)
        if text[match.start() - 1 : match.start()] not in ("《", "〔")
    ]
    years = {_year(match) for match in body}
    apart = {abs(year - _year(own)) for year in years}
    if len(years) != 1 or not apart <= {1, 2} or _OTHER_YEAR.search(text):
        return
    shared = [(match, length) for match in body if (length := _shared(text, match.end(), tail))]
    most = max((length for _, length in shared), default=0)
    if most >= _SURE or len(shared) > 1:
        first = next(match for match, length in shared if length == most)
        values = first[0], own[0]
        what = tail.strip(" *#")[:12] or "年份"
        yield Twice(Span(*first.span()), Span(*own.span()), what, values)


def _shared(text: str, start: int, tail: str) -> int:
    """Return how many characters of the title's words stand in those behind a year."""
    run = _RUN.match(text, start)
    if run is None:
        return 0
    words = run[0]
    for length in range(min(len(words), 8), _LEAST_SHARED - 1, -1):
        for at in range(len(words) - length + 1):
            part = words[at : at + length]
            if part in tail and part not in _GENERIC:
                return length
    return 0


_WORK = lazy(r"《(?P<name>[^《》\n]{2,60})》")
_ISSUED = lazy(r"(?:现将|印发|转发|附件[：:]?[0-9]{0,2}[.．、]?|制定了?|批准)[^，。；《\n]{0,10}$")
_DIGITS = lazy(r"[0-9]+|[〇○零一二三四五六七八九]{4}(?=年)")


def _named_works(document: Document, text: str) -> Iterator[Twice]:
    """Check what a notice issues against its title: 《2026年方案》 and 《2025年方案》."""
    title = document.view(make_outline).title
    if title is None or "《" not in text[title.span.start : title.span.end]:
        return
    own = {
        _DIGITS.sub("#", match["name"]): match
        for match in _WORK.finditer(text, title.span.start, title.span.end)
        if _DIGITS.search(match["name"])
    }
    for match in _WORK.finditer(text, title.span.end) if own else ():
        named = own.get(_DIGITS.sub("#", match["name"]))
        if named is None or named["name"] == match["name"]:
            continue
        start = match.start()
        if _ISSUED.search(text, max(0, start - 20), start):
            one, other = (Span(*each.span()) for each in (named, match))
            yield Twice(one, other, "文件名称", (one.of(text), other.of(text)))


_REPORT = lazy(r"[^\n]{0,30}(?:报告|总结|情况|述职|年报|月报|季报|汇报|简报)")
_AS_OF = lazy(
    r"(?:截[至止]|到)(?:目前)?[ ]?(?P<y>20[0-9]{2})年(?:年?底|末|1?[0-9]月(?:[0-9]{1,2}日|底|末)?)"
)


def _reported_years(document: Document, text: str) -> Iterator[Twice]:
    """Check 截至2025年底 in the report of 2026, which tells of no other end."""
    title = document.view(make_outline).title
    named = list(_YEAR.finditer(text, title.span.start, title.span.end)) if title else []
    if title is None or len(named) != 1 or not _REPORT.match(text, named[0].end()):
        return
    own = _year(named[0])
    told = list(_AS_OF.finditer(text, title.span.end))
    if len(told) != 1 or int(told[0]["y"]) != own - 1:
        return
    place = Span(*told[0].span())
    if _COMPARED.search(text, max(0, place.start - 16), place.end + 24):
        return
    yield Twice(Span(*named[0].span()), place, "年份", (named[0][0], place.of(text)))


_COMPARED = lazy("上年|去年|同期|比|较|增|减|年初|期初|原|此前|当时|已|上一年")
_PERIODS = {
    "第一季度": (1, 3), "一季度": (1, 3), "第二季度": (4, 6), "二季度": (4, 6), "第三季度": (7, 9),
    "三季度": (7, 9), "第四季度": (10, 12), "四季度": (10, 12), "上半年": (1, 6), "下半年": (7, 12),
}  # fmt: skip
_PERIOD = lazy("|".join(_PERIODS))
_MONTHS = lazy(
    r"(?:(?P<y>20[0-9]{2})年)?(?P<first>1[0-2]|[1-9])(?:月份?)?[ ]?(?:[至到—–~～-]{1,2})[ ]?"
    r"(?P<last>1[0-2]|[1-9])月(?![0-9]{1,2}日)"
)
_HEAD_OF_TEXT = 160
_MONTH_OF_TITLE = lazy(r"(?:20[0-9]{2}年)(?P<n>1[0-2]|[1-9])月(?:份)?(?![0-9至到—-])")
_MONTH_TOLD = lazy(r"(?:^|(?<=[\n，。]))(?:20[0-9]{2}年)?(?P<n>1[0-2]|[1-9])月份?[，]?(?=\p{Han})")


def _reported_months(document: Document, text: str) -> Iterator[Twice]:
    """Check 4月至9月 at the head of the report on the second quarter, 7月份 in that of August."""
    title = document.view(make_outline).title
    month = _MONTH_OF_TITLE.search(text, title.span.start, title.span.end) if title else None
    if title is not None and month is not None and _REPORT.match(text, month.end()):
        end = min(len(text), title.span.end + _HEAD_OF_TEXT)
        told = _MONTH_TOLD.search(text, title.span.end, end)
        near = told is not None and not text[title.span.end : told.start()].strip()
        if told is not None and near and told["n"] != month["n"]:
            one, other = Span(*month.span("n")), Span(told.start("n"), told.end())
            yield Twice(one, other, "月份", (month["n"] + "月", other.of(text).strip("，")))
    named = list(_PERIOD.finditer(text, title.span.start, title.span.end)) if title else []
    if title is None or len(named) != 1 or not _REPORT.match(text, named[0].end()):
        return
    match = _MONTHS.search(text, title.span.end, title.span.end + _HEAD_OF_TEXT)
    if match is None:
        return
    ends = int(match["first"]), int(match["last"])
    right = _PERIODS[named[0][0]]
    if ends != right and (ends[0] == right[0] or ends[1] == right[1]):
        place = Span(match.start("first"), match.end())
        yield Twice(Span(*named[0].span()), place, "时段", (named[0][0], place.of(text)))


_SESSION = lazy(
    rf"第(?P<n>{_HAN})(?P<unit>届|版|次(?=\p{{Han}}{{2,8}}(?:会议|大会|会)))[“”]?(?P<noun>[\p{{Han}}“”]{{0,20}})"
)
_FORMER = lazy(
    r"上|自|继|从|去年|历|往|前|原|比|由|曾|经|根据|依据|在第?$|[0-9]年|和|与|及|、|至|到|基础"
)
_LAST_YEAR = lazy("去年|上年|往年|前年|上届|[0-9]年")
_OWN = lazy(r"本[书手册指南文档]{1,3}[为是]?(?:的)?$")
_GOES_ON = lazy(r"落幕|闭幕|将|于|在|开幕|召开|举[行办]|圆满|顺利|如期|正式|日前")
_TO_HOLD = lazy(
    r"(?:拟|将|决定|定于|共同|隆重|主办|承办|协办)[^，。；\n]{0,3}(?:举[办行]|召开|主办|承办)?$"
)
_LONG = 8


def _sessions(document: Document, text: str) -> Iterator[Twice]:
    """Check the ordinal of the title against that of the only other mention."""
    title = document.view(make_outline).title
    named = _SESSION.search(text, title.span.start, title.span.end) if title else None
    if title is None or named is None:
        return
    noun = named["noun"]
    others = [
        match
        for match in _SESSION.finditer(text, title.span.end)
        if match["unit"] == named["unit"]
        and (match["n"] == named["n"] or _common(noun, match["noun"]) >= min(_SURE, len(noun)))
    ]
    if not others or any(match["n"] == named["n"] for match in others):
        return
    first = others[0]
    if named["unit"] == "版":
        if not _OWN.search(text, max(0, first.start() - 8), first.start()):
            return
    elif not _is_named_again(text, noun, first):
        return
    values = (f"第{named['n']}{named['unit']}", f"第{first['n']}{first['unit']}")
    if parse_count(named["n"]) != parse_count(first["n"]):
        one, other = (Span(match.start(), match.end("unit")) for match in (named, first))
        yield Twice(one, other, noun[:12] or "版次", values)


def _is_named_again(text: str, noun: str, other: regex.Match[str]) -> bool:
    """Say whether another ordinal is that of what the title names, and not of its forerunner."""
    if not noun or _FORMER.search(text, max(0, other.start() - 4), other.start()):
        return False
    if _LAST_YEAR.search(text, other.start(), other.end() + _LONG):
        return False
    if _TO_HOLD.search(text, max(0, other.start() - 10), other.start()):
        return True
    long = _common(noun, other["noun"]) >= _LONG
    return long or _GOES_ON.search(other["noun"][_SURE:]) is not None


def _common(one: str, other: str) -> int:
    """Return how many characters two words begin with together."""
    apart = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(apart, min(len(one), len(other)))


# ----- terms of a contract or a call -----

_TERM = lazy(
    r"(?P<key>(?:投标|履约|质量|租赁|合同|竞买|农民工工资)?保证金"
    r"|(?:本)?(?:合同|协议|工程)?总?(?:价款|金额|造价)|合同总?价|中标价|成交价|采购预算|预算金额|最高限价"
    r"|注册资[本金]|押金|定金|日(?:供水|处理|生产)能力|总库容|占地面积|总?建筑面积|总投资)"
    r"(?:[（(][^（）()\n]{0,8}[）)])?(?:[：:为是]|金额|共计|合计|人民币|达|[ \t\x1f¥￥*|])*"
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,4})?)[ ]?"
    r"(?P<m>[万亿])?[ ]?(?P<u>元|吨|立方米|平方米|亩|公顷)"
)
_NOT_ONE = lazy(
    r"调整|变更|补充|原|含税|其中|每|首|余|退|第[一二三四五六七八九十0-9]+[包标期批次年阶]"
    r"|[A-Z一二三四甲乙丙][包标期段区楼]|[及和与]|实际|计划|规划|增|减|以[上下内]|不[低高少超]|约|近|截至"
    r"|分别|另|剩|20[0-9]{2}年(?!.{0,12}日)|扩建|改造[前后]|最终|暂定|由|从"
)


def _terms(text: str) -> Iterator[Twice]:
    """Check the terms that a document names with a value twice."""
    found: dict[tuple[str, str], list[tuple[regex.Match[str], Fraction]]] = {}
    for match in _TERM.finditer(text):
        key = match["key"].removeprefix("本")
        value = Fraction(match["n"].replace(",", "")) * POWERS.get(match["m"] or "", 1)
        found.setdefault((key, match["u"]), []).append((match, value))
    for (key, _), told in found.items():
        if len(told) != 2 or told[0][1] == told[1][1]:
            continue
        (one, first), (other, second) = told
        if any(_NOT_ONE.search(_around(text, match)) for match in (one, other)):
            continue
        if any(text[match.end() : match.end() + 1] in _JOINED for match in (one, other)):
            continue
        if _ATTRIBUTE.search(key) and not any(_is_label(text, match) for match in (one, other)):
            continue
        if _digits(first) != _digits(second) and max(first, second) >= 3 * min(first, second):
            continue
        before, here = (Span(match.start("n"), match.end()) for match in (one, other))
        yield Twice(before, here, key, (before.of(text), here.of(text)))


_JOINED = ("/", "／", "、")
_ATTRIBUTE = lazy("能力$|库容$|面积$|投资$|资[本金]$")


def _is_label(text: str, match: regex.Match[str]) -> bool:
    """Say whether a term is the label of its line or row, so that it is of the document's thing."""
    before = text[max(0, match.start() - 1) : match.start()]
    return before in ("", "\n", "\x1f")


def _digits(value: Fraction) -> str:
    return str(int(value)).rstrip("0") if value.denominator == 1 else str(value)


def _around(text: str, match: regex.Match[str]) -> str:
    """Return the clause around a term."""
    start, end = match.start(), match.end()
    left = max(0, start - 20)
    for sign in regex.finditer(r"[。；，\n\x1f]", text[left:start]):
        left = max(left, start - 20 + sign.end())
    return text[left : match.start("n")] + text[end : end + 6]


_DEADLINE = lazy(
    r"(?P<key>(?:报名|投标|递交|提交|征稿|投稿|缴费|申报)[^，。；\n\d]{0,4}?截止(?:日期|时间)?"
    r"|(?:开标|报到)(?:时间|日期))"
    r"[：:为是于 *]{0,4}"
)


def _deadlines(document: Document, text: str) -> Iterator[Twice]:
    """Check the deadlines that have the same name twice."""
    found: dict[str, list[tuple[regex.Match[str], Moment]]] = {}
    for match in _DEADLINE.finditer(text) if "截止" in text or "时间" in text else ():
        inside = document.view(find_moments).within(Span(match.end(), match.end() + 1))
        if inside and inside[0].day is not None:
            found.setdefault(match["key"], []).append((match, inside[0]))
    for key, told in found.items():
        if len(told) != 2 or not compare(told[0][1], told[1][1]):
            continue
        (one, first), (other, second) = told
        around = [
            text[max(0, match.start() - 12) : match.start()].rpartition("\n")[2]
            for match in (one, other)
        ]
        if any(_NOT_ONE.search(part) or _MOVED.search(part) for part in around):
            continue
        if "\n" in text[one.end() : other.start()]:
            yield Twice(first.span, second.span, key, (first.span.of(text), second.span.of(text)))


_MOVED = lazy("延|改|推迟|顺延|补|[网线]上|现场")


_PHONE = lazy(
    r"(?P<label>(?:咨询|联系|服务|报名|举报|监督|投诉|客服|报修|值班|预约|垂询)(?:电话|热线))"
    r"[为是：: *]{0,3}"
    r"(?P<n>(?:0[0-9]{2,3}-)?[0-9]{7,8}|1[0-9]{10})(?![0-9\-、/／或]|[ ，,]{0,2}[0-9])"
)


def _telephones(text: str) -> Iterator[Twice]:
    """Check a telephone that has one name and two numbers but for a digit, or two turned."""
    found: dict[str, list[regex.Match[str]]] = {}
    for match in _PHONE.finditer(text) if "电话" in text or "热线" in text else ():
        found.setdefault(match["label"], []).append(match)
    for label, told in found.items():
        if len(told) != 2 or len(told[0]["n"]) != len(told[1]["n"]):
            continue
        one, other = told
        apart = sum(a != b for a, b in zip(one["n"], other["n"], strict=True))
        if apart == 1 or _turned(one["n"], other["n"]):
            yield Twice(Span(*one.span("n")), Span(*other.span("n")), label, (one["n"], other["n"]))


def _turned(one: str, other: str) -> bool:
    """Say whether two numbers differ in that two neighbours have changed places."""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 and places[1] - places[0] == 1 and one[places[0]] == other[places[1]]


_RENT = lazy(r"月租金?(?:标准)?(?:[为是：:]|人民币)*(?P<n>[0-9][0-9,]{2,9})元")
_DEPOSIT = lazy(
    r"押金(?:金额)?(?:[为是：:]|人民币)*(?P<n>[0-9][0-9,]{2,9})元[，（(、]?(?:即|为|相当于|等于|合)?"
    r"[一1]个月(?:的)?(?:租金|房租)"
)


def _rents(text: str) -> Iterator[Twice]:
    """Check a deposit that is the rent of one month; of more months it is a product."""
    rents = list(_RENT.finditer(text)) if "押金" in text else []
    for match in _DEPOSIT.finditer(text) if len(rents) == 1 else ():
        rent, said = (int(one["n"].replace(",", "")) for one in (rents[0], match))
        if rent != said:
            first, place = Span(*rents[0].span("n")), Span(*match.span("n"))
            yield Twice(first, place, "押金", (f"一个月租金{rent}元", f"{match['n']}元"))


_THESE = lazy(
    r"(?:这|上述|以上)[ ]?(?P<n>[0-9]{1,5})[ ]?(?P<u>[个台名位家条座户间辆所只项])[ ]?"
    r"(?P<noun>\p{Han}{2})"
)


def _these(text: str) -> Iterator[Twice]:
    """Check 这10个节点 against the only number of the same thing before it."""
    for match in _THESE.finditer(text):
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 100)
        pattern = rf"(?<![0-9.第])([0-9]{{1,5}})[ ]?{match['u']}[ ]?{match['noun']}"
        before = list(regex.finditer(pattern, text[start : match.start()]))
        if len(before) != 1 or before[0][1] == match["n"]:
            continue
        between = text[start + before[0].end() : match.start()]
        if regex.search("[0-9]|其中|另|再|剩|余|新增|减|[以之]外|每", between) or len(between) > 40:
            continue
        first = Span(start + before[0].start(1), start + before[0].end())
        said = Span(match.start("n"), match.end())
        yield Twice(first, said, match["noun"], (first.of(text), said.of(text)))


# ----- prose and code -----

_PORT = lazy(
    r"(?:监听|占用|使用|运行在|默认)[^。；\n0-9]{0,10}?(?P<a>[0-9]{2,5})[ ]?(?:号)?端口"
    r"|端口(?:号)?[为是：: ]{1,3}(?P<b>[0-9]{2,5})"
)
_URL = lazy(r"(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(?P<n>[0-9]{2,5})")
_MAPPED = lazy(
    r"映射|转发|代理|容器|宿主|隧道|端口改|改为|修改端口|另一个端口|nginx|docker|[0-9]{2,5}:[0-9]{2,5}"
)


def _ports(document: Document, text: str) -> Iterator[Twice]:
    """Check the only port that the prose names against the only one of the addresses."""
    told = list(_PORT.finditer(text)) if "端口" in text else []
    named = {match["a"] or match["b"] for match in told}
    if len(named) != 1 or _MAPPED.search(text):
        return
    code = [piece for piece in document.trivia if piece.kind is TriviaKind.CODE]
    pieces = [(piece, match["n"]) for piece in code for match in _URL.finditer(piece.text)]
    bare = list(_URL.finditer(text))
    used = {number for _, number in pieces} | {match["n"] for match in bare}
    port = named.pop()
    if len(used) != 1 or used == {port} or len(next(iter(used))) != len(port):
        return
    other = used.pop()
    if any(_MAPPED.search(piece.text) for piece in code):
        return
    match = told[0]
    first = Span(*(match.span("a") if match["a"] else match.span("b")))
    if pieces:
        piece = pieces[0][0]
        place = min(max(0, len(text) - 1), piece.offset)
        yield Twice(first, Span(place, min(len(text), place + 1)), "端口", (port, other), piece)
    elif bare:
        yield Twice(first, Span(*bare[0].span("n")), "端口", (port, other))


_SET_TO = lazy(
    r"(?:设为|设置为|设成|改为|改成|调整为|配置为|修改为)[ ]?(?P<n>[0-9]{1,9})[ ]?"
    r"(?P<u>毫秒|秒|分钟|小时|ms|s|KB|MB|GB)?[：:。]?\s*$"
)
_SETTING = lazy(
    r"\s*[\w.\-\"']{1,40}[ ]?[=:][ ]?[\"']?(?P<n>[0-9]{1,9})[ ]?"
    r"(?P<u>ms|s|m|min|h|kb|mb|gb|KB|MB|GB|k|M|G)?[\"']?[;,]?\s*(?:(?:#|//).*)?\s*"
)
_SAME_UNITS = {"毫秒": "ms", "秒": "s", "分钟": "m", "小时": "h", "min": "m"}


def _settings(document: Document, text: str) -> Iterator[Twice]:
    """Check 把超时设为30秒： against the one line of code that follows."""
    for piece in document.trivia:
        if piece.kind is not TriviaKind.CODE:
            continue
        said = _SET_TO.search(text, max(0, piece.offset - 40), piece.offset)
        code = _SETTING.fullmatch(piece.text) if said else None
        if said is None or code is None or said["n"] == code["n"]:
            continue
        units = [_SAME_UNITS.get(one or "", (one or "").lower()) for one in (said["u"], code["u"])]
        one, other = int(said["n"]), int(code["n"])
        # 30 秒 and 30000 may be one, and so may 1 GB and 1024.
        if units[0] != units[1] and not (units[1] == "" and str(one)[0] != str(other)[0]):
            continue
        if units[1] == "" and units[0] and (max(one, other) % max(1, min(one, other)) == 0):
            continue
        place = max(0, piece.offset - 1)
        values = said["n"] + (said["u"] or ""), code["n"] + (code["u"] or "")
        yield Twice(Span(*said.span("n")), Span(place, place + 1), "设定的值", values, piece)
