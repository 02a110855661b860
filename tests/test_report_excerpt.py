"""Windows of a line: every spot shown, underlined at the right cells, never too wide."""

import time

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wenlint.core.text import Span
from wenlint.report.excerpt import Look, windows


def drawn(line, *spots, width=40):
    rows = []
    for window in windows(line, [Span(*spot) for spot in spots], width):
        rows += ["".join(piece.text for piece in window.pieces), window.underline("^")]
    return rows


def test_underline_counts_cells_not_characters():
    assert drawn("预算[todo]万元", (2, 8)) == ["预算[todo]万元", "    ^^^^^^"]
    assert drawn("共有五项任务", (2, 4)) == ["共有五项任务", "    ^^^^"]


def test_all_spots_of_a_short_line():
    assert drawn("**市和**县", (0, 2), (4, 6)) == ["**市和**县", "^^    ^^"]


def test_spots_in_any_order_touching_or_overlapping():
    assert drawn("一二三四五", (3, 4), (0, 1), (1, 2), (0, 2)) == ["一二三四五", "^^^^  ^^"]


def test_hidden_characters_are_shown_and_underlined():
    assert drawn("以\u200b批复\ue005", (1, 2), (4, 5)) == [
        "以⟨U+200B⟩批复⟨U+E005⟩",
        "  ^^^^^^^^    ^^^^^^^^",
    ]


def test_tabs_barriers_and_emoji_have_a_known_width():
    assert drawn("\t甲\x1f乙⚠️丙", (1, 2)) == ["    甲┊乙⚠丙", "    ^^"]
    assert drawn("⚠️丙", (1, 2)) == ["⚠⟨U+FE0F⟩丙", " ^^^^^^^^"]


def test_a_combining_mark_alone_can_be_underlined():
    assert drawn("e\u0301", (1, 2)) == ["e◌\u0301", " ^"]


def test_an_empty_spot_marks_what_follows_and_the_end_of_the_line_one_cell():
    assert drawn("第三条", (1, 1)) == ["第三条", "  ^^"]
    assert drawn("第三条", (3, 3)) == ["第三条 ", "      ^"]
    assert drawn("", (0, 0)) == [" ", "^"]
    assert drawn("短", (8, 12)) == ["短 ", "  ^"]


def test_a_long_line_is_cut_around_the_spot():
    line = "字" * 100 + "待补充" + "句" * 100
    assert drawn(line, (100, 103), width=30) == [
        "…" + "字" * 5 + "待补充" + "句" * 6 + "…",
        " " * 11 + "^" * 6,
    ]


def test_near_an_end_of_the_line_the_other_side_gets_the_room():
    line = "字" * 100
    assert drawn(line, (0, 1), width=20) == ["字" * 9 + "…", "^^"]
    assert drawn(line, (99, 100), width=20) == ["…" + "字" * 9, " " * 17 + "^^"]
    assert drawn(line, (100, 100), width=20) == ["…" + "字" * 8 + " ", " " * 17 + "^"]


def test_close_spots_share_a_window_and_far_ones_do_not():
    line = "字" * 50 + "甲字乙" + "字" * 50 + "丙" + "字" * 50
    assert drawn(line, (50, 51), (52, 53), (103, 104), width=20) == [
        "…字字字甲字乙字字字…",
        "       ^^  ^^",
        "…字字字字丙字字字字…",
        "         ^^",
    ]


def test_windows_never_show_the_same_text_twice():
    line = "".join(chr(0x4E00 + number) for number in range(60))
    shown = windows(line, [Span(at, at + 2) for at in range(5, 60, 7)], 20)
    text = "".join(piece.text for window in shown for piece in window.pieces)
    assert len(shown) > 2
    assert len(set(text) - {"…"}) == len(text.replace("…", ""))


def test_a_spot_wider_than_the_window_shows_its_two_ends():
    line = "前" * 30 + "始" + "中" * 200 + "终" + "后" * 30
    text, underline = drawn(line, (30, 232), width=40)
    assert text == "…前前前始中中中中中中中…中中中终后后后…"
    assert underline == " " * 7 + "^" * (16 + 1 + 8)


def test_windows_know_where_their_first_spot_is():
    line = "字" * 300
    shown = windows(line, [Span(10, 11), Span(200, 201)], 30, label=6)
    assert [window.offset for window in shown] == [10, 200]
    assert all(cell_len("".join(piece.text for piece in w.pieces)) <= 24 for w in shown)


@given(
    st.text(st.sampled_from("字a，\u200b\t\u0301⚠\ufe0f\x1f👍🏽"), max_size=300),
    st.lists(st.tuples(st.integers(0, 310), st.integers(0, 40)), min_size=1, max_size=20),
    st.integers(24, 100),
)
def test_windows_are_never_too_wide_and_show_every_spot(line, starts, width):
    spots = [Span(start, start + length) for start, length in starts]
    covered = {at for spot in spots for at in range(spot.start, max(spot.end, spot.start + 1))}
    shown = windows(line, spots, width)
    for window in shown:
        assert cell_len("".join(piece.text for piece in window.pieces)) <= width
        assert "^" in window.underline("^")
        assert window.offset in covered or window.offset == len(line)
    pieces = [piece for window in shown for piece in window.pieces]
    assert all(piece.marked for piece in pieces if piece.look is Look.SPOT)


@given(
    st.integers(1, 400),
    st.lists(st.tuples(st.integers(0, 399), st.integers(1, 3)), min_size=1, max_size=40),
    st.integers(24, 100),
)
def test_exactly_the_spots_are_underlined(length, starts, width):
    line = "".join(chr(0x4E00 + number) for number in range(length))
    spots = [Span(start, start + size) for start, size in starts if start + size <= length]
    if not spots or max(map(len, merge(spots))) > 3:  # longer ones are cut in the middle
        return
    pieces = [piece for window in windows(line, spots, width) for piece in window.pieces]
    marked = "".join(piece.text for piece in pieces if piece.marked)
    assert marked == "".join(line[at] for at in sorted(set().union(*map(columns, spots))))


def columns(spot):
    return range(spot.start, spot.end)


def merge(spots):
    joined = sorted(set().union(*map(columns, spots)))
    runs = []
    for at in joined:
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def test_time_does_not_grow_with_the_length_of_the_line():
    line = "字" * 5_000_000
    begin = time.process_time()
    shown = windows(line, [Span(at, at + 4) for at in range(0, 5_000_000, 10_000)], 76)
    assert len(shown) == 500
    assert time.process_time() - begin < 3
