r"""用“某市”“某某”“张三”代替、还没有写上的真名
A stand-in for a name: 某市 in a title, 局长某某, 张三 13800138000

标题里的“某市2022年工作总结”、正文里的“局长某某”、联系人栏的“张三 13800138000”，都是隐去或
还没有写上的名字。标题须是总结、报告、通知一类公文的题目；标题这样隐去了地名的，正文里同样的
“某市”也逐处报。

不报：
案例、判决、通报里有意隐去的名字（李某某、周某某、某公司诉某银行）；某些、某种、某一、某位、
某个；泛指的议论（某县曾经出过这样的事）；举例和填写说明里的张三、李四；虚构的题设。

选项：
people 是另外视为占位的人名；allowed 是不算占位的字串。

    [rules.PH003]
    people = ["王小明"]
    allowed = ["某省"]

出处：
隐去地名的工作总结；模板里的联系人。13800138000 是最常见的示例号码。

反例：
    某市2023年法治政府建设工作总结
    关于某县乡村振兴工作的情况报告
    会议由局长某某主持。
    某某区召开安全生产会议。
    请各某某同志按时参加。
    联系人：张三 13800138000
    联系人：李四，电话：12345678901
    联系电话：13800138000
    报名联系人：王五，在前台登记。

反例（全文）：
    某市2023年工作总结
    2023年，某市克服困难，完成了全年任务。

正例：
    某市民诉某公司劳动争议案
    李某某、周某某诉肖某房屋买卖合同纠纷案
    某些地方、某种程度、某一方面、某位同志、某个单位还有差距。
    据说某县有一条规定，外人并不知道。
    某市中级人民法院判决王某某有期徒刑三年。
    张三借给李四一万元，张三可以随时要求返还。
    联系人：张三丰 13912345679
    某市非法集资案件通报
    被告人系某县局长某某，犯受贿罪，其妻王某另案处理。
    填写时应写全称，如“某某市某某局”。
    缺联系人时不得填写“张三，13800138000”。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.core.document import BlockKind, Document, Line
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import on_lines
from wenlint.engine.rule import rule
from wenlint.language.mention import hides_names, is_sample
from wenlint.language.words import PLACE, places_of
from wenlint.lexicon.names import POST
from wenlint.lexicon.patterns import any_of
from wenlint.lexicon.placeholders import FILLER_PEOPLE, FILLER_PHONES, SOMEBODY

_HIDDEN_PLACE = lazy(
    r"(?<!某)某{1,2}+(?:[省市州县区镇乡村](?![民长场域间属内外])|街道|局|厅|单位|公司|集团|学校"
    r"|医院)"
)
_GENRE = lazy(
    r"(?:总结|报告|综述|方案|计划|规划|要点|通知|意见|讲话|汇报|发言|材料|办法|细则|纪要|公报"
    r"|公告|通告|请示|批复|函"
    r"|决定|简报|信息|述职|倡议书|经验|打算)(?:[（(].{0,12}[）)])?\Z"
)
_CASE_TITLE = lazy(
    r"诉|案|判决|裁定|纠纷|罪|通报|曝光|被查|违法|违规|腐败|调查|事故|试题|例题|真题"
)
_NAMELESS = lazy(
    rf"{POST}(?P<name>{SOMEBODY})(?=$|[，。、；：）主同等介带在出参到作强指要的表就致检深讲\s])"
    rf"|(?<![\u4e00-\u9fff]|某)(?P<name>{SOMEBODY}某?)(?:同志|局|厅|{PLACE})"
    rf"|(?<=[请各位敬的])(?P<name>{SOMEBODY})(?:同志|先生|女士|领导)"
)
_PHONE = rf"(?<!\d)(?:{FILLER_PHONES})(?!\d)"
_LABELLED_PHONE = lazy(rf"(?:电话|手机|联系方式|热线|咨询|传真)[^\n\d]{{0,6}}?(?P<phone>{_PHONE})")
_CONTACT = (
    "(?:联系人|聯絡人|联络人|活动咨询|报名咨询|咨询人|领队|经办人|承办人|承辦人|会务组"
    "|值班人员?|报名联系人|接洽人)"
)
_STAND_IN = lazy(
    rf"{_CONTACT}[^\n：:]{{0,4}}[：:][ \u3000]?"
    rf"(?P<name>{any_of((*FILLER_PEOPLE, '王小明', SOMEBODY))})"
    r"(?=$|[\s，。；、（(　])",
    regex.M,
)
_STAND_IN_NAME = plain(any_of((*FILLER_PEOPLE, "王小明", SOMEBODY)))
_FILLER_PHONE = plain(FILLER_PHONES)
_OFTEN = 4
_TITLE_LENGTH = 45


@dataclass(frozen=True, slots=True)
class Options:
    people: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@rule("PH003", "somebody", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    text = document.text
    spans = {*_hidden_places(document), *_nameless(document), *_filler_people(text, options.people)}
    allowed = places_of(options.allowed, text)
    for span in sorted(spans):
        if not any(word.overlaps(span) for word in allowed):
            name = span.of(text)
            yield Hit(
                span,
                f"“{name}”代替了真名，应写上实际的名称",
                f"{name!r} stands in for a name; write the real one",
            )


def _hidden_places(document: Document) -> Iterator[Span]:
    """Yield 某市 where it hides the place that a whole report is about."""
    text = document.text
    found = list(_HIDDEN_PLACE.finditer(text)) if "某" in text else []
    if not found:
        return
    hidden = {
        match[0]
        for line in document.lines
        if _is_title(document, line)
        for match in _HIDDEN_PLACE.finditer(line.span.of(text))
    }
    often = Counter(match[0] for match in found)
    for name, count in often.items():
        suffix = name.lstrip("某")
        if count >= _OFTEN and (f"全{suffix}" in text or f"我{suffix}" in text):
            hidden.add(name)
    for match in found:
        span = Span(*match.span())
        if match[0] in hidden and not hides_names(document, span) and not is_sample(text, span):
            yield span


def _is_title(document: Document, line: Line) -> bool:
    """Say whether the line is the title of a report, a notice and so on, not of a case."""
    title = line.span.of(document.text)
    apart = line.blank_after or line.block.kind is BlockKind.HEADING or line is document.lines[0]
    genre = len(title) <= _TITLE_LENGTH and _GENRE.search(title)
    return bool(apart and genre and not _CASE_TITLE.search(title))


def _nameless(document: Document) -> Iterator[Span]:
    text = document.text
    if SOMEBODY not in text:
        return
    for match in _NAMELESS.finditer(text):
        span = Span(*match.span("name"))
        if not hides_names(document, span) and not is_sample(text, span):
            yield span


def _filler_people(text: str, more: tuple[str, ...]) -> Iterator[Span]:
    """Yield filler people with filler phones, and filler phones behind a label."""
    phones = _FILLER_PHONE.search(text) is not None
    taken: list[Span] = []
    if phones:
        pairs = regex.compile(
            rf"{any_of((*FILLER_PEOPLE, *filter(None, more)))}[^\n\d]{{0,10}}?{_PHONE}"
        )
        taken = [Span(*match.span()) for match in pairs.finditer(text)]
    yield from (pair for pair in taken if not is_sample(text, pair))
    if not taken:
        for match in on_lines(_STAND_IN, _STAND_IN_NAME, text):
            span = Span(*match.span("name"))
            if not is_sample(text, span):
                yield span
    for match in _LABELLED_PHONE.finditer(text) if phones else ():
        span = Span(*match.span("phone"))
        if not any(pair.covers(span) for pair in taken):
            yield span
