"""Single characters written twice in a row, judged by the words of the dictionary around them.

`速度度超过`: a word ends with the first, and the second can be no word by itself. `那那是`: words
of grammar, which nobody doubles. `已已经`, `这这个`: such a word, and one that begins with it
and means the same. What speech doubles (天天, 看看) the dictionary lists; where two words meet
(目的|的, 从|从机, 校区|区政府) each of them stands by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.tokenizer import Word, is_listed, words
from wenlint.lexicon.traditional import SIMPLIFIED

_NEAR = 10
_CLAUSE_END = lazy(r"[^\p{Han}]")
_HAN = lazy(r"\p{Han}")
# Modal verbs, which the dictionary does not tell from others; of pronouns those that point.
_MODALS = "能会可应需须"
_POINTING = "这那我你他她它咱怎"
# Adverbs and the like of which some are doubled for stress, or name a place: 最最, 上上周.
_STRESSED = (
    "最太很极真好多少大小上下前左右远近快慢早晚常每各仅刚恰独单偏才就又再也都还不没渐稍略颇甚"
    "更万一二三四五六七八九十百千"
)
_COUNTS = "一几数每半两"
_CLASSES = ("r", "p", "c", "d", "f")
# Words of grammar beside the longer ones that mean the same.
_SAY_THE_SAME = {
    "已": ("已经",), "曾": ("曾经",), "但": ("但是",), "如": ("如果", "如若"), "若": ("若是",),
    "因": ("因为", "因此", "因而"), "虽": ("虽然",), "或": ("或者", "或是"), "并": ("并且",),
    "按": ("按照",), "依": ("依照", "依据"), "对": ("对于",), "由": ("由于",), "为": ("为了",),
    "关": ("关于",), "将": ("将要",), "仍": ("仍然", "仍旧"), "自": ("自从",), "根": ("根据",),
    "必": ("必须", "必定", "必然"), "非": ("非常",), "而": ("而且",), "所": ("所以",),
}  # fmt: skip
# 线性性, 因此|此模式.
_NEVER = "性此其该本"
_INSTITUTIONS = (
    "省市县区镇乡村校院厂矿局部处科室所站班组队司厅委党团会门家行店馆社港湖河山岛国州路街台"
)
# Heads of bodies that are no subject by themselves: 站 and 所 are other words as well.
_HEADS = "馆社厂校院局厅店"
_GOVERN = ("于", "由", "在", "将", "被", "把", "从", "以", "对", "向", "的")
_COMPARES = lazy(
    r"(?![谁誰哪什甚看皆])\p{Han}{2,6}?(?:更|[还還都]要|[高低多少大小快慢早晚]了?(?:\Z|\P{Han}))"
)
# Doubled so often that one need not ask the dictionary.
_KNOWN = frozenset(
    "谁啥人天常慢刚仅渐往纷种层次年月日时处事步家户个样条件等看想试说谈听走笑问爸妈哥姐弟妹爷奶叔太星宝点面"
    "当久早明默悄轻静好多少大小高远近深长短满紧快红绿白黑蓝黄青亮甜香热冷暖微稍略统通偏恰每频屡双头口声字句段行代"
    "一二三四五六七八九十百千万两几半哈呵嘻嗯啊哦呜嘿喂唉滴叮咚汪喵轰隆哗啦沙咕噜嘟团滚茫苍匆默念依恋"
)


def is_doubled_character(text: str, at: int, *, joins: bool = False) -> bool:
    """Say whether the character at `at`, which the next one repeats, was written once too often.

    Of one that often `joins` two words, only what stands before a word that says it again is told.
    """
    if text[at] == "比":  # 比比往常更沉; but 比比谁更快, 比比皆是
        return _COMPARES.match(text, at + 2, _clause(text, at).end) is not None
    return _is_once_too_often(text, at, joins=joins)


def _is_once_too_often(text: str, at: int, *, joins: bool) -> bool:
    sign = text[at].translate(SIMPLIFIED)
    if sign in _KNOWN and sign not in "年时":
        return False
    again = text[at + 1 : at + 4].translate(SIMPLIFIED)
    if (joins and not _may_mean_the_same(sign, again)) or _is_pattern(text, at):
        return False
    clause = _clause(text, at)
    found = words(clause.of(text).translate(SIMPLIFIED))
    starts = list(accumulate((len(one.text) for one in found), initial=clause.start))
    first = _place(starts, at)
    second = _place(starts, at + 1)
    if any(one.tag.startswith("nr") for one in found[max(0, first - 1) : second + 2]):
        return False
    behind = found[second + 1] if second + 1 < len(found) else None
    if joins:
        right = found[second]
        return found[first].text == sign and _means_the_same(sign, right)
    if first == second:
        guessed = found[first].text == sign * 2 and not is_listed(sign * 2)
        return guessed and (found[first].tag in _CLASSES or _is_grammar(sign))
    left, right = found[first], found[second]
    if left.text == right.text == sign:
        if is_listed(sign * 2) or not _is_grammar(sign):
            return False
        before = found[first - 1] if first else None
        if before is None:
            return True
        # 告诉你|你有, 因此|此模式: the first copy belongs to what is before it.
        told = sign in _POINTING and before.tag.startswith("v")
        return not told and not is_listed(before.text[-1:] + sign)
    if right.text == sign and left.text.endswith(sign):
        return _ends_a_word(sign, left, behind)
    return left.text == sign and right.text.startswith(sign) and _means_the_same(sign, right)


def _is_pattern(text: str, at: int) -> bool:
    """Say whether the characters stand in AABB, thrice, or in quotes by themselves."""
    sign = text[at]
    before, after = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    if sign in (before[-1:], after[:1]):
        return True
    doubled = any(
        len(pair) == 2 and pair[0] == pair[1] and _HAN.match(pair) for pair in (before, after)
    )
    if before[-1:] in _COUNTS and before:
        return True  # 一张张
    return doubled or (before[-1:] in "“‘「《" and after[:1] in "”’」》" and bool(before))


def _clause(text: str, at: int) -> Span:
    start = max(0, at - _NEAR)
    for mark in _CLAUSE_END.finditer(text, start, at):
        start = mark.end()
    end = min(len(text), at + 2 + _NEAR)
    stop = _CLAUSE_END.search(text, at + 2, end)
    return Span(start, stop.start() if stop else end)


def _place(starts: Sequence[int], at: int) -> int:
    """Return the place of the word that holds `at`."""
    return next(place for place in range(len(starts) - 1) if starts[place + 1] > at)


def _tag(sign: str) -> str:
    return words(sign)[0].tag


def _is_grammar(sign: str) -> bool:
    """Say whether a character is a word of grammar, which is not doubled."""
    if sign in _STRESSED:
        return False
    return sign in _MODALS or sign in _POINTING or _tag(sign) in _CLASSES


def _ends_a_word(sign: str, left: Word, behind: Word | None) -> bool:
    """Say whether a word ends with the first copy and the second can be none: 速度|度超过."""
    if behind is not None and is_listed(left.text + behind.text):
        return len(behind.text) == 1  # 使用|用者
    if not is_listed(left.text) or (
        behind is not None and len(behind.text) == 1 and behind.tag[:1] not in "udpcry"
    ):
        return False  # 电站|站|址
    if sign in _HEADS and behind is not None and behind.text in _GOVERN:
        return True  # 图书馆|馆|于三月开放
    if left.text.startswith("小") or sign in _INSTITUTIONS or sign in _NEVER or sign in _STRESSED:
        return False
    tag = _tag(sign)
    if tag in ("p", "c") and left.tag == tag:
        return True  # 按照|照
    return (
        tag.startswith(("k", "q", "ns", "nr", "nz"))
        or tag.endswith("g")
        or (tag in ("n", "t", "m") and left.tag[:1] in ("n", "t", "v", "p", "c"))
    )


def _may_mean_the_same(sign: str, behind: str) -> bool:
    """Say whether a word that says `sign` again can begin in `behind`, before words are cut."""
    if sign in _POINTING or sign in _MODALS:
        return True
    return behind.startswith(_SAY_THE_SAME.get(sign, ()))


def _means_the_same(sign: str, right: Word) -> bool:
    """Say whether a word of grammar stands before one that says it again: 已|已经, 这|这个."""
    if sign in _POINTING:
        return right.tag in ("r", "mq")
    if sign in _MODALS:
        return right.text in ("能够", "应该", "应当", "需要", "必须", "可以", "可能")
    return sign in _SAY_THE_SAME and right.text in _SAY_THE_SAME[sign]
