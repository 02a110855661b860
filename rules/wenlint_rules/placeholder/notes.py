"""What drafters say to each other and to themselves: notes in brackets, with @, on their own lines.

A note is told by its parts, not by its wording: what is to be done (补, 核, 换) to which part of
a text (数据, 照片, 出处), by whom (小周, 财务科), here or later. Its reader works on the text; what
is said to the readers of the text (请各位携带证件) lacks such a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wenlint.core.document import BlockKind, Document, TriviaKind
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.core.triggers import on_lines
from wenlint.language.mention import is_sample
from wenlint.language.simplified import simplified
from wenlint.lexicon.names import SURNAME

if TYPE_CHECKING:
    import regex

_PART = (
    "(?:数据?|数字|准数|资料|例子|案例|实例|照片|地址|图片|图|截图|配图|插图|插画|示意图|文献"
    "|引文|出处|来源|名单|人名|名字|姓名|日期|时间|地点|链接|附件|标题|题目"
    "|小标题|表格?|清单|内容|句|段|部分|节|章|注释?|脚注|页码|单位|说法|表述|措辞|原文|译文"
    "|参考文献|竣工日期|联系方式|电话|成交额|金额|对比|村名|进度|情况"
    "|讲题|讲稿|名称|编号|结论|背景|数值|视频|地图|步骤|素材|典型|细节)"
)
_DO = (
    "(?:补[上充齐全一个张写]?|加[上个一点]?|再?核[实对查一]?|查[一证实]?|确认|改[一成下]?"
    "|换[成个一上]?|删[掉去]?|找|填[上写]?|插[入]?|配[上一个张]?|放[上一张]?"
    "|附[上]?|写[上明]?|展开|压缩|精简|润色|更新|完善|提供|列[出]?|看[看下一]|问[问一下]"
    "|标[明上注]?|调整|校对?|贴[上]?|画)"
)
_LATER = (
    "(?:再|另|稍后|后续|后面|回头|以后|之后|晚点|明天|记得|待会|还要?|需要?|要|待|先|务必"
    "|最好|应该?|尽快)"
)
_HERE = (
    "(?:这里|此处|这儿|这段|这句|这部分|这个数|这个|本段|本节|本句|此段|此句|该处|上面|下面"
    "|这一段|这张|此图|该图|这)"
)
_PERSON = (
    rf"(?:[小老阿]{SURNAME[:-1]}卞汲芮贝甘岑骆晏鞠尤禹顾丁禾邢陶周]|{SURNAME}(?:工|总|姐|哥|主任"
    rf"|老师|科长|处长|局长|书记|会计|经理|师傅|编辑|院长|校长|所长|部长)"
    rf"|(?:财务|会计|办公|人事|工程|宣传|业务|技术|总务|教务|后勤|测试|运营|设计|统计|综合|法务"
    rf"|市场|采购|运维|征迁|编辑)[科股办组部处室]"
    rf"|财务|会计|法务|运维|运营|(?<=请|烦){SURNAME}[\u4e00-\u9fff]{{1,2}})"
)
_IN = r"[^（）()【】\[\]\n]"
_IN_PROSE = r"[^，。；\n]"
# 此段请业务单位补数据: who is asked to do it
_ASKED = "(?:(?:请|让|麻烦)[\u4e00-\u9fff]{2,8}?)?"
_OPEN, _CLOSE = r"(?<o>[（(【\[［])", r"[）)】\]］]"
_NOT_READER = "(?!.{0,20}(?:各单位|各位|同学|家长|读者|参会|报名|逾期|盖章|后签字|携带|出示|勿))"
# （补充数据的时间不计在内） rules something; its reader is the reader of the text.
_NO_RULE = (
    "(?!的[\u4e00-\u9fff]{2})"
    r"(?![^（）()【】\[\]\n]{0,6}(?:不[予计受得在]|另行|均[可须应为由]|自[理负]|为准|除外|[有无]效|免[费予收]))"
)
# The signs with which such places, times and deeds begin.
_OF_PLACES = "这此本该上下"
_OF_TIMES = _OF_PLACES + "再另稍后回以之晚明记待还需要先务最应尽"
_OF_DEEDS = "补加核查确改换删找填插配放附写展压精润更完提列看问标调校贴画"
# 编者：这里加一段数据
_SPEAKER = "(?:(?:编者|编辑|作者|批注|备注|附注|[编注按])[：:，])"
_SPEAKS = lazy(f"[ ]?{_SPEAKER}?")
# With each the signs of which a note begins with one, and of which it holds one; none are said
# where that may be any.
_BRACKETED = tuple(
    (begins, holds, lazy(rf"{_OPEN}[ ]?{_SPEAKER}?{_NOT_READER}(?:{inner})[ ]?{_CLOSE}(?![(])"))
    for begins, holds, inner in (
        # 再找一个例子放这儿, 此处补数据, 这里换成今年的数, 补两篇参考文献
        (
            _OF_TIMES,
            _OF_DEEDS,
            rf"(?:{_HERE}|{_LATER}){{1,3}}{_ASKED}{_IN}{{0,4}}?{_DO}{_IN}{{0,8}}{_PART}{_IN}{{0,10}}",
        ),
        (
            "请需应须补加换找配放添",
            "",
            rf"(?:请|需|应|须)?(?:补(?![正助贴偿考习休缴种])|加(?![盖急班入收])|换(?![届算领证季])|找(?![零回])"
            rf"|配(?![套合备件送])|放(?![假宽弃行射])|添(?!置))(?:上|入|充|个|一|两|几|张"
            rf"|点)?{_IN}{{0,8}}{_PART}{_NO_RULE}{_IN}{{0,8}}",
        ),
        (
            "请",
            "",
            rf"请插{_IN}{{0,8}}{_PART}{_IN}{{0,8}}",
        ),
        (
            "这本此上下太要是再",
            "删压展重保合精拆再改",
            rf"(?:这段|这句|这部分|这一段|这张图|这个例子|本段|本节|本句|此段|此句|上面|下面)?"
            rf"(?:太[长短多少]，?|要不要|是否|再)(?:{_IN}{{0,4}}(?:删|压缩|展开|重写|保留|合并|精简"
            rf"|拆开|再想|改写)){_IN}{{0,8}}",
        ),
        (
            _OF_PLACES,
            "待缺存不有对",
            rf"{_HERE}(?:[待缺]{_IN}{{0,6}}{_PART}?|存疑|不对|有问题|对吗){_IN}{{0,8}}[？?]?",
        ),
        (
            "稍后回以晚明记待再",
            "展补核写改确完润想",
            rf"(?:稍后|后续|后面|回头|以后|晚点|明天|记得|待会|再){{1,2}}{_IN}{{0,3}}?(?:展开|补|核"
            rf"|写|改|确认|完善|润色|想想?){_IN}{{0,10}}",
        ),
        (
            "找问跟让",
            "核确补提要",
            rf"(?:找|问|跟|让){_IN}{{2,10}}(?:核实?|确认|补|提供|要){_IN}{{0,6}}",
        ),
        (
            _OF_PLACES,
            _OF_DEEDS,
            rf"{_HERE}{_LATER}{{1,2}}{_DO}{_IN}{{0,4}}",
        ),
        # 文献后补, 名字待核, 数据来源？, 出处？待查, 图还没画
        (
            "",
            "补待缺没未想疑误吗?？",
            rf"{_IN}{{0,6}}{_PART}(?:后补|待[补核查定填添换插画配找拟]{_IN}{{0,4}}|暂缺|缺"
            rf"|还没{_IN}{{1,4}}|没找到{_IN}{{0,6}}|未[核定找拟查]{_IN}{{0,2}}"
            rf"|再想想?|存疑|有误？?|对吗？?|[?？]{_IN}{{0,6}})",
        ),
        (
            "待等",
            "给提补确核",
            rf"(?:待|等){_IN}{{2,6}}(?:给|提供|补|确认|核实){_IN}{{0,6}}{_PART}?{_IN}{{0,4}}",
        ),
        (
            "缺没图",
            "",
            rf"(?:缺|没)(?:附件|一张|现场|对应的?)?{_IN}{{0,6}}(?:图|照片|截图|表格?|数据|材料)"
            rf"|图片?缺失?",
        ),
        (
            "此这在",
            "",
            rf"(?:此处|这里|在此)(?:缺|附|放|插|配|贴|补|需|应){_IN}{{0,10}}(?:图|照片|截图|表|视频"
            rf"|两张|一张){_IN}{{0,4}}",
        ),
        (
            "",
            "待",
            rf"插[入]?图[：:]{_IN}{{0,12}}待{_IN}{{1,4}}|待(?:插|配|补){_IN}{{0,4}}(?:图|照片|表"
            rf"|链接)|{_IN}{{0,6}}(?:图片?|照片|链接|数据|内容|截图)待(?:更新|补充?|插入?|换|替换)",
        ),
        (
            "待请填TF",
            "",
            rf"待(?:更新|替换|确认|核对|补){_IN}{{0,6}}{_PART}|待更新|待填|请?填写?"
            rf"|TODO{_IN}{{0,16}}|FIXME{_IN}{{0,16}}",
        ),
        # 来源待考，先放着; 数字不准，再问问水产站
        (
            "",
            "先再查问找回核对",
            rf"{_IN}{{0,8}}(?:待考|存疑|不准|不详|不对|没拿到|没收到|没找到|对不上|有出入|拿不准|记不清)"
            rf"[，,。；]{_IN}{{0,2}}(?:先(?:放着|空着|留着|这样|不管)|再[问查核找对]|查(?![无获处封证])"
            rf"|[问找](?![题到世])|回头|[核对]一[下遍]){_IN}{{0,8}}",
        ),
        # 与附表对不上, 这段和上面重复了？
        (
            "",
            "与和跟同",
            rf"{_IN}{{0,6}}[与和跟同](?:[前上下]面|[前上下]文|附表|附件|正文|总表|合计|目录|图|表){_IN}{{0,4}}"
            rf"(?:对不上|打架|重复了?[？?吗]|不一致[？?]|矛盾[？?])",
        ),
        # 此处数字请老吴再核
        (
            _OF_PLACES + "数字照图日姓",
            "请",
            rf"(?:{_HERE})?的?{_PART}请{_IN}{{2,6}}?再?(?:核实?|查|补|确认|提供|看看|改)(?:一下)?",
        ),
        # 老孟，这处跟水务站对一对; 请计财科看一下
        (
            "",
            "补核确提看查改找对",
            rf"(?:请|麻烦|让)?{_PERSON}[，,：: ]?(?:请|麻烦|帮忙?|再|这里|这个|把|看看"
            rf"|跟)?{_IN}{{0,12}}"
            rf"(?:补|核|确认|提供|看看|查|改|找|对一?下){_IN}{{0,12}}",
        ),
    )
)
_CONTENT = plain(r"[^（）()【】\[\]\n]{1,80}")
_CLOSING = ")）】]］"
# Where one of them may begin: looked for once for all of them. （一） and [1] are none.
_OPENER = plain(r"[（(【\[［](?![一二三四五六七八九十\d]{1,3}[）)】\]］])")
# 每日巡查。此处再配一张界面截图。: a sentence of its own.
_PICTURE_WANTED = lazy(
    r"(?m)(?:^|(?<=[。！？\n\x1f]))[ \u3000]*(?P<m>(?:此处|这里|在此)(?:再|还|另|应|需要?|要"
    r"|可|请|待|拟){0,3}"
    r"(?:配|插入?|放|补|附|加|贴)(?:上)?(?:一|两|几)?[张幅个]?[^，。\n]{0,12}(?:图|照片|截图"
    r"|表)[。！]?)(?=$|[\n\x1f])"
)
# What is a line of its own, or a cell. Looked for where a line begins with one of their signs.
_LINES = (
    lazy(
        r"(?m)(?:^|(?<=[\n\x1f]))[ \u3000]*(?P<m>(?!这里[^\n]{0,3}(?:介绍|说明|描述|概述|列出"
        r"|补充))(?:请?(?:在|于)?(?:此栏|此处|这里|本栏|此部分|此框|这一栏|此(?=简要|详细|描述"
        r"|填写|输入)))(?:请|应|需要?|可)?(?:简要|详细)?"
        r"(?:填写|描述|写|输入|介绍|说明|列出|粘贴|添加|补充|概述|填入)(?!的|了|过"
        r"|着)[^\n\x1f；：]{2,40}?(?:[。！]|(?=$|[\n\x1f])))(?=$|[\n\x1f])"
    ),
    lazy(
        r"(?m)(?:^|(?<=[\n\x1f]))[ \u3000]*(?P<m>[（(](?:请)?(?:填写|写明|输入|简述"
        r"|描述)[\u4e00-\u9fff]{2,14}[）)])(?=[ \u3000]*(?:$|[\n\x1f]))"
    ),
    lazy(
        r"(?m)(?:^|(?<=[\n\x1f]))[ \u3000]*(?P<m>(?:请填写|点击此处添加|单击此处编辑|点击添加"
        r"|单击添加)[\u4e00-\u9fff]{2,14}。?)(?=$|[\n\x1f])"
    ),
)
# 老方把这一栏的数再对一遍，下班前回我。 请在此处填写 alone on its line.
_ASKS_SOMEBODY = lazy(
    rf"(?m)(?:^|(?<=[。！？\n\x1f]))[ \u3000]*(?P<m>(?:请|麻烦|让)?{_PERSON}[，,]?"
    r"(?:请|麻烦|帮忙?|再|有空|抽空|今天|明天|尽快|记得){0,3}"
    rf"(?:(?:把|将)(?:{_HERE}|这[个些组处]){_IN_PROSE}{{0,4}}(?:补|核|确认|查|改|对|换|重写)(?:一下|一遍|下)"
    rf"|{_HERE}[，,]?(?:麻烦|请|帮忙?|再|还[要得]|得|要){{1,2}}(?:补|核|确认|查|改|对|换|重写)[实对]?(?:一下|一遍|下)"
    rf"|(?:补|核|确认|查|改|对|换|重写)[实对]?(?:一下|一遍|下)(?:{_HERE}|这[个些组处]){_IN_PROSE}{{0,4}})"
    r"(?![\u4e00-\u9fff]{0,4}，(?:发现|结果|才|便|就|说))(?:[，。！][^。\n]{0,14}[。！]?)?)"
)
_ASKING = plain("[补核认查改对换写实](?:一?下|一遍)")
_LINE_TO_FILL = lazy(
    r"(?m)(?:^|(?<=[\n\x1f]))[ \u3000]*(?P<m>请?(?:[在于])?(?:此[处栏]?|这里|下方|本栏)"
    r"(?:填写|输入|补充|说明)[。！]?)"
    r"(?=[ \u3000]*(?:$|[\n\x1f]))"
)
_LABELLED = lazy(r"(?<=[：:])[ \u3000]*(?P<m>[（(【\[](?:请|待|需)?(?:填写?|补充?)[）)】\]])")
_LABELS = frozenset(
    before + word for before in ("", "请", "待", "需") for word in ("填", "填写", "补", "补充")
)
_FIGURES_PENDING = lazy(r"(?<=[\u4e00-\u9fff])(?P<m>待(?:统计|核算|测算|填报|补报))(?=[，。；])")
_TITLE = "(?:大|小|副|主)?(?:标题|题目|讲题|书名|篇名|题名)"
_TITLE_PENDING = (
    lazy(
        rf"(?m)(?:^|(?<=[\n\x1f：:]))[ \u3000#]*(?P<m>[（(【\[]?{_TITLE}(?:待[定拟确补想][认]?"
        rf"|未定|未拟|再想想?|暂缺|暂无)[）)】\]]?)(?=[ \u3000]*(?:$|[\n\x1f]))"
    ),
    lazy(
        rf"(?:{_TITLE}|主题报告|报告题目)[：:][ ]?(?P<m>[（(]?(?:待[定拟]|待确认|未定)[）)]?)"
        rf"(?=$|[\n\x1f ])"
    ),
)
_TITLED = plain("[标题讲书篇][题目名报]")
_BUILT = (
    "(?:本|该|此)?(?:页面?|节|章|文档?|部分|栏目|章节|内容|文章|小节|条目)(?:内容)?|内容"
    "|页面|文档|此处|本部分内容"
)
_UNDER_WAY = lazy(
    rf"(?m)(?:^|(?<=[\n\x1f]))[ \u3000>]*(?P<m>[（(【*🚧 ]*(?:{_BUILT})?(?:正在|尚在|还在|仍在)?"
    r"(?:建设|施工|撰写|编写|整理|更新|完善|制作|编辑|筹备|翻译|写作)(?:中|之中)?[……。.，,！!\s]*"
    r"(?:(?:敬请期待|稍后|过几天|近期|尽快|即将|请|马上|改天|有空|后续|以后)"
    r"(?:再)?[\u4e00-\u9fff]{0,8})?[！!。…）)】*🚧 ]*)(?=$|[\n\x1f])"
)
_START = plain(
    r"[\n\x1f](?=[ \u3000>（(【*🚧]*"
    r"[请在于此这本下该页节章文部栏内小条正尚还仍建施撰编整更完制筹翻写点单填输简描])"
)
_SIGN_OF_WORK = lazy(r"🚧|本|该|此|内容|页|文档|章|节|部分|^[（(]")
_TODO = lazy(
    r"(?m)(?P<m>(?://[ ]?)?(?:TODO|FIXME|TBD))(?=[ ]?$|[ ]?[\n\x1f]"
    r"|[ ]+[补加改写确核截插更完整换][\u4e00-\u9fff]|[」”][这此]"
    r"|(?<=(?:^|[。！？\n\x1f])[ ]?(?:TODO|FIXME))[ ]+(?!列表|清单|应用|软件|工具|注释|标[记签]"
    r"|[项是和与的])[\u4e00-\u9fff])"
)
_TODO_SPOKEN = lazy(
    r"(?:[为成是个叫加用写把将的和与或、“：:]|标记|标注|状态|搜索|关键字|关键词|注释"
    r"|[A-Z])[ ]?[“「]?\Z"
)
_AT = lazy(
    r"(?<![据自谢由与和过源来A-Za-z\d])(?<![据自谢由与和过源来A-Za-z\d] )(?P<m>@"
    r"(?:[\u4e00-\u9fff]{1,4}|[A-Za-z]{2,12}|[\u4e00-\u9fff]{2}-[\u4e00-\u9fff]{2,3})[ ：:，,]{1,2}"
    r"[^\n。@，]{0,10}?(?:补|核|换|删|插|校对|重[画写做]|调整|确认|看一?[下看]|看看|更新|改|加|填|提供|贴|附|列|检查|查一?下"
    r"|把)[^\n@。？]{0,18}[。？?]?)"
)
_NAMES = "姓名|名字|人名|领导姓名|公司名称|单位名称|校名|嘉宾姓名|职务"
_ROLE = (
    r"(?:(?<!申)请|有请|由|感谢|欢迎|我是|我叫|我是[\u4e00-\u9fff]{2,12}的)[\u4e00-\u9fff]{0,12}"
    rf"(?P<m>[（(](?:{_NAMES})[）)])"
    r"(?=[，。！]|老师|同志|同学|先生|女士|为|作|致|发|宣|上|讲|介|带|进|颁|代)"
)
# 发言的是学生代表（姓名）同学，她…: addressed as a person, who then does something
_ADDRESSED = (
    r"|(?:的是|[代主][表任])(?P<m>[（(](?:姓名|名字|人名)[）)])"
    r"(?=(?:老师|同志|同学|先生|女士|教授)[，。！、：])"
)
_NAMED = lazy(_ROLE + _ADDRESSED)
_DAYS = lazy(r"(?m)^[ \u3000]*(?P<m>某年某月某日)[ \u3000]*$|(?P<m>0000[-年/.]00[-月/.]00日?)")
_ABOUT = lazy(r"待办|注释|清单|代码|提示[“：:]|占位|按钮|菜单|(?:点击|单击|选择|打开)[ “]?\Z")
_GATE = plain(
    "[（(【\\[［@]|TODO|FIXME|TBD|此处|这里|此栏|在此|本栏|标题|题目|讲题|书名|点击|单击|请填"
    "|建设|施工|撰写|编写|整理|更新|完善|制作|编辑|待|某年某月|0000|[补核认查改对换写实]一?[下遍]"
)


def notes(document: Document) -> tuple[Span, ...]:
    """Return the notes of drafters in the prose, in order: a view."""
    text = document.view(simplified)
    if not _GATE.search(text):
        return ()
    found = {span for span in _found(document, text) if not _is_spoken_of(text, span)}
    return tuple(sorted(found))


def _bracketed(text: str, said: Sequence[tuple[int, str]]) -> Iterator[Span]:
    notes = [(place, _first(words), frozenset(words)) for place, words in said]
    for begins, holds, pattern in _BRACKETED:
        end = 0
        for place, first, signs in notes:
            if (begins and first not in begins) or (holds and signs.isdisjoint(holds)):
                continue
            match = pattern.match(text, place) if place >= end else None
            if match is not None:
                end = match.end()
                yield Span(*match.span())


def _first(words: str) -> str:
    """Return the sign with which a note begins, behind the word that says who speaks."""
    spoken = _SPEAKS.match(words)
    return words[spoken.end() : spoken.end() + 1] if spoken else ""


def _in_brackets(text: str, place: int) -> str:
    """Return what stands between the bracket at `place` and the next, if that closes it, or ""."""
    match = _CONTENT.match(text, place + 1)
    if match is None:
        return ""
    closed = text[match.end() : match.end() + 1] in _CLOSING or "］" in match[0]
    return match[0] if closed else ""


def _found(document: Document, text: str) -> Iterator[Span]:
    openers = [match.start() for match in _OPENER.finditer(text)]
    said = [(place, words) for place in openers if (words := _in_brackets(text, place))]
    yield from _bracketed(text, said)
    for pattern in _patterns(text, frozenset(words for _, words in said)):
        yield from (Span(*match.span("m")) for match in pattern.finditer(text))
    starts = [0, *(match.end() for match in _START.finditer(text))]
    asked = on_lines(_ASKS_SOMEBODY, _ASKING, text)
    for match in (*_pictures_wanted(text), *_lines(text, starts), *asked):
        if not _is_step(document, match.start("m")):
            yield Span(*match.span("m"))
    for match in _under_way(text, starts):
        if _SIGN_OF_WORK.search(match["m"]) and len(match["m"]) >= _SHORTEST:
            yield Span(*match.span("m"))
    if any(word in text for word in ("TODO", "FIXME", "TBD")):
        for match in _TODO.finditer(text):
            if not _is_state(document, text, match.start()):
                yield Span(*match.span("m"))


def _patterns(text: str, in_brackets: frozenset[str]) -> Iterator[regex.Pattern[str]]:
    """Yield the patterns of whose words the text holds one."""
    if _TITLED.search(text):
        yield from _TITLE_PENDING
    if not _LABELS.isdisjoint(in_brackets):
        yield _LABELLED
    if "待" in text:
        yield _FIGURES_PENDING
    if "某年某月某日" in text or "0000" in text:
        yield _DAYS
    if not in_brackets.isdisjoint(_NAMES.split("|")):
        yield _NAMED
    if "@" in text:
        yield _AT


def _pictures_wanted(text: str) -> Iterator[regex.Match[str]]:
    if any(word in text for word in ("此处", "这里", "在此")):
        yield from _PICTURE_WANTED.finditer(text)


def _lines(text: str, starts: Sequence[int]) -> Iterator[regex.Match[str]]:
    for pattern in (*_LINES, _LINE_TO_FILL):
        for start in starts:
            if match := pattern.match(text, start):
                yield match


def _under_way(text: str, starts: Sequence[int]) -> Iterator[regex.Match[str]]:
    end = 0
    for start in starts:
        match = _UNDER_WAY.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _is_state(document: Document, text: str, at: int) -> bool:
    """Say whether TODO is the name of a state, or of a mark, that a text speaks of."""
    block = document.blocks[document.block_at(at)]
    spoken = _TODO_SPOKEN.search(text, max(0, at - 4), at) is not None
    return spoken or block.kind is BlockKind.TABLE_CELL


_SHORTEST = 4


def _is_step(document: Document, at: int) -> bool:
    """Say whether a place is in a numbered step, of a manual: 2. 在此处输入地址。"""
    text = document.source.text
    start = document.source.span(Span(at, at + 1)).start
    head = text[max(0, start - 8) : start]
    return _STEP.search(head) is not None


_STEP = lazy(r"(?:^|\n)[ \t]*\d{1,2}[.)、．][ \t]*\Z")


def _is_spoken_of(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 12) : span.start]
    return (
        before[-1:] in tuple("“‘「『`")
        or _ABOUT.search(before) is not None
        or is_sample(text, span)
    )


# --- what is no prose: front matter, pictures, links -------------------------------------------

_DEFAULT = lazy(
    r"(?:[Yy]our|[Mm]y)[ _-]?(?:[Nn]ame|[Tt]itle|[Ee]-?mail|[Bb]log|[Ss]ite)"
    r"|[你您]的(?:名字|姓名|大名)|作者(?:姓名|名字?)?|姓名|文章(?:标题|名称"
    r"|描述|摘要)"
    r"|(?:这里是|在此|请)(?:输入|填写)?[\u4e00-\u9fff]{0,4}(?:标题|描述|摘要|作者|简介)|(?:Post"
    r"|Article)?[ ]?[Tt]itle[ ]?[Hh]ere"
    r"|TODO|TBD|YYYY-MM-DD|xxx+|XXX+|your@email\.com|在这里.{2,10}|标题|副标题"
)
_PLACEHOLDER_FILE = lazy(
    r"占位图|placeholder|via\.placeholder|placehold\.it|placekitten|dummyimage|picsum\.photos|"
    r"(?:^|/)(?:占位|待补|待定|todo|xxx+|TODO|tbd)(?:\.\w{3,4})?$"
    r"|^(?:图片|图片链接|图片地址|链接|url|URL|待补|待定|链接待补|地址|网址|TODO|todo|TBD|xxx+"
    r"|path/to/.*|image-url|此处.*)$"
)
_ALT = lazy(
    r"(?:在这里插入图片描述|图片描述|此处插入图片|插入图片描述|alt[ _]?text|image[ ]?alt|TODO"
    r"|图片说明文字|占位图?|待补图?|输入图片说明|描述文字)"
)
_TARGET = lazy(r"\]\(\s*<?(?P<target>[^()\s>]*)")
_LABEL = lazy(r"!\[(?P<alt>[^\]]*)\]|alt=[\"'](?P<alt>[^\"']*)[\"']")
_SOURCE = lazy(r"(?:src|href)=[\"'](?P<target>[^\"']*)[\"']")


def defaults(document: Document) -> Iterator[tuple[Span, str, Span | None]]:
    """Yield where front matter, a picture or a link still says what its template said.

    Each with the nearest place in the prose, what it says and where it stands in the file.
    """
    for block in document.blocks:
        if block.kind is BlockKind.METADATA:
            said = block.span.of(document.text)
            if _DEFAULT.fullmatch(said.strip()):
                yield block.span, said.strip(), None
    for piece in document.trivia:
        if piece.kind in (TriviaKind.IMAGE, TriviaKind.LINK, TriviaKind.HTML):
            for said in _placeholders(piece.text, piece.kind):
                at = document.source.text.find(said, piece.span.start, piece.span.end)
                there = Span(at, at + len(said)) if at >= 0 else None
                yield _at(document, piece.offset), said, there


def _placeholders(said: str, kind: TriviaKind) -> Iterator[str]:
    if kind is TriviaKind.LINK and "(" not in said:
        if _PLACEHOLDER_FILE.search(said.strip()) and said[:1] not in "#{":
            yield said.strip()
        return
    for pattern in (_TARGET, _SOURCE):
        for match in pattern.finditer(said):
            if _PLACEHOLDER_FILE.search(match["target"]):
                yield match["target"]
    if kind is not TriviaKind.LINK:
        for match in _LABEL.finditer(said):
            if _ALT.fullmatch(match["alt"].strip()):
                yield match["alt"]


def _at(document: Document, offset: int) -> Span:
    end = min(len(document.text), offset + 1)
    return Span(max(0, end - 1), end)
