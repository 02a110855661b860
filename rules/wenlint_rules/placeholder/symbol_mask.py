r"""用星号、圆圈、方框代替、还没有换成实际内容的名称和数字
Asterisks, circles or squares (**, ○○, □□□) that stand for a name or a figure not filled in

“**市”“新增****个”“○○馆”是隐去或未定的内容，照此发布就是半成品。星号先按读者的眼光配对，
成对而强调一段完整文字的不算；其余的看左右：后面缺数、缺名，或者夹在汉字、引号、书名号之间。
夹在大写字母后面的星号（BT*）只有文中另有较确定的占位时才报。报告的范围只是占位的字符本身。

不报：
Markdown 的强调、列表和分隔线；有意遮住的号码（138****5678）、密码（密码：******）、
姓名（李**、王**）；脚注和必填项的星号（带*项）；显著性标记；评分；公式、代码、指针、通配符；
“二○○八年”里的圆圈，诗律的平仄，选票和表格里的方框；案例中隐去的名称；
广告里的干扰符号（*【更#多…】，由 WM002 报告）；示范写法。
整篇是表单、模板的，只报一处并说明共有几处。

选项：
each_in_forms = true 时，整篇是表单、模板的也逐处报；allowed 是含有这些符号但不算占位的词。

    [rules.PH002]
    each_in_forms = false
    allowed = ["□□体"]

出处：
机关综述、年终总结隐去地名、数字后再流传。

反例：
    今年以来，**市深入推进城乡环境整治。
    全年培训****人次，办理提案**件。
    明确*个方面、**项任务和**条措施。
    合格率达到*****％，较上年提高**个百分点。
    印发《*****管理办法》，制定《*****》等****个文件。
    用好**红色教育资源，弘扬“**精神”。
    加强支部（BT*）建设，新设**个支部，选派***名干部。
    抓紧编制20**年工作计划。
    新建的○○馆将于近日开放。
    由□□□同志负责解释。
    在△△县召开现场会。
    会议定于*月*日召开，由**县委办公室筹备。
    ＊＊局是这项工作的牵头单位。
    全面建设社会主义现代化*****的新征程
    起锚由大副*指挥。
    开船典礼在*举行，请准时到场。
    苗圃现存油松 ** 株，另购花盆 * 只。
    窑温升到 *** 摄氏度时（约 ** 小时）停火。

正例：
    详情请拨打138****5678咨询。
    携带HLA-B*5801基因者慎用，RRT*算法收敛更快。
    中奖者为李**、王**、赵**。
    初始密码：******，登录后请修改。
    带*项为必填项，*号表示重点。
    推荐指数：*****
    注：***、**、*分别表示在1%、5%、10%的水平上显著。
    雨量由水文站*观测，潮位由验潮站*记录。
    计算 2*3 和 2**3，并声明 int *p。
    删除 *.tmp 和 **/*.log 文件。
    二○○八年七月一日起施行，一○○名代表出席。
    这一代〇〇后更关心环境。
    平仄为○○●●○，仄起。
    □是　□否
    进度：■■■□□
    *本表由会务组填写。
    工时按 2 人 * 天 计，料钱为单价 * 件数。
    修剪时 ** 先下后上 ** 最稳妥。
    面粉300g（两小包）*人数。
    工作**重点**是补齐短板，**务必**抓好落实。
    被告人张**在**酒店将李**打伤，被害人报警。
    *【更#多素@材尽在&某某文#库】

反例（Markdown）：
    | 月份 | 检修台数 |
    | --- | --- |
    | 七月 | 31 |
    | 八月 | ** |

正例（Markdown）：
    | 因素 | 估计值 | 显著性 |
    | --- | --- | --- |
    | 坡度 | 0.42 | ** |
    | 朝向 | 0.07 | *** |

正例（Markdown）：
    **一、总体要求。** 坚持**问题导向**，抓好*落实*。

    * 第一项
    * 第二项

    * * *

    收口时凭**“双股绞”**记号下料，**底盘（圆）**先编，成品交**乡合作社**。

反例（Markdown）：
    渡口添置 **救生圈**（** 只），另配哨子 ** 枚。

反例（Markdown）：
    全站共有**名船工，**重点**是培训。

    开工会由**同志主持，要抓好**值守**工作。

反例（Markdown）：
    全年培训**人次，新建**个站点，**受到群众好评**。

反例（Markdown）：
    竹编采用**双股绞（双丝）**收口，每筐耗篾**公斤，再浸桐油。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wenlint.core.document import BlockKind, Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint.language.form import Hole, unfilled
from wenlint.language.symbols import lone_asterisks, symbol_masks

_ALL_ASTERISKS = lazy(r"\*{2,6}")
_NAME = lazy(r"[\p{Han}·]{2,4}")
_NAMES = 2
_FIGURE = lazy(r"[0-9][0-9,.]{0,15}[%％]?")


@dataclass(frozen=True, slots=True)
class Options:
    each_in_forms: bool = False
    allowed: tuple[str, ...] = ()


@rule("PH002", "symbol-mask", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    text = document.text
    masks = document.view(symbol_masks)
    if "**" in text:
        lone = {span for span in lone_asterisks(document) if _in_heading(document, span)}
        masks = tuple(sorted({*masks, *lone, *_in_cells(document)}))
    form, spans = unfilled(
        document,
        masks,
        Hole.SYMBOLS,
        each_in_forms=options.each_in_forms,
        allowed=options.allowed,
    )
    if form is not None:
        yield form
    for span in spans:
        mask = span.of(text)
        yield Hit(
            span,
            f"“{mask}”是占位，应换成实际的名称或数字",
            f"{mask!r} is a placeholder; put the real name or figure there",
        )


def _in_cells(document: Document) -> Iterator[Span]:
    """Yield the asterisks that are all of a cell, in a column of figures, or of names.

    A column of asterisks tells how significant results are.
    """
    columns: dict[tuple[int, int], list[Span]] = {}
    for block in document.blocks:
        if block.cell is not None and block.cell.row:
            columns.setdefault((block.cell.table, block.cell.column), []).append(block.span)
    for cells in columns.values():
        bare = [span for span in cells if _ALL_ASTERISKS.fullmatch(span.of(document.text))]
        figures = sum(_FIGURE.fullmatch(span.of(document.text)) is not None for span in cells)
        names = sum(_NAME.fullmatch(span.of(document.text)) is not None for span in cells)
        if figures or (names >= _NAMES and names + len(bare) == len(cells)):
            yield from bare


def _in_heading(document: Document, span: Span) -> bool:
    return document.blocks[document.block_at(span.start)].kind is BlockKind.HEADING
