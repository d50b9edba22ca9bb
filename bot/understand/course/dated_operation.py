"""An operation with its date, as forms write it: "Op date 2/2022, now 11/2026", "resected (date): 1 Feb 2019"."""

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_OPERATIONS = as_folded(
    "op operation surgery excision resection amputation wle removal resected excised removed amputated operated"
)
_PARTICIPLES = as_folded("resected excised removed amputated operated")
_BETWEEN = frozenset({"date", "of", "(", ")", ":", "on", "was", "=", "the", "for", "in", "-", "–", "dated"})
_OF_A_FORM = frozenset({":", "(", "=", "[", "date", "dated"})
_REACH = 9
"""Words from an operation to its year, at most."""
_TO_COME = frozenset({"treatment-to-come", "new-diagnosis"})


def dated_operation(reading: Reading) -> tuple[int, int] | None:
    """The words from an operation to its year, where that is earlier than another year of the text, and so in the past."""
    years = {at: int(w.folded) for at, w in enumerate(reading.words) if is_year(w.folded)}
    for at in reading.places_of(_OPERATIONS):
        end = _year_behind(at, reading)
        if end is None or not _is_as_on_a_form(at, end, reading) or _is_of_something_else(at, reading):
            continue
        alone = (len(years) == 1 or end not in years) and reading.words[at].folded in _PARTICIPLES
        if alone or (end in years and years[end] < max(years.values()) and _tells_of_now(reading, years, end)):
            return at, end
    return None


def _is_as_on_a_form(at: int, end: int, reading: Reading) -> bool:
    """A colon, a bracket, "date" or a figure in between; "removed in 2022" is plain speech, and read elsewhere."""
    between = {w.folded for w in reading.words[at + 1 : end + 1]}
    return bool(between & _OF_A_FORM) or any(w[0].isdigit() and not is_year(w) for w in between)


def _is_of_something_else(at: int, reading: Reading) -> bool:
    """ "Surgery: 2019, hernia"."""
    start, end = sentence_at(reading, at)
    others = [m for m in reading.mentions if m.concept.facet == "condition" or m.concept.cue == "other_operation"]
    return any(start <= m.first < end for m in others)


def _tells_of_now(reading: Reading, years: dict[int, int], end: int) -> bool:
    """A later year behind it: the day of the visit."""
    return any(at > end and year > years[end] for at, year in years.items())


def _year_behind(at: int, reading: Reading) -> int | None:
    months = {m.first for m in reading.cues("month")}
    for place in range(at + 1, min(len(reading.words), at + _REACH)):
        word = reading.words[place].folded
        if is_year(word) or (word == "[" and reading.words[at].folded in _PARTICIPLES):  # "[date]", as dates are masked
            return place
        if not (word in _BETWEEN or word[0].isdigit() or place in months or word == "may"):
            return None
    return None


def of_a_dated_operation(reading: Reading) -> list[Mention]:
    """What the words of such an operation would tell of one that is still to come."""
    masked = {at for at in reading.places_of(frozenset({"date"})) if at and reading.words[at - 1].folded == "["}
    told = [m for m in reading.cues("planned_behind") if m.last in masked]  # "surgery [date]" is no date that is to be fixed
    span = dated_operation(reading)
    if span is None:
        return told
    return told + [m for m in reading.mentions if _is_of_the_operation(m) and span[0] <= m.last and m.first <= span[1]]


def _is_of_the_operation(mention: Mention) -> bool:
    not_done = mention.concept.facet == "treatment" and mention.concept.value != "done"
    return not_done or mention.concept.id in _TO_COME or mention.concept.cue == "planned_behind"


def treated_on(reading: Reading) -> FacetReading | None:
    """That it was done."""
    span = dated_operation(reading)
    if span is None:
        return None
    return FacetReading(("done",), "said", reading.text[reading.words[span[0]].start : reading.words[span[1]].end])
