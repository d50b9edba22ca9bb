"""A text as it was read: its words, the mentions of concepts in it, and which of them it denies."""

from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from corpus.schema import Concept
from corpus.words import Word

NEGATION_REACH = 3
_LISTING = {"denies", "denying", "negative for"}
"""Negations that hold for a whole list."""
_SPENDING = {"ask_appropriate", "recurrence", "recurred", "local_recurrence", "suspicion"}
"""Cues that use a negation up, as facets and studies do."""
RETURNS = ("recurrence", "recurred", "local_recurrence")
_CAME = {"back", "returned"}
_ENDS = set(".;!?\n") | {"but"}
_COPULAS = {"is", "are", "was", "were", "seems", "felt", "currently", "clinically", "now", "at", "present"}
_NAY = {"no", "none", "nil", "negative", "absent", "nope", "n"}
_KNOWN = {"known", "reported", "recorded", "documented", "noted"}
_ARTICLES = {"a", "an", "any", "the"}
_A_CASE = {"a", "an", "this", "our", "my", "new", "newly", "freshly"}
_LOOKS = {"appearance_osteoid", "appearance_aggressive", "appearance_benign"}
_ELIDED = (["without", "for"], ["without", "in"], ["without", "to"], ["without", "at"], ["without", "when"])
_NAUGHT = frozenset(
    "no without never zero sem sin sans senza ohne kein keine nessun aucune nenhuma ninguna".split()  # noqa: SIM905
)
"""As the languages have it, too."""
_FIELD_REACH = 2
"""Words between the name of a field and its mark, at most."""
_MARKS = frozenset(".;:,!?\n")
_BARRIERS = _MARKS | {"but", "only", "just", "-", "–", "—", "miss", "missed", "missing", "overlook", "overlooked", "overlooking"}


