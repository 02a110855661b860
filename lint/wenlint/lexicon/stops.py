"""Where a sentence, a statement or a clause ends: the signs, each set with a name for its kind.

They are strings of single characters, to be put between the brackets of a pattern or looked up.
What is called irregular lacks a sign of its kind for no reason that is known.
"""

from __future__ import annotations

from wenlint.core.document import SEPARATOR
from wenlint.core.document import STATEMENT_ENDS as STATEMENT_ENDS  # the document cuts by it too

LINE_ENDS = "\n" + SEPARATOR
"""What no sentence runs across: the end of a line, and the end of a cell or a hole in the prose."""

PERIODS = "。！？"
"""The signs that end a sentence."""

PERIODS_OF_BOTH_WIDTHS = PERIODS + "!?"
"""As `PERIODS`, in half width too; there a full stop tells nothing (3.5, www.)."""

SENTENCE_ENDS = PERIODS + LINE_ENDS
"""The end of a sentence that may hold semicolons, as a list in prose does."""

SENTENCE_ENDS_OF_BOTH_WIDTHS = PERIODS_OF_BOTH_WIDTHS + LINE_ENDS
"""As `SENTENCE_ENDS`, in half width too."""

SENTENCE_ENDS_OF_RUNS = PERIODS + "\n"
"""As `SENTENCE_ENDS`, of lists that run on across cells and holes in the prose."""

STATEMENT_SIGNS = PERIODS + "；"
"""As `STATEMENT_ENDS`, within a line."""

STATEMENT_ENDS_OF_DATES = "。；" + LINE_ENDS
"""Irregular: as `STATEMENT_ENDS`, but runs across ！ and ？."""

STATEMENT_STARTS = PERIODS + "；\n：”"
"""What stands right before a statement that sums up a list: a colon and a quotation too."""

CLAUSE_SIGNS = STATEMENT_SIGNS + "，"
"""The signs behind which another clause begins."""

CLAUSE_ENDS = CLAUSE_SIGNS + "\n"
"""The end of a clause. Irregular: runs across cells."""

CLAUSE_ENDS_AND_BRACKETS = CLAUSE_SIGNS + "、（）()" + LINE_ENDS
"""The end of a clause, of an item or of a remark in brackets."""

CLAUSE_ENDS_AND_COLONS = "，；：。！？（）()—,;:!?" + LINE_ENDS
"""The end of a clause, of a remark in brackets or behind a dash, or of what leads to a list."""

PHRASE_ENDS = CLAUSE_SIGNS + "：“”‘’《》（）()—" + LINE_ENDS
"""Whatever parts two phrases but 、, which joins the items of a list."""

LABEL_SIGNS = "，。；：、"
"""The signs that a label of a few words never holds."""

LAST_SIGNS = PERIODS + "；：:;!?.…”’）)》】"
"""The signs at the end of a line whose words do not run on in the next one."""
