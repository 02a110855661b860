"""What was done with a whole cannot be more than it: 抽检420批次，合格412批次."""

from __future__ import annotations

from wenlint.core.patterns import lazy, plain
from wenlint.figures.arithmetic import comparable
from wenlint.figures.telling import CHANGE, Passage, Told, counted

PLANNED = lazy(r"计划|预计|目标|每|均|亩产|单产|单价")
"""Finds that a figure is no whole that parts are taken of: a plan, a rate."""
_OUTCOMES = (
    (r"应到|应参加|应出席|应参会", r"实到|实际到会|实际出席|到会|出席|参会"),
    (r"抽检|抽查|检测|检验|抽样|送检", r"合格|不合格|达标|问题"),
    (r"发出|发放|印发", r"收回|回收|有效"),
    (r"收回|回收", r"有效"),
    (
        r"查出|发现|查处|追缴|挪用|违规|问题|反馈|交办|指出",
        r"追回|整改(?![措方清意通台建责])|收回|退还|归还|销号",
    ),
    (r"征集|收到|提案|建议|议案", r"立案|采纳"),
    (r"建议|提案|议案", r"办结|办复|答复"),
    (r"征集|参赛|作品|报名|提名|申报|候选", r"入围|获奖|评出|入选|当选"),
    (r"病例|患者|确诊", r"治愈|出院"),
    (r"登记|在册|建档|应检|应种", r"完成|接种|体检|已检"),
    (r"报考|参考|考生|参加\p{Han}{0,6}(?:考试|考核|鉴定|测试)", r"合格|通过|及格|取得|优秀"),
    (r"录取|招生|录用", r"报到|到岗"),
    (r"教职工|职工|员工|在编|在岗", r"专任教师|(?:技术|生产|管理|研发|销售|医务|护理|后勤)人员"),
    (r"贷款余额", r"不良贷款余额|不良贷款"),
    (r"存款余额", r"住户存款|储蓄存款|单位存款"),
    (r"零售总额", r"限额以上|限上|城镇|乡村"),
    (r"施工项目|在建项目", r"新开工|竣工|投产"),
    (r"安排|下达|拨付|筹集|核定|批复|到位", r"支出|支付|使用|兑付"),
    (r"合同(?:总)?(?:金额|价款|价)|总金额", r"第[一二]笔|预付款|首付|货款|质保金|保证金|尾款"),
    (r"规划|建有|共有|现有|在售|推出", r"出售|售出|出租|租出"),
    (r"论文", r"收录|核心期刊"),
    (r"选民", r"参加投票|参选"),
)
_OUTCOME_PATTERNS = tuple((lazy(one), lazy(other)) for one, other in _OUTCOMES)
_ANY_OUTCOME = plain("|".join(other for _, other in _OUTCOMES))
_MORE = lazy(r"列席|上年|往年|历年|累计|补|另|含|复")


def outcome(passage: Passage, place: int) -> Told | None:
    """Find the whole of what was done with it: 合格 of 抽检, 实到 of 应到, 收回 of 发出."""
    part = passage.told[place]
    said = part.lead + part.figure.unit + part.tail[:6]
    if not _ANY_OUTCOME.search(said):
        return None
    for one, other in _OUTCOME_PATTERNS:
        if not other.search(said):
            continue
        for at in range(place - 1, max(-1, place - 4), -1):
            whole = passage.told[at]
            if not comparable(whole.figure, part.figure):
                continue
            gap = passage.between(whole, part)
            if _MORE.search(gap) or "。" in gap or "；" in gap:
                break
            if not one.search(whole.lead):
                continue
            if whole.figure.ranged or is_no_whole(whole):
                break
            if _counts_others(whole, part):
                break
            return whole
    return None


def _counts_others(whole: Told, part: Told) -> bool:
    """Say whether the two count different things: 检查企业80家，发现问题120个."""
    one, other = counted(whole), counted(part)
    return bool(one and other) and one[:2] not in other and other[:2] not in one


def is_no_whole(one: Told) -> bool:
    """Say whether a figure is the size of a change, a plan or a rate: no whole to have parts."""
    said = one.clause[-14:]
    return CHANGE.search(said) is not None or PLANNED.search(said) is not None
