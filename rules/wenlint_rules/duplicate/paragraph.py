r"""段落重复：同一个段落（30字以上）出现了两次，或一个短段紧挨着写了两遍。
Duplicate paragraph: the same paragraph of 30 characters or more twice, a short one twice in a row.

同一节里或紧挨着的两个段落一字不差（不计空白），多半是粘贴了两次。短段只在紧挨着时报：整句（“取样前先摇匀。”），
或通知里的一行（“时间：周三下午”）。

不报：
- 不同标题下的同一段套话、免责声明、条款（法律各条下的同一段，合同各章下的同一段）；
- 不满30字又不挨着的短句；诗词、歌词、口号、对白里的复沓，呼喊；空着的签名行；表格；目录；引文；
- 手册里并列的部分：选项卡、折叠框、粗体小标题之下，引出语不同的两个列表，不同条目的子项；
- 属于旁边代码、图片的说明：以冒号结尾的引出语、来源和许可的说明、两段代码之间的短句；
- 各说一幅图的“上图是……”；上一行说了要重复的话（“再念三遍：”）；推导里再写一次的算式；
- 行内代码或链接不同的段落；通过、修正的日期记录；填写的横线、表格线；
- 只差一个数字或一个词的段落（另有近似段落规则）。

出处：综述汇编末尾连贴两遍的网站广告；已公布文件中异节重复的九处都属正常。

选项：shortest，段落至少多少字才比较，默认30。

    [rules.DUP003]
    shortest = 50

反例（全文）：

    一、基本情况
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达标。
    各水厂运行平稳。
    全市现有水厂十二座，日供水能力九十万吨，供水管网总长两千八百公里，水质全部达标。

正例（全文）：

    一、甲方责任
    任何一方违反本合同约定，给对方造成损失的，应当赔偿对方因此受到的全部直接损失。
    二、乙方责任
    任何一方违反本合同约定，给对方造成损失的，应当赔偿对方因此受到的全部直接损失。

反例（Markdown）：

    ## 更换滤芯

    先关掉电源，再把旧滤芯逆时针拧下，换上新滤芯以后通水三分钟，直到出水清亮为止。

    ```sh
    pump --off
    ```

    先关掉电源，再把旧滤芯逆时针拧下，换上新滤芯以后通水三分钟，直到出水清亮为止。

正例（Markdown）：

    ## 更换滤芯

    **台式机型**

    先关掉电源，再把旧滤芯逆时针拧下，换上新滤芯以后通水三分钟，直到出水清亮为止。

    **立式机型**

    先关掉电源，再把旧滤芯逆时针拧下，换上新滤芯以后通水三分钟，直到出水清亮为止。

正例（Markdown）：

    ## 清洗滤芯

    卧式机

    先关掉电源，再把旧滤芯逆时针拧下，用清水冲洗滤芯三分钟以后装回，直到出水清亮为止。

    柜式机

    先关掉电源，再把旧滤芯逆时针拧下，用清水冲洗滤芯三分钟以后装回，直到出水清亮为止。

正例（Markdown）：

    - `owner_id`：填写业主在登记簿上的编号，没有登记的先到窗口补办登记，再来填写本表。
    - `agent_id`：填写业主在登记簿上的编号，没有登记的先到窗口补办登记，再来填写本表。

正例（Markdown）：

    表1　各馆读者

    | 馆 | 人次 |
    | --- | --- |
    | 东馆 | 320 |

    资料来源：根据该市图书馆二〇二三年度统计月报整理，数字均为日平均值。

    表2　各馆藏书

    | 馆 | 册 |
    | --- | --- |
    | 东馆 | 9600 |

    资料来源：根据该市图书馆二〇二三年度统计月报整理，数字均为日平均值。

正例（Markdown）：

    > 山高月小，水落石出。

    出处：据该馆所藏明刻本卷三影印件校录，标点为整理者所加，异体字一律改为通行字。

    > 白露横江，水光接天。

    出处：据该馆所藏明刻本卷三影印件校录，标点为整理者所加，异体字一律改为通行字。

正例（Markdown）：

    ![](spring.png)

    上图是三种肥料在旱地里的产量对比，可以看到有机肥的产量最稳定，化肥在第二年以后明显下降，绿肥则介于两者之间。

    ![](autumn.png)

    上图是三种肥料在旱地里的产量对比，可以看到有机肥的产量最稳定，化肥在第二年以后明显下降，绿肥则介于两者之间。

反例（Markdown）：

    ![](spring.png)

    上图是三种肥料在旱地里的产量对比，可以看到有机肥的产量最稳定，化肥在第二年以后明显下降，绿肥则介于两者之间。

    ![](spring.png)

    上图是三种肥料在旱地里的产量对比，可以看到有机肥的产量最稳定，化肥在第二年以后明显下降，绿肥则介于两者之间。

正例（Markdown）：

    下井以前先测瓦斯，读数高于百分之一时任何人都不得入井，已经入井的立刻撤出。

    这一条最要紧，跟着我念三遍：

    下井以前先测瓦斯，读数高于百分之一时任何人都不得入井，已经入井的立刻撤出。

    下井以前先测瓦斯，读数高于百分之一时任何人都不得入井，已经入井的立刻撤出。

正例（Markdown）：

    先算前一格：

    cost[3] = cost[3 - step[1]] + price[1] = 42

    倒着再算，前一格还没有变：

    cost[3] = cost[3 - step[1]] + price[1] = 42

反例（全文）：

    检修安排
    范围：三号配电室
    范围：三号配电室
    负责人：方学敏
    检修期间切勿合闸。
    检修期间切勿合闸。

反例（Markdown）：

    开箱后请先核对型号。

    开箱后请先核对型号。

反例（全文）：

    渡口旧约选抄

    禁夜渡约
    光绪五年立
    入夜以后不得开船，违者停渡三日。

    禁夜渡约
    光绪五年立
    入夜以后不得开船，违者停渡三日。

    修埠约
    光绪九年立

正例（全文）：

    签收人：
    签收人：
    冲啊！
    冲啊！

正例（全文）：

    远山青了又青，
    远山青了又青，
    燕子还没有回来。
    河水涨了又落，
    河水涨了又落，
    渡船还没有回来。

正例（全文）：

    实干争先，奋勇争先。
    全场起立。
    实干争先，奋勇争先。

正例（Markdown）：

    完整的程序在 samples/pump/main.c 里，编译之前请先装好工具链和串口驱动。

    ```c
    on();
    ```

    完整的程序在 samples/pump/main.c 里，编译之前请先装好工具链和串口驱动。

    ```c
    off();
    ```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wenlint.core.document import Block, BlockKind, Document
from wenlint.core.hit import Edit, Fix, Hit, Related
from wenlint.core.patterns import lazy
from wenlint.core.text import Span, strip
from wenlint.engine.rule import rule
from wenlint.structure.parallels import Parallels, trivia_in
from wenlint.structure.passages import Passage, repeated_paragraphs
from wenlint.structure.verses import is_verse

_SHOWN = 20
_SHORTEST_SENTENCE = 20
_IS_SENTENCE = lazy(r"[\p{Han}\w、“”\x1f\x60.]+(?:，[\p{Han}\w、“”\x1f\x60.]+)+。")
_LONGEST_SHORT = 60
_FEWEST_LINES, _MOST_LINES = 3, 8
_SHORTEST_RUN = 24
_ENDS = "，。；！？,;!?…"
_WHOLE = lazy(r"[^！!？?\n]*(?:\p{Han}[^！!？?\n]*){10,}[。；;]")
# A whole sentence, or a label with what it labels.
_SAYS = lazy(
    r"[^！!？?\n]*(?:\p{Han}[^！!？?\n]*){6,}[。；;]"
    r"|\p{Han}{2,8}[：:](?!\p{Han}{0,4}[_\u3000 （(]*$)[ ]?[^\s_][^！!？?\n_]+"
)


@dataclass(frozen=True, slots=True)
class Options:
    shortest: int = 30


@rule("DUP003", "paragraph", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    yield from _short(document, options.shortest)
    runs = list(_runs(document, options.shortest))
    yield from runs
    last: dict[str, Passage] = {}
    parallels = document.view(Parallels)
    for one in repeated_paragraphs(document, min(options.shortest, _SHORTEST_SENTENCE)):
        short = len("".join(one.span.of(document.text).split())) < options.shortest
        if short and not _IS_SENTENCE.fullmatch(one.key):
            continue
        before = last.get(one.key)
        last[one.key] = one
        if before is None:
            continue
        adjacent = before.block == one.block - 1
        if not adjacent and (before.section != one.section or one.is_quoted or one.is_history):
            continue
        if any(run.span.overlaps(one.span) for run in runs):
            continue
        if not parallels.by_design(before.block, one.block):
            shown = one.span.of(document.text)[:_SHOWN]
            yield Hit(
                one.span,
                f"段落“{shown}…”与前面一段完全相同",
                f"the paragraph “{shown}…” stands a second time",
                (Related(before.span, "前一次在这里", "the time before"),),
                _removal(before.span, one.span) if adjacent else None,
            )


def _short(document: Document, longest: int) -> Iterator[Hit]:
    """Yield the short paragraphs that stand twice in a row."""
    text = document.text
    parallels = document.view(Parallels)
    blocks = document.blocks
    lengths = [block.span.end - block.span.start for block in blocks]
    for place, (length, following) in enumerate(pairwise(lengths)):
        if length != following or length >= _LONGEST_SHORT:
            continue
        before, block = blocks[place], blocks[place + 1]
        if before.kind is not BlockKind.PARAGRAPH or block.kind is not BlockKind.PARAGRAPH:
            continue
        if block.quoted:
            continue
        said = block.span.of(text)
        if said != before.span.of(text) or len("".join(said.split())) >= longest:
            continue
        one = strip(text, block.span)
        if not _SAYS.fullmatch(text, one.start, one.end) or _has_things(document, before, block):
            continue
        if is_verse(document, place) or parallels.by_design(place, place + 1):
            continue
        yield Hit(
            one,
            f"这一行“{one.of(text)}”紧挨着写了两遍",
            f"the line “{one.of(text)}” stands twice in a row",
            (Related(strip(text, before.span), "前一次在这里", "the time before"),),
            _removal(before.span, block.span),
        )


def _runs(document: Document, shortest: int) -> Iterator[Hit]:
    """Yield the runs of lines that stand again right behind themselves: a part pasted twice.

    Their lines are too short to be told one by one; together they are no refrain, for one is a
    whole sentence and they are at least three.
    """
    text, blocks = document.text, document.blocks
    said = [
        text[block.span.start : block.span.end].strip()
        if block.kind is BlockKind.PARAGRAPH and not block.quoted
        else ""
        for block in blocks
    ]
    lines = [line for line in said if line]
    if len(set(lines)) > len(lines) - _FEWEST_LINES:
        return
    end = 0
    for length in range(_FEWEST_LINES, min(_MOST_LINES, len(said) // 2) + 1):
        run = 0
        for place in range(len(said) - length):
            run = run + 1 if said[place] and said[place] == said[place + length] else 0
            if run < length or place + 1 < end + length:
                continue
            first = place + 1 - length
            again = range(first + length, first + 2 * length)
            lines = said[first : first + length]
            end = again[-1] + 1
            if (
                sum(map(len, lines)) < _SHORTEST_RUN
                or any(len(line) >= shortest for line in lines)
                or not any(_WHOLE.fullmatch(line) for line in lines)
                or all(line[-1] in _ENDS for line in lines)  # a refrain
                or is_verse(document, first)
                or any(document.view(Parallels).in_panes(at - length, at) for at in again)
            ):
                continue
            spans = (blocks[first].span, blocks[again[0]].span, blocks[again[-1]].span)
            yield Hit(
                Span(strip(text, spans[1]).start, strip(text, spans[2]).end),
                f"从“{lines[0][:_SHOWN]}”起的{length}行紧挨着写了两遍",
                f"the {length} lines from “{lines[0][:_SHOWN]}” on stand twice in a row",
                (Related(strip(text, spans[0]), "前一次在这里", "the time before"),),
                _removal(blocks[again[0] - 1].span, spans[2]),
            )


def _has_things(document: Document, before: Block, block: Block) -> bool:
    """Say whether code, a link or a picture stands in two lines or between them."""
    return bool(trivia_in(document, Span(before.span.start, block.span.end + 1)))


def _removal(before: Span, span: Span) -> Fix:
    """Remove a copy that stands right behind its original."""
    edit = Edit(Span(before.end, span.end), "")
    return Fix("删去这一段", "remove this paragraph", (edit,), safe=False)
