r"""条目重复：同一个清单、表格、名单、问答里，同一项写了两遍。
Entry twice: the same item of a list, row of a table, name or question stands twice.

清单靠的是每项一条：同一项写两遍，多半是粘贴了两次，或者复制了上一项忘了改，真正该写的那一项反而丢了。
同一个编号、代码代表两样东西，同一件事既列在“可以”之下又列在“不可以”之下，也在这里报。

不报：
- 步骤、流程、日程、路线里又来一遍的动作（“点击确定”“茶歇”）；挨着写两遍的仍报；
- 不同条目之下的子项；整张清单都在重复的数据、示例；
- 首列不是每行各不相同的表（课程表、分组的表、流水）；同一状态码的几种情形（404）；
- 依次、交替、往返的排列：红、黄、红；北京、上海、北京；口吃和呼喊：好、好、好；
- 只差一两个字的问题有同一个答案；“可以。”“请联系客服。”一类的短答；
- 还在继续做的事：本周、下周都有的“跟进”“继续”“日常维护”。

出处：发布说明、链接清单、参数表、值班表、表彰通报里写了两遍的条目。

反例（Markdown）：

    # 值班包里有什么

    - 强光手电
    - 雨披
    - 对讲机
    - 雨披

反例（全文）：

    第九条 有下列情形之一的，取消评选资格：
    （一）迟报、漏报数据的；
    （二）当年发生责任事故的；
    （三）迟报、漏报数据的。

反例（Markdown）：

    | 选项 | 作用 |
    | --- | --- |
    | `color` | 输出的颜色 |
    | `width` | 每行的字数 |
    | `color` | 输出的颜色 |
    | `lang` | 界面的语言 |

反例（Markdown）：

    | 仪器编号 | 名称 | 位置 |
    | --- | --- | --- |
    | YQ-031 | 天平 | 二楼 |
    | YQ-032 | 烘箱 | 二楼 |
    | YQ-032 | 离心机 | 三楼 |

反例（全文）：

    管线代号
    PS—排水管
    RQ—燃气管
    PS—配水管

反例（全文）：

    出席：郁文松、柯以南、贺兰亭、郁文松。
    洪水淹没了上坪村、柳林村、上坪村、白石村的部分农田。
    评选出以下先进个人：
    欧阳克俭　司徒远山　上官清　欧阳克俭

反例（全文）：

    问：报名以后能改岗位吗？
    答：报名截止前可以改一次。
    问：准考证在哪里打印？
    答：考前一周在报名网站打印。
    问：报名以后能改岗位吗？
    答：考生凭身份证入场。

反例（Markdown）：

    ### 押金多久退还？

    退租后七个工作日内原路退回。

    ### 水费由谁承担？

    退租后七个工作日内原路退回。

反例（Markdown）：

    ## 允许携带

    - 折叠伞
    - 保温杯

    ## 禁止携带

    - 打火机
    - 保温杯

反例（全文）：

    本周完成
    1.提交二号楼的竣工图纸。
    2.更换泵房电表。
    下周计划
    1.提交二号楼的竣工图纸。
    2.清洗水箱。

反例（全文）：

    经评议，推荐下列同志为护井员。
    东片：柏松年、缪小满、邢卓、
    缪小满、柯桐
    西片：鄢立、裘放、冉青

反例（全文）：

    行李寄存须知
    可以寄存：雨伞、背包、自行车
    不可寄存：现金、雨伞、活禽

反例（Markdown）：

    **门票多少钱？**

    二十元一张。

    **几点开门？**

    早上八点。

    **门票多少钱？**

    老人半价，当天有效。

正例（Markdown）：

    ## 安装步骤

    1. 点击“下一步”
    2. 选择安装目录
    3. 点击“下一步”
    4. 等待完成

正例（Markdown）：

    - 晨会
      - 点名
    - 晚会
      - 点名

正例（Markdown）：

    | 时间 | 星期一 | 星期二 |
    | --- | --- | --- |
    | 上午 | 语文 | 数学 |
    | 上午 | 语文 | 数学 |
    | 下午 | 体育 | 音乐 |
    | 下午 | 美术 | 自习 |

正例（Markdown）：

    | 状态码 | 含义 |
    | --- | --- |
    | 200 | 成功 |
    | 404 | 用户不存在 |
    | 404 | 订单不存在 |

正例（全文）：

    省、自治区、直辖市水利规划由省、自治区、直辖市人民政府批准；火险分为极高火险区、高火险区、低火险区。
    乡、民族乡、镇公所向乡、民族乡、镇的居民公布。

正例（全文）：

    彩灯依次亮起红色、黄色、红色、绿色，列车往返于北京、上海、北京之间，大家连声说好的、好的、好的。

正例（Markdown）：

    ### 可以带猫吗？

    可以，须装在笼子里，费用另计。

    ### 可以带狗吗？

    可以，须装在笼子里，费用另计。

正例（全文）：

    本周工作
    1.跟进三期扩建的报批手续。
    下周计划
    1.跟进三期扩建的报批手续。
    2.清洗水箱。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.entries import repeated_lines
from wenlint_rules.duplicate.entries.items import repeated_items, shared_in_lines, shared_items
from wenlint_rules.duplicate.entries.names import repeated_names
from wenlint_rules.duplicate.entries.questions import repeated_answers, repeated_questions
from wenlint_rules.duplicate.entries.repetition import Repetition
from wenlint_rules.duplicate.entries.rows import repeated_keys, repeated_rows

_SHOWN = 20
NAMES = lines_with("、—＝=：:\u3000")
"""Names side by side, or an abbreviation with what it stands for."""


def repeats(document: Document) -> Sequence[Span]:
    """Return the document if any of its lines or cells stands twice: a trigger."""
    return (Span(0, len(document.text)),) if document.view(repeated_lines) else ()


@rule("DUP009", "entry", triggers=(repeats, NAMES))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for one in _repetitions(document):
        shown = one.span.of(document.text).split("\n", 1)[0]
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        yield Hit(
            one.span,
            one.zh.format(shown),
            one.en.format(shown),
            (Related(one.before, "前一次在这里", "the time before"),),
        )


def _repetitions(document: Document) -> Iterator[Repetition]:
    told: set[Span] = set()
    for find in (
        repeated_items,
        repeated_rows,
        repeated_keys,
        repeated_names,
        repeated_questions,
        repeated_answers,
        shared_items,
        shared_in_lines,
    ):
        for one in find(document):
            if one.span not in told:
                told.add(one.span)
                yield one
