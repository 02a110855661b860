"""The words of official documents: who signs them, their kinds, the formulas that close them."""

from __future__ import annotations

from collections.abc import Mapping

AGENCIES = (
    *("政府", "办公室", "办公厅", "委", "局", "厅", "部", "署", "院", "处", "科", "司", "室", "所"),
    *(
        "站",
        "中心",
        "集团",
        "公司",
        "学",
        "银行",
        "会",
        "支部",
        "党组",
        "领导小组",
        "工作组",
        "专班",
    ),
    *(
        "社区",
        "街道",
        "镇",
        "乡",
        "村",
        "县",
        "市",
        "区",
        "队",
        "馆",
        "社",
        "厂",
        "场",
        "团",
        "法庭",
    ),
)
"""How the names of those end who sign documents."""

KINDS = (
    *("请示", "报告", "通知", "通告", "公告", "通报", "批复", "复函", "函", "意见", "纪要", "决定"),
    *("决议", "命令", "令", "议案", "公报", "方案", "办法", "规定", "细则", "总结", "计划", "要点"),
    *("简报", "讲话", "倡议书"),
)
"""The kinds of documents as titles name them; those behind 公报 are no statutory ones."""

_END = r"(?=[。！!.]|\Z|\n)"
_START = r"(?<![\p{Han}“‘「《])"

CLOSINGS: Mapping[str, str] = {
    "请示": (
        rf"{_START}(?:以上|上述)?(?:请示|意见|事项|各项|各点)?[，,]?(?:妥否|当否|可否|是否妥当|是否可行|如无不妥|如无不当)"
        rf"[，,]?[敬恳]?请(?:予以?)?(?:审核|审查)?(?:批示|批复|审批|批准|指示|核批){_END}"
        rf"|{_START}(?:以上|上述)请示[，,]?[敬恳]?请[^。\n]{{0,6}}(?:批示|批复|审批|批准|指示){_END}"
    ),
    "请示2": rf"{_START}[特专]此请示{_END}",
    "报告": rf"{_START}[特专]此报告{_END}",
    "通知": rf"{_START}[特专]此通知{_END}",
    "通告": rf"{_START}[特专]此通告{_END}",
    "公告": rf"{_START}[特专]此公告{_END}",
    "通报": rf"{_START}[特专]此通报{_END}",
    "批复": rf"{_START}(?:[特专]此批复|此复){_END}",
    "函": rf"{_START}(?:[特专]此(?:函复|复函|函达|函告|函询|致函|函)|请(?:予|即)?函复){_END}",
}
"""The formulas that close a document of each kind; a number parts two of one kind."""
