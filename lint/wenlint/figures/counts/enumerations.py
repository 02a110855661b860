"""Pairs declared counts with the lists that stand beside them in the same sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.before import list_before
from wenlint.figures.counts.declared import (
    GENERAL,
    Declared,
    counts_in,
    declared_at,
    find_counts,
    has_neighbour,
    is_attribute,
    is_graded,
)
from wenlint.figures.counts.lists import NUMBERED, Listed, own_counts, read_list
from wenlint.language.tokenizer import words
from wenlint.lexicon.lists import AS_FOLLOWS
from wenlint.lexicon.measures import PEOPLE
from wenlint.lexicon.names import SURNAME
from wenlint.lexicon.numerals import FROM_TWO
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.stops import SENTENCE_ENDS_OF_RUNS

if TYPE_CHECKING:
    import regex

    from wenlint.core.document import Document


class Claim(Struct, frozen=True):
    """A declared count and the list that it counts."""

    declared: Declared
    listed: Listed

    @property
    def holds(self) -> bool:
        return self.listed.fits(self.declared.number)


# What leads from a count to its list. The weak ones may lead to a part of it.
_NAMES = (
    r"(?:即|(?:[它他她]们)?分别[是为在指叫由]|依次[是为]|具体[为是]|[它他她]们是"
    r"|名单如下[：:]|也就是|就是)"
)
# 有力, 有效, 有序 are words of their own: how something was done, not what there is.
_WEAK = r"(?:包括|主要[有是为]|有(?![力效序关所助利待望机幸别些的人时意])|涵盖|包含)"
_FORWARD = lazy(
    rf"[”’]?(?:\p{{Han}}{{0,8}}?(?P<inside>{_NAMES}|包括)[：:]?"
    rf"|(?:（[^（）、，\n]{{1,12}}）)?(?P<sign>[：:]|——|--)"
    rf"|[，,。](?P<names>{_NAMES})[：:]?"
    rf"|[，,](?:主要|具体|大致)?(?P<weak>{_WEAK})[：:]?"
    r"|(?P<bracket>[（(【\[])"
    r"|[，,]\p{Han}{1,10}(?:依次|分别)[为是][：:]?)"
)
_PHRASE = lazy(r"\p{Han}{0,12}+")
_STOP = lazy(f"[{SENTENCE_ENDS_OF_RUNS}]")
_LONGEST_LIST = 400
_CLAUSE_BETWEEN = lazy(r"[，,](?P<said>[^，。；：！？\n\d（）“”]{2,14})[：:]")
# 三个词形容这一年——“忙”“乱”“暖”
_WORDS = lazy(r"(?:关键|热)?词|成语|字眼")
_QUOTED_AHEAD = lazy(r"[^，。；：、\n“]{0,24}(?P<sign>[：:]|——)(?=“)")
_SAYS = lazy(r"句话?$|句$")
_ALIAS = lazy(
    r"^(?:原|曾用名|又称|又名|简称|俗称|以下称|下称|下同|含|其中|如|例如|包括|详见|见|附|不含|每|均|共)"
)
_KINDS_WORDS = (
    "市 区 县 乡 镇 村 街 街道 社区 园区 新区 开发区 高新区 居委会 村委会 居 场 农场 林场 旗 州"
    " 盟 办事处 管委会 部门 单位 企业 学校 学院 系 所 站 院 园 校区 分公司 子公司 公司 门店 科室"
    " 门诊 处室 中心 组 队 班 部 委 办 局 县区 集镇 行政村 自然村 小区 行业 领域 人 次 户 家 项"
    " 个 课 节 学时 镇街 团体 集体 个人 岗 站点 点 机构"
)
_KINDS = frozenset(_KINDS_WORDS.split())
_FURTHEST_WEAK = 2
_FAR = 3


def inline_claims(document: Document) -> Iterator[Claim]:
    """Yield the declared counts whose lists stand in the same sentence, told for sure."""
    text = document.text
    for match in document.view(find_counts):
        if text[match.start() - 1 : match.start()] in tuple("“‘\"'『"):
            continue
        sign = _sign(text, match)
        before = text[max(0, match.start() - 1) : match.start()]
        if sign is None and not (before in "”》’）)等共计" or _may_be_listed(text, match.start())):
            continue
        declared = declared_at(text, match)
        if declared is None or _inside_slogan(text, match.start()):
            continue
        end = document.blocks[document.block_at(match.start())].span.end
        claim = _claim(text, declared, sign, end)
        if claim is not None and (
            claim.holds
            or not (has_neighbour(text, declared) or _fits_another(text, claim.listed, declared))
        ):
            yield claim


def _fits_another(text: str, listed: Listed, declared: Declared) -> bool:
    """Say whether a list is that of the count in the clause before: 四种组合，三种结果：…."""
    start = declared.span.start
    left = max(0, start - _NEAR)
    left = max(text.rfind(sign, left, start) + 1 for sign in "。；\n") or left
    return text[start - 1 : start] == "，" and any(
        listed.fits(one.number) for one in counts_in(text, left, start)
    )


_NEAR = 16


def _may_be_listed(text: str, end: int) -> bool:
    return text.find("、", max(0, end - 14), end) >= 0


def _claim(text: str, declared: Declared, sign: regex.Match[str] | None, end: int) -> Claim | None:
    if sign is not None:
        listed = _ahead(text, declared, sign, end)
        if listed is not None and (
            listed.fits(declared.number) or not _is_no_list(text, declared, listed)
        ):
            return Claim(declared, listed)
        if listed is not None:
            return None
        if sign.groupdict().get("sign"):
            return None
    listed = list_before(text, declared)
    if listed is not None and declared.measure in _OF_NAMES and is_attribute(declared):
        return None  # 牵引挂车、普通三轮摩托车
    return Claim(declared, listed) if listed is not None else None


_OF_NAMES = frozenset("轮维轴驾核元相")
# 四个风扇，一个电源: each with a count of its own, beside the first.
_OWN_COUNT = lazy(r"(?:一|两|\d{1,3}|[二三四五六七八九十])[个台只条张把件套名位家颗根块辆]")
_ASKS = lazy(r"什么|何时|怎么|如何|哪[些里个]|多少")


def _is_no_list(text: str, declared: Declared, listed: Listed) -> bool:
    """Say whether what stands behind a count is not what it counts."""
    written = [item.of(text) for item in listed.items]
    if is_attribute(declared) or all(_ASKS.search(one) for one in written):
        return True
    if written[-1].endswith("的") and not all(one.endswith("的") for one in written):
        return True  # 八个细胞分别是水平、垂直、斜对角相接的
    if declared.noun.startswith("字"):
        signs = [sum(c.isalpha() for c in one) for one in written]
        return declared.number in (signs[0], sum(signs))
    return text[declared.after + len(declared.noun) :][:1] in "，," and all(
        _OWN_COUNT.match(one) for one in written
    )


def _inside_slogan(text: str, offset: int) -> bool:
    """Say whether a count stands inside a quoted slogan, behind another word of it."""
    left = max(0, offset - 12)
    opened = text.rfind("“", left, offset)
    return -1 < opened < offset - 1 and text.find("”", opened, offset) < 0


def _sign(text: str, match: regex.Match[str]) -> regex.Match[str] | None:
    """Return the sign that leads from a count to a list."""
    direct = _FORWARD.match(text, match.end())
    if direct is not None and direct["inside"]:
        return direct
    phrase = _PHRASE.match(text, match.end())
    end = phrase.end() if phrase else match.end()
    if _WORDS.match(text, match.end()):
        quoted = _QUOTED_AHEAD.match(text, match.end())
        if quoted is not None:
            return quoted
    return _FORWARD.match(text, end) or (
        _CLAUSE_BETWEEN.match(text, end)
        if _SAYS.search(text[match.end("n") : end]) is not None
        else None
    )


def _ahead(text: str, declared: Declared, sign: regex.Match[str], limit: int) -> Listed | None:
    """Return the list that follows a count: after a colon, 即, 分别为, or in brackets.

    `limit` is where the block ends that they stand in.
    """
    groups = sign.groupdict()
    kinds = declared.measure == "类" and _ENDS_SO.search(declared.noun) is not None
    if is_graded(text, declared) and not kinds:
        return None
    if groups.get("bracket"):
        return _bracketed(text, declared, sign)
    stop = _STOP.search(text, sign.end(), min(limit, sign.end() + _LONGEST_LIST))
    if stop is None and limit > sign.end() + _LONGEST_LIST:
        return None
    end = stop.start() if stop else max(limit, sign.end())
    listed = read_list(text, Span(sign.end(), end))
    if declared.measure in PEOPLE and (listed is None or not listed.fits(declared.number)):
        listed = people_listed(text, Span(sign.end(), end)) or listed
    if listed is None or listed.fits(declared.number):
        return listed
    if not _counts_phrase(text, declared, sign):
        return None
    weak = groups.get("weak") or groups.get("inside") == "包括"
    return _judged(text, declared, listed, weak=bool(weak))


_POST_AND_NAME = lazy(
    rf"[ ]?(?:\p{{Han}}{{2,8}}[：:]?)?(?:{SURNAME}|欧阳|司马|上官|诸葛)\p{{Han}}{{1,2}}[ ]?"
    r"(?:[（(][^（）()]{1,16}[）)])?"
)
_BETWEEN_PEOPLE = lazy(r"[、，；;,]|[和与及](?=\p{Han}{2,})")


def people_listed(text: str, span: Span) -> Listed | None:
    """Return the people that fill `span`, with their posts: 组长陈立，成员王平、周琳."""
    items, at = [], span.start
    for match in (*_BETWEEN_PEOPLE.finditer(text, span.start, span.end), None):
        end = match.start() if match is not None else span.end
        if not _POST_AND_NAME.fullmatch(text, at, end):
            return None
        items.append(Span(at, end))
        at = match.end() if match is not None else end
    return Listed(tuple(items)) if len(items) > 1 else None


def _judged(text: str, declared: Declared, listed: Listed, *, weak: bool) -> Listed | None:
    """Return the list if nothing says that it may be no list of what is counted."""
    if listed.fits(declared.number):
        return listed
    if declared.measure == "字" or declared.noun.startswith("字"):
        characters = sum(c.isalpha() for item in listed.items for c in item.of(text))
        if characters == declared.number:
            return None
    number = len(listed.items)
    written = [item.of(text) for item in listed.items]
    if _are_values(written):
        return None
    if any(one[:1].isdigit() for one in written) or all(map(NUMBERED.fullmatch, written)):
        return listed
    if declared.number > number + max(_FAR, number // 2):
        return None  # 二十四节气：立春、雨水 names the first ones
    own, same = own_counts(text, listed, declared.measure)
    if same or (own and abs(declared.number - number) > _FURTHEST_WEAK):
        return None
    if weak and declared.number > number:
        kind = declared.noun[-1:]
        named = kind != "" and all(item.of(text).endswith(kind) for item in listed.items)
        if not named and not (listed.closed and declared.number - number == 1):
            return None
    return listed


def _are_values(written: Sequence[str]) -> bool:
    """Say whether items are values, not things; names and sizes of one unit are things."""
    if not any(one[:1].isdigit() for one in written) or all(map(NUMBERED.fullmatch, written)):
        return False
    sizes = [_SIZE.fullmatch(one) for one in written]
    return not all(sizes) or len({one["unit"] for one in sizes if one is not None}) > 1


_SIZE = lazy(r"\d{1,4}(?:\.\d{1,2})?[ ]?(?P<unit>[A-Za-z]{1,3}|\p{Han}{1,2})")
_LEADS_ELSEWHERE = lazy(rf"{any_of(AS_FOLLOWS)}(?!的?\d|的?[{FROM_TWO}十两])\p{{Han}}")


def _counts_phrase(text: str, declared: Declared, sign: regex.Match[str]) -> bool:
    """Say whether the words between a count and the sign are what it counts."""
    left = max(0, declared.span.start - 80)
    for mark in "。；\n":
        left = max(left, text.rfind(mark, left, declared.span.start) + 1)
    elsewhere = _LEADS_ELSEWHERE.search(text, left, declared.span.start)
    if elsewhere and not _TOTAL.search(text, left, declared.span.start):
        return False
    words_quoted = _WORDS.match(text, declared.after) and text[sign.end() : sign.end() + 1] == "“"
    if words_quoted or _AS_FOLLOWS.search(text, left, declared.span.start):
        return True  # 下列三人被评为先进个人：
    between = _DONE_WITH.sub("", text[declared.after : sign.start()].strip("”’"))
    if _HAPPENS.search(between) or (sign.groupdict().get("weak") and len(between) > _SHORT):
        return False
    people = declared.measure in PEOPLE
    return len(between) < _FURTHEST_WEAK or is_phrase(between, people=people)


_ENDS_SO = lazy(rf"{GENERAL}$")
_TOTAL = lazy(r"[，,](?:合计|共计?|总计)$")
_AS_FOLLOWS = lazy(f"{any_of(AS_FOLLOWS)}$")
_DONE_WITH = lazy(
    r"(?:组成|构成|为|是|分别|依次|实施|进行|开展|推进|完成|举行|建设|如下|走|(?:予以|给予)?(?:表彰|通报|表扬|奖励|处分))$"
)
_HAPPENS = lazy(r"[了着被把]")
_SHORT = 6
_SAYING = lazy(r"提出|发表|认为|表示|强调|指出|回答|询问|商量|讨论|建议说|说$|问$|答$")
_SHORT_PHRASE = 4
_AUXILIARY = frozenset(["v", "d", "p", "c", "f"])


def is_phrase(written: str, *, people: bool = False) -> bool:
    """Say whether the words behind a measure word are a noun phrase: 重点任务, not 家庭送去米."""
    cut = [word for word in words(written[:24]) if word.text.strip()]
    if not cut:
        return True
    *before, last = cut
    if _SAYING.search(written) or (people and last.tag == "v"):
        return False
    if last.tag[0] in "rdpc" or last.text in ("的", "了", "时", "后", "前", "中"):
        return False
    if any(word.text == "的" for word in before):
        place = max(at for at, word in enumerate(before) if word.text == "的")
        if not any(word.tag[0] in "vl" for word in before[:place]):
            return False  # 八项主张的核心
        before = before[place + 1 :]
    return not any(word.tag in _AUXILIARY and len(word.text) < 3 for word in before) or (
        not people and len(written) <= _SHORT_PHRASE and _ENDS_SO.search(written) is not None
    )


def _bracketed(text: str, declared: Declared, sign: regex.Match[str]) -> Listed | None:
    close = CLOSING[sign["bracket"]]
    end = text.find(close, sign.end(), sign.end() + _LONGEST_LIST)
    if end < 0 or "（" in text[sign.end() : end] or "\n" in text[sign.end() : end]:
        return None
    inside = text[sign.end() : end]
    names = _NAMES_FIRST.match(inside)
    start = sign.end() + (names.end() if names else 0)
    if _ALIAS.match(text[start:end]):
        return None
    listed = read_list(text, Span(start, end))
    if listed is None or listed.fits(declared.number):
        return listed
    if not _counts_phrase(text, declared, sign):
        return None
    # 12个县（市、区）: the brackets name other kinds, they do not count.
    written = [item.of(text) for item in listed.items]
    if all(one in _KINDS for one in written) and declared.measure != "级":
        return None
    if any(_ALIAS.match(one) or len(one) > 16 for one in written):
        return None
    if abs(declared.number - len(listed.items)) > _FURTHEST_WEAK:
        return None
    if any(character.isdigit() for one in written for character in one):
        return None  # 三个基地（占地500亩、投资300万元）
    if not names and not _alike(written):
        return None
    return _judged(text, declared, replace(listed, closed=True), weak=False)


CLOSING = {"（": "）", "(": ")", "【": "】", "[": "]"}
"""The bracket that closes each bracket."""
_NAMES_FIRST = lazy(rf"(?:{_NAMES})[：:]?|分别[：:]")


def _alike(written: list[str]) -> bool:
    """Say whether items are written alike: of like lengths, or with the same ending."""
    lengths = [len(one) for one in written]
    return max(lengths) - min(lengths) <= 2 or len({one[-1] for one in written}) == 1
