"""A relapse of years ago that was removed, and quiet since: told of the past, and not what the imaging looks for."""

from bot.understand.course.signs import suspicion
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import is_year

_NEAR = 10
"""Words between a relapse and what was done for it, at most."""
_AGAIN = {"again", "anew", "another", "second", "new"}
_LEAD = 3
_SOUGHT = {"for", "possible", "out", "exclude", "up", "suspected", "suspect", "check", "control", "any", "if", "whether"}
_OF_IT = {"of", "for", "a", "the", "his", "her", "that", "this", "first", "one", "to"}
_FIRST = {"first", "a", "the", "one", "early", "late"}


def is_over(relapse: Mention, reading: Reading) -> bool:
    """ "2020 local relapse, re-excised, nothing since", "récidive locale opérée en 2019, rien depuis"."""
    if relapse.concept.cue not in RETURNS and relapse.concept.value != "local":
        return False
    start, end = sentence_at(reading, relapse.first)
    asked = asks_at(end, reading) and not _is_dated(start, end, reading)
    removed = [
        m
        for m in reading.mentions
        if m.concept.facet == "treatment" and m.concept.value == "done" and relapse.last < m.first < end
    ]
    ahead = _removed_ahead(start, relapse, reading)
    near = [m for m in removed if m.first - relapse.last <= _NEAR] or ahead
    if asked or not near or not _tells_a_return(relapse, reading) or _is_looked_for(start, relapse, reading, treated=bool(ahead)):
        return False
    if any(m.concept.facet == "histology" and relapse.last < m.first < near[0].first for m in reading.mentions):
        opens = all(w.folded in _FIRST or w.folded.isdigit() for w in reading.words[start : relapse.first])
        quiet_now = any(m.first > near[0].last for m in reading.cues("quiet_since", "cleared"))
        return opens and quiet_now and not _is_feared_now(end, reading)
    quiet = any(m.first > near[0].first for m in reading.cues("quiet_since", "stays_well", "cleared"))
    dated = _is_dated(start, min(end, near[0].last + _NEAR), reading)
    return (quiet or dated) and not _is_feared_now(max(near[0].last, relapse.last), reading)


def _removed_ahead(start: int, relapse: Mention, reading: Reading) -> list[Mention]:
    """ "After excision of a local recurrence in 2023 he is disease free": what was done for it stands before it."""
    treated = [m for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done" and start <= m.first]
    gaps = [(m, {w.folded for w in reading.words[m.last + 1 : relapse.first]}) for m in treated if m.last < relapse.first]
    return [m for m, gap in gaps if gap <= _OF_IT]


def _is_looked_for(start: int, relapse: Mention, reading: Reading, *, treated: bool) -> bool:
    """ "Check for local recurrence", "possible local relapse": sought, and not told; "treated for a local recurrence" is told."""
    before = {w.folded for w in reading.words[max(start, relapse.first - _LEAD) : relapse.first]}
    behind = {w.folded for w in reading.words[relapse.first : relapse.last + 2]}
    return bool(before & (_SOUGHT - {"for"} if treated else _SOUGHT)) or bool(
        behind & {"check", "control", "surveillance", "survey", "imaging"}
    )


def _tells_a_return(place: Mention, reading: Reading) -> bool:
    """A place counts where the words of a return are told with it: "relapse at the scar"."""
    return place.concept.cue in RETURNS or any(m.first <= place.last and place.first <= m.last for m in reading.cues(*RETURNS))


def _is_dated(start: int, end: int, reading: Reading) -> bool:
    return any(is_year(w.folded) for w in reading.words[start:end])


def _is_feared_now(after: int, reading: Reading) -> bool:
    """A symptom, a lump or a further return told behind: that is what is looked for."""
    told = [*suspicion(reading), *reading.affirmed("lump", "lung_finding", *RETURNS)]
    words = {w.folded for w in reading.words[after + 2 :]}  # "cut out again" is told of what is gone
    return any(m.first > after for m in told) or bool(_AGAIN & words)
