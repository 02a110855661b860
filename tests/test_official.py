"""The form of official documents: variants of what each rule finds, and what looks like it."""

from __future__ import annotations

import pytest

import wenlint_rules
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import load_rules
from wenlint.readers import read_text

RULES = [
    ActiveRule(rule, rule.options(), rule.severity)
    for rule in load_rules(wenlint_rules).rules
    if rule.opt_in
]
NOTICE = "县水务局文件\n\n关于做好渡口检查的通知\n\n各乡镇：\n现将有关事项通知如下，请认真落实。\n"

FOUND = [
    ("GW001", "根据《渡口管理规定》（水政〔25〕13号）要求"),
    ("GW001", "水发［2025］3号"),
    ("GW001", "水办函【2025】第3号"),
    ("GW001", "见县政办发（2025）03号文。"),
    ("GW001", "財農[2024]11號"),
    ("GW001", "渔发〔2025年〕3号"),
    ("GW001", "水规计〔2025〕 008 号"),
    ("GW002", NOTICE + "\n县水务局\n2026年8月03日"),
    ("GW002", NOTICE + "\n县水务局　　2026年08月3日"),
    ("GW002", NOTICE + "\n县水务局\n2026/8/3"),
    ("GW002", NOTICE + "\n县水务局\n二〇二六年八月三日"),
    ("GW002", NOTICE + "\n县水务局\n2026年8月"),
    ("GW002", NOTICE + "\n县水务局\n二O二六年十二月十一日"),
    ("GW002", NOTICE + "\n县水务局（章）\n2026 年 08 月 03 日"),
    ("GW002", NOTICE + "\n石桥村民委员会\n26年8月3日"),
    ("GW002", "县水务局办公室    2026年08月03日印发"),
    ("GW003", NOTICE + "附件：1、名单\n2、规格\n\n县水务局\n2026年8月3日"),
    ("GW003", NOTICE + "附件：名单；\n\n县水务局"),
    ("GW003", NOTICE + "附件:1.名单\n2.规格"),
    ("GW003", NOTICE + "附件：1.名单；2.规格；3.图样"),
    ("GW003", NOTICE + "附 件：1.名单，\n2.规格，"),
    ("GW004", "A、检查\nB、登记"),
    ("GW004", "一.检查\n二.登记"),
    ("GW004", "工作分两步。第一、检查；第二、登记。"),
    ("GW004", "要做到：一是、查得细；二是、改得快。"),
    ("GW004", "首先、查；其次、改；最后、报。"),
    ("GW004", "(一)、检查\n(二)、登记"),
    ("GW004", "1.1、检查\n1.2、登记"),
    ("GW006", "上浮10至20%"),
    ("GW006", "约20—30万人"),
    ("GW006", "于25年3月开工"),
    ("GW006", "25年度总结"),
    ("GW006", "亏损率.7%"),
    ("GW007", "一、甲\n（1）乙\n（一）丙\n（二）丁\n（2）戊\n二、己"),
    ("GW008", "包括船、桨、缆、等。"),
    ("GW008", "渡工、船员、等人员参加"),
    ("GW008", "对水、电、气、等三项"),
    ("GW009", "关于渡口情况的报告\n县政府：\n情况如下。\n以上请示，请批复。"),
    ("GW009", "关于同意停航的批复\n石桥镇：\n同意停航。\n特此通知。"),
    ("GW009", "停航通告\n各船：\n停航三天。\n特此通知。"),
]

QUIET = [
    "京（2025）3号楼",
    "（2025）民初字第12号",
    "招标编号：水采[2025]3号",
    "国务院令第3号",
    "附件（2025）3号",
    "会议时间：2026年08月03日下午",
    "# 日记\n\n2026.8.1\n\n今天下雨。",
    NOTICE + "\n县水务局\n2026年8月3日",
    NOTICE + "附件：1.名单\n2.规格\n\n县水务局\n2026年8月3日",
    NOTICE + "附件：名单（共12个）\n\n县水务局",
    "一、检查\n（一）登记\n1.编号\n（1）上牌",
    "1）检查\n2）登记",
    "首先检查，其次登记。见第一、第二章。",
    "一、各渡口应当检查。\n二、各渡工应当登记。\n三、违者处罚。",
    "高5～8米，3—5人，2025—2026年，15%～20%，比分3:2，温度-3～8℃",
    "服务25年5个月，第24年3月的集市",
    "优等、等外品，分为特等、甲等、乙等，报名、等候、上船",
    "关于经费的请示\n县政府：\n缺钱。\n妥否，请批示。",
    "关于停航的函\n县政府：\n拟停航。\n请予函复。",
    "关于停航的意见\n以上意见如无不妥，请批转各地执行。",
]


def found(text: str, name: str) -> set[str]:
    spaced = text.replace("\n", "\n\n") if name.endswith(".md") else text
    return {finding.code for finding in check(read_text(spaced, name), RULES).findings}


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_breaks_the_form_is_found(code: str, text: str, name: str) -> None:
    assert code in found(text, name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", QUIET)
def test_what_keeps_the_form_is_left_alone(text: str, name: str) -> None:
    assert not found(text, name)
