r"""发文字号写法：年份不在六角括号里、加了“第”字、编了虚位。
Document number: the year is not in 〔〕, 第 is added, or the number is padded.

发文字号由机关代字、年份、顺序号组成：年份标全称，用六角括号“〔〕”括入；顺序号不加“第”字，不编虚位
（1不编为01），后加“号”字。引用别的文件也照此写。

不报：
- 法院的案号（（2026）×01民终3号）、命令（令）的“第3号”；
- 项目、合同、采购、许可证、产品的编号，楼号、门牌；
- 没有机关代字的括号和年份。

修复：改成六角括号，去掉“第”和虚位；年份只写两位的不改。

出处：GB/T 9704-2012 7.2.5。

反例：

    阳坡县办公室文件 阳办发[2026]8号
    渔政函（2025）第12号
    依据林规〔2024〕007号文件开展普查。
    经研究，现批复如下（民复【2026】3号）。
    按照农机发〔26〕9号的要求备案。
    見漁政函（2025）12號。

正例：

    阳办发〔2026〕8号
    本院（2026）云01民终33号判决已经生效。
    县政府令〔2025〕第3号公布的办法同时废止。
    项目编号：阳采（2026）12号
    搬到新村（2025）3号楼。
    合同（2026）第7号补充协议。
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wenlint.core.document import Document
from wenlint.core.hit import Edit, Fix, Hit, Severity
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.core.triggers import lines_with
from wenlint.engine.rule import NoOptions, rule
from wenlint.language.simplified import simplified

_NUMBER = lazy(
    r"(?P<open>[\[［(（【〔{｛〈「])[ ]?(?P<year>(?:19|20)?\d\d)[ ]?(?P<unit>年?)[ ]?"
    r"(?P<close>[\]］)）】〕}｝〉」])[ ]?(?P<ordinal>第?)[ ]?(?P<number>\d{1,5})[ ]?号"
    r"(?![楼线院门机口院车馆房栋井泵])"
)
_AGENCY = lazy(r"(?P<words>\p{Han}{2,16})[ ]?\Z")
_NO_AGENCY = lazy(
    r"(?:编号|案号|项目|采购?|招标?|投标?|竞价?|磋商?|询价?|合同|协议|许可证?|备案|批次|图号|证书|鉴定"
    r"|令|[届期年月日村路街巷院区园厂场座幢楼]|附[件录表]|[和与及见按依据第])\Z"
)
_LABEL = lazy(r"(?:编号|号码|案号|标号|项目|合同|许可证)[^，。；\n]{0,3}[：:][^，。；\n]{0,16}\Z")
_SHORT_YEAR = lazy(r"[发函字办规文政]\Z")  # what is surely an agency's sign
_FURTHEST = 24


@rule(
    "GW001",
    "document-number",
    severity=Severity.WARNING,
    opt_in=True,
    triggers=(lines_with("号號"),),
)
def check(document: Document, _: NoOptions) -> Iterator[Hit]:
    text = document.view(simplified)
    for match in _NUMBER.finditer(text):
        faults = list(_faults(match))
        before = text[max(0, match.start() - _FURTHEST) : match.start()]
        if not faults or not _is_agency(before, match["year"]):
            continue
        due = f"〔{match['year']}〕{int(match['number'])}"
        fix = None
        if len(match["year"]) > 2:
            edit = Edit(Span(match.start(), match.end() - 1), due)
            fix = Fix(f"改为“{due}号”", f"write {due}号", (edit,), safe=False)
        yield Hit(
            Span(*match.span()),
            f"发文字号的{'，'.join(zh for zh, _ in faults)}（GB/T 9704 7.2.5）",
            f"document number: {', '.join(en for _, en in faults)} (GB/T 9704 7.2.5)",
            fix=fix,
        )


def _faults(match: regex.Match[str]) -> Iterator[tuple[str, str]]:
    if match["open"] + match["close"] != "〔〕":
        yield "年份应当用六角括号“〔〕”", "the year belongs in 〔〕"
    if len(match["year"]) <= 2:
        yield "年份应当写四位", "the year has four digits"
    elif match["unit"]:
        yield "六角括号里只写年份的数字", "only the digits of the year stand in 〔〕"
    if match["ordinal"]:
        yield "顺序号前不加“第”", "no 第 before the number"
    if match["number"].startswith("0"):
        yield "顺序号不编虚位", "the number is not padded"


def _is_agency(before: str, year: str) -> bool:
    """Say whether `before` ends in the sign of an agency, which no number of other things has."""
    agency = _AGENCY.search(before)
    if agency is None or _NO_AGENCY.search(agency["words"]) or _LABEL.search(before):
        return False
    return len(year) > 2 or _SHORT_YEAR.search(agency["words"]) is not None
