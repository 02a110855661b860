"""Tells words that a text speaks of, as samples or as names of things, from words it uses.

`邮件主题注明“XX单位报名”` prescribes a form, `把xx替换成文件名` explains a notation, `被告人张××`
hides a name on purpose: nobody forgot anything there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import regex

from wenlint.core.document import Document
from wenlint.core.patterns import lazy, plain
from wenlint.core.text import Span
from wenlint.language.words import GAP_AFTER
from wenlint.lexicon.names import SURNAME
from wenlint.lexicon.placeholders import X_OF_PERSONS, X_OF_WORDS
from wenlint.lexicon.stops import LINE_ENDS, STATEMENT_ENDS

_WINDOW = 80
_SENTENCE_BREAK = plain(f"[{STATEMENT_ENDS}]")
_PARAGRAPH = 160
_QUOTES = "“‘「『《\"'"
_OPENING = _QUOTES + "（(【〈[〔"
_CLOSING = "”’」』》\"'）)】〉]〕"
_ANY_OPENING = plain(f"[{regex.escape(_OPENING)}]")
_ANY_SIGN = plain(f"[{regex.escape(_OPENING + _CLOSING)}]")
_PARTNER = dict(zip(_OPENING, _CLOSING, strict=True))
# What stands between the word that governs a quotation and the quotation.
_COORDINATE = lazy(
    r"[“‘「『《\"][^“”‘’「」『』《》\"]{0,60}[”’」』》\"](?:[、，,/]|[，,]?(?:或者?|和|与|及|以及))?\Z"
)
_COORDINATE_AFTER = lazy(
    r"(?:[、，,/]|[，,]?(?:或者?|和|与|及|以及))?[“‘「『《\"][^“”‘’「」『』《》\"]{0,60}[”’」』》\"]"
)
_ENDS_COORDINATE = lazy(r"[”’」』》\"][、，,/或者和与及以]{0,3}\Z")
_COORDINATES = 6
_COORDINATE_LENGTH = 66
_GOVERNING = 24
_DEEPEST = 3
_NAME_LENGTH = 6
_PRESCRIBES = lazy(
    r"(?:注明|标注|标明|写[明成作为上]|填[作为写成]|记作|读作|备注|(?<![被获])命名|格式|形如|样例|示例|占位符?|字样"
    r"|主题[栏行]?(?:请|应)?(?:写|填)?|标题文字|名称(?:应当?|须|必须|统一)为|编造|虚构|杜撰|臆造|猜测"
    r"|(?:英文|原文|译文|用语|写法|句式|例句|例子|措辞|提示语?|报错)(?:是|为))"
    r"[^“”，。；\n]{0,4}\Z"
)
_CONTRAST = (
    "(?:不?好|不?对|[✓✔✗✘√×❌✅]|正确|错误?|不?(?:推荐|建议|规范|合适|恰当)|[正反]例|[正反]面|原[句文稿话]"
    "|[修更]?改[前后]|改[为成]|不?宜|忌|差|优|[不别应]写)(?:的?(?:写法|说法|做法|示例|示范|例子|范例|表达|标题|开头))?"
)
_GIVES_EXAMPLE = lazy(
    r"(?:例如?|比如|诸如|譬如|如|像|类似|模[板版]|输入|搜索|点击|选择)[为是：:，]?\Z"
    # 标题一般是“…”: what is so as a rule is no one's case
    r"|(?:一般|通常|常常?|往往|大都|大多|多半?|惯例)(?:可以?|都|会)?[是为用作][：:]?\Z"
    r"|(?:文件名|模[板版]|样例|示例|范文|稿子?)(?:里|中|上|自带)的?\Z"
    # 不好：“…”, 改后：“…”: examples set against each other
    rf"|(?:\A|[\n，。；、（(])[ \t\u3000]*{_CONTRAST}[：:][ ]?\Z"
)
_TERM_FOLLOWS = lazy(  # “××同志”是旧时的称呼
    r"[几一二两三四五六七八九十\d][个行][大红楷宋仿黑隶]?[体书]?字"
    r"|是[^，。；]{0,14}(?:称呼|称谓|说法|写法|叫法|用语|套话|句式|短语|字眼|格式)"
)
_SPEAKS = lazy(  # of words, before a quotation
    r"(?:(?<![书谱续])写|问|说|答|喊|回复|评论|留言|反馈|显示|提示|弹出|明确|念|称呼|是否|[起取]名|抬头"
    r"|开头|落款|套路|口诀|[即叫])[着出道了为是：:，]{0,2}\Z"
    # 应当加盖“××县公证处”印章: a rule dictates what stands in the quotes
    r"|(?:应当?|必?须|请|统一|一律|[可宜]以?|不得|不要|别)[^，。；：“”]{0,10}\Z"
)
# 问：抬头怎么写？ 答：用“…”: an answer that tells how
_ANSWERS_HOW = lazy(
    r"(?:怎[么样]|如何)[^\n]{0,3}[写拟填说答念称署述命][^\n]{0,20}[？?]\s{0,3}(?:答|A)[：:][^\n。]{0,60}\Z"
)
_CLOSES_SAMPLE = lazy(
    r".{0,2}(?:字样|格式|命名|样式|的形式|之类|这样的|这[个种类]|一词|二字|两字|占位|按钮|菜单|选项|名义"
    r"|等?不存在|的?(?:写法|句式|说法|措辞|表述)|单独[一成][行段]|[开结]头"
    r"|(?:代表|表示)[^，。：]{0,6}(?:任意|某|[数号字位]|年份|月份|名称))"
)
# 第九条　门前悬挂“××社区”木牌: an article says what is to be read on a thing.
_ARTICLE = lazy(r"(?:\A|\n)[ \t\u3000#*]*第[一二三四五六七八九十百零〇\d]{1,7}条")
_INSCRIBES = lazy(
    r"(?:悬?挂|[镌篆]?刻|[喷涂绘刷套加]?印|[喷涂绣写绘]|张贴|佩[戴带]|加盖|冠以|标[示识志])[着有上出]{0,2}\Z"
    r"|(?:标题|名称|全称|简称|抬头|落款|封面|编号|题名|正文|文字|字号)(?:为|是|写明?)?[：:]?\Z"
    r"|(?:[简定]?[称名]|叫)[为作]?\Z"
)
_INSCRIBED = lazy(r".{0,2}(?:[木铜门路]?牌|匾|印章|横幅|条幅|标[志识语]|臂章|胸章|袖标|旗)")
_EXAMPLE = lazy(
    r"(?:[例比诸譬]如|示例|样例|举例|(?<![\u4e00-\u9fff])[例如])[：:][^。；]*+\Z"
    rf"|\A[ \t\u3000]*{_CONTRAST}[：:][^。；]*+\Z"
)
_INTRODUCES_WORDING = lazy(
    r"(?:用语|格式|式样|样式|印文|铭文|写法|句式|例句|样例|示例|例文|范文|模[板版]|措辞|话术|口径|标语|横幅|口号|(?:横幅|标语|条幅|标牌)内容|编排方式|(?:命名|编号)(?:规则|方式))"
    r"(?:统一)?(?:是|为|如下|有)?[：:]|(?:网友|评论|留言|弹幕|吐槽|调侃|口头禅)[^，。：:]{0,6}[：:]"
)
_MODAL = (
    "(?:应当?|不?[要得能]|[必无]?须|需|请|[可宜]以?|最好|建议|尽量|避免|统一|一律|务必|(?<![特个区])别|先|再"
    "|这样|那样|怎么|怎样|如何|均)"
)
_WRITE = (
    "(?:(?<![书谱续抒听填编])写(?![好下就入照真实])|填(?![补报平])[写作为成]?|(?<![学访质责慰])问(?![题需政计责卷诊候效世津道])"
    "|(?<![解传游学演])说(?![明服法理到起来])|答(?!案|卷|题|复|辩|谢|应)|描述|表述|措辞|念|称呼|命名|备注|注明|标注"
    "|署名|举例|提问|自我介绍|替换|换成|印上)"
)
_ADVISES_WRITING = lazy(
    rf"{_MODAL}[^，。；：\u201c\u201d]{{0,6}}?{_WRITE}|(?:(?<!填)写|填|问|念|说)(?:法|作(?![班课组营坊者]|能力|水平|中心|[比大]赛)"
    r"|成(?![于的了之，；、。\n]|\Z))"  # 据石刻写成: how it came to be
    r"|(?:这样|怎[样么])(?:写|问|说|答|填|开头|起头)|谈谈|聊聊|说说|讲讲|(?:表述|描述)[，,]?.{0,6}(?:统一)?用"
)
# A sign of whatever gives advice on writing.
_WRITES = plain("[写填问说答述辞念称命备注标署举我替换印头谈聊讲]")
_DIRECTS = lazy(
    r"(?:写明|写上|写[作成为]|填[作为成]|记作|注明|标明|标注|(?<![被获])命名为|印上|署|冠以|刻[有着上写]|印有)[：:]?[^，。；：]{0,8}\Z"
)
_DIRECTING = plain("[写填记注标命印署冠刻]")
# 落款日期用20XX年XX月XX日的形式
_TAKES_FORM = lazy(r"(?:用|按照?|以|采用|参照)[^，。；：]{0,12}\Z")
_FORM_ENDS = lazy(r"[^，。；]{0,14}[”’」]?的(?:形式|格式|样式|写法)")
_WORDING_ENDS = lazy(r"[^，。；]{0,16}(?:字样|的形式|的格式|样式)")
_MUST = lazy(_MODAL)
_ASKS = lazy(r"？|\?(?![\w=&])")
_TECHNICAL = lazy(
    r"变量|函数|参数|字符|文件名|通配|占位|正则|源码|源代码|返回值|字段名|语法|域名|命令行|替换[为成]|换成"
    r"|状态码|错误码|版本号|十六进制|表示任意|代表任意|缩写|用户名|表达式|插值|渲染|写法|配置项|配置文件"
)
_LATIN_WORD = lazy(
    rf"(?=[A-Za-z])(?<![A-Za-z])(?![{X_OF_WORDS}]+(?![A-Za-z]))[A-Za-z]?[a-z]{{2,20}}(?![a-z])"
)
_HAN = lazy(r"[\u4e00-\u9fff]")
_LATIN_WORDS = 12
_PER_LATIN_WORD = 160
_EXAM = plain(r"填空[：:]|选择题|填空题|判断题|简答题|应用题|计算题|试卷|试题|答题卡|得分栏")
_CASE = lazy(
    r"原告|被告|上诉人|申诉人|被害人|受害人|嫌疑人|执行人|当事人|基本案情|裁定|判决|判处|纠纷|盗窃|诈骗|受贿|行贿"
    r"|起诉|诉称|辩称|罪犯|刑事拘留|行政处罚|患者|留置|双开|违纪|开除党籍"
)
# 江某、王某某、张××: a surname, and a character that is none.
_HIDDEN_PERSON = lazy(
    rf"{SURNAME}某{{1,3}}+(?![些种一位个项类天年月日地])"
    rf"|(?:\A|[^\u4e00-\u9fff]|[人告由与和及对向将为诉员者方民]){SURNAME}[{X_OF_PERSONS}]{{1,2}}+"
    rf"(?![{X_OF_PERSONS}某.])"
)
_SURNAMES = frozenset(SURNAME)
_HIDES = plain(f"[某{X_OF_PERSONS}]")
SCENE = 400
SENTENCE = 40
"""How near a hidden person must be for figures, too, to be hidden on purpose."""


@lru_cache(maxsize=8)
def sentence_around(text: str, span: Span, limit: int = _WINDOW) -> tuple[str, str]:
    """Return what the sentence says before and after `span`, at most `limit` each."""
    start = max(0, span.start - limit)
    # A search for each sign is faster than going from one to the next: few are near.
    start = max(start, *(text.rfind(sign, start, span.start) + 1 for sign in STATEMENT_ENDS))
    found = _SENTENCE_BREAK.search(text, span.end, span.end + limit)
    return text[start : span.start], text[span.end : found.start() if found else span.end + limit]


def is_prescribed(text: str, span: Span) -> bool:
    """Say whether `span` lies in quotes or brackets that show how something is to be written."""
    return any(
        _PRESCRIBES.search(before) is not None or _CLOSES_SAMPLE.match(after) is not None
        for _, before, after in _quotations(text, span)
    )


def is_inscribed(text: str, span: Span) -> bool:
    """Say whether an article lays down what is to be read on a thing: a sign, a seal, a flag."""
    return _ARTICLE.match(_around(text, span)) is not None and any(
        sign in _QUOTES
        and (_INSCRIBES.search(before) is not None or _INSCRIBED.match(after) is not None)
        for sign, before, after in _quotations(text, span)
    )


def _around(text: str, span: Span) -> str:
    """Return the beginning of the line that `span` stands in."""
    start = text.rfind("\n", max(0, span.start - _PARAGRAPH), span.start) + 1
    return text[max(start, span.start - _PARAGRAPH) : span.start]


def is_sample(text: str, span: Span) -> bool:
    """Say whether `span` lies in quotes that prescribe, or that give an example."""
    return is_prescribed(text, span) or any(
        _GIVES_EXAMPLE.search(before) is not None
        or (sign in _QUOTES and _ANSWERS_HOW.search(text, *_lines_before(text, span)) is not None)
        or (
            sign in _QUOTES
            and sign != "《"
            and (_SPEAKS.search(before) is not None or _TERM_FOLLOWS.match(after) is not None)
        )
        for sign, before, after in _quotations(text, span)
    )


def _lines_before(text: str, span: Span) -> tuple[int, int]:
    """Return where the line of `span`, with the one before, begins, and where `span` does."""
    own = text.rfind("\n", max(0, span.start - _PARAGRAPH), span.start)
    before = text.rfind("\n", max(0, own - _PARAGRAPH), max(0, own))
    return max(0, before, span.start - 2 * _PARAGRAPH), span.start


def is_directed(text: str, span: Span) -> bool:
    """Say whether a rule dictates the words around `span` without quotes.

    `应当写明××检验所收的字样` and `文件夹统一命名为20XX年第X季度` do.
    """
    before, after = sentence_around(text, span)
    if "的" in after and _FORM_ENDS.match(after) and _TAKES_FORM.search(before):
        return True
    return (
        _DIRECTING.search(before) is not None
        and _DIRECTS.search(before) is not None
        and (_WORDING_ENDS.match(after) is not None or _MUST.search(before) is not None)
    )


def is_spoken_of(text: str, span: Span) -> bool:
    """Say whether the passage rather talks about words than uses them.

    It asks (`如何进行 xxx？`), gives advice on writing (`岗位描述这样写：负责 XXX`), gives an
    example, introduces a wording (`规范用语是：`) or what people say (`网友评论：`). A report may
    do so too: its masks are told by others.
    """
    before, after = _in_paragraph(text, span)
    introduced = "：" in before or ":" in before
    if introduced and (_EXAMPLE.search(before) or _INTRODUCES_WORDING.search(before)):
        return True
    return (
        _advises_writing(sentence_around(text, span)[0] + span.of(text))
        or _advises_writing(sentence_around(text, span)[1])
        or _asks(text, span)
        or (len(before + after) > _NAME_LENGTH and _is_quotation(text, span))
    )


def _advises_writing(said: str) -> bool:
    return _WRITES.search(said) is not None and _ADVISES_WRITING.search(said) is not None


def _is_quotation(text: str, span: Span) -> bool:
    """Say whether the line, or the cell, around `span` is a quotation and nothing else."""
    return any(
        sign in _QUOTES and not (head or tail) for sign, head, tail in _quotations(text, span)
    )


def _asks(text: str, span: Span) -> bool:
    """Say whether the sentence is a question."""
    end = _SENTENCE_BREAK.search(text, span.end, span.end + _WINDOW)
    return _ASKS.search(text, span.end, end.end() if end else span.end + _WINDOW) is not None


@lru_cache(maxsize=4)
def _in_paragraph(text: str, span: Span) -> tuple[str, str]:
    start, end = max(0, span.start - _PARAGRAPH), span.end + _PARAGRAPH
    start = max(start, *(text.rfind(sign, start, span.start) + 1 for sign in LINE_ENDS))
    ends = [at for sign in LINE_ENDS if (at := text.find(sign, span.end, end)) >= 0]
    return text[start : span.start], text[span.end : min(ends, default=end)]


@lru_cache(maxsize=4)
def _quotations(text: str, span: Span) -> tuple[tuple[str, str, str], ...]:
    """Return the quotations and brackets around `span`, the innermost first.

    Of each: its opening sign, and what stands before and after it; quotations that are
    coordinate with it (`“A”或“B”占位`) are passed over.
    """
    before, after = _in_paragraph(text, span)
    if not _ANY_OPENING.search(before):
        return ()
    found: list[tuple[str, str, str]] = []
    at = 0
    for place in _open_signs(before):
        sign = before[place]
        end = after.find(_PARTNER[sign], at)
        if end < 0 and sign not in "“‘「『":
            continue
        at = end + 1 if end >= 0 else len(after)
        found.append((sign, _governing(before[:place]), _governed(after[at:])))
        if len(found) == _DEEPEST:
            break
    return tuple(found)


def _open_signs(before: str) -> Iterator[int]:
    """Yield where the signs stand that open and do not close in `before`, the last first."""
    closed: list[str] = []
    straight = {sign for sign in "\"'" if before.count(sign) % 2}
    for sign in reversed(list(_ANY_SIGN.finditer(before))):
        character = sign[0]
        if character in "\"'":
            if character in straight:
                straight.discard(character)
                yield sign.start()
        elif closed and closed[-1] == character:
            closed.pop()
        elif character in _CLOSING:
            closed.append(_OPENING[_CLOSING.index(character)])
        elif not closed:
            yield sign.start()


def _governing(before: str) -> str:
    for _ in range(_COORDINATES):
        if _ENDS_COORDINATE.search(before, max(0, len(before) - 4)) is None:
            break
        found = _COORDINATE.search(before, max(0, len(before) - _COORDINATE_LENGTH))
        if found is None:
            break
        before = before[: found.start()]
    return before[-_GOVERNING:]


def _governed(after: str) -> str:
    at = 0
    for _ in range(_COORDINATES):
        found = _COORDINATE_AFTER.match(after, at)
        if found is None:
            break
        at = found.end()
    return after[at:]


def is_technical(sentence: str) -> bool:
    """Say whether a sentence speaks of notations: variables, file names, status codes."""
    return _TECHNICAL.search(sentence) is not None


def is_beside_code(text: str, span: Span) -> bool:
    """Say whether code stands in the line of `span`: a separator that does not end a table row."""
    if text.find("\x1f", max(0, span.start - _PARAGRAPH), span.end + _PARAGRAPH) < 0:
        return False
    start = text.rfind("\n", max(0, span.start - _PARAGRAPH), span.start) + 1
    end = text.find("\n", span.end, span.end + _PARAGRAPH)
    line = text[max(start, span.start - _PARAGRAPH) : end if end >= 0 else span.end + _PARAGRAPH]
    return "\x1f" in line and not line.endswith("\x1f")


def is_technical_text(document: Document) -> bool:
    """Say whether a text is about software or the like: Latin words run all through its prose.

    There `xx` is a variable far more often than a hole. Reports have next to none (below one in
    a thousand characters), manuals and notes of programmers have six to a hundred.
    """
    text = document.text
    words = {match[0].lower() for match in _LATIN_WORD.finditer(text)}
    if len(words) < _LATIN_WORDS:
        return False
    many = sum(1 for _ in _LATIN_WORD.finditer(text))
    return _PER_LATIN_WORD * many >= sum(1 for _ in _HAN.finditer(text))


def is_exam(document: Document) -> bool:
    """Say whether the text is an examination paper, where blanks and unknowns are the matter."""
    return _EXAM.search(document.text) is not None


def hides_names(document: Document, span: Span, scene: int = SCENE) -> bool:
    """Say whether `span` stands in the story of a case, where names are hidden on purpose.

    That is: near a person hidden so (江某, 张××), in a passage that speaks of parties, crimes,
    judgments or patients.
    """
    text, people = document.text, document.view(_hidden_people)
    place = bisect_left(people, span.start - scene)
    if place == len(people) or people[place] > span.end + scene:
        return False
    return _CASE.search(text, max(0, span.start - scene), span.end + scene) is not None


def _hidden_people(document: Document) -> tuple[int, ...]:
    text = document.text
    found: list[int] = []
    end = 0
    # From the rare signs: surnames stand everywhere.
    for sign in _HIDES.finditer(text):
        for start in range(max(end, sign.start() - 2), sign.start()):
            if text[start] not in _SURNAMES and text[start + 1] not in _SURNAMES:
                continue
            match = _HIDDEN_PERSON.match(text, start)
            if match is None:
                continue
            end = match.end()
            if match[0][-1] == "某" or not GAP_AFTER.match(text, end):
                found.append(start)
            break
    return tuple(found)
