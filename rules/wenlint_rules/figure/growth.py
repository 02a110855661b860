r"""增减与前后两个数不符：由200增加到250，增长30%；由43下降到86。
Growth: a rate, a difference, a multiple or a direction that the two values beside it do not give.

写明起点和终点的增减，可以重算：增长率＝（终点－起点）÷起点，净增＝终点－起点，倍数＝终点÷起点，翻一番＝两倍；
“下降到”之后的数应当更小，“逐年上升”的数应当一个比一个大。起点、终点、增减量不论先后，也不论用“由……到……”“比上年”
“上年为”还是两个年份说出来，只要确实是同一事物的，就放在一起算；起点在前一句的也算；
表中两个时期与“同比”“增减”一栏、逐行“名称：数”写出的三行，同样重算。允许所写小数位的末位半个单位误差。

不报：
- 实际增长、可比增长，国内生产总值、增加值一类按不变价计算的增速；
- 起点不在文中的（同比增长25%）；比的不是这个起点的（由2020年的……，同比增长……；比计划多……）；
- 另有主语的（社员由200户增加到250户，产值增长30%）；连写三个以上的数，说不准与哪一个比的；
- 上下文中另有两个数正好得出这个增减的；
- 百分比的变化：由60%提高到75%，提高15个百分点（或25%）；
- 约、近、余等概数，“1700点”这样取整的数，只在其容许范围之外才报；
- 亏损、逆差、温度的升降；“增长3倍”与“增长到3倍”两种说法都对得上其一的；
- 后一个数另有所指的（去年进口100万吨，今年出口120万吨，增长35%）；比前后两数都大的“节约”“增加”；
- 表中对不上的不止一行的，按计划、目标比的；
- 年均增长：起止年份不明的，以及按复利、按平均、年数差一都算得通其一的。

出处：统计公报、述职报告中常见；改了基数忘改增幅，或“增加”“减少”写反。

反例：

    社员由200户增加到250户，增长30%。
    投诉量由43件下降到86件。
    销售额达到250万元，比上年的200万元增长35%。
    编制由120名精简到100名，净减少30名。
    入园企业从40家增加到120家，增长5倍。
    产量达到900吨，是2020年300吨的4倍。
    国务院组成部门由40个减少到29个，净减少12个。
    2024年接待游客120万人次，2025年接待游客150万人次，同比增长35%。
    全年新增商户1200户，注销300户，净增800户。
    合格率由90%提高到96%，提高8个百分点。
    实现收入250万元，同比增加50万元，增长40%。
    今年接诊9600人次，上年同期为8000人次，同比上升25%。
    一季度签约40家，二季度签约60家，环比增长60%。
    藏书由8万册增加到12万册，增加了一倍。
    从2021年的18万元到2024年达到36万元，三年翻了两番。
    营业收入增长12%，增速比上年（9%）加快5个百分点。
    两个厂的产量分别由100吨、200吨增加到120吨、260吨，分别增长20%和40%。
    报考人数三年依次为300人、340人、320人，逐年增加。
    专利由2021年的100件增加到2023年的144件，年均增长30%。
    排名由第9位上升到第6位，前移5位。
    与上年的400件相比，今年办结320件，减少90件。
    失业率从去年的7·1%降到5·9%，降低2·2个百分点。

反例（Markdown）：

    | 指标 | 2024年 | 2025年 | 同比 |
    | --- | --- | --- | --- |
    | 用气量（万立方米） | 200 | 230 | +51% |
    | 用水量（万吨） | 40 | 38 | -5% |

反例：

    亏损额由上年的500万元收窄至320万元，减亏280万元。
    补助标准由每月300元提至360元，提标30%。
    养护费由上年的800万元核减60万元，调整为720万元。
    近三届参赛人数依次是510名、640名、602名，一届比一届多。

正例（Markdown）：

    | 指标 | 2024年 | 2025年 | 同比 |
    | --- | --- | --- | --- |
    | 用气量（万立方米） | 200 | 230 | +15% |
    | 用水量（万吨） | 40 | 38 | -5% |

正例：

    社员由200户增加到250户，增长25%；投诉量由86件下降到43件，下降50%。
    国内生产总值由54万亿元增加到82.7万亿元，年均增长7.1%。
    销售额达到250万元，比上年的200万元增长25%，同比多50万元。
    从40家增加到120家，增长2倍；由60%提高到75%，提高15个百分点。
    产量达到900吨，是2020年300吨的3倍；排名由第5位上升到第3位。
    局属科室由40个减少到29个，编制压缩四分之一。
    由亏损300万元增加到盈利200万元；排名由12名上升到5名；对口就业从三级提升到一级。
    时间由5天缩短到2天，压缩60%；从2019年的30人增加到去年的50多人。
    实现收入250万元，同比增加50万元，增长25%。
    今年接诊10000人次，上年同期为8000人次，同比上升25%；失业率从去年的7·1%降到5%。
    社员由200户增加到250户，产值增长30%；营业额由2019年的80万元增加到120万元，同比增长8%。
    将从目前的700亿克朗增长到5年后的1200亿克朗；指数从6442点升到8200点，上升1700点。
    专利由2021年的100件增加到2023年的144件，年均增长20%；排名由第9位上升到第6位，前移3位。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.changes.changes import changes_in
from wenlint.figures.changes.faults import Contradiction, Fault
from wenlint.figures.changes.lines import changes_in_lines
from wenlint.figures.changes.nets import wrong_nets
from wenlint.figures.changes.ranks import Moved, wrong_moves
from wenlint.figures.changes.sums import contradictions
from wenlint.figures.changes.tables import wrong_rows
from wenlint.figures.changes.trends import averaged_rows, broken_trends
from wenlint.figures.quantities import find_quantities
from wenlint.figures.tables.grids import tables
from wenlint.language.simplified import simplified


@rule("FIG006", "growth", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text, quantities = document.view(simplified), document.view(find_quantities)
    changes = chain(
        changes_in(text, quantities),
        averaged_rows(text, quantities),
        changes_in_lines(text, quantities),
    )
    told = chain.from_iterable(contradictions(text, *change) for change in changes)
    seen: set[Span] = set()
    rows = chain.from_iterable(wrong_rows(text, grid) for grid in tables(document))
    for wrong in chain(wrong_nets(text, quantities), rows, told):
        if wrong.place not in seen:
            seen.add(wrong.place)
            yield _contradicted(document.text, wrong)
    for moved in wrong_moves(text):
        yield _moved(document.text, moved)
    for broken in broken_trends(text, quantities):
        trend, before, after = (
            one.of(document.text) for one in (broken.trend, broken.before.span, broken.after.span)
        )
        yield Hit(
            broken.trend,
            f"{before}之后是{after}，与“{trend}”不符",
            f"{before} is followed by {after}, which is not {trend}",
            _ends(broken.before.span, broken.after.span),
        )


def _contradicted(text: str, wrong: Contradiction) -> Hit:
    written, before, after = (
        one.of(text).strip() for one in (wrong.place, wrong.before, wrong.after)
    )
    related = _ends(wrong.before, wrong.after)
    if wrong.fault is Fault.DIRECTION:
        return Hit(
            wrong.place,
            f"从{before}到{after}，与文中所写的方向相反",
            f"from {before} to {after} is the opposite of what the text says",
            related,
        )
    return Hit(
        wrong.place,
        f"{wrong.sum}，文中为{written}",
        f"{wrong.sum}, the text says {written}",
        related,
    )


def _moved(text: str, moved: Moved) -> Hit:
    written, first, last = moved.place.of(text), moved.first, moved.last
    if moved.turned:
        zh = f"从第{first}到第{last}，与“{written}”的方向相反"
        en = f"from rank {first} to rank {last} is the opposite of {written}"
    else:
        zh = f"从第{first}到第{last}是{abs(first - last)}位，文中为{written}"
        en = f"from rank {first} to {last} it is {abs(first - last)}, the text says {written}"
    return Hit(moved.place, zh, en, _ends(*moved.ranks))


def _ends(before: Span, after: Span) -> tuple[Related, Related]:
    return (
        Related(before, "起点", "the value before"),
        Related(after, "终点", "the value after"),
    )
