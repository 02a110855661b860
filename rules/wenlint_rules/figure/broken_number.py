r"""写坏的数字：2５00、1,25,000、3.5万万、合格率109%。
Broken number: digits of two widths, wrong grouping, two points, 万万, a rate above 100%.

半角与全角数字混在一个数里，千位分隔位置不对，一个数有两个小数点，数字被空格、换行或句中的逗号断开，0写成了字母O，
“万”“亿”或单位叠用，都是录入或替换留下的伤；合格率、满意率这类部分对整体的比率不可能超过百分之百。

不报：
- 用空格分节的（12 500元），小数点前缺0的（.5%）；前一个数另有所指的（表1 80元、会议室12 30人）；
- 完成率、增长率、负债率、拨备覆盖率、毛入学率等可以超过100%的；“占任务的203%”；
- 版本号、日期、章节号、IP 地址里的点；逗号隔开的一串编号；
- 千千万万、亿万群众、万万不可，八百百万大卡，O2O、2L装。

出处：扫描、转换后的文稿；GB/T 15835-2011 对千分撇和小数点的规定。

反例：

    全年培训学员2５00人次。
    合同金额1,25,000元，余款12,50,000元。
    项目总投资3.5万万元。
    抽检产品合格率为109%。
    群众满意度达到了100.8%。
    森林覆盖率达42.3.5%。
    财政收入增加到12,5000元。
    修渠3..5公里。
    发放补贴36 50元。
    列支7. 25万元。
    结余4，860元。
    占比达到86，4%。
    比重为15.6%%。
    共有学员1O0名。
    于2O25年建成。
    共有党员三十十五名。
    满意率为百分之一百零五。

正例：

    库存生丝３，６００公斤，其中次品４００公斤。
    全年培训学员２５００人次，经费1,250,000元，产值3.5万亿元。
    完成率203%，同比增长976%，拨备覆盖率210%，毛入学率105%。
    软件升级到3.5.2版，服务器地址192.168.1.20，见5.3.2节。
    第1,3,25号展台开放；千千万万的群众，亿万人民，万万不可。
    合格率达到100%，移动电话普及率115%。
    2026.3.15签订，编号12,34。
    设备原值12 500元，会议室12 30人，表1 80元，O2O项目3个，供热八百百万大卡。
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.triggers import NUMERAL, WITH_DIGITS
from wenlint.engine.rule import NoOptions, rule
from wenlint.figures.malformed_numbers import Flaw, misprints

_SAID = {
    Flaw.WIDTHS: ("“{}”混用了全角和半角数字", "{} mixes digits of two widths"),
    Flaw.GROUPS: ("“{}”的千位分隔不对，每三位一隔", "{} is not grouped by threes"),
    Flaw.COMMA: ("“{}”一个数中间用了句中的逗号或句号", "{} has the comma of a sentence in it"),
    Flaw.POINTS: ("“{}”一个数里有两个小数点", "{} has two decimal points"),
    Flaw.MAGNITUDES: ("“{}”叠用了数位词", "{} piles up magnitudes"),
    Flaw.UNITS: ("“{}”的单位重复", "{} repeats the unit"),
    Flaw.SPLIT: ("“{}”一个数被断开了", "{} is one number broken in two"),
    Flaw.LETTERS: ("“{}”里混进了字母，应为数字", "{} has a letter for a digit"),
    Flaw.NUMERAL: ("“{}”不成一个数", "{} is no well-formed numeral"),
    Flaw.RATE: ("“{}”：这一比率不可能超过100%", "{} exceeds 100 per cent"),
}


@rule("FIG013", "broken-number", triggers=(NUMERAL,))
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    for misprint in misprints(document.text, document.view(WITH_DIGITS)):
        written = misprint.span.of(document.text).replace("\n", "⏎")
        zh, en = _SAID[misprint.flaw]
        yield Hit(misprint.span, zh.format(written), en.format(written))
