r"""量词、单位、百分号前面缺了数
A measure word, a unit or a percent sign without its figure

“出台等方案个”“硬化农村公路公里”“增长%”“共计万元”是数字被隐去而没有留下占位，比占位更难
看出来。缺数的量词须在小句末尾，或夹在动词和所数的名词之间，前面又没有数词代词。全文已有两处缺数时，
再由分词逐个判断小句末尾的其他量词（“走访农户户，”）：独立成词的才报。

量词须独立成词（由分词判断：建设立项、楼栋、条形图不算）。

不报：
无限个、任意个、同样个；建设期内、整改期满；口语的“创建个账号”；
每个、各个、整个、若干个、一个个；平方公里、车公里；数据表的表头（增长%、单位：万元）；
作名词用的（条件、事项、市场、车辆、份额）；“亿元以上企业”“突破亿元大关”；“开个会”一类口语。

选项：
allowed 是不算缺数的字串。

    [rules.PH007]
    allowed = ["座谈会场"]

出处：
“招商选资等方案个”见于一篇隐去数字的党建综述；另见统计公报的草稿。

反例：
    巡堤一月，共发现处险情，当日处置。
    出台就业帮扶等办法个，落实资金20万元。
    新修农村公路公里，方便了群众出行。
    全年走访农户、排查隐患、整改问题余个，群众满意。
    财政收入比去年增长%，税收占比达到％。
    工业增加值同比提高个百分点，保持稳定。
    项目共计万元，由镇里自筹。
    地区生产总值同比增长，高于全省平均水平。
    增速高于全市个百分点。
    综合考核位居全市第，比上年进步。
    选派名干部到村任职，举办场宣讲。
    今年新建个党支部，发展党员30名。
    整改隐患余处，举办场招聘会。
    该制度自年月日起施行，原办法废止。
    坊里现存花样余种，多为旧物。
    图书室添置桌椅   套，延长开放时间。
    收到来信12封，来电个，来访3人次。
    大坝蓄水深度米，超过设计值。
    本年新增 项便民服务，培训 余人。
    全县更换水表、阀门和井盖32只、17只和只。
    全年征集群众建议条，办复率明显提高。

正例：
    巡查共发现 3 处险情。
    每个单位、各个部门和整个系统都要行动，一个个落实。
    采取若干个措施，逐个解决，挨个销号。
    流域面积约20平方公里，运量为30万吨公里。
    单位：万元，增长%
    具备办学条件，落实重大事项，规范市场，查扣车辆。
    对产值亿元以上企业给予奖励，税收首次突破亿元。
    大家抽空开个会，建个群，搞个活动。
    解决个人困难，发展个体工商户，打造名片，引进名校。
    举办场馆开放日，出台条例，完成项目验收。
    销量环比下降、同比增长。
    培训人次和培训质量双提升。
    团长一人，副团长若干人，秘书三人。
    会议室在三楼 间隔两个门。
    成立支部三个，组建支队两支。
    出生年月日以身份证为准。
    他状元及第，名动京师。
    铁路改造立项以后，沿线村庄开始搬迁。
    集合里可以放无限个，也可以放任意个。
    整改期满，施工方仍在建设期内。
    我们来创建个账号，再创建条形图。
    来的不是别个，正是邻居；按照个、十、百拆开。
    新增 项目两个，整改 期满以后验收。
    门户、楼栋、单元三级网格都配了长。
    染坊只有兩平方米，晾曬場倒有幾公頃。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from wenlint.core.document import Document
from wenlint.core.hit import Hit
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.engine.rule import rule
from wenlint.language.simplified import simplified
from wenlint.language.tokenizer import Word, words
from wenlint.language.words import measure_of, places_of
from wenlint.lexicon.measure_sets import BARE_ENDS, OBJECTS, ORDINARY_ENDS, ORDINARY_STARTS
from wenlint_rules.placeholder.gaps import gaps

_HAN = "[\u4e00-\u9fff]"
_END = r"(?=[，。；、]|$)"
_COUNTED = (
    "一二两三四五六七八九十百千万亿零〇几数多余半整若干来些"
    "每各单逐挨全首上下前后哪那这某另双俩自真儿少第"
)
_TRAILS = "余个公平立栋株亩份座篇条"
_TRAILING = lazy(  # 方案个，: the measure word ends its clause
    rf"(?=[{_TRAILS}])(?<={_HAN}{{2}})(?<![{_COUNTED}挨个])(?P<measure>(?<![其剩业有之多富盈结残空课无])余(?:{BARE_ENDS})|个"
    rf"|(?<![方吨人车])公里|公顷|平方公里|平方米|立方米|(?<=楼|房|住宅|宿舍|公寓|校舍|仓库)栋"
    rf"|(?<=[树苗木花果茶松柳竹草]|[补新移][种栽植]|栽植|种植)株"
    rf"|(?<=意见|建议|线索|标语|横幅|信息|评论|留言)条|(?<![田地])亩"
    rf"|(?<=资料|手册|传单|文件|单页|问卷|宣传品|倡议书)份|(?<=桥梁|水库|厕所|泵站|大棚|电站|场站)座"
    rf"|(?<=论文|文章|稿件|报道|信息|简报|作品)篇){_END}",
    regex.M,
)
_ORDINARY = lazy(  # 走访农户户，: tried only where other figures are known to be missing
    rf"(?<={_HAN}{{2}})(?<![{_COUNTED}])(?P<measure>[{ORDINARY_ENDS}]){_END}", regex.M
)
_ENOUGH = 2
_VERBS = (
    "(?<=共)(?:发现|查出|检查)|新建|建成|建立|设立|(?<!完)成立|打造|培育|创建|完成|实施|新增|组建|选派|培训|举办|开展|召开|发展|整治|排查"
    "|化解|解决|推出|(?<!编)制定|出台|走访|慰问|发放|引进|签约|落实|覆盖|惠及|承办|下派|招录|改造|修建|建设|整改"
)
# What 名 家 户 支 count, for 打造名村, 整治家风, 改造户厕 begin words of their own.
_PERSONS = (
    "(?:预备)?党员|干部|人才|同志|人员|学员|学生|职工|员工|教师|医|志愿者|代表|委员|群众|青年|领导|书记|农民"
    "|老人|儿童|选手|队员|专家"
)
# What 场 and 期 count: 建设期内, 整改期满 and 建设场址 go on otherwise.
_EVENTS = (
    "宣讲|讲座|活动|演出|展演|培训|[^，。；]{0,8}(?:会(?!员)|赛|班|课|论坛|沙龙)|比赛|报告|招聘|晚会|论坛|演练|沙龙"
    "|简报|专刊|集训|研修|轮训|展览"
)
_LEADING = lazy(  # 选派名干部: the measure word opens what is counted
    rf"(?=[{ORDINARY_STARTS}])(?<=(?P<verb>{_VERBS}))"
    rf"(?:(?P<measure>{measure_of(OBJECTS)})(?={_HAN})"
    rf"|(?P<measure>[场期])(?={_EVENTS})|(?P<measure>处)(?=隐患|险情|缺陷|漏点|裂缝|破损|遗址)"
    rf"|(?P<measure>名)(?={_PERSONS})|(?P<measure>家)(?=企业|公司|单位|门店|商户|医院|机构|合作社)"
    rf"|(?P<measure>户)(?=农户|居民|群众|家庭|困难|贫困)|(?P<measure>支)(?=队伍|志愿|小分队|突击队))"
)
_CHANGE = "(?:增长|下降|提高|提升|减少|降低|上升|增加|回落|加快|占比?)"
# Each begins with what wants a value and looks back from it: the words before are too many.
_SURE = lazy(
    rf"""
      (?P<measure>[%％‰])(?=[，。；、的以左高])
      (?<={_HAN}{{2}}(?:{_CHANGE}|达到?|超过|高于|低于|完成|突破|占比(?:为|达)).)
    | (?P<measure>个百分点)(?<={_HAN}{{2}}(?<![{_COUNTED}]|若干)....)
    | (?P<measure>[万亿]元)(?=[，。；、的]|$)(?<=(?:共计|合计|总计|累计|总投资)(?:达|约|为)?..)
    | (?P<measure>万元)(?=[，。；])(?<=(?:投资|资金|收入|产值|支出|筹集|争取|拨付|发放)..)
    | (?P<measure>亿元)(?=[，。；])(?<=(?:完成投资|总投资|投资额)..)
    | (?P<measure>增长|下降|提高|减少|增加|上升|降低)(?=，(?:高于|低于|快于|高出))
      (?<=(?:同比|环比|比上年|较上年|比去年|较去年)..)
    | (?P<measure>第)(?=[，。；])
      (?<=(?:居|列|排名|排在?)(?:全[国省市县区州]|{_HAN}{{2,4}})?.)
    | (?P<measure>第[名位届批])(?=[，。；、]|党代会|全会)
      (?<={_HAN}(?<![及登门府宅次科落高等不])..)
    | (?P<measure>年月日?)(?=[起止至前，。召正施印成])(?<=[自于至在从到]年月日?)
    """,
    regex.X | regex.M,
)
# Where each of them may begin: what `re` looks up in a class, before anything is looked back from.
_MAY_BE_SURE = plain(
    r"[%％‰个万亿增下提减上降第年](?:(?<=[%％‰])(?=[，。；、的以左高])|(?<=个)百分点"
    r"|(?<=[万亿])元|(?<=[增下提减上降])(?=[长降高少加升低]，)|(?<=第)(?=[，。；名位届批])|(?<=年)月)"
)
_MAY_TRAIL = plain(
    rf"[{_TRAILS}](?:(?=[，。；、\n])|\Z|(?<=余)|(?<=公)[里顷]|(?<=平)方|(?<=立)方米)",
    re.M,
)
_VERB_ENDS = "".join(re.findall("[\u4e00-\u9fff](?=[|)]|$)", _VERBS))
_MAY_LEAD = plain(f"[{ORDINARY_STARTS}](?<=[{_VERB_ENDS}].)")
_CLAUSE = lazy(r"[^\u4e00-\u9fff]")
_REACH = 8
_BEFORE_A_GAP = ("n", "v", "j", "l", "i", "s", "z")
# 无限个, 任意个: a word that says how many, though it is no numeral.
_QUANTIFIER = lazy(
    "(?:无限|有限|无穷|有穷|任意|任何|无数|大量|少量|足够|适量|等量|同样|相同|不同|相应|对应|特定|指定|固定"
    r"|其余|剩余|多余)\Z"
)
_COUNTS_NOTHING = frozenset("rpcm")
# 我们来创建个账号: spoken, and the figure is one.
_SPOKEN = lazy(r"[我你他她咱]|想|可以|[来去再先就能帮给也都]|试|吧|看看")
_MODIFIED = lazy(r"(?:[这那]个?|[该此其各]|每个|的)\Z")


@dataclass(frozen=True, slots=True)
class Options:
    allowed: tuple[str, ...] = ()


@rule("PH007", "missing-value", options=Options)
def check(document: Document, options: Options) -> Iterator[Hit]:
    written, text = document.text, document.view(simplified)
    found = {Span(*match.span("measure")) for match in _at(_SURE, _MAY_BE_SURE, text)}
    found |= {
        span
        for match in _at(_TRAILING, _MAY_TRAIL, text)
        for span in (Span(*match.span("measure")),)
        if _counts_nothing(text, span)
    }
    found |= {
        Span(*match.span("measure"))
        for match in _at(_LEADING, _MAY_LEAD, text)
        if _opens_object(text, match)
    }
    if len(found) >= _ENOUGH:
        found |= {span for span in _spans(_ORDINARY, text) if _stands_alone(text, span)}
    found |= {span for span in gaps(document) if not any(span.overlaps(other) for other in found)}
    allowed = places_of(options.allowed, written)
    for span in sorted(found):
        if not any(word.overlaps(span) for word in allowed):
            yield Hit(
                span,
                f"“{span.of(written).strip()}”这里缺数，应补上数值",
                f"a figure is missing at {span.of(written).strip()!r}",
            )


def _at(
    pattern: regex.Pattern[str], first: regex.Pattern[str], text: str
) -> Iterator[regex.Match[str]]:
    """Yield the matches of `pattern` that begin where `first` does."""
    for place in first.finditer(text):
        if match := pattern.match(text, place.start()):
            yield match


def _spans(pattern: regex.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span("measure")) for match in pattern.finditer(text)]


def _counts_nothing(text: str, span: Span) -> bool:
    """Say whether the measure word is a word by itself, and what stands before it no quantity."""
    before = _CLAUSE.split(text[max(0, span.start - _REACH) : span.start])[-1]
    if _QUANTIFIER.search(before) or text[span.end : span.end + 2] == "、十":
        return False
    last = _word_before(before, span.of(text), "")
    return last is not None and last.tag[:1] not in _COUNTS_NOTHING


def _opens_object(text: str, match: regex.Match[str]) -> bool:
    """Say whether the measure word is a word by itself between a verb and what is counted."""
    span = Span(*match.span("measure"))
    start = match.start("verb")
    clause = _CLAUSE.split(text[max(0, start - 2 * _REACH) : start])[-1]
    after = _CLAUSE.split(text[span.end : span.end + _REACH])[0]
    if _MODIFIED.search(clause):
        return False
    if span.of(text) == "个" and (_SPOKEN.search(clause) or _SPOKEN.search(after)):
        return False
    return _word_before(clause[-_REACH:] + match["verb"], span.of(text), after) is not None


def _word_before(before: str, measure: str, after: str) -> Word | None:
    """Return the word before the measure word, if words end on both sides of it, else None."""
    place, last = 0, None
    for word in words(before + measure + after):
        if place == len(before):
            return last if len(word.text) <= len(measure) else None
        place, last = place + len(word.text), word
    return None


def _stands_alone(text: str, span: Span) -> bool:
    """Say whether the measure word is a word by itself, behind a word that counts nothing."""
    start = max(0, span.start - _REACH)
    head = _CLAUSE.split(text[start : span.start])[-1]
    cut = words(head + span.of(text))
    return len(cut) > 1 and cut[-1].text == span.of(text) and cut[-2].tag.startswith(_BEFORE_A_GAP)
