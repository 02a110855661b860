r"""同一事物前后两个数：前面“在职党员120名”，后面“在职党员125名”。
Two values: the same thing, named in the same words, has two values.

一样东西只有一个的数（总投资、注册资本、全长、户籍人口、质保期、保证金……）和说明是全部的数（现有、共有、全队、全县），
在同一篇里应当前后一致。数前的词与数后的词都认：“现有在编执法人员86名”与“全队68名在编执法人员”。
只看绑得死的：合同与公告里同名的价款、保证金、截止日期，只差一两位的电话，标题与正文的年份、届次、版次，
正文与地址里的端口，“设为30秒：”与紧跟的一行配置，“这10台”“全部640套”与前面的数，参数表与正文，
两处写的同一个截止日期，《》里的文件名与标题。

不报：
- 说法不完全相同的；不同年份、不同单位的；地名、机构名不同的；
- 计划与实际、原来与现在、其中与每、第一期与第二期、第一包与第二包、参加的与全部的；
- 汇编里不同的文章；概数；同样的话有三个以上数的；相差一倍以上又不是差十倍、百倍的。

出处：工作总结的开头与正文各写一遍基本情况。

反例（全文）：

    我局现有在职党员120名，分属8个支部。
    今年加强了党员教育。
    截至目前，我局现有在职党员125名。

反例（全文）：

    关于南岗水厂扩建工程的说明

    南岗水厂扩建工程总投资2.7亿元，日供水8万吨。
    资金由市财政安排。
    这一总投资2.9亿元的南岗水厂扩建工程将于后年通水。

反例（全文）：

    第三条 水泵质保期为18个月，自验收之日起算。
    第四条 质保期内免费维修。
    第五条 24个月质保期届满的，退还尾款。

反例（全文）：

    护林大队现有专职护林员46名，分驻6个站点。
    一年来，全队64名专职护林员轮训一遍。

正例（全文）：

    南岗水厂原总投资2.7亿元；方案调整后，南岗水厂总投资2.9亿元。
    全县共有乡村医生412名；参训的396名乡村医生全部合格。
    第一包投标保证金2万元，第二包投标保证金3万元。
    东河镇户籍人口23180人，西河镇户籍人口21380人。
    规划用地520亩，总投资1.2亿元；二期总投资1.5亿元。

反例（全文）：

    青岭镇2026年卫生工作总结
    2025年，全镇清运垃圾三千吨。现将2025年卫生工作总结报告如下。

反例（全文）：

    第六届读书会理事会第二次会议纪要
    五月九日，第五届读书会理事会第二次会议在文化站召开。

反例（全文）：

    投标保证金：人民币3万元。
    投标人须知前附表
    投标保证金：人民币30万元。

反例（全文）：

    停水通知
    报修电话：62331408。
    夜间请拨打报修电话62331480。

反例（Markdown）：

    服务监听 7070 端口，浏览器打开 `http://localhost:7007`。

反例（Markdown）：

    把重试间隔设为 20 秒：

    ```
    retry_interval = 200s
    ```

正例（Markdown）：

    服务监听 7070 端口，映射到宿主机 7007 端口，打开 `http://localhost:7007`。

    把重试间隔设为 20 秒：

    ```
    retry_interval = 20000
    ```

正例（全文）：

    青岭镇2026年工作要点
    2025年，各项工作取得进展。2026年重点抓好以下工作。

正例（全文）：

    A包投标保证金3万元；B包投标保证金5万元；履约保证金为中标价的5%。
    咨询电话62331408，投诉电话62331480。

正例（全文）：

    我局现有在职党员120名，分属8个支部。
    截至目前，我局现有退休党员25名，现有在职党员120名。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.claims.same import told_twice
from wenlint.core.document import Document
from wenlint.core.hit import Hit, Related
from wenlint.core.text import Span
from wenlint.core.triggers import NUMERAL
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.restated import restated


@rule("FIG008", "two-values", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    told: list[Span] = []
    for twice in told_twice(document):
        told.append(twice.said)
        yield twice.hit()
    for found in restated(document):
        if any(one.overlaps(found.second.span) for one in told):
            continue
        said, earlier = found.second.span.of(text), found.first.span.of(text)
        yield Hit(
            found.second.span,
            f"“{found.key}”前面是{earlier}，这里是{said}",
            f"{found.key} is {earlier} above and {said} here",
            (Related(found.first.span, f"前面是{earlier}", f"{earlier} above"),),
        )
