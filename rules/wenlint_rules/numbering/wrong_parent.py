r"""编号不属于所在的章节：3.1、3.2 之后是 2.3，第 5 章之下是 6.1、6.2。
Wrong parent: a number of several parts does not begin with the number of the part it stands in.

多级编号的前几位是上级的号。移动了一节、插入了一章，后几位照样数下去，前几位却忘了改。同一组里只有
一个与其他不同的，报那一个；一个标题之下全都不同的，报第一个。

不报：
- 后几位没有接着数的：2.7 之后的 3.1 是换了章；
- 标题自己没有号，或各章之下的号都与章号不同（另有一套编法）；
- 上级是“一、”“第二部分”而别处看不出两者相关的；
- 版本号、条款号、目录。

出处：手册、论文的修改稿。多级编号以上级的号开头是通例（GB/T 1.1—2020 附录）。

反例（Markdown）：

    ## 6 织造

    ### 6.1 整经

    张力均匀。

    ### 5.2 穿筘

    一筘两根。

    ### 6.3 上机

    先试一尺。

反例（Markdown）：

    # 第4章 酿造

    ## 5.1 制曲

    伏天踩曲。

    ## 5.2 发酵

    陶缸封口。

反例（全文）：

    1.1 场地
    平整三亩。
    3.2 围栏
    高一米二。
    1.3 水电
    接自村口。

正例（Markdown）：

    # 第4章 酿造

    ## 4.1 制曲

    伏天踩曲。

    # 第5章 蒸馏

    ## 5.1 装甑

    轻撒匀铺。

正例（Markdown）：

    # 第二部分 技法

    ## 4.1 起针

    绕线两圈。

    ## 4.2 收针

    留线三寸。

正例（Markdown）：

    ## 3.2 版

    修正闪退。

    ## 3.1 版

    增加导出。

    ## 2.2 版

    支持离线。

正例（Markdown）：

    ## 3. 窑炉

    ### 3.1. 砌筑

    先做窑底。

    ### 3.1.1. 选砖

    用耐火砖。

    ### 3.1.2. 拌泥

    加细沙。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.engine.rule import NoOptions, rule
from wenlint.structure.parentage import decimal_marks, wrong_parents


@rule("NUM014", "wrong-parent", triggers=(decimal_marks,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for found in document.view(wrong_parents):
        written, other = found.mark.span.of(document.text), found.other.span.of(document.text)
        where_zh = f"在“{other}”之下" if found.is_parent else f"与同组的“{other}”"
        where_en = f"stands below {other}" if found.is_parent else f"stands beside {other}"
        yield Hit(
            found.mark.span,
            f"编号“{written}”{where_zh}，上级的号不符，应当是“{found.due}”",
            f"the number {written} {where_en}; {found.due} is due here",
            (Related(found.other.span, f"这里是“{other}”", f"{other} stands here"),),
        )
