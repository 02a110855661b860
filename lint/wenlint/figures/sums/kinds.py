"""What the names of parts say: that they exclude each other, are all, or overlap."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from wenlint.core.patterns import lazy, plain
from wenlint.figures.telling import Told
from wenlint.lexicon.measures import GENERAL, PEOPLE, flagged

_ALL = lazy(r"^[^\p{Han}]*\p{Han}{0,4}(?:分别|依次)(?:[为是有计达]|[^，。；：\p{Han}]|$)")
REST = lazy(r"其余|剩余|余下|剩下")
OTHERS = lazy(r"其余|剩余|余下|剩下|其他|其它|另外")
_PAIRS = (
    ("男", "女"), ("赞成|同意", "反对|弃权"), ("上半年", "下半年"), ("正式", "预备"),
    ("专职", "兼职"), ("线上", "线下"), ("在职", "退休"), ("城镇", "农村"), ("城市", "农村"),
    ("实到", "请假|缺席|未到|缺勤"), ("有效", "无效"), ("地上", "地下"), ("本地", "外地"),
    ("本地", "外来"), ("住院", "门诊"), ("出口", "进口"), ("境内", "境外"), ("过夜", "一日游"),
    ("公办", "民办"), ("城区", "乡镇"), ("白天", "夜间"), ("合格", "不合格"), ("室内", "室外"),
    ("基本支出", "项目支出"), ("脱产", "在岗"), ("文科", "理科"), ("干部", "工人"),
    ("国内", "国[外际]"), ("必修", "选修"), ("中央", "地方"), ("新建", "改扩?建"),
    ("城镇", "乡村"), ("第一产业", "第三产业"), ("学生", "教工"), ("城市", "乡村"),
    ("成功", "失败"), ("个人", "团体"), ("管理岗", "技术岗"), ("上午", "下午"), ("正本", "副本"),
)  # fmt: skip
ANY_KIND = plain("|".join(word for pair in _PAIRS for word in pair))
COMPLEMENTS = tuple((lazy(one), lazy(other)) for one, other in _PAIRS)
SEXES = (lazy("男"), lazy("女"))
ATTRIBUTES = lazy(
    r"以[上下内]|学历|岁|少数民族|党员|团员|民族|困难|优秀|骨干|高级|本科|硕士|博士"
    r"|具有|特有|带有|拥有|涉及|曾|可|属于|符合|达到|获"
)
TWICE = lazy(r"以[上下内]|岁|学历|党员|团员|民族|女|男")
_OVERLAPPING = lazy(
    r"以[上下内]|女|男|少数民族|党员|团员|学历|岁|民族|代表|委员|困难|新增|优秀|骨干|高级|本科"
    r"|硕士|博士|重点"
)
# Where and as what people are counted once: places of work, schools, ranks of a prize.
_EXCLUSIVE = lazy(
    r"小学|初中|高中|幼儿|[一二三]等|公务员|事业|工勤|工人|农民|正式|预备|一线|机关|企业|赞成|第[一二三]"
    r"|[村镇乡部科处班组区校院系局站所厂]$|病假|事假"
)
NO_PART = lazy(
    r"(?<![一二三四特优中高初])等(?!级)|不含|以及其他|(?<!新)增(?!加值|值)|减|(?<!对)比|较|超|同[比期]|每|均|占|从(?!业)|(?<!另)由"
    r"|(?<![实应])到(?!会|岗|场|位)|亏损"
)
EXAMPLES = lazy(r"主要|例如|比如|重点|如(?!期|实|数)")
MORE_PARTS = lazy(r"，?等|……|…")
WHOLE_LEAD = lazy(
    r"总|计|共(?![建同享青产和])|满分|实到|应到|现有|拥有|全|表决|投票|本次|收到|接待|注册资本|名额|编制|人口"
)
TOTAL_LEAD = lazy(
    r"总(?![会部局公书经裁站院队工统理台店行编监教])|合计|共计|共(?![建同享青产和])|满分|注册资本|名额|编制"
)


def is_closed(names: Sequence[str], parts: Sequence[Told], *, led: bool) -> bool:
    """Say whether the parts claim to be all: 分别为, 其余, or two that exclude each other."""
    if _ALL.search(names[0]) or (OTHERS if led else REST).search(names[-1]):
        return True
    if any(ATTRIBUTES.search(name) for name in names):
        return False
    told = [one.lead for one in parts]
    return ANY_KIND.search("\n".join(told)) is not None and any(
        complement(told, *pair)
        and all(pair[0].search(name) or pair[1].search(name) for name in told)
        for pair in COMPLEMENTS
    )


def complement(told: Sequence[str], one: regex.Pattern[str], other: regex.Pattern[str]) -> bool:
    """Say whether one part is of the first kind and another of the second, as 合格 and 不合格."""
    first = [name for name in told if one.search(name) and not other.search(name)]
    return bool(first) and any(other.search(name) for name in told)


def overlap(total: Told, names: Sequence[str]) -> bool:
    """Say whether one may be counted under two of the names: 女党员, 大专以上, 高血压."""
    if are_posts(names):
        return False
    alike = all("代表" in name for name in names)
    if total.figure.unit not in PEOPLE:
        return any(ATTRIBUTES.search(name) or "重点" in name for name in names)
    if (
        not alike
        and not any(_EXCLUSIVE.search(name) for name in names)
        and not _one_head(total, names)
    ):
        return True
    return any(_OVERLAPPING.search(name.replace("代表", "") if alike else name) for name in names)


_POST = lazy(r"副(?P<post>书记|主席|主任|组长|会长|院长|校长|局长|理事长|董事长|队长|秘书长)")


def are_posts(names: Sequence[str]) -> bool:
    """Say whether the names are posts, of which one holds one: 书记, 副书记, 委员."""
    said = "".join(names)
    match = _POST.search(said)
    return match is not None and said.count(match["post"]) > 1


def counted_once(leads: Sequence[str]) -> bool:
    """Say whether each name is one of where things are counted once: 小学部, 初中部."""
    return all(_EXCLUSIVE.search(lead) for lead in leads)


def _one_head(total: Told, names: Sequence[str]) -> bool:
    """Say whether the names differ before the total's own head: 客运总量, 铁路客运, 公路客运."""
    heads = {name[-2:] for name in names}
    alike = len(names) > 2 and len(heads) == 1 and len(set(names)) == len(names)
    return alike and heads.pop() in total.clause


GENERAL_UNITS = flagged(GENERAL)
NOUN = lazy(r"\p{Han}{2,10}")


def other_nouns(total: Told, parts: Sequence[Told]) -> bool:
    """Say whether a total of 个 or 项 has a noun behind it that no part has."""
    noun = NOUN.match(total.tail)
    if total.figure.unit not in GENERAL_UNITS or noun is None:
        return False
    named = [one.tail for one in parts if NOUN.match(one.tail)]
    return bool(named) and not any(noun[0][:2] in tail for tail in named)
