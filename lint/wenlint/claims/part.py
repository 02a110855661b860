"""Part: what is said to be of a whole is not larger than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.claims.contradictions import Contradiction, Relation
from wenlint.claims.explain import same_kind, written
from wenlint.claims.mentions import Mention, Passage, Role
from wenlint.core.hit import Hit, Related
from wenlint.core.patterns import lazy
from wenlint.lexicon.dimensions import SPANS
from wenlint.lexicon.measure_sets import MONEY_OF_PARTS

# Said of the part, these leave no doubt that it is one.
_SURE = lazy(
    r"^[，,。；\s\n·\-—]*(?:其中|包括|包含|内含|内有|当中|里面|里头|这当中|其间)(?!的)|[，,](?:含|包括|包含|里面|里头|当中|其中)"
    r"|^[，,。\n\s]*(?:在?(?:这些|这批|上述|以上|他们|她们|它们|此)\p{Han}{0,6}(?:中|里|当中|里面|之中)(?:[，,]|有)?)"
    r"|^\p{Han}{1,8}(?:当中|之中|里面|里头|内)[，,](?!共)"
)
# What was done with the whole, or what of it is so.
_DONE = lazy(
    r"^[，,。\n\s]*(?:经\p{Han}{1,3})?(?:已|已经|目前|现|仅|只|经)?\p{Han}{0,8}(?:完成|合格|符合\p{Han}{0,4}|达标|放飞|空[摊置闲]?|修复|解决|办结|整改"
    r"|通过|康复|治愈|获奖|入围|缴纳|缴费|签约|交付|竣工|出租|入住|安装|验收|返还|收回|有效)\p{Han}{0,4}$"
)
_DONE_BEHIND = lazy(r"^[^，。；：]{0,2}(?:已|均?(?:符合|合格|达标|通过|完成|办结))")
_AMONG = lazy(r"其中|当中")
_WHOLE = lazy(
    r"共|总|现有|抽检|抽查|检查|收治|排入|计划|任务|应|受理|发放|登记|收到|报名|在册|拥有|开放|设有|参加|立案|审结|检测|接收"
)
_NOT = lazy(
    r"[增减升降涨跌超]|同比|比[上去]|较|均|每|另|除|还|新增|累计|上[年月]|去年|复检|亏|负|净|最[大高]"
)


def parts(passage: Passage) -> Iterator[Contradiction]:
    """Yield the parts that are larger than the whole right before them."""
    mine = {mention.start for mention in passage.mentions}
    for place, part in enumerate(passage.near):
        if part.start not in mine or not place:
            continue
        whole = passage.near[place - 1]
        named = False
        if whole.is_percent and place > 1:
            place -= 1
            whole = passage.near[place - 1]
            named = _is_named_again(passage, whole, part)
            if not named:
                continue
        elif whole.at != part.at - 1 and passage.near[place - 1].sentence == part.sentence:
            continue
        near = passage.near[max(0, place - _NEAREST) : place]
        found = _judged(passage, whole, part, near, named=named)
        if found is not None:
            yield found


_AGAIN = lazy(r"[。，\n](?P<name>\p{Han}{2,8})中[，,]?\p{Han}{0,14}$")


def _is_named_again(passage: Passage, whole: Mention, part: Mention) -> bool:
    """Say whether a part is of what a whole before its percentage counts: 女员工中，…."""
    gap = passage.text[whole.end : part.figure.number.start]
    match = _AGAIN.search(gap)
    return match is not None and match["name"] in whole.lead + whole.tail


def _judged(
    passage: Passage, whole: Mention, part: Mention, near: Sequence[Mention], *, named: bool
) -> Contradiction | None:
    beside = [] if named else near
    if not _may_be_parts(passage, whole, part, beside) or part.bounds.low <= whole.bounds.high:
        return None
    gap = passage.text[whole.end : part.figure.number.start]
    if len(gap) > _FARTHEST or _NOT.search(gap) or "；" in gap:
        return None
    sure = _SURE.search(gap.lstrip("（(")) is not None and gap.count("，") < 3
    listed = part.line != whole.line and part.lead.lstrip("-·* ").startswith("其中")
    done = (
        _WHOLE.search(whole.clause) is not None
        and part.unit not in MONEY_OF_PARTS
        and (_DONE.search(gap) or (gap in ("，", ",") and _DONE_BEHIND.search(part.tail)))
        and (not whole.tail or not part.tail or whole.tail[:2] == part.tail[:2] or gap == "，")
    )
    if not (named or sure or listed or done):
        return None
    one, other = written(part), written(whole)
    return Contradiction(
        Relation.PART,
        Hit(
            part.figure.span,
            f"部分大于整体：其中{one}，而整体是{other}",
            f"the part {one} is larger than its whole {other}",
            (Related(whole.figure.span, "整体", "the whole"),),
        ),
    )


def _may_be_parts(passage: Passage, whole: Mention, part: Mention, near: Sequence[Mention]) -> bool:
    """Say whether two figures count the same, each a level, and nothing lost between them."""
    if whole.kind != part.kind or part.is_percent or part.each or whole.each:
        return False
    if not part.figure.unit or (part.figure.step < 1 and part.unit not in _MEASURED):
        return False
    if part.kind in _TIMES or _loses(passage, whole):
        return False
    if part.unit in _GENERAL and _MEMBERS.search(part.name):
        return False
    if part.role is not Role.LEVEL or part.figure.ranged or _NO_WHOLE.search(whole.clause):
        return False
    if whole.role not in (Role.LEVEL, Role.PLAN) or _beside(near, whole, part):
        return False
    if _goes_back(near, whole, part):
        return False
    apart = whole.figure.ranged or whole.depth > part.depth
    return not apart and whole.unit not in ("岁", "年", "天", "倍", "分", "米", "厘米")


_FARTHEST = 30
_FAR_AHEAD = 300
_NEAREST = 6  # so many mentions before a part may stand beside its whole
_MEASURED = frozenset(["元", "亩", "公顷", "公里", "平方米", "吨"])
_TIMES = frozenset([*SPANS.values(), "小时", "美元", "质量", "长度"])
_LOSS = lazy(r"亏|负[数债]|净流|-\d")
_GENERAL = frozenset("个项处家")
# What a larger thing holds many of: 5个园区，其中入驻企业30个.
_MEMBERS = lazy(r"企业|社区|村|组|商户|项目|小区|单位|学校|店|点|户|网格|部门|岗位|站|人|问题")
_NO_WHOLE = lazy(r"[增减升降涨跌超]|均|每|新增|累计|计划|目标|预[计算]|另|除")


def _loses(passage: Passage, whole: Mention) -> bool:
    """Say whether a loss is told behind a whole: a part of a sum may be larger than the sum."""
    end = min(passage.span.end, whole.end + _FAR_AHEAD)
    return _LOSS.search(passage.text, whole.start, end) is not None


def _goes_back(near: Sequence[Mention], whole: Mention, part: Mention) -> bool:
    """Say whether a second 其中 may be of the figure before the first: 5人，其中2人，其中4人."""
    return _AMONG.search(whole.lead) is not None and any(
        one.at < whole.at
        and one.sentence == part.sentence
        and same_kind(one, whole)
        and one.depth == whole.depth
        and one.value >= part.value > whole.value
        for one in near
    )


def _beside(near: Sequence[Mention], whole: Mention, part: Mention) -> bool:
    """Say whether a part may be of two figures side by side: 在岗120人，退休45人，其中会员60人."""
    return any(
        one.at == whole.at - 1
        and same_kind(one, whole)
        and one.depth == whole.depth
        and one.value + whole.value >= part.value
        for one in near
    )
