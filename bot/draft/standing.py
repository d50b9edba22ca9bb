"""What a ruling leaves of a draft: the lines in which nothing was withheld."""

from bot.check.ruling import Ruling
from bot.draft.lines import Draft, Line


def standing(draft: Draft, ruling: Ruling) -> list[Line]:
    """The lines that may be shown, in reading order; the ruling must be on the draft's text."""
    bad = [(f.start, f.end) for f in ruling.findings if f.withholds]
    return [
        line
        for line, (start, end) in zip(draft.lines, draft.places, strict=True)
        if not any(start < b_end and b_start < end for b_start, b_end in bad)
    ]
