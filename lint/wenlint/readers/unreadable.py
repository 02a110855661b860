"""Why a file of a format with parts cannot be read, said to its owner."""

from __future__ import annotations

from wenlint.core.message import Message


class Unparsable(Exception):
    """A file that is not what its name says, or hostile; `why` says so and the remedy."""

    def __init__(self, why: Message, *, over_a_limit: bool = False) -> None:
        super().__init__(f"{why.zh} ({why.en})")
        self.why = why
        self.over_a_limit = over_a_limit


def broken(zh: str, en: str) -> Unparsable:
    """Return the error for a file that its program would refuse or repair as well."""
    return Unparsable(
        Message(
            f"文件损坏（{zh}）；请用 Word 或 WPS 打开后另存，再检查",
            f"the file is damaged ({en}); open it in Word or WPS, save it anew and check that",
        )
    )


def excessive(zh: str, en: str) -> Unparsable:
    """Return the error for a file that holds more than any document does."""
    return Unparsable(
        Message(
            f"文件超出限度（{zh}），没有读；请确认它的来历，或在 exclude 中排除它",
            f"the file is over a limit ({en}) and was not read; make sure where it comes from, "
            "or exclude it",
        ),
        over_a_limit=True,
    )
