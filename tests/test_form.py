"""Forms and templates as a whole, specimens in annexes, and documents that are neither."""

from __future__ import annotations

import pytest

import wenlint_rules.placeholder
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import load_rules
from wenlint.language.form import Hole, form_of
from wenlint.readers import read_text

RULES = [
    ActiveRule(rule, rule.options(), rule.severity)
    for rule in load_rules(wenlint_rules.placeholder).rules
]

JUDGMENT = """\
某某高级法院
行政裁定书
（××××）行申×号

申请人：×××，住××省××市。
法定代表人：×××，××职务。
被申请人：×××人民政府。
审判长　×××
审判员　×××
××××年×月×日
书记员　×××
"""

LEASE = """\
场地租赁合同
甲方：__________
乙方：__________
甲方将____市____路____号的场地租给乙方使用，面积____平方米，双方应当遵守有关法律的规定。
租期自____年__月__日起算，租金每月____元。乙方应当爱护场地，不得转租，期满如数交还。
"""

MAILING = """\
{{学校}}录取通知书
{{姓名}}同学：
你被录取到{{学院}}{{专业}}专业，请于{{日期}}报到。
"""


def codes(text: str) -> list[str]:
    return [finding.code for finding in check(read_text(text), RULES).findings]


@pytest.mark.parametrize(
    ("text", "code"), [(JUDGMENT, "PH001"), (LEASE, "PH004"), (MAILING, "PH006")]
)
def test_a_form_as_a_whole_gets_one_finding_with_its_count(text: str, code: str) -> None:
    findings = check(read_text(text), RULES).findings
    assert [finding.code for finding in findings] == [code]
    assert f"共有{form_of(read_text(text)).holes}处" in findings[0].message.zh


def test_the_commonest_kind_of_hole_speaks_for_the_form() -> None:
    assert form_of(read_text(JUDGMENT)).leading is Hole.LETTERS


def test_a_masked_report_gets_one_finding_for_each_mask() -> None:
    lines = [f"{n}.全区完成XX项目xx个，投入**万元，群众十分满意。" for n in range(1, 16)]
    found = codes("\n".join(["XX区2024年工作总结", *lines]))
    assert found.count("PH001") == 31
    assert found.count("PH002") == 15


def test_a_notice_with_labels_is_no_form() -> None:
    notice = "关于开会的通知\n时间：X月X日\n地点：XX会议室\n参会人员：XXX\nXX局\n2024年X月X日\n"
    assert form_of(read_text(notice)).leading is None
    assert codes(notice) == ["PH001"] * 7


def test_a_specimen_in_an_annex_is_no_finding_but_the_text_before_it_is() -> None:
    annex = "附件1\n文书参考样式\n\n×××人民法院\n（××××）执×号\n×××：\n××××年×月×日\n"
    assert codes("本规定自××年1月1日起施行。\n\n" + annex) == ["PH001"]


def test_a_listed_annex_hides_nothing() -> None:
    listed = "请各单位按时报送。\n附件：1.报表样式\n\nXX局\n2024年X月X日\n"
    assert len(codes(listed)) == 3


def test_a_line_of_marks_alone_is_no_title() -> None:
    form = read_text("须知\n***\n#\n姓名：____\n电话：____\n", "a.txt").view(form_of)
    assert not form.declared


def test_a_section_on_samples_of_a_survey_shows_no_papers() -> None:
    text = (
        "2.3 样本\n样本覆盖三县，平均每村____人，其中____人受访，____人外出。\n2.4 方法\n面访。\n"
    )
    assert not read_text(text, "a.txt").view(form_of).sheets
    shown = text.replace("2.3 样本", "2.3 投标函样本")
    assert read_text(shown, "a.txt").view(form_of).sheets
