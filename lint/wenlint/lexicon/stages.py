"""Stages: the words of events that come one after the other in a process.

A row is a process, its stages in the order in which they happen; the words of a stage are parted by
spaces and are patterns. A word may stand in several processes. Simplified characters only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_SO_LONG = r"[^，。；：:\n]{0,6}"
_NO_NOUN = (
    "(?!时间?表|方案|计划|条件|标准|办法|资料|报告|资格|率|须知|要求|流程"
    "|范围|对象|费|单位|组|工作)"
)

_TABLE: Mapping[str, Sequence[str]] = {
    "works": (
        "(?<![未复])开工 (?<![未])动工 破土 进场施工 开始施工",
        "(?<!未)(?:完工|竣工)(?!验收) (?<!未)建成 完成施工",
        f"(?:竣工|交工|完工)验收{_NO_NOUN} 通过{_SO_LONG}验收 验收(?:时间|日期|合格)",
        "交付(?:使用)? 移交 投产 投用 投入(?:使用|运[行营]) 通车 启用 交房",
    ),
    "tender": (
        "(?:招标文件|采购文件|标书)(?:获取|发售|领取) 发布招标公告 招标公告发布",
        f"(?:投标|递交|响应文件|报价|标书){_SO_LONG}截止 截标",
        "开标(?!地点|会议室|一览) 开启(?=时间)",
        "定标 (?:中标|成交)(?:结果)?(?:公示|公告) 发布中标公告",
    ),
    "case": (
        "(?:提起诉讼|起诉)(?!状)",
        "立案(?!庭|号) 受理(?=[，。；、\n]|后|了|$|本案|此案|该案)",
        "开庭(?!公告|传票) 庭审 公开审理",
        "宣判 作出{_SO_LONG}判决 (?:判决|裁定)(?:日期|时间)".replace("{_SO_LONG}", _SO_LONG),
    ),
    "heats": ("海选 初赛 预赛 初评", "复赛 复评", "(?<![半])(?:总)?决赛 终评", "颁奖"),
    "event": (
        f"报名{_SO_LONG}截止 截止报名 报名(?:时间|日期)",
        "(?:活动|比赛|竞赛|赛事|考试|培训|开班|开赛|开营|演出|讲座|开课|笔试|大会|会议)(?:时间|日期)"
        " 开赛 开班 开营 开考",
    ),
    "call": (
        "征[稿集](?:开始|启动)",
        f"(?:征稿|征集|投稿|提交|报送|申报|收件){_SO_LONG}截止 截稿",
        "(?:评审|评选)(?=时间|[：:]|结果|于|$)",
        f"(?:评审结果|评选结果|结果|获奖名单){_SO_LONG}(?:公布|公示|揭晓)",
    ),
    "hiring": (
        "报名(?=时间|日期|[：:]|$)",
        "笔试",
        "面试",
        "体检",
        "(?:拟录用|拟聘)[^，。；\n]{0,4}公示",
    ),
    "hospital": ("入院", "手术", "出院"),
    "life": (
        "出生 生于 诞生",
        "入学",
        "毕业",
        "参加工作",
        "退休 离休",
        "逝世 去世 病逝 辞世",
    ),
    "goods": ("生产日期 出厂日期", "(?:保质期|有效期|失效日期|质保期|保修期)(?:截?至|到|限至)"),
    "contract": (
        "(?:合同|协议)?生效日期 起租 起始(?:日期|时间)",
        "(?:终止|届满|到期)(?:日期|时间)",
    ),
    "loan": ("借款日期? 放款 借出 领用", "还款(?:日期|截止|期限) 归还"),
    "meeting": ("开幕", "闭幕"),
    "travel": (
        "出发 发车 起飞 离港 启程 开船 开航 动身 始发",
        "到达 抵达 降落 到站 到港 靠岸 返回 返程 返校 返乡 归来 回国",
    ),
    "stay": ("入住 报到", "离店 离会 退房 离营"),
    "outage": (
        "跳闸 断电 停电 停水 停气 起火 停运 宕机 中断 故障发生 发生故障 发生火灾",
        "恢复 修复 扑灭 复电 抢通",
    ),
    "repair": (
        "接警 接报 接到[^，。；\\n]{0,8}?(?:报警|报告|电话|求助|反映|报修)",
        "到场 到达现场 赶到现场 赶赴现场 抵达现场",
        "修复 恢复 扑灭 处置完毕",
    ),
    "law": (
        "(?:会议|大会|委员会)[^，。；\n]{0,12}通过",
        "公布(?=[，。；）\n]|$)",
        "(?:施行|实施)(?=[，。；）\n]|$)",
    ),
    "paper": ("收稿", "修回", "录用", "(?:出版|发表)日期"),
    "test": (
        "采样 抽样(?:日期|时间)",
        "送检 收样 到样",
        "检[测验](?=日期|时间)",
        "(?:报告|签发)(?=日期|时间)",
    ),
    "job": ("入职 到岗", "转正", "离职"),
    "open": (
        "开门 开馆 开园 入园 开始营业 营业开始 上班 开放",
        "关门 闭馆 闭园 打烊 下班 停止营业 关闭",
    ),
    "exam": ("开考 考试开始", "收卷 考试结束 交卷"),
    "show": ("开展(?=[，。；\n]|$|时间|日期) 布展 开幕", "闭展 撤展 闭幕"),
    "term": ("开班 开课 开营 开学", "结业 结营 结课 放假"),
    "project": ("立项", "开题", "中期检查", "结题 结项 投产 验收"),
    "lease": ("起租 交付房屋", "退租 退房"),
    "duty": ("接班 上岗", "交班 下岗"),
    "life of a thing": ("建成 启用 上线 投用", "拆除 停用 下线 停服 报废"),
    "any": (
        "(?<!重新)(?:开始|起始|启动|开工)(?=时间|日期|[，：:]|$) (?<=[自从].{0,12})起",
        "(?<!未)(?:结束|截止|终止|完成|届满|落幕|收官)(?=时间|日期|[，：:。]|$) 止",
    ),
}

STAGES: Mapping[tuple[str, int], str] = {
    (process, rank): "|".join(words.split())
    for process, stages in _TABLE.items()
    for rank, words in enumerate(stages)
}
"""A pattern for the words of each stage, by process and place."""

ORDERED = frozenset(_TABLE) - {"any", "open", "term", "life of a thing"}
"""The processes whose stages happen once, and in this order."""

CLOSING = frozenset([("event", 0), ("call", 1), ("tender", 1)])
"""The stages that must be over before the next begins: a period told for one counts by its end."""

PLANNED = "计划|拟[于定]?|预计|原定|暂定|力争|争取|确保|预期|应于|须于"
"""What says that a moment is a wish: what happened may differ from it."""
