"""A draft that grows by what a model says: each statement is ruled on in its place before it is in, and then it is final."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.check.checker import Checker
from bot.check.ruling import Finding, Ruling
from bot.decide.outcome import Outcome
from bot.draft.extractive import Found
from bot.draft.lines import BESIDE, Draft, Line, Room
from bot.draft.standing import standing
from bot.errors import ModelError
from bot.model.calls import Calls
from bot.model.proposal import Studies
from bot.model.record import ModelRecord
from bot.model.source import Proposal, StatementSource, dropped
from bot.schema import Withheld

_APART = ("warning", "own", *BESIDE)
"""Roles that the limit of words leaves out."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft with its ruling, and what a model had to do with it, if one was asked."""

    draft: Draft
    ruling: Ruling
    model: ModelRecord | None = None


class Telling:
    """Puts what a model says into drafts, for one corpus."""

    def __init__(self, source: StatementSource, calls: Calls, checker: Checker, studies: Studies, version: str) -> None:
        self._source = source
        self._calls = calls
        self._checker = checker
        self._studies = studies
        self._version = version

    def told(self, outcome: Outcome, found: Found, fixed: Draft, room: Room, scope: str) -> Iterator[Drafted]:
        """The draft after each statement that stands, and once more at the end; without any, `extractive` is for the caller.

        Each holds all lines of the one before, and lets all of them stand that stood.
        """
        now = Drafted(fixed, self._checker.check(fixed.text, scope), ModelRecord(self._version))
        said = 0
        try:
            for item in self._source.items(outcome, found, room.statements, self._calls.deadline()):
                if isinstance(item, Proposal):
                    now = _with(now, proposed=self._studies.of(item.study, outcome))
                elif isinstance(item, Withheld):
                    now = _with(now, withheld=(item,))
                elif said < room.statements:
                    taken = self._taken(item, now, room, scope)
                    if isinstance(taken, Drafted):
                        said, now = said + 1, taken
                        yield now
                    else:
                        now = _with(now, withheld=(taken,))
        except ModelError:
            now = _with(now, notices=("model-cut" if said else "model-failed",))
        else:
            if not said:
                now = _with(now, notices=("model-silent",))
        yield now

    def _taken(self, line: Line, now: Drafted, room: Room, scope: str) -> Drafted | Withheld:
        """The draft with the line in, or why it stays out: because of itself, or because others would fall with it."""
        if line.text in {known.text for known in now.draft.lines}:
            return dropped(line.text, "model-repeated", "it was said already")
        if sum(len(known.text.split()) for known in (*now.draft.lines, line) if known.role not in _APART) > room.words:
            return dropped(line.text, "model-length", "the answer is long enough")
        draft = replace(now.draft, lines=Draft.of((*now.draft.lines, line)).lines)
        ruling = self._checker.check(draft.text, scope)
        stands = standing(draft, ruling)
        if line not in stands:
            return _withheld(line, draft, ruling)
        if [known for known in stands if known is not line] != standing(now.draft, now.ruling):
            return dropped(line.text, "model-context", "what was shown before would not stand beside it")
        return Drafted(draft, ruling, now.model)


def _with(
    now: Drafted,
    proposed: tuple[frozenset[str], ...] = (),
    withheld: tuple[Withheld, ...] = (),
    notices: tuple[str, ...] = (),
) -> Drafted:
    record = now.model or ModelRecord("")
    record = replace(
        record,
        proposed=(*record.proposed, *proposed),
        withheld=(*record.withheld, *withheld),
        notices=(*record.notices, *notices),
    )
    return replace(now, model=record)


def _withheld(line: Line, draft: Draft, ruling: Ruling) -> Withheld:
    start, end = draft.places[draft.lines.index(line)]
    finding: Finding = next(f for f in ruling.findings if f.withholds and start < f.end and f.start < end)
    return dropped(line.text, finding.rule, finding.because)
