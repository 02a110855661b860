"""The same text in traditional characters draws the same codes, in the words of its author."""

from __future__ import annotations

import pytest

import wenlint_rules
from wenlint.core.finding import Finding
from wenlint.engine.check import ActiveRule, check, check_across
from wenlint.engine.registry import load_rules
from wenlint.engine.rule import Rule
from wenlint.engine.ruledoc import Example, parse_doc
from wenlint.lexicon.traditional import SIMPLIFIED, TRADITIONAL
from wenlint.readers import read_text

RULES = load_rules(wenlint_rules).rules
EXAMPLES = [(rule, example) for rule in RULES for example in parse_doc(rule.doc).examples]
DEFAULT = [ActiveRule(one, one.options(), one.severity) for one in RULES if one.is_default]

# Broken by a wrong encoding, a text has no characters of its own.
BROKEN = ("锟斤拷", "烫烫烫")

# Characters that are their own traditional form, though the table turns another one into them.
_SAME = (
    "表出千局向合修家周回克困采志布板奸佣仆搜同干里面松斗升只系占并才咨卷郁范谷冲据游涂佛群凶咽朱淀"
    "秋征曲尸丑伙胡姜杯累御咸淡症挂托扎折炼蜡蒙雇韵杠珍踪凑夫刮仿它弥借哄墙姊尝岩嵌帐床府弦拐挽掂搁"
    "效栖梁棱棋欲沾泛涌溪漓灶焰熏瓮疱痴皂眯睹秘窑笋筑糊膻芸莅蒸蔑蘖虱蚊蜂蝎蝇角豆豚赝跖踊躲迥逼麻鼹"
)
# What is written in several ways, as is usual in Taiwan and Hong Kong.
_USUAL = str.maketrans(
    "发后复历钟汇术须准当尽获签余几台注凉减决净从价伞唤坛奖径撑烟毁污爱猫盗竖纤绅绷羡脚舰艳苏苹荐"
    "衔裤觅谤赃赞钥镰闲颓颜馆驱鳄鸡鹅鹭厂广亏云丰宁担党胜迹杰灾愿况罗恒",
    "發後復歷鐘匯術須準當盡獲簽餘幾臺注涼減決淨從價傘喚壇獎徑撐煙毀污愛貓盜豎纖紳繃羨腳艦艷蘇蘋薦"
    "銜褲覓謗贓讚鑰鐮閒頹顏館驅鱷雞鵝鷺廠廣虧雲豐寧擔黨勝跡傑災願況羅恆",
)
_QUOTES = str.maketrans("“”‘", "「」『")


def _single() -> dict[int, int]:
    """Return the characters that have one traditional form and are not in use as such."""
    forms: dict[int, list[int]] = {}
    for one, plain in SIMPLIFIED.items():
        if one != plain:
            forms.setdefault(plain, []).append(one)
    return {plain: ones[0] for plain, ones in forms.items() if len(ones) == 1}


TABLE = {**_single(), **TRADITIONAL, **_USUAL, **{ord(one): ord(one) for one in _SAME}}


def traditional(text: str) -> str:
    return text.translate(TABLE)


def taiwanese(text: str) -> str:
    """Return a text in traditional characters and quotation marks; ’ may be an apostrophe."""
    if "’" in text or "「" in text:
        return traditional(text)
    return traditional(text).translate(_QUOTES)


def findings(rule: Rule, parts: list[tuple[str, str]]) -> list[Finding]:
    active = [ActiveRule(rule, rule.options(), rule.severity)]
    documents = [read_text(text, name) for name, text in parts]
    if rule.check_across is not None:
        found = check_across(documents, active)
        return [finding for report in found.values() for finding in report.findings]
    return [finding for one in documents for finding in check(one, active).findings]


def name_of(value: object) -> str:
    if isinstance(value, Rule):
        return value.code
    assert isinstance(value, Example)
    return ("bad " if value.bad else "good ") + value.text[:24].strip()


