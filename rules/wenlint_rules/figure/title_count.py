r"""标题里的篇数与实际不符：题为（14篇），目录或正文只有13篇。
Title count: the number of pieces that a title announces against the contents and the body.

汇编的题目写明“（14篇）”“案例五则”“家书四封”“热点六问”，就要与目录条数、正文篇数都对得上。增删篇目后最容易忘的就是题目和目录。

篇目认这几种：第一篇、篇一、【范文一】、案例1、样例A、思想汇报（一）一类同名连号的标目；
一、 1. （一）一类连号的标题；都以《…》【…】或同一符号开头的各行；“问：”；
Markdown的同级标题、列表、序号表；带页码或不带页码的目录。

不报：
- 单篇文章题目里的数字（“十条措施”“第3篇”“发表论文14篇”）；“节选”“连载”的；
- 篇目认不准的：编号有缺、有重，一篇之内又有同样的编号，各行格式不一；
- “一、工作成效；二、存在问题”：是一篇之内的几节，不是几篇；
- 前言、后记、附录、编者按不算篇目；
- 没有目录、又没有标目的各篇，数目相差太多的。

出处：网上下载的综述汇编：题为14篇，目录列13条，正文14篇。

反例（全文）：

    基层单位工作总结汇编（3篇）

    目录
    东风站年度工作总结
    红旗站年度工作总结

    东风站年度工作总结

    一、工作成效
    平稳运行。
    二、主要不足
    人手偏紧。

    红旗站年度工作总结

    一、工作成效
    超额完成。
    二、主要不足
    设备老化。

反例（全文）：

    优秀讲稿选编
    （四篇）

    东风站年度工作总结

    一、成效
    平稳运行。

    红旗站年度工作总结

    一、成效
    超额完成。

    曙光站年度工作总结

    一、成效
    稳中有进。

正例（全文）：

    基层单位工作总结汇编（2篇）

    目录
    东风站年度工作总结
    红旗站年度工作总结

    东风站年度工作总结

    一、工作成效
    平稳运行。

    红旗站年度工作总结

    一、工作成效
    超额完成。

正例（全文）：

    关于做好第3篇章征文工作的通知

    一、时间
    三月。
    二、数量
    每个站报送作品5篇。

反例（全文）：

    护林员先进事迹材料（五篇）

    【材料一】
    他巡山二十年。
    【材料二】
    她守着瞭望塔。
    【材料三】
    父子两代人。
    【材料四】
    一条护林犬的故事。

反例（全文）：

    灌溉用水七问

    问：几时放水？
    答：四月上旬。
    问：水费怎么算？
    答：按亩计收。
    问：渠道谁来清淤？
    答：村里统一组织。

反例（Markdown）：

    # 供水站规章选编（3项）

    | 序号 | 名称 | 页码 |
    | --- | --- | --- |
    | 1 | 巡检规定 | 2 |
    | 2 | 交接班规定 | 5 |
    | 3 | 化验规定 | 8 |
    | 4 | 停水告知规定 | 11 |

正例（全文）：

    值班日记（全20篇，节选两篇）

    第三篇 雨夜
    第九篇 抢修

正例（全文）：

    养蜂人的故事三则

    前言
    一、第一桶蜜
    二、迁场
    三、蜂王
    后记

正例（全文）：

    我院医师去年发表论文12篇

    一、内科
    六篇，其中三篇获奖。
    二、外科
    六篇。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.pieces.counts import Announced, announced
from wenlint.figures.pieces.pieces import Listing, listings
from wenlint.language.simplified import with_curly_quotes
from wenlint.structure.contents import (
    Entry,
    find_contents,
)
from wenlint.structure.outline import make_outline

_FEWEST_ARTICLES = 3
_WIDEST_MISS = 2


@rule("FIG002", "title-count", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    written, document = document.text, document.view(with_curly_quotes)
    title = announced(document)
    if title is None:
        return
    found = tuple(listings(document, title)) or tuple(_by_outline(document, title))
    if all(len(listing.pieces) == title.number for listing in found):
        return
    if all(listing.in_contents for listing in found):
        found += tuple(one for one in _by_outline(document, title) if not one.in_contents)
    said = title.span.of(written)
    counts = [(one, len(one.pieces)) for one in found]
    measure = title.measure
    zh = "，".join(
        f"{'目录列出' if one.in_contents else '正文有'}{n}{measure}" for one, n in counts
    )
    en = ", ".join(
        f"the {'contents list' if one.in_contents else 'body has'} {n}" for one, n in counts
    )
    yield Hit(
        title.span,
        f"标题写“{said}”，{zh}",
        f"the title announces {title.number} pieces, {en}",
        tuple(place for one in found for place in _places(one)),
    )


def _places(listing: Listing) -> Iterator[Related]:
    """Yield where the first and the last piece stand."""
    where = "目录" if listing.in_contents else "正文"
    first, last = listing.pieces[0], listing.pieces[-1]
    yield Related(first, f"{where}从这里数起", "the first one")
    count = len(listing.pieces)
    yield Related(last, f"{where}数到这里，共{count}", f"the last of {count}")


def _by_outline(document: Document, title: Announced) -> Iterator[Listing]:
    """Yield the articles that bear no marks: those that the contents list, or the body's own."""
    entries = _articles_listed(document)
    articles = tuple(
        one.heading.span for one in document.view(make_outline).articles if one.heading is not None
    )
    if entries:
        yield Listing(tuple(entry.title for entry in entries), in_contents=True)
        yield Listing(articles)
    elif len(articles) >= _FEWEST_ARTICLES and abs(len(articles) - title.number) <= _WIDEST_MISS:
        yield Listing(articles)


def _articles_listed(document: Document) -> tuple[Entry, ...]:
    """Return the entries of the contents if they mean articles, not chapters."""
    contents, outline = document.view(find_contents), document.view(make_outline)
    if contents is None or not outline.is_compilation:
        return ()
    starts = {one.span.start for one in outline.articles}
    listed = contents.listed
    known = [entry for entry in listed if entry.target and entry.target.span.start in starts]
    return listed if 2 * len(known) > len(listed) else ()
