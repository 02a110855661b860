"""Claims with random figures: true ones draw nothing, one changed figure draws exactly its rule.

Each kind of claim is a function of a random generator. It writes a sentence (or a small document)
with a gap, a right and a wrong filling for the gap, and names the rule that must find the wrong
one there. The generator is seeded: every run sees the same claims.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from wenlint.core.document import Document
from wenlint.core.finding import Finding
from wenlint.core.text import Span
from wenlint.engine.check import ActiveRule, check
from wenlint.engine.registry import Registry
from wenlint.language.numerals import format_han
from wenlint.readers import read_text

ROUNDS = 40
GAP = "{}"


@dataclass(frozen=True)
class Case:
    """A claim with a gap, what makes it true, what makes it false."""

    code: str
    text: str
    right: str
    wrong: str
    suffix: str = ".txt"


Kind = Callable[[Random], Case]
KINDS: dict[str, Kind] = {}


def kind(function: Kind) -> Kind:
    KINDS[function.__name__] = function
    return function


PLACES_WORDS = "全县 我镇 园区 学校 公司 街道 本院 集团 今年以来，全市"
PLACES = PLACES_WORDS.split()
PEOPLE = [
    ("职工", "女职工"), ("党员", "预备党员"), ("干部", "年轻干部"), ("教师", "高级教师"),
    ("学员", "外地学员"), ("志愿者", "大学生志愿者"), ("医务人员", "护理人员"),
    ("社区工作者", "持证人员"),
]  # fmt: skip
NOUNS_WORDS = (
    "学习教育 组织建设 作风建设 人才培养 重点攻坚 安全生产 文明创建 为民服务 数字赋能 绿色转型"
)
NOUNS = NOUNS_WORDS.split()
SHORT_WORDS = "学习 调研 宣传 整改 督查 考核 培训 审计"
SHORT = SHORT_WORDS.split()
NAMES_WORDS = "春风 夏雨 秋实 冬藏 启航 扬帆 领雁 归巢 暖心 护苗"
NAMES = NAMES_WORDS.split()
VILLAGES_WORDS = "石桥 柳林 东岗 南坪 西河 北塘 青山 白沙"
VILLAGES = VILLAGES_WORDS.split()
CROPS = ["小麦", "玉米", "大豆", "油菜", "马铃薯", "花生"]


def of(rng: Random, *options: str) -> str:
    return rng.choice(options)


def near(rng: Random, right: int, least: int = 2, most: int = 9) -> int:
    return rng.choice(
        [n for n in range(max(least, right - 2), min(most, right + 2) + 1) if n != right]
    )


def number(rng: Random, value: int) -> str:
    """Write a small count in Chinese or in digits."""
    return format_han(value).replace("二", "两") if value == 2 else format_han(value)


def counted(rng: Random, text: str, right: int, after: str, code: str = "FIG001") -> Case:
    wrong = near(rng, right)
    return Case(code, text, number(rng, right) + after, number(rng, wrong) + after)


def percent(value: Fraction, places: int) -> str:
    digits = str((value * 10**places + Fraction(1, 2)).__floor__()).rjust(places + 1, "0")
    return (f"{digits[:-places]}.{digits[-places:]}" if places else digits) + "%"


def share(rng: Random, least: int = 60, most: int = 900) -> tuple[int, int, str, str]:
    """Return a part, a whole, the right percentage and a wrong one, below 100 both."""
    whole = rng.randint(least, most)
    part = rng.randint(whole // 10 + 1, whole * 8 // 10)
    places = rng.choice([1, 1, 2])
    shift = rng.choice([3, 5, 7])
    right = Fraction(part * 100, whole)
    return part, whole, percent(right, places), percent(right + shift, places)


# ----- FIG001: a count and its list -----


@kind
def items_with_shi(rng: Random) -> Case:
    n = rng.randint(2, 6)
    items = "".join(
        f"{format_han(i)}是抓好{noun}，做到常抓常新。"
        for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    lead, after, sign = rng.choice(
        [
            ("今后要抓好", "个方面", "的工作："),
            ("下一步重点做好", "项工作", "："),
            ("为此采取", "项措施", "。"),
            ("主要有", "点体会", "："),
            ("存在的问题主要有以下", "个方面", "："),
            ("要突出", "个重点", "，"),
        ]
    )
    return counted(rng, of(rng, *PLACES) + lead + GAP + sign + items, n, after)


@kind
def items_with_yao(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "；".join(
        f"{format_han(i)}要加强{noun}" for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    return counted(
        rng,
        f"会议{of(rng, '强调', '提出', '明确')}{GAP}：{items}。",
        n,
        of(rng, "点要求", "条意见"),
    )


@kind
def items_with_ordinals(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "".join(
        f"第{format_han(i)}，推进{noun}。" for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    lead = of(rng, "公司推出", "为此提出", "今年将实施")
    return counted(rng, f"{lead}{GAP}{of(rng, '。', '：')}{items}", n, of(rng, "项举措", "条建议"))


@kind
def items_with_brackets(rng: Random) -> Case:
    n = rng.randint(2, 5)
    marks = of(rng, "（{}）", "han")
    items = "；".join(
        (marks.format(i) if marks != "han" else f"（{format_han(i)}）") + noun
        for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    return counted(
        rng, f"{of(rng, *PLACES)}的职责包括以下{GAP}：{items}。", n, of(rng, "个方面", "项内容")
    )


@kind
def items_with_circles(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "；".join("①②③④⑤"[i] + noun for i, noun in enumerate(rng.sample(NOUNS, n)))
    return counted(rng, f"申请人需要提供下列{GAP}：{items}。", n, of(rng, "种材料", "项说明"))


@kind
def items_with_order_words(rng: Random) -> Case:
    n = rng.randint(2, 4)
    words = {2: ["首先", "其次"], 3: ["首先", "其次", "最后"], 4: ["首先", "其次", "再次", "最后"]}[
        n
    ]
    items = "。".join(
        word + "，要做好" + noun for word, noun in zip(words, rng.sample(NOUNS, n), strict=True)
    )
    return counted(rng, f"做好这件事要抓住{GAP}：{items}。", n, of(rng, "个环节", "个步骤"))


@kind
def lines_with_marks(rng: Random) -> Case:
    n = rng.randint(2, 5)
    style = of(rng, "（{}）", "{}.", "{}、")
    lines = []
    for i, noun in enumerate(rng.sample(NOUNS, n), 1):
        mark = style.format(format_han(i) if style == "（{}）" else i)
        lines.append(f"{mark}{noun}\n扎实推进，务求实效。")
    lead = of(rng, "重点抓好以下", "主要做了下列")
    text = f"一、主要做法\n{lead}{GAP}：\n" + "\n".join(lines) + "\n二、下一步打算\n继续努力。\n"
    return counted(rng, text, n, of(rng, "个方面的工作", "项工作"))


@kind
def bullets(rng: Random) -> Case:
    n = rng.randint(2, 5)
    lines = "\n".join(f"- {noun}" for noun in rng.sample(NOUNS, n))
    case = counted(
        rng, f"本周要完成{GAP}：\n\n{lines}\n\n请各组按时提交。\n", n, of(rng, "项任务", "件事")
    )
    return Case(case.code, case.text, case.right, case.wrong, ".md")


@kind
def list_after_that_is(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "、".join(noun + "机制" for noun in rng.sample(SHORT, n))
    sign = of(rng, "，即", "，分别是", "，包括", "：")
    return counted(
        rng, f"{of(rng, *PLACES)}建立{GAP}{sign}{items}。", n, of(rng, "项机制", "大机制")
    )


@kind
def slogan_in_brackets(rng: Random) -> Case:
    n = rng.randint(3, 6)
    items = "、".join(
        f"一{x}"
        for x in rng.sample(
            ["张清单", "次走访", "本台账", "场宣讲", "封家信", "个电话", "份方案"], n
        )
    )
    text = f"大厅推行“{GAP}”{of(rng, '服务', '工作法', '')}（{items}），群众满意。"
    return Case("FIG001", text, format_han(n) + "个一", format_han(near(rng, n, 3)) + "个一")


@kind
def quotations_before(rng: Random) -> Case:
    n = rng.randint(2, 5)
    joint = of(rng, "", "、")
    items = joint.join(f"“{name}”" for name in rng.sample(NAMES, n))
    return counted(
        rng,
        f"{of(rng, *PLACES)}实施{items}{GAP}，成效明显。",
        n,
        of(rng, "大工程", "项行动", "大系列"),
    )


@kind
def titles_before(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = of(rng, "", "、").join(f"《{noun}办法》" for noun in rng.sample(SHORT, n))
    return counted(
        rng, f"{of(rng, '先后出台', '修订完善')}{items}{GAP}。", n, of(rng, "项制度", "个文件")
    )


@kind
def titles_after(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "".join(f"《{noun}办法》" for noun in rng.sample(SHORT, n))
    return counted(
        rng, f"{of(rng, '先后出台', '修订完善')}{GAP}：{items}。", n, of(rng, "项制度", "个文件")
    )


@kind
def levels_before(rng: Random) -> Case:
    n = rng.randint(3, 5)
    items = "、".join(["市", "区", "街道", "社区", "小区"][:n])
    return counted(rng, f"构建{items}{GAP}{of(rng, '联动体系', '组织网络')}。", n, "级")


@kind
def enumeration_before(rng: Random) -> Case:
    n = rng.randint(3, 5)
    items = "、".join(rng.sample(NOUNS, n))
    return counted(
        rng, f"统筹推进{items}{GAP}，取得实效。", n, of(rng, "大工程", "项工作", "个方面")
    )


@kind
def open_list_too_long(rng: Random) -> Case:
    n = rng.randint(3, 5)
    items = "、".join(f"《{noun}办法》" for noun in rng.sample(SHORT, n))
    right, wrong = n + rng.randint(0, 4), n - 1
    return Case(
        "FIG001",
        f"制定{items}等{GAP}。",
        f"{format_han(right)}项制度",
        f"{number(rng, wrong)}项制度",
    )


@kind
def named_one_by_one(rng: Random) -> Case:
    n = rng.randint(3, 6)
    *items, last = [f"{name}公司" for name in rng.sample(NAMES, n)]
    sign = of(rng, "，分别是", "，即", "，分别为")
    lead = of(rng, "下设子公司", "新增合作企业", "引进企业")
    text = f"{of(rng, *PLACES)}{lead}{GAP}{sign}{'、'.join(items)}{of(rng, '和', '以及')}{last}。"
    return counted(rng, text, n, of(rng, "家", "个"))


@kind
def villages_in_brackets(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "、".join(f"{village}镇" for village in rng.sample(VILLAGES, n))
    text = (
        f"{of(rng, '检查覆盖', '这次抽查了')}{GAP}（{items}），{of(rng, '未见异常', '效果良好')}。"
    )
    return counted(rng, text, n, of(rng, "个镇", "个乡镇"))


@kind
def villages_before(rng: Random) -> Case:
    n = rng.randint(4, 6)
    *items, last = rng.sample(VILLAGES, n)
    after = of(rng, "个村", "个镇")
    text = f"{'、'.join(items)}{of(rng, '、', '以及')}{last}{GAP}完成确权。"
    # Two may be the last two alone.
    return Case("FIG001", text, number(rng, n) + after, number(rng, near(rng, n, 3)) + after)


@kind
def persons_before(rng: Random) -> Case:
    n = rng.randint(3, 5)
    given = ["建国", "晓梅", "志强", "海燕", "文斌", "玉兰"]
    people = "、".join(a + b for a, b in zip(rng.sample("王李张刘陈杨", n), given, strict=False))
    return counted(
        rng,
        f"验收组由{people}{GAP}组成，王局长任组长。",
        n,
        of(rng, "人", "名同志", "位专家"),
    )


@kind
def deeds_with_figures(rng: Random) -> Case:
    n = rng.randint(3, 5)
    deeds = ["减免房租30万元", "培训店员240名", "开通专线2条", "添置书架90个", "翻新教室6间"]
    return counted(
        rng,
        f"今年办好{GAP}：{'；'.join(rng.sample(deeds, n))}。",
        n,
        of(rng, "件实事", "件民生实事"),
    )


@kind
def steps_in_words(rng: Random) -> Case:
    n = rng.randint(2, 5)
    word, lead = rng.choice(
        [("步", "办理分{}走"), ("阶段", "活动分{}进行"), ("点", "在此提{}希望")]
    )
    measure = "个阶段" if word == "阶段" else word
    items = "；".join(
        f"第{format_han(i)}{word if word != '点' else ''}，推进{noun}"
        for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    return counted(rng, f"{lead.replace('{}', GAP)}。{items}。", n, measure)


@kind
def sections_below_a_heading(rng: Random) -> Case:
    n = rng.randint(3, 5)
    heading = of(rng, f"{GAP}重点任务", f"二、{GAP}重点任务")
    intro = of(rng, "", "新学期节奏很快，各教研组要早作安排。\n")
    sections = "".join(
        f"（{format_han(i)}）{noun}。扎实推进，务求实效。\n"
        for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    return counted(rng, f"{heading}\n{intro}{sections}", n, "项")


@kind
def items_below_a_title(rng: Random) -> Case:
    n = rng.randint(3, 6)
    mark = of(rng, "第{}条 ", "{}、")
    items = "\n".join(
        f"{mark.format(format_han(i))}{noun}要抓实。"
        for i, noun in enumerate(rng.sample(NOUNS, n), 1)
    )
    return counted(rng, f"优化服务{GAP}\n{items}\n", n, of(rng, "条措施", "项举措", "条规定"))


@kind
def checks_below_a_heading(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "\n".join(f"- [ ] {noun}" for noun in rng.sample(NOUNS, n))
    case = counted(rng, f"### 上线检查（{GAP}）\n\n{items}\n", n, of(rng, "项", "条"))
    return Case(case.code, case.text, case.right, case.wrong, ".md")


@kind
def rows_of_a_table(rng: Random) -> Case:
    n = rng.randint(2, 5)
    rows = "\n".join(f"| {village}水厂 | 在建 |" for village in rng.sample(VILLAGES, n))
    text = f"在建项目共{GAP}，明细见下表。\n\n| 项目 | 进度 |\n|---|---|\n{rows}\n"
    case = counted(rng, text, n, "个")
    return Case(case.code, case.text, case.right, case.wrong, ".md")


@kind
def clauses_summed_up(rng: Random) -> Case:
    n = rng.randint(3, 5)
    *doers, last = [f"{village}村负责{rng.choice(SHORT)}" for village in rng.sample(VILLAGES, n)]
    return counted(rng, f"{'，'.join(doers)}，{last}。{GAP}单位分工协作，进展顺利。", n, "家")


@kind
def rules_summed_up(rng: Random) -> Case:
    n = rng.randint(3, 5)
    items = "、".join(rng.sample(["早准备", "勤检查", "常提醒", "多请教", "快整改"], n))
    return counted(
        rng, f"{items}，这{GAP}{of(rng, '规矩', '要求')}立了一年。", n, of(rng, "条", "项")
    )


@kind
def shares_of_kinds(rng: Random) -> Case:
    n, names = rng.randint(2, 5), rng.sample(SHORT, 5)
    shares = [100 // n] * (n - 1)
    shares.append(100 - sum(shares))
    items = "，".join(f"{name}类占{one}%" for name, one in zip(names, shares, strict=False))
    return counted(rng, f"来信大体可分为{GAP}，{items}。", n, "类")


@kind
def years_in_a_row(rng: Random) -> Case:
    n, first = rng.randint(2, 5), rng.randint(2005, 2018)
    years = "、".join(f"{first + i}年" for i in range(n))
    return counted(rng, f"该校{years}连续{GAP}获奖。", n, "年")


@kind
def parts_of_a_slogan(rng: Random) -> Case:
    n = rng.randint(2, 5)
    items = "、".join(f"{name}中心" for name in rng.sample(NAMES, n))
    sign = of(rng, "指", "即", "分别是")
    return counted(rng, f"构建“一核多心”格局，{GAP}{sign}{items}，运转顺畅。", n, "中心")


# ----- FIG002 -----


@kind
def articles_of_a_title(rng: Random) -> Case:
    n = rng.randint(3, 6)
    titles = [f"{name}村年度工作总结" for name in rng.sample(VILLAGES, n)]
    body = "\n".join(f"\n{title}\n\n一、成效\n一切平稳。\n二、不足\n人手偏紧。" for title in titles)
    contents = "\n目录\n" + "\n".join(titles) + "\n" if rng.random() < 0.6 else ""
    return counted(rng, f"各村工作总结汇编（{GAP}）\n{contents}{body}\n", n, "篇", "FIG002")


_STORIES_WORDS = "井边的约定 雪夜送药 断桥 一盏马灯 渡口 半亩菜地 旧邮包 守塔人 归途 打铁匠"
STORIES = _STORIES_WORDS.split()


@kind
def pieces_with_labels(rng: Random) -> Case:
    n = rng.randint(2, 6)
    label, measure = rng.choice(
        [
            ("第{h}篇", "篇"),
            ("故事{a}：", "则"),
            ("【范文{h}】", "篇"),
            ("第{h}封\u3000", "封"),
            ("案例（{h}）", "个"),
            ("样稿{l} ", "份"),
            ("{a}. ", "则"),
            ("{h}、", "首"),
        ]
    )
    lines = [
        label.format(h=format_han(i), a=i, l="ABCDEF"[i - 1]) + story
        for i, story in enumerate(rng.sample(STORIES, n), 1)
    ]
    between = of(rng, "\n", "\n乡亲们至今还记得。\n") if measure in "篇则封" else "\n"
    title = of(rng, "山乡故事案例选（共{}）", "水乡旧事案例{}", "老区人物案例集锦（精选{}）")
    return counted(rng, title + "\n" + between.join(lines) + "\n", n, measure, "FIG002")


@kind
def pieces_of_a_table(rng: Random) -> Case:
    n = rng.randint(2, 6)
    rows = "".join(f"| {i} | {s} |\n" for i, s in enumerate(rng.sample(STORIES, n), 1))
    right, wrong = f"{n}篇", f"{near(rng, n)}篇"
    text = f"# 征文作品选（{GAP}）\n\n| 序号 | 题目 |\n| --- | --- |\n{rows}"
    return Case("FIG002", text, right, wrong, ".md")


# ----- FIG003 -----


@kind
def share_of_those_among(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    a, b = rng.choice(PEOPLE)
    unit = of(rng, "名", "人")
    text = (
        f"{of(rng, *PLACES)}共有{a}{whole}{unit}，其中{b}"
        f"{part}{unit}，{of(rng, '占', '占比', '占比达')}"
        f"{GAP}。"
    )
    return Case("FIG003", text, right, wrong)


@kind
def share_in_brackets(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    a, b = rng.choice(PEOPLE)
    return Case("FIG003", f"现有{a}{whole}人，其中{b}{part}人（占{GAP}），结构合理。", right, wrong)


@kind
def share_of_a_total_named(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    a, b = rng.choice(PEOPLE)
    text = (
        f"{of(rng, *PLACES)}有{a}{whole}名，{b}{part}名，占{a}{of(rng, '总数', '总人数')}的{GAP}。"
    )
    return Case("FIG003", text, right, wrong)


@kind
def share_of_a_total_given(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    text = f"全年已办结提案{part}件，占提案总数{whole}件的{GAP}。"
    return Case("FIG003", text, right, wrong)


@kind
def share_among_them(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    text = (
        f"在{whole}名{of(rng, '学员', '考生', '代表')}中，"
        f"有{part}名来自{of(rng, '乡镇', '企业')}，占比{of(rng, '为', '达', '')}"
        f"{GAP}。"
    )
    return Case("FIG003", text, right, wrong)


@kind
def share_of_money(rng: Random) -> Case:
    part, whole, right, wrong = share(rng, 1000, 9000)
    text = (
        f"全年财政支出{whole}万元，其中民生支出{part}万元，"
        f"占{of(rng, '财政支出的', '总支出的', '')}{GAP}。"
    )
    return Case("FIG003", text, right, wrong)


@kind
def share_in_words(rng: Random) -> Case:
    whole = rng.randint(2, 9) * 100
    points = rng.randint(11, 39)
    part = whole * points // 100
    text = f"全厂职工{format_han(whole)}人，其中女职工{format_han(part)}人，占百分之{GAP}。"
    return Case("FIG003", text, format_han(points), format_han(points + 5))


@kind
def shares_in_a_row(rng: Random) -> Case:
    whole = rng.randint(100, 800)
    one = rng.randint(whole // 5, whole // 3)
    two = rng.randint(whole // 5, whole // 3)
    first, second = (percent(Fraction(x * 100, whole), 1) for x in (one, two))
    wrong = percent(Fraction(two * 100, whole) + 6, 1)
    text = f"全院职工{whole}人，其中医师{one}人，占{first}；护士{two}人，占{GAP}。"
    return Case("FIG003", text, second, wrong)


# ----- FIG004 -----


def split(rng: Random, count: int, least: int = 20, most: int = 200) -> list[int]:
    return [rng.randint(least, most) for _ in range(count)]


def added(rng: Random, text: str, parts: Sequence[int], unit: str) -> Case:
    total = sum(parts)
    wrong = total + rng.choice([-1, 1]) * rng.choice([5, 10, 13])
    return Case("FIG004", text, f"{total}{unit}", f"{wrong}{unit}")


@kind
def parts_and_total(rng: Random) -> Case:
    n = rng.randint(3, 4)
    parts = split(rng, n)
    said = "、".join(
        f"{crop}{part}亩" for crop, part in zip(rng.sample(CROPS, n), parts, strict=True)
    )
    return added(
        rng, f"今春种植{said}，{of(rng, '共计', '合计', '总计', '共')}{GAP}。", parts, "亩"
    )


@kind
def men_and_women(rng: Random) -> Case:
    men, women = split(rng, 2)
    text = f"{of(rng, '到会代表', '参训学员', '新入职员工')}共{GAP}，其中男{men}人、女{women}人。"
    return added(rng, text, [men, women], "人")


@kind
def parts_respectively(rng: Random) -> Case:
    parts = split(rng, 3)
    a, b, c = rng.sample(VILLAGES, 3)
    text = f"三个村共有农户{GAP}，{a}、{b}、{c}三村分别为{parts[0]}户、{parts[1]}户、{parts[2]}户。"
    return added(rng, text, parts, "户")


@kind
def parts_and_the_rest(rng: Random) -> Case:
    parts = split(rng, 3)
    text = f"全县共有学校{GAP}，其中小学{parts[0]}所，初中{parts[1]}所，其余{parts[2]}所为高中。"
    return added(rng, text, parts, "所")


@kind
def votes(rng: Random) -> Case:
    yes, no, none = rng.randint(100, 200), rng.randint(2, 20), rng.randint(2, 9)
    text = f"表决结果：赞成{yes}票，反对{no}票，弃权{none}票，{of(rng, '共', '共计')}{GAP}。"
    return added(rng, text, [yes, no, none], "票")


@kind
def parts_above_the_total(rng: Random) -> Case:
    parts = split(rng, 3)
    total = sum(parts)
    text = f"全年实施项目共{GAP}，其中续建{parts[0]}个、新开工{parts[1]}个、技改{parts[2]}个。"
    return Case("FIG004", text, f"{total}个", f"{total - rng.randint(3, 15)}个")


@kind
def three_industries(rng: Random) -> Case:
    one, two = rng.randint(50, 150), rng.randint(300, 500)
    three = 1000 - one - two
    a, b = f"{one / 10:.1f}", f"{two / 10:.1f}"
    right = f"{a}:{b}:{three / 10:.1f}"
    return Case(
        "FIG004",
        f"三次产业{of(rng, '结构', '比例')}调整为{GAP}。",
        right,
        f"{a}:{b}:{three / 10 + 3:.1f}",
    )


# ----- FIG005 -----


@kind
def a_part_above_the_whole(rng: Random) -> Case:
    a, b = rng.choice(PEOPLE)
    whole = rng.randint(100, 400)
    unit = of(rng, "名", "人")
    right = rng.randint(20, 90)
    text = (
        f"{of(rng, *PLACES)}{of(rng, '共有', '新招录', '现有')}"
        f"{a}{whole}{unit}{of(rng, '，其中', '。其中，')}"
        f"{b}{GAP}。"
    )
    return Case("FIG005", text, f"{right}{unit}", f"{whole + right}{unit}")


@kind
def money_above_the_whole(rng: Random) -> Case:
    whole = rng.randint(2000, 9000)
    right = rng.randint(200, 1900)
    text = f"项目总投资{whole}万元（其中{of(rng, '中央补助', '自筹资金', '银行贷款')}{GAP}）。"
    return Case("FIG005", text, f"{right}万元", f"{whole + right}万元")


# ----- FIG006 -----


def grown(rng: Random) -> tuple[int, int, str, str]:
    first = rng.randint(100, 900)
    last = first + rng.randint(first // 10 + 1, first * 6 // 10)
    rate = Fraction((last - first) * 100, first)
    return first, last, percent(rate, 1), percent(rate + rng.choice([4, 7, 9]), 1)


@kind
def growth_from_to(rng: Random) -> Case:
    first, last, right, wrong = grown(rng)
    unit = of(rng, "户", "家", "吨", "万元")
    verb = of(rng, "增加到", "增长到", "增至", "扩大到")
    text = (
        f"{of(rng, '合作社社员', '年产值', '入驻商户')}{of(rng, '由', '从')}"
        f"{first}{unit}{verb}{last}{unit}，{of(rng, '增长', '增幅达', '增长了')}"
        f"{GAP}。"
    )
    return Case("FIG006", text, right, wrong)


@kind
def fall_from_to(rng: Random) -> Case:
    last, first, _, _ = grown(rng)
    rate = Fraction((first - last) * 100, first)
    text = (
        f"信访量{of(rng, '由', '从')}{first}件{of(rng, '下降到', '减少到', '降至')}"
        f"{last}件，{of(rng, '下降', '降幅为', '同比下降')}"
        f"{GAP}。"
    )
    return Case("FIG006", text, percent(rate, 1), percent(rate + 6, 1))


@kind
def growth_over_last_year(rng: Random) -> Case:
    first, last, right, wrong = grown(rng)
    base = of(rng, "上年的", "去年同期的", "2024年的", "上年")
    text = (
        f"今年{of(rng, '销售额达到', '实现利润', '完成投资')}"
        f"{last}万元，{of(rng, '比', '较')}{base}{first}万元{of(rng, '增长', '增加')}"
        f"{GAP}。"
    )
    return Case("FIG006", text, right, wrong)


@kind
def growth_by_a_number(rng: Random) -> Case:
    first, last, _, _ = grown(rng)
    unit = of(rng, "名", "家", "个")
    text = (
        f"{of(rng, '会员', '企业', '网点')}由{first}{unit}"
        f"增加到{last}{unit}，{of(rng, '净增', '增加', '净增加')}"
        f"{GAP}。"
    )
    return Case("FIG006", text, f"{last - first}{unit}", f"{last - first + 8}{unit}")


@kind
def wrong_direction(rng: Random) -> Case:
    first, last, _, _ = grown(rng)
    text = f"投诉量由{first}件{of(rng, '下降到', '减少到', '降至')}{GAP}，群众满意。"
    return Case("FIG006", text, f"{first - 20}件", f"{last}件")


@kind
def multiple_of(rng: Random) -> Case:
    base, times = rng.randint(50, 300), rng.randint(2, 6)
    text = f"产量达到{base * times}吨，是{of(rng, '2020年', '上年', '建社之初')}{base}吨的{GAP}。"
    return Case("FIG006", text, f"{times}倍", f"{times + 2}倍")


@kind
def growth_of_a_multiple(rng: Random) -> Case:
    base, times = rng.randint(50, 300), rng.randint(2, 5)
    text = f"入园企业从{base}家增加到{base * (times + 1)}家，增长{GAP}。"
    return Case("FIG006", text, f"{times}倍", f"{times + 3}倍")


@kind
def points_between_rates(rng: Random) -> Case:
    first, step = rng.randint(600, 800), rng.randint(20, 150)
    text = f"合格率由{first / 10:.1f}%提高到{(first + step) / 10:.1f}%，提高{GAP}。"
    return Case("FIG006", text, f"{step / 10:.1f}个百分点", f"{step / 10 + 2:.1f}个百分点")


@kind
def increase_and_rate(rng: Random) -> Case:
    first, last, right, wrong = grown(rng)
    text = f"全年实现收入{last}万元，{of(rng, '同比', '比上年')}增加{last - first}万元，增长{GAP}。"
    return Case("FIG006", text, right, wrong)


@kind
def growth_of_two_years(rng: Random) -> Case:
    first, last, right, wrong = grown(rng)
    year = rng.randint(2018, 2024)
    now, then = rng.choice(
        [
            (f"{year + 1}年", f"{year}年"),
            ("今年", "去年"),
            ("本年度", "上年度"),
            ("二季度", "一季度"),
            ("下半年", "上半年"),
            ("期末", "期初"),
        ]
    )
    values = [
        f"{now}{of(rng, '', '为', '达到')}{last}件",
        f"{then}{of(rng, '', '为', '是')}{first}件",
    ]
    told = "，".join(values if rng.random() < 0.5 else values[::-1])
    return Case(
        "FIG006", f"咨询量{told}，{of(rng, '增长', '增幅为', '上升了')}{GAP}。", right, wrong
    )


@kind
def difference_to_a_base(rng: Random) -> Case:
    first, last, _, _ = grown(rng)
    base = of(rng, "上年", "去年同期", "年初", "上届", "整改前")
    text = (
        f"共有委托单位{last}家，{of(rng, '比', '较')}{base}的{first}家"
        f"{of(rng, '多', '增加', '净增')}{GAP}，反响良好。"
    )
    return Case("FIG006", text, f"{last - first}家", f"{last - first + 7}家")


@kind
def base_behind_the_change(rng: Random) -> Case:
    first, last, right, wrong = grown(rng)
    text = f"全年发电{last}万千瓦时，同比增长{GAP}（{of(rng, '上年', '去年')}为{first}万千瓦时）。"
    return Case("FIG006", text, right, wrong)


@kind
def folds(rng: Random) -> Case:
    base, times = rng.randint(20, 90), rng.randint(1, 3)
    text = (
        f"社员{of(rng, '由', '从')}{base}户发展到{base * 2**times}户，{of(rng, '三年', '')}{GAP}。"
    )
    return Case("FIG006", text, f"翻了{number(rng, times)}番", f"翻了{number(rng, times + 1)}番")


@kind
def tenths_less(rng: Random) -> Case:
    tenths, first = rng.randint(2, 8), rng.randint(3, 9) * 100
    text = (
        f"用纸量由{first}箱{of(rng, '压减到', '降至')}{first * (10 - tenths) // 10}箱，减少{GAP}。"
    )
    wrong = tenths + (2 if tenths < 6 else -2)
    return Case("FIG006", text, format_han(tenths) + "成", format_han(wrong) + "成")


@kind
def gains_and_losses(rng: Random) -> Case:
    gain, loss = rng.randint(40, 90), rng.randint(5, 30)
    text = (
        f"全年{of(rng, '新增', '新吸收', '新登记')}商户{gain}家，"
        f"{of(rng, '注销', '退出', '清退')}{loss}家，净增{GAP}。"
    )
    return Case("FIG006", text, f"{gain - loss}家", f"{gain + loss}家")


@kind
def ranks(rng: Random) -> Case:
    first, last = rng.randint(8, 20), rng.randint(1, 7)
    verb = of(rng, "上升", "跃升")
    text = f"综合排名由第{first}位{verb}到第{last}位，{of(rng, '前移', '上升')}{GAP}。"
    return Case("FIG006", text, f"{first - last}位", f"{first - last + 2}位")


@kind
def changes_side_by_side(rng: Random) -> Case:
    first, last, one, _ = grown(rng)
    base, end, right, wrong = grown(rng)
    text = (
        f"甲、乙两站客流分别由{first}人次、{base}人次增加到{last}人次、{end}人次，"
        f"分别增长{one}和{GAP}。"
    )
    return Case("FIG006", text, right, wrong)


@kind
def trend_of_a_row(rng: Random) -> Case:
    values = sorted(rng.sample(range(100, 900), 4))
    row = "、".join(f"{value}人" for value in values)
    text = f"四年的报名人数{of(rng, '分别为', '依次为')}{row}，{GAP}。"
    verb = of(rng, "逐年", "连年")
    return Case("FIG006", text, verb + "增加", verb + "减少")


# ----- FIG007 -----


@kind
def hedges_around_a_verb(rng: Random) -> Case:
    figure = f"{rng.randint(2, 9) * 10}"
    lead, verb, unit, after = rng.choice(
        [
            ("大约", "需要", "分钟", "左右"),
            ("至少", "安排", "人", "以上"),
            ("最多", "使用", "天", "以内"),
            ("约莫", "花费", "元", "上下"),
        ]
    )
    text = f"这项工作{GAP}。"
    right = of(rng, f"{lead}{verb}{figure}{unit}", f"{verb}{figure}{unit}{after}")
    return Case("FIG007", text, right, f"{lead}{verb}{figure}{unit}{after}")


@kind
def two_hedges(rng: Random) -> Case:
    figure = of(rng, str(rng.randint(2, 90) * 100), f"{rng.randint(2, 9)}万", "三百", "两千")
    before, after, unit = rng.choice(
        [
            ("近", "余", "人"),
            ("约", "", "人左右"),
            ("超过", "多", "份"),
            ("大约", "", "户左右"),
            ("不足", "多", "亩"),
            ("逾", "", "册以上"),
        ]
    )
    text = f"活动期间服务群众{GAP}，反响热烈。"
    right = of(rng, f"{before}{figure}{unit[0]}", f"{figure}{after}{unit}")
    return Case("FIG007", text, right, f"{before}{figure}{after}{unit}")


@kind
def doubled_hedge(rng: Random) -> Case:
    text = f"项目投资{GAP}，年内完工。"
    figure = f"{rng.randint(2, 90)}万元"
    return Case("FIG007", text, "近" + figure, of(rng, "大约近", "约近", "超过近") + figure)


# ----- FIG009 -----


@kind
def weekday(rng: Random) -> Case:
    day = date(2023, 1, 1) + timedelta(days=rng.randrange(1400))
    right = day.weekday()
    wrong = (right + rng.randint(1, 6)) % 7
    word = of(rng, "星期", "周")
    text = (
        f"会议定于{day.year}年{day.month}月{day.day}日（{word}"
        f"{GAP}）{of(rng, '上午', '下午')}召开。"
    )
    return Case("FIG009", text, "一二三四五六日"[right], "一二三四五六日"[wrong])


@kind
def day_of_month(rng: Random) -> Case:
    month, longest = rng.choice([(2, 28), (4, 30), (6, 30), (9, 30), (11, 30)])
    text = f"请于2026年{month}月{GAP}前报送材料。"
    return Case("FIG009", text, f"{rng.randint(10, longest)}日", f"{longest + 1}日")


@kind
def clock(rng: Random) -> Case:
    text = f"{of(rng, '报到时间：', '会议时间为')}5月8日{of(rng, '上午', '下午')}{GAP}。"
    return Case(
        "FIG009",
        text,
        f"{rng.randint(2, 11)}:{rng.randint(10, 59)}",
        f"{rng.randint(2, 11)}:{rng.randint(60, 99)}",
    )


@kind
def weekday_ahead(rng: Random) -> Case:
    day = date(2024, 1, 1) + timedelta(days=rng.randrange(1000))
    wrong = (day.weekday() + rng.randint(1, 6)) % 7
    name = of(rng, "星期", "周", "礼拜")
    written = of(rng, f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}")
    text = f"{of(rng, '开放日定在', '检修安排在')}{name}{GAP}（{written}）。"
    return Case("FIG009", text, "一二三四五六日"[day.weekday()], "一二三四五六日"[wrong])


@kind
def last_day_of_a_range(rng: Random) -> Case:
    month, longest = rng.choice([(2, 28), (4, 30), (6, 30), (9, 30), (11, 30)])
    text = f"报名时间为2026年{month}月{rng.randint(1, 9)}日{of(rng, '至', '—', '到')}{GAP}。"
    return Case("FIG009", text, f"{rng.randint(10, longest)}日", f"{longest + 1}日")


@kind
def days_of_a_period(rng: Random) -> Case:
    first, days = date(2025, 1, 5) + timedelta(days=rng.randrange(300)), rng.randint(3, 40)
    last = first + timedelta(days=days - 1)
    ends = (
        f"{first.year}年{first.month}月{first.day}日{of(rng, '至', '起至')}"
        f"{last.year}年{last.month}月{last.day}日"
    )
    text = f"集训自{ends}，{of(rng, '共', '为期', '历时', '共计')}{GAP}。"
    wrong = days + rng.choice([2, 5, 10])
    return Case("FIG016", text, f"{days}天", f"{wrong}天")


@kind
def minutes_of_a_session(rng: Random) -> Case:
    start, length = rng.randrange(8 * 60, 15 * 60, 5), rng.randrange(30, 200, 10)
    end = start + length
    text = (
        f"讲座{start // 60}:{start % 60:02}开始，{end // 60}:{end % 60:02}结束，"
        f"{of(rng, '时长', '历时', '全程')}{GAP}。"
    )
    return Case("FIG016", text, f"{length}分钟", f"{length + 20}分钟")


@kind
def months_of_a_quarter(rng: Random) -> Case:
    quarter = rng.randrange(4)
    name, first = f"第{'一二三四'[quarter]}季度", 3 * quarter + 1
    text = f"请按时报送{name}（{GAP}）报表。"
    return Case("FIG009", text, f"{first}—{first + 2}月", f"{first}—{first + 3}月")


@kind
def years_of_a_life(rng: Random) -> Case:
    born, lived = rng.randint(1915, 1950), rng.randint(55, 90)
    text = (
        f"老人{of(rng, '生于', '出生于')}{born}年，{born + lived}年"
        f"{of(rng, '5月', '')}{of(rng, '病逝', '因病去世')}，享年{GAP}。"
    )
    return Case("FIG016", text, f"{lived + rng.randint(0, 1)}岁", f"{lived - 10}岁")


# ----- FIG010 -----


@kind
def range_of_values(rng: Random) -> Case:
    low, high = rng.randint(5, 40), rng.randint(41, 90)
    unit = of(rng, "%", "元", "人", "小时")
    sign = of(rng, "至", "～", "—", "到")
    text = f"{of(rng, '补贴标准为', '每次安排', '一般控制在')}{GAP}。"
    return Case("FIG010", text, f"{low}{unit}{sign}{high}{unit}", f"{high}{unit}{sign}{low}{unit}")


@kind
def range_of_months(rng: Random) -> Case:
    first, last = rng.randint(2015, 2020), rng.randint(2021, 2026)
    a, b = rng.randint(1, 12), rng.randint(1, 12)
    sign = of(rng, "至", "—", "到")
    text = f"{of(rng, '建设工期为', '任职时间为')}{GAP}。"
    return Case(
        "FIG010", text, f"{first}年{a}月{sign}{last}年{b}月", f"{last}年{b}月{sign}{first}年{a}月"
    )


@kind
def range_of_days(rng: Random) -> Case:
    month, first, last = rng.randint(1, 12), rng.randint(1, 14), rng.randint(15, 28)
    again = of(rng, f"{month}月", "")
    sign = of(rng, "至", "—", "到")
    return Case(
        "FIG010",
        f"报名时间为{GAP}。",
        f"{month}月{first}日{sign}{again}{last}日",
        f"{month}月{last}日{sign}{again}{first}日",
    )


@kind
def range_of_a_morning(rng: Random) -> Case:
    first, last = rng.randint(7, 8), rng.randint(9, 11)
    form = of(rng, "{}时", "{}:30", "{}点")
    sign = of(rng, "至", "—")
    one, other = form.format(first), form.format(last)
    return Case("FIG010", f"上午{GAP}开放。", f"{one}{sign}{other}", f"{other}{sign}{one}")


@kind
def range_of_numbers(rng: Random) -> Case:
    first, last = rng.randint(11, 40), rng.randint(41, 90)
    word = of(rng, "页", "条", "号")
    return Case(
        "FIG010",
        f"见{GAP}。",
        f"第{first}{word}至第{last}{word}",
        f"第{last}{word}至第{first}{word}",
    )


# ----- FIG011 -----

_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


def words(value: int) -> str:
    high, low = divmod(value, 10000)
    text = format_han(high) + "万" if high else ""
    if low:
        text += ("零" if high and low < 1000 else "") + format_han(low)
    return regular(text).translate(_FORMAL)


def regular(text: str) -> str:
    return "一" + text if text.startswith("十") else text.replace("零十", "零一十")


@kind
def amount_in_words(rng: Random) -> Case:
    value = rng.randint(1001, 999999)
    wrong = value + rng.choice([900, 9000, -90])
    lead = of(rng, "合同总价为人民币", "今收到货款")
    text = f"{lead}{words(value)}元整（{of(rng, '¥', '￥', '小写：')}{GAP}）。"
    if "小写" in text:
        return Case("FIG011", text, f"{value}元", f"{wrong}元")
    return Case("FIG011", text, f"{value:,}.00", f"{wrong:,}.00")


@kind
def amount_with_fen(rng: Random) -> Case:
    yuan, jiao, fen = rng.randint(101, 9999), rng.randint(1, 9), rng.randint(1, 9)
    end = f"元{'零壹贰叁肆伍陆柒捌玖'[jiao]}角{'零壹贰叁肆伍陆柒捌玖'[fen]}分"
    text = f"本次应付{yuan}.{jiao}{fen}元（大写：{GAP}{end}）。"
    return Case("FIG011", text, words(yuan), words(yuan + 1000 if yuan < 9000 else yuan - 1000))


@kind
def figures_before_words(rng: Random) -> Case:
    value = rng.randint(1001, 99999)
    wrong = value + rng.choice([900, 9000])
    sign = of(rng, "，", "／", "；", "\n")
    text = (
        f"{of(rng, '投标报价', '借款', '押金')}（小写）：{of(rng, '¥', '￥', '')}{GAP}元{sign}"
        f"（大写）：{of(rng, '人民币', '')}{words(value)}元{of(rng, '整', '正')}。"
    )
    return Case("FIG011", text, f"{value:,}.00", f"{wrong:,}.00")


@kind
def common_numerals(rng: Random) -> Case:
    value = rng.randint(11, 99)
    right, wrong = f"{value * 1000}元", f"{value * 1000 + 9000}元"
    han, rest = divmod(value, 10)
    said = f"{format_han(han)}万" + (f"{format_han(rest)}千" if rest else "")
    text = f"{of(rng, '合作社', '村委会', '学校')}拿出{said}元（{GAP}）添置设备。"
    return Case("FIG011", text, right, wrong)


# ----- FIG012 -----


@kind
def table_total(rng: Random) -> Case:
    rows = [(name, rng.randint(100, 900)) for name in rng.sample(VILLAGES, 4)]
    total = sum(value for _, value in rows)
    head = f"| 村名 | {of(rng, '户数', '人数', '金额（元）')} |\n| --- | --- |\n"
    body = "".join(f"| {name} | {value} |\n" for name, value in rows)
    text = f"统计如下：\n\n{head}{body}| {of(rng, '合计', '总计', '**合计**')} | {GAP} |\n"
    return Case("FIG012", text, str(total), str(total + 30), ".md")


@kind
def table_sum_column(rng: Random) -> Case:
    names = rng.sample(VILLAGES, 4)
    lines = []
    for place, name in enumerate(names):
        one, two = rng.randint(20, 80), rng.randint(20, 80)
        total = GAP if place == 2 else str(one + two)
        if place == 2:
            right = one + two
        lines.append(f"| {name} | {one} | {two} | {total} |\n")
    text = "| 村名 | 男 | 女 | 合计 |\n| --- | --- | --- | --- |\n" + "".join(lines)
    return Case("FIG012", text, str(right), str(right + 10), ".md")


@kind
def table_with_subtotals(rng: Random) -> Case:
    groups = [[rng.randint(20, 900) for _ in range(rng.randint(2, 3))] for _ in range(3)]
    wrong = rng.randrange(3)
    lines = []
    for place, figures in enumerate(groups):
        lines += [
            f"| {VILLAGES[2 * place + row % 2]}{row}组 | {figure} |"
            for row, figure in enumerate(figures)
        ]
        lines.append(f"| 小 计 | {GAP if place == wrong else sum(figures)} |")
    lines.append(f"| 总计 | {sum(map(sum, groups))} |")
    head = f"| 片区 | {of(rng, '植树（株）', '2025年', '新增户数')} |\n| --- | ---: |\n"
    right = sum(groups[wrong])
    return Case("FIG012", head + "\n".join(lines) + "\n", str(right), str(right + 7), ".md")


# ----- FIG013 -----


@kind
def digits_of_two_widths(rng: Random) -> Case:
    value = rng.randint(1000, 9999)
    text = f"全年培训{GAP}人次。"
    wrong = str(value)
    return Case("FIG013", text, wrong, wrong[0] + chr(ord(wrong[1]) + 0xFEE0) + wrong[2:])


@kind
def grouping(rng: Random) -> Case:
    value = rng.randint(1_000_000, 9_999_999)
    digits = str(value)
    return Case(
        "FIG013", f"合同金额{GAP}元。", f"{value:,}", f"{digits[0]},{digits[1:3]},{digits[3:6]}"
    )


@kind
def number_that_is_broken(rng: Random) -> Case:
    value = rng.randint(1100, 9899)
    digits = str(value)
    wrong = rng.choice(
        [
            f"{digits[0]}..{digits[1:3]}万元",
            f"{digits[:2]} {digits[2:]}元",
            f"{digits[0]}. {digits[1:3]}万元",
            f"{digits[0]}，{digits[1:]}元",
            f"{digits[0]}O{digits[2:]}元",
            f"{digits[:2]}万万元",
        ]
    )
    return Case("FIG013", f"发放补助金{GAP}。", f"{value}元", wrong)


@kind
def rate_above_hundred(rng: Random) -> Case:
    text = (
        f"{of(rng, '产品合格率', '群众满意率', '就业率', '参会率')}"
        f"{of(rng, '达到', '为', '达')}{GAP}。"
    )
    return Case("FIG013", text, f"{rng.randint(80, 100)}%", f"{rng.randint(101, 150)}%")


# ----- FIG014 -----


@kind
def rate_of_completion(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    a, b, rate = rng.choice(
        [
            ("计划改造老旧小区{}个", "完成{}个", "完成率"),
            ("共抽检样品{}批次", "合格{}批次", "合格率"),
            ("应到代表{}人", "实到{}人", "到会率"),
            ("受理投诉{}件", "办结{}件", "办结率"),
            ("发放问卷{}份", "收回{}份", "回收率"),
            ("排查隐患{}处", "已整改{}处", "整改率"),
        ]
    )
    text = (
        f"全年{a.format(whole)}，{b.format(part)}，{rate}{of(rng, '为', '达', '达到', '')}{GAP}。"
    )
    return Case("FIG014", text, right, wrong)


@kind
def share_of_the_plan(rng: Random) -> Case:
    part, whole, right, wrong = share(rng)
    text = f"年度计划投资{whole}万元，已完成{part}万元，{of(rng, '占', '完成')}年度计划的{GAP}。"
    return Case("FIG014", text, right, wrong)


@kind
def average(rng: Random) -> Case:
    count, mean = rng.randint(4, 20), rng.randint(11, 60)
    text = (
        f"{count}个村集体经济{of(rng, '总收入', '收入共')}"
        f"{count * mean}万元，村均{of(rng, '', '达', '为')}"
        f"{GAP}。"
    )
    return Case("FIG014", text, f"{mean}万元", f"{mean + 6}万元")


@kind
def average_of_households(rng: Random) -> Case:
    count, mean = rng.randint(40, 200), rng.randint(11, 60) * 100
    text = f"为{count}户发放补贴{count * mean}元，户均{GAP}。"
    return Case("FIG014", text, f"{mean}元", f"{mean + 700}元")


# ----- the test -----

CLAIMS = [
    pytest.param(make(Random(f"{name} {round_}")), id=f"{name}-{round_}")
    for name, make in KINDS.items()
    for round_ in range(ROUNDS)
]


def figures(registry: Registry, document: Document) -> Sequence[Finding]:
    rules = [
        ActiveRule(rule, rule.options(), rule.severity)
        for rule in registry.rules
        if rule.family == "FIG" and rule.is_default
    ]
    return check(document, rules).findings


def test_there_are_forty_kinds() -> None:
    assert len(KINDS) >= 40


def judge(case: Case, registry: Registry, *, either_end: bool = False) -> None:
    """Assert that a true claim draws nothing, and a false one its rule alone, at the gap.

    With `either_end` it is enough that the finding, or the other end of it, touches the gap.
    """
    at = case.text.index(GAP)
    true = read_text(case.text.replace(GAP, case.right), "true" + case.suffix)
    assert [finding.message.zh for finding in figures(registry, true)] == [], true.source.text
    false = read_text(case.text.replace(GAP, case.wrong), "false" + case.suffix)
    found = figures(registry, false)
    assert {finding.code for finding in found} == {case.code}, false.source.text
    gap = Span(at, at + len(case.wrong))
    for finding in found:
        ends = [finding.location, *(one.location for one in finding.related if either_end)]
        assert any(false.source.range_of(end).overlaps(gap) for end in ends), false.source.text


@pytest.mark.parametrize("case", CLAIMS)
def test_a_true_claim_draws_nothing_and_a_false_one_its_rule(
    case: Case, registry: Registry
) -> None:
    judge(case, registry)


HOSTILE = [
    "- 收回 7-0 份，回收率 90%",
    "要求归纳成六句话，印在每间教室墙上：勤洗手，多通风戴口罩，不扎堆，有病早说。",
    "共0个，其中0个、0个，占0%；0÷0，由0增加到0，增长0%；0至0元。",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_rule_crashes(text: str, registry: Registry) -> None:
    found = check(
        read_text(text, "text.md"),
        [ActiveRule(one, one.options(), one.severity) for one in registry.rules],
    ).findings
    assert "WL006" not in {one.code for one in found}
