r"""标题丢了编号：夹在一、与二、之间的一行，样子与它们相同，却没有编号。
Unnumbered heading: a line between numbered headings that looks like them and has no number.

独占一行、没有句末标点、字数与同组标题相当、前后都是正文的一行，多半是丢了编号的标题：后面的标题编号
照旧数下去，读者看不出这里另起了一节。

不报：
- 一篇里反复出现的无编号小标题（那是这篇文章的写法）；
- 与正文连排、带句末标点、含数字或冒号的短行；图题、署名、日期、称呼；
- 紧跟在标题后面或紧接在标题前面的一行（副题、导语）；
- 编号本身已经中断的（由 NUM001 报告，并指出这一行）。

出处：一份综述汇编，“一、”“二、”两节之间夹着一个同样14字的标题，没有编号。

反例（Markdown）：

    ### 1. 竹笋怎样保存？

    焯水后冷藏。

    ### 2. 竹笋怎样去涩？

    淘米水浸泡。

    ### 能不能晒干？

    切片晒三日。

    ### 3. 怎样挑选？

    看笋节疏密。

正例（Markdown）：

    ### 1. 选料

    竹青朝外。

    ### 2. 破篾

    宽窄一致。

    ### 用 Go 计算篾数

    料好篾匀。

    ### 3. 编底

    经纬相压。

反例（全文）：

    临江市水务工作综述

    一、完善供水管网守护居民饮水安全
    全年改造老旧管网三十公里，惠及居民两万户。
    水质抽检合格率保持稳定。
    推进智慧水务提升城市治理能力
    全市建成监测站点一百二十处，实现实时预警。
    二、整治黑臭水体改善河湖生态环境
    完成整治任务十二条，沿线环境明显好转。
    三、健全防汛体系保障汛期群众平安
    汛期转移群众三千人，没有发生伤亡。

反例（全文）：

    村小撤并情况调查

    一、现状
    全镇村小撤并后还剩四所，最远的学生步行四十分钟。
    二、困难
    第一，路远，冬天天黑得早。
    第二，食堂小，轮流吃饭。
    改进办法
    第一，开通校车，由镇里补贴。
    第二，扩建食堂，暑假动工。

反例（Markdown）：

    # 酿酒

    ## 1 选料

    糯米为主。

    ## 2 蒸煮

    蒸至无硬心。

    ## 拌曲

    凉至三十度。

    ## 4 封坛

    静置百日。

正例（全文）：

    临江市水务工作综述

    一、完善供水管网守护居民饮水安全
    全年改造老旧管网三十公里，惠及居民两万户。
    建设先行
    全市建成监测站点一百二十处，实现实时预警。
    二、整治黑臭水体改善河湖生态环境
    完成整治任务十二条，沿线环境明显好转。

正例（全文）：

    一、完善供水管网守护居民饮水安全
    全年改造老旧管网三十公里。
    推进智慧水务提升城市治理能力
    全市建成监测站点一百二十处。
    加强队伍建设提升一线服务水平
    全年培训职工四百人次。
    二、整治黑臭水体改善河湖生态环境
    完成整治任务十二条。
    三、健全防汛体系保障汛期群众平安
    汛期转移群众三千人。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.lost_headings import lost_headings


@rule("NUM008", "unnumbered-heading")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for lost in lost_headings(document):
        title = lost.line.span.of(document.text)
        before = lost.before.written
        if lost.after is None:
            yield Hit(
                lost.line.span,
                f"“{title}”与前面的标题并列，却没有编号（在“{before}”之后，列举又从头数起）",
                f"“{title}” stands beside the headings before it but has no number "
                f"(behind {before} the list begins anew)",
                (Related(lost.before.span, "前一个标题", "the heading before"),),
            )
            continue
        after = lost.after.written
        yield Hit(
            lost.line.span,
            f"“{title}”与前后的标题写法相同，却没有编号（在“{before}”与“{after}”之间）",
            f"“{title}” looks like the headings around it but has no number "
            f"(between {before} and {after})",
            (
                Related(lost.before.span, "前一个标题", "the heading before"),
                Related(lost.after.span, "后一个标题", "the heading after"),
            ),
        )
