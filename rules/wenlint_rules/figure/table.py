r"""表格合计与各行之和不符。
Table: a total row, or a total column, that is not the sum of its figures.

预算表、统计表的“合计”行、“合计”列逐一相加核对；有“小计”的，小计也核对。占比一列的合计写100%，各项须凑成100%。
改了一行忘改合计，审计一眼看出。

不报：
- 比率、单价、均值、得分、序号、年份、编码、余额各列；含有文字的列；单位不一的；
- 换一种读法就相符的：“其中”行、分级的行（一、之下有1.，类、款、项）、小计与明细；
- “以上”“以下”“减”“结余”一类互相重叠或相抵的行；“合计（去重）”；
- 保留小数或以万、亿为单位，差额在四舍五入范围内的；
- 横向的合计：各行都对不上的；只有一行的。

出处：预算公开表、统计公报附表。

反例（Markdown）：

    | 项目 | 金额（元） | 占比 |
    | --- | --- | --- |
    | 场地 | 3,000 | 30% |
    | 设备 | 5,000 | 50% |
    | 宣传 | 2,000 | 20% |
    | 合计 | 11,000 | 100% |

反例（Markdown）：

    | 班级 | 男生 | 女生 | 合计 |
    | --- | --- | --- | --- |
    | 一班 | 20 | 22 | 42 |
    | 二班 | 21 | 20 | 41 |
    | 三班 | 19 | 24 | 45 |

反例（Markdown）：

    | 组别 | 物资 | 件数 |
    | --- | --- | --- |
    | 一组 | 铁锹 | 34 |
    | 一组 | 沙袋 | 120 |
    | 小计 | | 164 |
    | 二组 | 铁锹 | 26 |
    | 二组 | 沙袋 | 90 |
    | 小计 | | 116 |
    | 总计 | | 270 |

反例（Markdown）：

    | 水渠 | 2023年 | 2024年 |
    | :-- | --: | --: |
    | 东干渠 | 4.2公里 | — |
    | 西干渠 | 3.1公里 | 2.6公里 |
    | 南干渠 | 1.5公里 | 1.4公里 |
    | **全县合计** | **8.8公里** | **6.0公里** |

反例（Markdown）：

    | 去向 | 人数 | 占比 |
    | --- | --- | --- |
    | 升学 | 90 | 45.0% |
    | 就业 | 86 | 48.0% |
    | 待业 | 24 | 12.0% |
    | 合计 | 200 | 100.0% |

正例（Markdown）：

    | 编码 | 科目 | 决算数（元） |
    | --- | --- | --- |
    | 210 | 卫生健康 | 900 |
    | 21003 | 基层医疗 | 900 |
    | 2100302 | 乡镇卫生院 | 600 |
    | 2100399 | 其他 | 300 |
    | 213 | 农林水 | 400 |
    | 合计 | | 1300 |

正例（Markdown）：

    | 机型 | 台数 |
    | --- | --- |
    | 拖拉机 | 46 |
    | 其中：大马力 | 12 |
    | 小马力 | 34 |
    | 插秧机 | 9 |
    | 总计 | 55 |

正例（Markdown）：

    | 方法 | 甲集 | 乙集 | 总计 |
    | --- | --- | --- | --- |
    | 旧 | 0.0 | 0.0 | 0.0 |
    | 新 | 81.0 | 69.0 | 75.0 |

正例（Markdown）：

    | 序号 | 项目 | 单价 | 数量 | 金额（元） |
    | --- | --- | --- | --- | --- |
    | 1 | 桌子 | 300 | 2 | 600 |
    | 2 | 椅子 | 100 | 4 | 400 |
    | 合计 | | | 6 | 1000 |

正例（Markdown）：

    | 地区 | 面积（万亩） | 增长率 |
    | --- | --- | --- |
    | 东区 | 1.24 | 3.2% |
    | 西区 | 2.34 | 1.5% |
    | 南区 | 3.44 | 2.0% |
    | 合计 | 7.03 | 2.1% |

正例（Markdown）：

    | 类别 | 人数 |
    | --- | --- |
    | 合计 | 120 |
    | 其中：女 | 60 |
    | 党员 | 80 |
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.triggers import cells
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.arithmetic import plain
from wenlint.figures.tables.grids import tables
from wenlint.figures.tables.totals import Mismatch, mismatches
from wenlint.language.simplified import simplified

_MOST_SHOWN = 8


@rule("FIG012", "table", triggers=(cells,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for grid in tables(document):
        for found in mismatches(document.view(simplified), grid):
            yield _hit(document.text, found)


def _hit(text: str, found: Mismatch) -> Hit:
    shown = found.parts[:_MOST_SHOWN]
    more = "＋…" if len(found.parts) > _MOST_SHOWN else ""
    sum_ = "＋".join(plain(part.value) for part in shown) + more + f"＝{plain(found.added)}"
    written = found.total.span.of(text).strip()
    return Hit(
        found.total.span,
        f"{sum_}，表中合计为{written}",
        f"{sum_}, the table says {written}",
        tuple(Related(part.span, "加数", "added") for part in found.parts),
    )
