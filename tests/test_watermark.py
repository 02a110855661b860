"""What the watermark rules share, and what one line of an example cannot show."""

from __future__ import annotations

import time

import pytest

from wenlint.core.finding import Finding
from wenlint.core.text import Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry, load_rules
from wenlint.readers import read_text
from wenlint_rules import watermark
from wenlint_rules.watermark.gates import lines_with
from wenlint_rules.watermark.inventory import inventory, phrase
from wenlint_rules.watermark.mention import is_mentioned
from wenlint_rules.watermark.noise import plain


@pytest.fixture(scope="module")
def rules() -> Registry:
    return load_rules(watermark)


def findings(rules: Registry, code: str, text: str, **options: object) -> tuple[Finding, ...]:
    rule = rules.by_code[code]
    active = ActiveRule(rule, rule.options(**options), rule.severity)
    return check(read_text(text), [active]).findings


def places(found: tuple[Finding, ...]) -> list[tuple[int, int, int]]:
    return [(f.location.start.row, f.location.start.column, f.location.end.column) for f in found]


def page(number: int) -> str:
    sentence = "各级各部门要进一步压实工作责任，强化督促检查，确保年度目标任务全面完成。"
    return "\n".join(
        [sentence * 3] * 5 + [f"这是第{number}部分，要求统筹推进各项重点工作并建立长效"]
    )


# --- what they share -----------------------------------------------------------------------


def test_noise_goes_and_offsets_stay() -> None:
    text = "抓紧。【更~多ＰＰＴ 尽@在】"
    part = plain(text, Span(3, len(text)))
    assert part.text == "【更多ppt尽在】"
    at = part.text.index("尽在")
    assert part.original(at, at + 2).of(text) == "尽@在"


def test_a_phrase_of_an_inventory_leaves_gaps_and_choices() -> None:
    entry = phrase("已(阅读|读)#页，还剩#页", "文库站")
    assert [
        span.of("（已读12页 还剩3页未读）") for span in entry.find("（已读12页 还剩3页未读）")
    ] == ["已读12页 还剩3页"]


@pytest.mark.parametrize("name", ["site_advert.tsv", "converter_stamp.tsv"])
def test_every_phrase_has_gates_worth_looking_for(name: str) -> None:
    assert all(len(gate) >= 2 for entry in inventory(name) for gate in entry.gates)


@pytest.mark.parametrize(
    ("line", "residue", "mentioned"),
    [
        ("文中的“##a##”应当删去", "##a##", True),
        ("##a##标签表示收费", "##a##", True),
        ("页首会显示##a##", "##a##", True),
        ("把“打造##a##党建品牌”作为目标", "##a##", False),
        ("“##a##”", "##a##", False),
        ("抓好落实。##a##", "##a##", False),
    ],
)
def test_a_mention_is_told_from_residue(line: str, residue: str, mentioned: bool) -> None:
    start = line.index(residue)
    assert is_mentioned(line, Span(start, start + len(residue))) is mentioned


def test_gates_yield_each_line_once_and_cut_endless_ones() -> None:
    assert list(lines_with("甲乙甲\n丙\n丁甲", ["甲"])) == [Span(0, 3), Span(6, 8)]
    endless = "子" * 5000 + "甲" + "子" * 5000
    (part,) = lines_with(endless, ["甲"])
    assert len(part) < 1000
    assert "甲" in part.of(endless)


# --- site-advert ---------------------------------------------------------------------------


def test_a_bracketed_advert_is_marked_alone(rules: Registry) -> None:
    text = "一、工作成效【更~多素材@尽在^*嘟嘟文库#】\n推动落实。*【更#多范文尽在@嘟嘟~@@&文库】\n"
    assert places(findings(rules, "WM002", text)) == [(1, 7, 24), (2, 6, 25)]


def test_an_advert_after_a_sentence_is_marked_without_it(rules: Registry) -> None:
    text = "全市上下要坚定信心，推动各项工作再上新台阶。更多讲话稿请关注公众号：嘟嘟君。\n"
    ((row, start, end),) = places(findings(rules, "WM002", text))
    assert (row, text[start - 1 : end - 1]) == (1, "更多讲话稿请关注公众号：嘟嘟君。")


def test_all_sentences_of_an_advert_are_one_finding(rules: Registry) -> None:
    line = "欢迎加入“嘟嘟文库会员”，各类素材应有尽有！添加客服：abc，谨防假冒！原创代笔，好评如潮！"
    assert places(findings(rules, "WM002", line + "\n")) == [(1, 1, len(line) + 1)]


def test_the_name_of_a_seller_is_found_in_the_body(rules: Registry) -> None:
    text = "第一章\n中心组组长嘟嘟君七十余篇。\n更多讲话稿请关注公众号：嘟嘟君、客服：abc\n"
    found = findings(rules, "WM002", text)
    assert places(found)[0] == (2, 6, 9)
    assert found[0].related[0].location.start.row == 3


def test_a_subject_is_no_seller(rules: Registry) -> None:
    body = "嘟嘟君说。\n" * 8
    text = f"{body}更多讲话稿请关注公众号：嘟嘟君、客服：abc\n"
    assert len(findings(rules, "WM002", text)) == 1


