r"""写坏的数字：2５00、1,25,000、3.5万万、合格率109%。
Broken number: digits of two widths, wrong grouping, two points, 万万, a rate above 100%.

半角与全角数字混在一个数里，千位分隔位置不对，一个数有两个小数点，“万”“亿”叠用，都是录入或替换留下的伤；合格率、
满意率这类部分对整体的比率不可能超过百分之百。

不报：
- 完成率、增长率、负债率、拨备覆盖率、毛入学率等可以超过100%的；“占任务的203%”；
- 版本号、日期、章节号、IP 地址里的点；逗号隔开的一串编号；
- 千千万万、亿万群众、万万不可。

出处：扫描、转换后的文稿；GB/T 15835-2011 对千分撇和小数点的规定。

反例：

    全年培训学员2５00人次。
    合同金额1,25,000元。
    项目总投资3.5万万元。
    抽检产品合格率为109%。
    群众满意度达到了100.8%。
    森林覆盖率达42.3.5%。
    财政收入增加到12,5000元。

正例：

    全年培训学员２５００人次，经费1,250,000元，产值3.5万亿元。
    完成率203%，同比增长976%，拨备覆盖率210%，毛入学率105%。
    软件升级到3.5.2版，服务器地址192.168.1.20，见5.3.2节。
    第1,3,25号展台开放；千千万万的群众，亿万人民，万万不可。
    合格率达到100%，移动电话普及率115%。
    2026.3.15签订，编号12,34。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from wenlint.document import Document
from wenlint.patterns import lazy
from wenlint.rule import Hit, NoOptions, rule
from wenlint.text import Span

_MONEY = "(?:[万亿]?(?:元|美元|人|吨|亩|公里|户|名|册|份)|[万亿])"
_MIXED = lazy(r"(?<![0-9０-９.．\-A-Za-z])[0-9０-９]{2,15}(?![0-9０-９\-A-Za-z])")
_GROUPS = lazy(rf"(?<![\d,.\-A-Za-z第])\d{{1,3}}(?:,\d{{1,4}}){{1,6}}(?:\.\d+)?(?=[ ]?{_MONEY})")
_POINTS = lazy(r"(?<![\d.A-Za-z第])\d{1,9}\.\d{0,4}\.\d{1,4}(?=[%％]|[万亿]?元|[万亿])")
_DOUBLED = lazy(r"(?<=\d)(?:万万|亿亿|亿万)(?=[元人户吨亩美名册份])")
_RATE = lazy(
    r"(?:合格|及格|优秀|优良|满意|知晓|参与|出勤|到会|参会|到课|就业|通过|办结|办复|答复|录取|命中|破案|治愈|死亡"
    r"|绿化|达标|城镇化|参保|投票|得票|支持|准确|正确|好评|出席|结案|(?<!拨备|流动性)覆盖|(?<!电话|手机|宽带|用户)普及)"
    r"(?:率|度)[^，。；、\d%]{0,8}?(?P<percent>(?P<n>\d{3,4}(?:\.\d+)?)[ ]?[%％])"
)
_CAN = lazy(r"计划|任务|目标|增|升|提高了|毛|同比")


@rule("FIG013", "broken-number")
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.text
    for match in _MIXED.finditer(text):
        digits = match[0]
        if not digits.isascii() and any(c.isascii() for c in digits):
            zh = f"“{digits}”混用了全角和半角数字"
            yield Hit(Span(*match.span()), zh, f"{digits} mixes digits of two widths")
    for match in _GROUPS.finditer(text):
        groups = match[0].partition(".")[0].split(",")
        lengths = [len(group) for group in groups[1:]]
        if set(lengths) != {3} and (3 in lengths or lengths == [4]):
            zh = f"“{match[0]}”的千位分隔不对，每三位一隔"
            yield Hit(Span(*match.span()), zh, f"{match[0]} is not grouped by threes")
    for match in _POINTS.finditer(text):
        zh = f"“{match[0]}”一个数里有两个小数点"
        yield Hit(Span(*match.span()), zh, f"{match[0]} has two decimal points")
    for match in _DOUBLED.finditer(text):
        zh = f"“{match[0]}”叠用了数位词"
        yield Hit(Span(*match.span()), zh, f"{match[0]} piles up magnitudes")
    for match in _RATE.finditer(text):
        lead = text[max(0, match.start() - 6) : match.start("percent")]
        if Decimal(match["n"]) > 100 and not _CAN.search(lead):
            zh = f"“{match['percent']}”：这一比率不可能超过100%"
            yield Hit(Span(*match.span("percent")), zh, f"{match['percent']} exceeds 100 per cent")