@pytest.mark.parametrize("turn", [traditional, taiwanese])
@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name_of)
def test_an_example_in_traditional_characters_draws_the_same(
    rule: Rule, example: Example, turn: object
) -> None:
    assert callable(turn)
    if any(word in example.text for word in BROKEN):
        return
    parts = example.parts if rule.check_across else [(example.name, example.text)]
    found = findings(rule, [(name, turn(text)) for name, text in parts])
    assert bool(found) is example.bad, [finding.message.zh for finding in found]
    assert all(finding.code == rule.code for finding in found)


# As people in Taiwan and Hong Kong write, by hand: the code that each must draw.
BY_HAND = [
    ("PH001", "旨揭採購案訂於民國11X年X月X日開標。"),
    ("PH003", "○○縣政府函：請某某科長出席，聯絡人：陳某某、電話另洽。\n關於某縣水利會的情況報告\n"),
    ("PH005", "數據待補充。\n"),
    ("PH005", "投標金額（請填寫）元整。\n"),
    ("PH009", "詳見錯誤! 找不到參照來源。\n"),
    ("WM002", "歡迎關注公眾號「公文寫作坊」，更多範本請加微信：gw8888\n"),
    (
        "NUM001",
        "壹、計畫緣起\n本館成立三年。\n貳、計畫目標\n推廣閱讀。\n肆、經費概算\n共需三萬元。\n",
    ),
    ("NUM001", "第一條　本辦法依組織章程訂定。\n第二條　會員分三種。\n第四條　會費每年一次。\n"),
    ("NUM002", "一、報名方式\n親洽櫃檯。\n二、報名費用\n每人兩百元。\n二、上課地點\n三樓教室。\n"),
    ("FIG001", "本計畫採取三大策略：一是培訓，二是評鑑，三是輔導，四是獎勵。\n"),
    ("FIG004", "全案共40件，其中核准25件、駁回10件、補件8件。\n"),
    ("FIG007", "到場民眾約300人左右。\n"),
    ("FIG009", "會議訂於115年2月30日召開。\n"),
    ("DUP006", "請各單位依規定的的程序辦理。\n"),
    ("PUN001", "主席指示：「請各組加強巡查。\n會議於四時結束。\n"),
]


@pytest.mark.parametrize(("code", "text"), BY_HAND)
def test_what_is_written_in_taiwan_is_found(code: str, text: str) -> None:
    found = {finding.code for finding in check(read_text(text), DEFAULT).findings}
    assert code in found


RIGHT_BY_HAND = [
    "主旨：檢送「圖書館閱覽規則」1份，請查照。\n說明：\n一、依本館115年3月2日館務會議決議辦理。\n"
    "二、本規則自115年4月1日起實施。\n正本：各分館\n副本：本館秘書室\n",
    "壹、計畫緣起\n本館成立三年。\n貳、計畫目標\n推廣閱讀。\n參、經費概算\n共需三萬元。\n",
    "本案共40件，其中核准25件、駁回15件，核准率為62.5%。\n",
    "乾淨的後院裡有一棵松樹，松樹下的石凳上坐著幾位老人，談論著乾隆年間的軼事。\n",
]


@pytest.mark.parametrize("text", RIGHT_BY_HAND)
def test_what_is_right_in_taiwan_is_left_alone(text: str) -> None:
    assert not [f.message.zh for f in check(read_text(text), DEFAULT).findings]


def test_messages_and_fixes_are_in_the_words_of_the_text() -> None:
    text = "第一條　會費每年一次。\n第三條　會員應當準時繳費。\n\n會議由局長某某主持。\n"
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in RULES
        if rule.code in ("NUM001", "PH003")
    ]
    number, name = check(read_text(text), rules).findings
    assert "第一條 第三條，缺“第二條”" in number.message.zh
    assert number.fix is not None
    assert number.fix.edits[0].content == "二"
    assert "“某某”" in name.message.zh
    assert name.sentence.startswith("會議由局長")
