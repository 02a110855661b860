"""Reads the levels of an administration before their count: 市、区、街道三级."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from wenlint.core.text import Span
from wenlint.figures.counts.declared import Declared
from wenlint.figures.counts.lists import CONJUNCTION, Listed, from_items

_LEVELS = (
    ("国家", "中央", "全国", "国"),
    ("省", "自治区", "直辖市", "省级", "部"),
    ("市", "设区的市", "自治州", "州", "地区", "盟", "地", "地市", "市级", "厅"),
    ("区", "县", "自治县", "旗", "市辖区", "不设区的市", "县级", "区县", "县区"),
    ("乡", "民族乡", "镇", "街道", "街", "乡镇", "镇街", "街镇", "苏木", "办事处"),
    ("村", "社区", "嘎查", "村居", "居"),
    ("组", "小组", "村民小组", "小区", "网格", "楼栋", "院落", "户", "楼组", "片区", "楼", "社"),
    ("集团", "总公司", "公司", "总部", "总行", "厂", "公司级"),
    ("分公司", "子公司", "分行", "分厂", "车间", "厂级", "矿"),
    ("班组", "支行", "工段", "区队", "班", "岗位", "项目部"),
    ("校", "学校", "校级"),
    ("院", "院系", "系", "学院", "院级", "年级", "系级"),
    ("班级", "室", "科室", "科", "教研组", "教研室", "宿舍", "寝室", "病区"),
    ("局", "处", "所", "站", "股"),
)
_LEVEL_OF = {name: place for place, names in enumerate(_LEVELS) for name in names}


def read_levels(
    text: str, declared: Declared, spans: Sequence[Span], whole: Span, is_open: bool
) -> Listed | None:
    """Read 市、区、街道三级; 省、自治区、直辖市 are one level or three."""
    if text[whole.start - 1 : whole.start] == "，" and declared.number > len(spans):
        return None  # 中央，省、自治区，…五级: the list may go on before the comma
    names = [name for span in spans[1:] for name in CONJUNCTION.split(span.of(text))]
    places = [_LEVEL_OF.get(name) for name in names]
    if any(place is None for place in places):
        return None
    head = CONJUNCTION.split(spans[0].of(text))
    first = next(
        (_LEVEL_OF[head[-1][at:]] for at in range(len(head[-1])) if head[-1][at:] in _LEVEL_OF),
        None,
    )
    if first is None:
        return None
    listed = from_items(text, list(spans), is_open=is_open)
    fewest = len({first, *places})
    most = max(listed.numbers) + (len(head) > 1)
    return replace(listed, readings=listed.readings | frozenset(range(fewest, most + 1)))
