"""Runs of asterisks, circles, squares that stand for a name or a figure left out: `**市`, `○○馆`.

What emphasises is gone already (see asterisks.py); here go numbers and passwords hidden on purpose,
footnotes, marks of required fields, ratings, and the noise of adverts.
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.core.document import Document
from wenlint.core.patterns import lazy
from wenlint.core.text import Span
from wenlint.language.asterisks import asterisk_runs, stands_apart
from wenlint.language.masks import Candidate, Certainty, letter_masks, settle
from wenlint.language.mention import (
    hides_names,
    is_inscribed,
    is_prescribed,
    is_sample,
    is_technical,
    sentence_around,
)
from wenlint.language.simplified import in_simplified
from wenlint.language.words import GAP_AFTER
from wenlint.lexicon.names import NAME_HEAD, POST, SURNAME
from wenlint.lexicon.placeholders import SHAPES, SHAPES_IN_RUNS

_WIDE = lazy("＊++")
_SHAPES = lazy("|".join(f"[{shapes}]{{2,}}+" for shapes in SHAPES_IN_RUNS))
_OTHER_SHAPES = frozenset(SHAPES)
_NUMERALS = frozenset("零一二三四五六七八九十百千")
_TEXT = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff，。、；：？！“”‘’《》（）【】〔〕「」『』—…·～％%‰]")
_HAN = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_SURNAME = lazy(rf"(?:{SURNAME}|欧阳|上官|司马|诸葛|司徒)\Z")
_HIDDEN_NAME = lazy(r"[\u4e00-\u9fff]{1,2}[*＊]{1,3}[\u4e00-\u9fff]?")  # alone on its line
_LETTERS = lazy(r"(?<![A-Za-z])[A-Z]{2,}\Z")
_NAME_HEAD = lazy(NAME_HEAD)
_AFTER_PERSON = lazy(r"\Z|[、，。；）]|等|先生|女士|同学|老师")
_CENTURY = lazy(r"(?<!\d)(?:19|20)\d?\Z")
_YEAR = lazy(r"(?:19|20)\d\d[年-]")
_DATE = lazy(r"[*＊]月(?:[*＊]|\d\d?)日|[\d一二三四五六七八九十]月[*＊]日")
_SECRET = lazy(  # 密码：******, 推荐指数：*****
    r"(?:密码|口令|密钥|验证码|卡号|[账帐]号|尾号|证号码?|证件号码?|手机号?码?|电话)[^，。；\n]{0,4}\Z"
    r"|(?:指数|系数|评分|星级|难度)[：: ]?\Z|(?:评价|推荐)[^，。；\n]{0,3}[：: ]\Z"
)
_FACTOR = lazy(r"\d[^，。；、\n（）()]{0,6}[（(][^（）()\n]{1,12}[）)]\Z")  # 15g（一块）*份数
_LEGEND = lazy(
    r"[*＊][ ]?(?:分别)?(?:表示|代表)(?![，：大团])|显著性|水平上?显著"
    r"|星号|通配符|必填|选填|指针|[*＊]为.*[*＊]为"
)
_MARKED = lazy(r"(?:[带标注打加按画划号]|[带标注印画]有)[“‘]?\Z")
_WITHHELD = lazy(rf"(?:\A|[^\u4e00-\u9fff]|[告人由与和及对向])(?:{SURNAME})\Z")
_SHAPE_GOES_ON = lazy(r"[\u3400-\u9fff“《‘+＋]|(?:19|20)\d\d年")
# 由师傅*讲授, 邀请*先生: a person wants a name between the post and what the person does.
_PERSON_BEFORE = lazy(
    rf"(?:{POST}|师傅|[教导讲技农艺医律]师|工程师|教授|专家|医生|护士长?|工匠|艺人|馆员|教练|[店船园]主)\Z"
)
_NAMED_AS = lazy(
    rf"(?:[为是由：:]|主讲人?|嘉宾|感谢|[邀有]请)[\u4e00-\u9fff]{{0,10}}"
    rf"(?:{POST}|师傅|[教导讲技农艺医律]师|工程师|教授|专家|医生|护士长?|教练)\Z"
)
_CHOSEN_BEFORE = lazy(
    r"(?:(?<![自理事缘因经])由[\u4e00-\u9fff]{0,6}|[邀聘恳]?请|(?:任|委|[指选])[命派定]|聘[任用请]|推[选举荐]|授予|与|跟|[联咨]系|询|[向同找]|承蒙?|感谢|致谢|[受经据])\Z"
)
_DOES = lazy(
    r"(?:现场|当场|亲自|专门)?(?:主[持讲编笔]|讲[授解课话述]|授课|负责|承[担办]|带[队领]|领[队衔]|出席|列席|宣读|致[辞词]|发言|作[了关报专]"
    r"|[带值]班|坐诊|点评|示范|演示|颁奖|揭幕|开讲|授课|介绍|[担兼]任|牵头|签发|审[核定阅]|校[对订]|执[笔教]|撰[写稿]|指[导挥]|操作|[绘编]制|提供|供[稿图货]|捐[赠献]|赠送|拍摄|摄[影像]|设计|整理|翻译|口述|表示|指出|强调|说(?!明))"
)
_PERSON_BEHIND = lazy(
    r"同志|老?先生|女士|老师|教授|[教导]?师傅|主任|[局所院校科站馆处厂村镇县市会]长|书记"
    r"|医[生师]|律师|工程师|研究员|经理|教练|老人|阿姨"
)
_TOWARDS = tuple("在到往至于去给由与向对")
_HOUSE = lazy(r"(?:号?楼|教?室|站|村|镇|厅|码头|渡口|会场|路口)(?!长)")
_HELD = lazy(r"(?:举[行办]|召开|开[幕展]|集[合中]|揭[幕牌])")
# 邀请县医院*医生坐诊, 嘉宾为*女士, 主讲人：*老师
_INVITED_BEFORE = lazy(
    r"(?:[邀有]请|聘请|请了|教师|主讲人?|嘉宾|讲师|导师|评委|顾问|联系人)了?"
    r"(?:[为是：:]|[\u4e00-\u9fff]{2,8})?\Z"
)
# 明德楼*号教室
_ROOM_WANTED = lazy(
    r"号(?:教室|会议室|房间?|病房|包厢|展厅|厅|窗口|馆|机房|阅览室|车间|库房?|教研室|办公室)"
)
_BUILDINGS = "楼栋幢座区院层馆厂堂店校"
_NOTES = lazy(
    r"(?m)^[ \t\u3000]*(?:注[：:]?[ ]?)?[*＊](?=[\u3400-\u9fff：:（])"
    r"|[带加打标有印][“‘]?[*＊][”’]?(?:[号者的项为，。；、）]|$)|[*＊][”’]?(?:号|者|为|表示|代表)"
)
_SPRINKLED = lazy(r"(?<![*＊])[*＊][^*＊\n]{1,2}[*＊](?![*＊])|[#~@^&$|]")
_PRODUCT = lazy(  # 单价 * 件, 3 人 * 天
    r"[=＝×÷+/]|[价费率数量额资标准长宽高人天元米次个年月）)][ \u00a0\u2009\u202f]?\Z|[*＊]\s"
)
_PRODUCT_GOES_ON = lazy(r"[=＝×÷+*/]")
_NOISE = frozenset("#~@^&$|")
_REACH = 60


def symbol_masks(document: Document) -> tuple[Span, ...]:
    """Return the runs of symbols in `text` that stand for something, in order: a view."""
    plain = document.view(in_simplified)
    found = sorted([*_asterisks(plain), *_shapes(plain)], key=lambda candidate: candidate.span)
    return settle(found, others=len(document.view(letter_masks))) if found else ()


def lone_asterisks(document: Document) -> tuple[Span, ...]:
    """Return the runs of two or more that may stand for something, were it not for their number.

    In a text they could be marks of footnotes; in a heading there are none.
    """
    return tuple(
        candidate.span
        for candidate in _asterisks(document)
        if candidate.certainty is Certainty.LIKELY and len(candidate.span) > 1
    )


def _asterisks(document: Document) -> Iterator[Candidate]:
    text = document.text
    runs = [
        *document.view(asterisk_runs).masks,
        *(Span(*match.span()) for match in _WIDE.finditer(text)),
    ]
    for span in runs:
        before, after = sentence_around(text, span)
        if _in_noise(text, span) or _SECRET.search(before) or is_prescribed(text, span):
            continue
        if stands_apart(text, span):
            candidate = _judge_apart(span, before, after)
        elif len(span) == 1:
            candidate = _judge_one(document, span, before, after)
        else:
            candidate = _judge_run(document, span, before, after)
        if candidate is not None:
            if is_inscribed(text, candidate.span):
                continue
            doubtful = is_sample(text, candidate.span)
            yield Candidate(candidate.span, Certainty.WEAK) if doubtful else candidate


def _in_noise(text: str, span: Span) -> bool:
    """Say whether the run belongs to an advert written with noise: `*【更#多素材尽在@…】`."""
    opening = span.end
    if text[opening : opening + 1] not in ("【", "["):
        opening = max(text.rfind(mark, max(0, span.start - _REACH), span.start) for mark in "【[")
        if opening < 0:
            return False
    ends = [text.find(mark, opening, opening + _REACH) for mark in "】]"]
    inside = text[opening : max(ends)] if max(ends) >= 0 else ""
    return span.start <= opening + len(inside) and sum(map(inside.count, _NOISE)) > 1


def _judge_apart(span: Span, before: str, after: str) -> Candidate | None:
    """Judge asterisks that a space sets off from the measure word behind them."""
    if len(span) == 1 and (_PRODUCT.search(before) or _PRODUCT_GOES_ON.search(after)):
        return None
    if _LEGEND.search(before + "*" * len(span) + after) or is_technical(before + after):
        return None
    return Candidate(span, Certainty.SURE)


def _judge_one(document: Document, span: Span, before: str, after: str) -> Candidate | None:
    text = document.text
    left, right = text[span.start - 1 : span.start], after[:1]
    if (letters := _LETTERS.search(before)) and (right in ("）", "”", "》") or _HAN.match(right)):
        return Candidate(Span(span.start - len(letters[0]), span.end), Certainty.WEAK)  # BT*
    if _DATE.search(text, max(0, span.start - 2), span.end + 4):
        return Candidate(span, Certainty.SURE)
    if not _TEXT.match(left) or not _TEXT.match(right) or _MARKED.search(before):
        return None
    if _FACTOR.search(before):
        return None
    if GAP_AFTER.match(after) and (right != "号" or left in "第〕"):
        return Candidate(span, Certainty.SURE)
    if _ROOM_WANTED.match(after) and left in _BUILDINGS:
        return Candidate(span, Certainty.SURE)
    if not document.view(_has_notes) and _wants_name(before, after):
        return Candidate(span, Certainty.SURE)
    noisy = _SPRINKLED.search(text, max(0, span.start - 4), span.end + 4)
    return None if noisy else Candidate(span, Certainty.WEAK)


def _wants_name(before: str, after: str) -> bool:
    """Say whether the name of a person, or of a place, is wanted between two words."""
    chosen = _CHOSEN_BEFORE.search(before[-9:]) is not None
    if _PERSON_BEHIND.match(after) and _INVITED_BEFORE.search(before[-14:]):
        return True
    if chosen and (_DOES.match(after) or _PERSON_BEHIND.match(after)):
        return True
    if _DOES.match(after):
        return _PERSON_BEFORE.search(before[-4:]) is not None
    if before[-1:] in _TOWARDS:
        named = _NAME_HEAD.match(after) is not None
        return named or _HOUSE.match(after) is not None or _HELD.match(after) is not None
    return before[-1:] in "乘坐转搭" and after[:1] == "路"


def _closes_with_name(document: Document, before: str, after: str) -> bool:
    """Say whether a clause ends in a post whose holder is not named: 主讲为主任医师**。"""
    return (
        (not after or after[0] in "，；、）")
        and _NAMED_AS.search(before[-20:]) is not None
        and not document.view(_has_notes)
    )


def _has_notes(document: Document) -> bool:
    """Say whether asterisks refer to a note or mark entries somewhere: `*为自动站`, 带*的."""
    return _NOTES.search(document.text) is not None


def _judge_run(document: Document, span: Span, before: str, after: str) -> Candidate | None:
    text = document.text
    left, right = before[-1:], after[:1]
    wanted = (GAP_AFTER.match(after) or _NAME_HEAD.match(after)) is not None
    if left.isdigit():
        century = _CENTURY.search(before)
        if right == "年" and century:
            return Candidate(Span(span.start - len(century[0]), span.end), Certainty.SURE)
        return Candidate(span, Certainty.SURE) if wanted and right != "号" else None
    if _is_code(left) or (_is_code(right) and not _YEAR.match(after)):
        return None
    if right == "号" and left not in "第〕":
        named = _MARKED.search(before) or not _TEXT.match(left) or left in "，、。；："
        return None if named else Candidate(span, Certainty.WEAK)
    if wanted or _closes_with_name(document, before, after):
        return Candidate(span, Certainty.SURE)
    if not (_TEXT.match(left) or _TEXT.match(right)):
        return None
    whole = before + span.of(text) + after
    if _LEGEND.search(whole) or is_technical(whole) or hides_names(document, span):
        return None
    surname = _SURNAME.search(before[-2:])
    if surname and (_AFTER_PERSON.match(after) or not _HAN.match(_before(before, surname[0]))):
        return Candidate(span, Certainty.WEAK)  # 李**、王**: hidden on purpose
    if _HIDDEN_NAME.fullmatch(whole.strip()):
        return Candidate(span, Certainty.WEAK)
    inside = _TEXT.match(left) and _TEXT.match(right)
    return Candidate(span, Certainty.SURE if inside or len(span) > 2 else Certainty.LIKELY)


def _before(text: str, ending: str) -> str:
    """Return the character of `text` before its `ending`."""
    return text[: -len(ending)][-1:]


def _is_code(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in tuple("_\\./=<>&^`$@*-"))


def _shapes(document: Document) -> Iterator[Candidate]:
    text = document.text
    for match in _SHAPES.finditer(text):
        span = Span(*match.span())
        left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        apart = stands_apart(text, span)
        if left in _OTHER_SHAPES or right in _OTHER_SHAPES:
            continue
        if not apart and not (left + right).strip():
            continue
        circles = match[0][0] in "○〇◯"
        if circles and (left in _NUMERALS or left.isdigit() or right == "后"):
            continue  # 二○○八年, 〇〇后
        if not apart and not (
            _SHAPE_GOES_ON.match(text, span.end) or (_TEXT.match(left) and _TEXT.match(right))
        ):
            continue  # boxes after a label, to be filled by hand
        if circles and _WITHHELD.search(text, max(0, span.start - 2), span.start):
            continue  # 林○○, withheld
        if _is_code(left) or is_sample(text, span) or hides_names(document, span):
            continue
        figure = circles and right in _NUMERALS  # 〇〇一
        yield Candidate(span, Certainty.WEAK if figure else Certainty.SURE)