def test_allowed_names_and_further_phrases(rules: Registry) -> None:
    advert = "更多讲话稿请关注公众号：本社文库\n"
    assert findings(rules, "WM002", advert)
    assert not findings(rules, "WM002", advert, allowed=("本社文库",))
    notice = "更多内容尽在青云学堂\n"
    assert not findings(rules, "WM002", notice)
    assert findings(rules, "WM002", notice, phrases=("更多内容尽在…学堂",))


# --- further options -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "options"),
    [
        ("WM001", "##goldbegin##正文\n", {"tags": ("goldbegin",)}),
        ("WM001", "[gold]正文\n", {"tags": ("gold",)}),
        ("WM003", "由档案系统导出\n", {"phrases": ("由…系统导出",)}),
        ("WM004", "以上由政务小助手整理\n", {"phrases": ("以上由…小助手整理",)}),
        ("WM005", "扫码看视频\n", {"phrases": ("扫码看视频",)}),
    ],
)
def test_options_add_what_a_user_knows(
    rules: Registry, code: str, text: str, options: dict[str, object]
) -> None:
    assert findings(rules, code, text, **options)
    assert not findings(rules, code, text)


def test_a_code_point_can_be_allowed(rules: Registry) -> None:
    assert findings(rules, "WM007", "王\ue010同志\n")
    assert not findings(rules, "WM007", "王\ue010同志\n", allowed=("U+E010",))


# --- running-head --------------------------------------------------------------------------


def test_a_line_that_comes_by_page_and_tears_sentences(rules: Registry) -> None:
    head = "青云市2022年工作综述汇编"
    text = "\n".join(f"{page(n)}\n{head}" for n in range(5)) + "\n机制，形成合力并且抓出成效来。\n"
    assert [row for row, _, _ in places(findings(rules, "WM006", text))] == [7, 14, 21, 28, 35]


def test_the_title_on_every_page_but_not_the_title_itself(rules: Registry) -> None:
    whole = "\n".join(["各单位要压实责任，强化督查，确保年度任务全面完成。" * 3] * 5)
    text = "青云市工作综述\n" + "\n".join(f"{whole}\n青云市工作综述" for _ in range(4)) + "\n"
    assert [row for row, _, _ in places(findings(rules, "WM006", text))] == [7, 13, 19, 25]


def test_a_heading_that_articles_share_is_no_running_head(rules: Registry) -> None:
    whole = "\n".join(["各单位要压实责任，强化督查，确保年度任务全面完成。" * 3] * 5)
    text = "青云市工作综述\n" + "\n".join(f"主要做法和成效\n{whole}" for _ in range(6)) + "\n"
    assert not findings(rules, "WM006", text)


# --- a lost point, fixes, time -------------------------------------------------------------


def test_a_lost_decimal_point_has_words_of_its_own(rules: Registry) -> None:
    lost, other = findings(rules, "WM007", "围挡不得低于2\ue0105米，王\ue815同志。\n")
    assert "小数点" in lost.message.zh
    assert "小数点" not in other.message.zh
    assert lost.fix is None


def test_what_carries_no_meaning_is_deleted_with_its_line(rules: Registry) -> None:
    (tag,) = findings(rules, "WM001", "第一条\n##paidend##\n第二条\n")
    assert tag.fix is not None
    assert tag.fix.safe
    (edit,) = tag.fix.edits
    assert (edit.location.start, edit.location.end, edit.content) == ((2, 1), (3, 1), "")


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["【", "#", "$", "（(", "东#西", "* ", "[", "公众号：", "\u200b"])
def test_a_line_without_end_takes_time_in_proportion(rules: Registry, sign: str) -> None:
    started = time.process_time()
    text = (sign * 400_000)[:400_000]
    for rule in rules.rules:
        list(rule.check(read_text(text), rule.options()))
    assert time.process_time() - started < 10


FIELD = "责任单位：村民委员会办公室"
STORY = (
    "水渠自西向东穿过全村，两岸种着柳树，每到春天先由上游的人家清淤，再由下游的人家修补石岸，前后大约要用"
    "十来天的工夫，往年都在清明之前做完，遇到雨水多的年份便往后推上几天，等到水势平稳以后再动工"
)
MANUAL = "# 村志\n\n" + "".join(
    f"## {name}的办法和各户的分工\n\n{FIELD}\n\n{STORY}，{name}也一样。\n\n{STORY}。\n\n"
    for name in ("清淤", "修岸", "放水", "巡渠")
)


def test_what_stands_at_the_same_line_of_each_section_is_no_running_head(rules: Registry) -> None:
    document = read_text(MANUAL, "a.md")
    rule = rules.by_code["WM006"]
    assert list(rule.check(document, rule.options())) == []


def test_a_character_that_a_file_holds_often_is_reported_once(rules: Registry) -> None:
    rule = rules.by_code["WM007"]
    document = read_text("".join(f"第{at}户\u200b已交。\n" for at in range(30)), "a.txt")
    (hit,) = rule.check(document, rule.options())
    assert "共30处" in hit.zh
    assert len(hit.related) == 29
    assert hit.fix is not None
    assert len(hit.fix.edits) == 30


def test_a_rule_lists_its_inventory(registry: Registry) -> None:
    inventory = registry.by_code["WM002"].inventory
    assert inventory is not None
    lines = inventory()
    assert any(line.startswith("[") for line in lines)
    assert any("文库站" in line for line in lines)
    assert all(line.count("\t") == 2 for line in lines)
