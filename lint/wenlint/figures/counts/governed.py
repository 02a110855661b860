"""Tells whether a verb of a list may govern the count behind it: 修订、完善三项制度."""

from __future__ import annotations

from collections.abc import Sequence

from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.figures.counts.declared import GROUPING, Declared
from wenlint.language.tokenizer import words
from wenlint.lexicon.patterns import any_of

# A verb that may govern what is counted: 修订、完善三项制度.
_GOVERNING_WORDS = (
    "推进 实施 落实 完善 修订 制定 开展 建设 建立 抓好 组织 贯彻 领会 学习 把握 推动 加强 深化"
    " 强化 促进 做好 办好 构建 打造 推出 出台 印发 提出 执行 参加 参与 举办 承办 主办 协办 召开"
    " 完成 实现 取得 获得 荣获 处理 解决 化解 查处 收集 搜集 整理 翻译 编写 编印 编制 起草 审议"
    " 通过 听取 讨论 研究 部署 安排 指挥 领导 协调 管理 服务 联系 走访 慰问 看望 帮扶 资助 扶持"
    " 培育 培养 引进 引导 支持 保障 保护 维护 修缮 改造 新建 改建 扩建 续建 整合 优化 规范 健全"
    " 创新 探索 形成 总结 提炼 推广 宣传 发布 发放 发表 出版 采取 坚持 突出 聚焦 围绕 紧盯 关注"
    " 覆盖 惠及 带动 辐射 连接 跨越 穿越 横跨 纵贯 包括 涵盖 设立 设置 成立 组建 划分 分成 分为"
    " 增加 减少 压减 取消 下放 承接 承担 负责 统筹 谋划 策划 筹备 启动 验收 检查 督查 考核 评估"
    " 评选 表彰 奖励 培训 招聘 录用 选派 派出 抽调 抢救 救治 拐卖 贩卖 走私 制造 销售 购买 采购"
    " 租赁 调整 充实 提高 提升 扩大 巩固 发展 创建 争创 申报 申请 受理 办理 审批 调解 起诉"
)
_GOVERNS = any_of(_GOVERNING_WORDS.split())
_GOVERNING = lazy(
    r"(?:全面|深入|认真|深刻|积极|共同|切实|扎实|大力|持续|着力|加快|不断|有效|协同|联合|统一|逐步|及时|严格|坚决|自觉|先后)?"
    rf"{_GOVERNS}(?:落实|实施|推进|完善|执行|领会|推动|印发|出台)?"
)
# What has activities for its members: 受理、审批、发证三个环节.
_OF_ACTIVITIES = lazy(
    r"\p{Han}{0,2}?(?:阶段|环节|步骤|程序|流程|窗口|工序|职能|功能|小组|分队|组|队|机制|方面|体系|岗位|关口|过程|模块|板块|平台|专班|系列|服务)"
)


_OF_WORK = lazy(r"(?:重点)?(?:工作|任务|事项|事|活动)(?!组|队|小组)")


_FEWEST_DEEDS = 2


def governed(text: str, declared: Declared, spans: Sequence[Span], pieces: Sequence[str]) -> bool:
    """Say whether a verb of the list may govern the count, or the list may begin with a verb."""
    activities = _OF_ACTIVITIES.match(declared.noun)
    if _GOVERNING.fullmatch(pieces[-1]) and (
        activities is None or any(len(piece) > len(pieces[-1]) for piece in pieces[1:])
    ):
        return True
    if _OF_WORK.match(declared.noun) and len(pieces) > _FEWEST_DEEDS:
        return _GOVERNING.fullmatch(pieces[-1]) is not None  # 征收、拆迁、安置三项工作
    last = words(spans[-1].of(text)[-12:])[-1]
    if len(spans[-1]) == len(last.text) and last.tag == "v":
        return activities is None and declared.measure not in GROUPING
    if last.tag in ("p", "c", "d", "u", "uj", "ul", "f", "r"):
        return True
    # 协助部署、指挥辽沈、淮海: the second piece is a verb with its object.
    first, second = words(spans[0].of(text)[-12:])[-1], words(spans[1].of(text)[:12])
    return (
        first.tag in ("v", "vn", "n")
        and len(second) > 1
        and (
            second[0].tag == "v"
            and _GOVERNING.fullmatch(second[0].text) is not None
            and _GOVERNING.fullmatch(first.text) is not None
        )
    )