class Mention(NamedTuple):
    """A concept at a place: `first` and `last` are word numbers (inclusive), offsets are code points."""

    concept: Concept
    words: str
    first: int
    last: int
    start: int
    end: int
    exact: bool = True
    """False if a typing error of it was mended."""
    spelled_out: bool = True
    """False for words that mean something together with others between them, and for an abbreviation in small letters."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words and the mentions found in it, in order of place, longer ones first."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    language: str = "en"
    _by_cue: dict[str, list[tuple[int, Mention]]] = field(init=False, repr=False, compare=False)
    """The cues with their place among the mentions: rules ask for hundreds of them, and a text has few."""

    _stands: dict[frozenset[str], tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Where words stand that were asked for: every rule asks for the marks of sentences."""

    def __post_init__(self) -> None:
        by_cue: dict[str, list[tuple[int, Mention]]] = {}
        for place, mention in enumerate(self.mentions):
            if mention.concept.cue:
                by_cue.setdefault(mention.concept.cue, []).append((place, mention))
        object.__setattr__(self, "_by_cue", by_cue)

    def cues(self, *names: str) -> list[Mention]:
        """The grammatical cues of these names, in order of place."""
        if self._by_cue.keys().isdisjoint(names):
            return []
        held = [name for name in names if name in self._by_cue]
        if len(held) > 1:
            told = chain.from_iterable(self._by_cue[name] for name in dict.fromkeys(held))
            return [mention for _, mention in sorted(told, key=_place)]
        return [mention for _, mention in self._by_cue[held[0]]]

    def places_of(self, words: frozenset[str]) -> tuple[int, ...]:
        """Where these words and marks stand, as they are folded."""
        if words not in self._stands:
            self._stands[words] = tuple(at for at, word in enumerate(self.words) if word.folded in words)
        return self._stands[words]

    def affirmed(self, *names: str) -> list[Mention]:
        """The cues of these names that no negation shortly before them takes back."""
        return [m for m in self.cues(*names) if not self.negates(m)]

    def negates(self, mention: Mention) -> bool:
        """True if a negation stands at most three words before, in the same clause, with no "but" between."""
        own = self.words[mention.first].folded in _NAUGHT  # "no ray and no drug has touched her": denied once
        for cue in () if own else self.cues("negation"):
            apart = mention.first - cue.last - 1
            lists = cue.words.casefold() in _LISTING
            if apart < 0 or not (lists or apart <= NEGATION_REACH) or (lists and self._is_in_whom(cue, mention)):
                continue
            gap = {w.folded for w in self.words[cue.last + 1 : mention.first]}
            if apart <= NEGATION_REACH and not gap & _BARRIERS and not self._spent(cue, mention):
                return True
            if lists and not gap & _ENDS:
                return True  # "denies cough, dyspnea and chest pain"
        return (
            self._denied_behind(mention)
            or self._denied_after_but(mention)
            or self._carried_on(mention)
            or self._answered_no(mention)
            or self._is_unsuspected(mention)
            or self._bars_nothing(mention)
            or self._is_a_report(mention)
            or self._is_any_of_them(mention)
            or self._denied_in_a_form(mention)
        )

    def _is_in_whom(self, cue: Mention, mention: Mention) -> bool:
        """ "CT negative for nodules in a new case of sarcoma": in whom nothing was found is no part of the list."""
        gap = [w.folded for w in self.words[cue.last + 1 : mention.first]]
        return any(one == "in" and two in _A_CASE for one, two in pairwise(gap))

    def _is_any_of_them(self, mention: Mention) -> bool:
        """ "She has never had a tumour or any operation": a denial goes on over "or any", in its clause."""
        before = [w.folded for w in self.words[max(0, mention.first - 2) : mention.first]]
        if before not in (["or", "any"], ["nor", "any"]):
            return False
        clause = range(max((at for at in self.places_of(_MARKS) if at < mention.first), default=-1) + 1, mention.first)
        return any(cue.first in clause for cue in self.cues("negation"))

    def _denied_in_a_form(self, mention: Mention) -> bool:
        """ "No recurrence was proven": the denial right before it is part of a longer form."""
        before = self.words[mention.first - 1].folded if mention.first else ""
        return before in _NAUGHT and any(m.first < mention.first <= m.last < mention.last for m in self.mentions)

    def _is_a_report(self, mention: Mention) -> bool:
        """ "The needle biopsy has come back", "her MRI came back": what returned is a report, and no tumour."""
        if mention.concept.cue not in RETURNS:
            return False
        samples = (m for m in self.mentions if m.concept.facet == "biopsy" and m.first < mention.first and mention.last <= m.last)
        came = self.words[mention.last].folded in _CAME
        if came and (self._names_what_it_is(mention) or self._came_with_a_result(mention)):
            return True
        names = (m for m in self.mentions if came and m.last == mention.first - 1)
        return next(samples, None) is not None or any("modality" in m.concept.study or m.concept.cue == "sample" for m in names)

    def _came_with_a_result(self, back: Mention) -> bool:
        """ "The staging PET/CT of a new sarcoma has come back with one focus": a study before it in its sentence."""
        after = [w.folded for w in self.words[back.last + 1 : back.last + 2]]
        start = max((at for at in self.places_of(_MARKS) if at < back.first), default=-1)
        studied = any(start < m.first < back.first and "modality" in m.concept.study for m in self.mentions)
        return after in (["with"], ["showing"], ["as"], ["reporting"]) and studied

    def _names_what_it_is(self, back: Mention) -> bool:
        """ "The biopsy of a lesion in the femur has come back as osteosarcoma": a sample before it in its sentence."""
        after = [w.folded for w in self.words[back.last + 1 : back.last + 2]]
        samples = [m for m in self.cues("sample") if m.last < back.first]
        gap = self.words[samples[-1].last + 1 : back.first] if samples else ()
        return after == ["as"] and bool(samples) and not any(w.folded in _ENDS for w in gap)

    def _bars_nothing(self, mention: Mention) -> bool:
        """ "There is no bar to MR", "nothing precludes MRI": what would bar it is what is denied."""
        before = self.words[mention.first - 1].folded if mention.first else ""
        return before == "nothing" or (before in _NAUGHT and any(m.first == mention.first for m in self.cues("obstacle")))

    def _denied_after_but(self, mention: Mention) -> bool:
        """ "Benign but not an osteoid osteoma"."""
        before = [w.folded for w in self.words[max(0, mention.first - 3) : mention.first] if w.folded not in _ARTICLES]
        return mention.concept.cue in _LOOKS and before[-2:] == ["but", "not"]

    def _denied_behind(self, mention: Mention) -> bool:
        """ "Osteoid osteoma not suspected", "a recurrence is thought unlikely"."""
        cues = (cue for cue in self.cues("denied_behind") if cue.first > mention.last)
        return any({w.folded for w in self.words[mention.last + 1 : cue.first]} <= _COPULAS for cue in cues)

    def _is_unsuspected(self, mention: Mention) -> bool:
        """ "No known or suspected recurrence at any site": the denial is in the words, and reaches as far as they do."""
        inside = mention.concept.cue in RETURNS
        return inside and any(m.first <= mention.first <= m.last for m in self.cues("unsuspected"))

    def _answered_no(self, mention: Mention) -> bool:
        """ "Recurrence suspected: no", "ABC? No": a field, or a thought, that is answered in the negative."""
        after = [w.folded for w in self.words[mention.last + 1 : mention.last + 2 + _FIELD_REACH]]
        mark = next((i for i, w in enumerate(after) if w in (":", "?", "=")), None)
        if mark is None or any(not w.isalpha() for w in after[:mark]):
            return False
        at = mention.last + 2 + mark
        said = [w.folded for w in self.words[at : at + 2]]
        return bool(said) and said[0] in _NAY and (len(said) == 1 or said[1] in _KNOWN or not said[1].isalnum())

    def _carried_on(self, mention: Mention) -> bool:
        """ "Not a typical ganglion or fibroma": what "or" joins to a thing denied is denied with it."""
        at = mention.first - 1
        if at > 0 and self.words[at].folded in _ARTICLES and self.words[at - 1].folded == "nor":
            at -= 1
        if at < 0 or self.words[at].folded not in ("or", "nor"):
            return False
        if self.words[at].folded == "nor" and mention.concept.facet == "treatment":
            return True  # "neither drugs nor an operation have been started"
        joined = (m for m in self.mentions if m.last == at - 1 and m.concept.facet == mention.concept.facet)
        return any(self.negates(m) for m in joined if m.concept.facet)

    def _spent(self, cue: Mention, mention: Mention) -> bool:
        """ "Not the lungs, the local site": a negation is used up by the first thing, unless "or" carries it on.

        "To be sure that it is not coming back in the scar": it is part of what is to be made sure of. "With contrast better than
        without for a new osteosarcoma": what is left out stands before.
        """
        wished = (m for m in self.cues(*RETURNS) if m.first < cue.first and cue.last < m.last and mention.first <= m.last)
        if mention.concept.cue in RETURNS and next(wished, None):
            return True
        if [w.folded for w in self.words[cue.first : cue.last + 2]] in _ELIDED:
            return True
        for other in self.mentions:
            spends = (
                (other.concept.facet and other.concept.facet != "sex") or other.concept.study or other.concept.cue in _SPENDING
            )
            leads = other.concept.cue == "suspicion" or mention.concept.cue == "lump"  # "no limb lesion"
            spends = spends and not (leads and other.last + 1 == mention.first)
            if cue.last < other.first and other.last < mention.first and spends:
                between = {w.folded for w in self.words[other.last + 1 : mention.first]}
                alike = other.concept.facet == mention.concept.facet  # "not pregnant and spread beyond the lungs" is two things
                return not (between & {"or", "nor"} or (alike and "and" in between))
        return False


def _place(told: tuple[int, Mention]) -> int:
    return told[0]
