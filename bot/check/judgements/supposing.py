"""Conditions under which a judgement is told, where the table has it without them.

"If gadolinium is contraindicated, MRI without contrast remains usually appropriate"; "where PET/CT cannot be obtained, a bone
scan may be appropriate"; "when radiographs look malignant", which is what a scenario of the table says.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from bot.check.judgements.verdicts import Claim
from bot.check.scenes.contrast import ENHANCED
from bot.check.words.english import ARTICLES, STATE
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy

_MAGNETS = ("mri", "pet_mri")
_LOOKED_AT = ("radiography", "us")
"""Studies that come first: how they look leads to the next."""
_AFTER = "after"
_HINDERING = ("spared", "unable", "barred")
_PLAIN = ("category", "rating")
_MILD = ("some", "middle", "fine")
"""Advice of what is neither usually appropriate nor usually not."""
_SILENT = "glue"
_WHICHEVER = "whichever-contrast"
"""The cue of "irrespective of contrast"."""
_CONFINED, _OF_A_PART = "confined", ("ct", "us", "radiography")
"""The cue of "of a single region", and the studies that are made of one."""
_TOLERATING = "tolerating"
"""The cue of "if she tolerates gadolinium"."""
_WHOLE = "whole"
"""The value of a hindrance that opens by itself: "in renal failure"."""
_SETTING = frozenset({_TOLERATING, *_HINDERING, _WHICHEVER, "supposing", _CONFINED, "look", "opening", "whether"})
"""Cues without which a sentence has no condition."""
_LATER = frozenset({_AFTER, "should"})
"""Words that open a condition and do more than that: "after relapse", "should follow"."""
_ENDS = frozenset({",", ".", ";", ":", "("})
"""What ends a condition."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """The tokens of a sentence without its conditions, and the studies that these say cannot be had."""

    tokens: list[Token]
    away: tuple[NamedStudy, ...]
    hindered: bool
    """True if what the patient cannot have is more than contrast."""

    def implied(self, claims: Sequence[Claim]) -> list[Claim] | None:
        """What a condition says beside the claims: a study that takes the place of another does not rank above it.

        None for advice: what is ordered only in the place of another is not read, unless it is what may be had ("consider").
        """
        if not self.hindered:
            return []
        if any((c.kind not in _PLAIN and c.value not in _MILD) or not c.affirmed for c in claims):
            return None
        studies = {s.start: s for c in claims for s in c.studies}
        return [Claim("rank", (study, away), "not-above") for study in studies.values() for away in self.away]


def without_conditions(tokens: Sequence[Token]) -> Supposed | None:
    """A sentence without its conditions; None if one is not read, or if a study is judged that it rules out."""
    hindered: set[str] = set()
    away: list[NamedStudy] = []
    kept: list[Token] = []
    if _SETTING.isdisjoint([cue for t in tokens for cue in t.cues]):
        return Supposed([*tokens], (), hindered=False)
    if not all(_go_together(cue, tokens) for cue in _ONLY_OF):
        return None
    told = without_whether([t for t in tokens if not t.has(*_ONLY_OF)])
    for token in _without_scenes(_without_looks(told)):
        if not token.has(*_HINDERING):
            kept.append(token)
            continue
        if token.cues.get("spared") == _WHOLE:
            hindered.add("spared")
            continue
        _drop_articles(kept)
        if not token.has("spared", "unable"):  # "where PET/CT cannot be obtained"
            if not kept or not (study := kept.pop().study):
                return None
            away.append(study)
            _drop_articles(kept)
        if not kept or not kept.pop().has("supposing"):
            return None
        hindered |= token.cues.keys()
    if not _are_possible((t.study for t in kept), hindered, away):
        return None
    return Supposed(kept, tuple(away), not hindered.isdisjoint(("unable", "barred")))


def without_the_given(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without "if MRI is contraindicated", for scenarios in which it is."""
    kept: list[Token] = []
    for token in tokens:
        if not token.has("unable"):
            kept.append(token)
        elif kept and kept[-1].has("supposing"):
            kept.pop()
    return kept


def without_treatment(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with "after a liposarcoma has been removed" as words of the scenario, for those that come after treatment."""
    kept = list(tokens)
    for at, token in enumerate(kept):
        end = next((n for n in range(at + 1, len(kept)) if kept[n].text in _ENDS), len(kept))
        if token.text == _AFTER and end > at + 1 and all(t.has(_SILENT) for t in kept[at + 1 : end]):
            kept[at] = replace(token, cues={_SILENT: ""})
    return kept


def without_whether(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without "whether or not a chest film exists": a study that has been had or not, which is judged by nothing."""
    kept = list(tokens)
    for at in reversed([at for at, t in enumerate(kept) if t.has("whether")]):
        had = next((n for n in range(at + 1, len(kept)) if kept[n].has("had") or kept[n].text == "done"), at)
        told = [t for t in kept[at + 1 : had] if t.study or not (t.text in ARTICLES or t.has("link"))]
        if len(told) == 1 and told[0].study:
            del kept[at : had + 1]
    return kept


def can_be_done(tokens: Sequence[Token]) -> bool:
    """False if a sentence judges a study that it says cannot be done."""
    return _are_possible((t.study for t in tokens), {cue for t in tokens for cue in t.cues}, ())


def _are_possible(named: Iterable[NamedStudy | None], hindered: Set[str], away: Sequence[NamedStudy]) -> bool:
    studies = [study for study in named if study]
    if "unable" in hindered and any(s.parts["modality"] in _MAGNETS for s in studies):
        return False
    if "spared" in hindered and any(s.parts["modality"] in ENHANCED and s.parts.get("contrast") != "without" for s in studies):
        return False
    return not {s.parts["modality"] for s in away} & {s.parts["modality"] for s in studies}


def _go_together(cue: str, tokens: Sequence[Token]) -> bool:
    """ "Of a single region", of an MRI: False for words that are told of some studies only, and stand beside others."""
    return not any(t.has(cue) for t in tokens) or all(_ONLY_OF[cue](t.study) for t in tokens if t.study)


def _is_of_a_part(study: NamedStudy) -> bool:
    """True for a study that is made of one part of the body."""
    return study.parts["modality"] in _OF_A_PART


def _is_whole(study: NamedStudy) -> bool:
    """True for a study that is given contrast or not, and named without saying which."""
    return study.parts["modality"] in ENHANCED and "contrast" not in study.parts


def _is_given(study: NamedStudy) -> bool:
    """True for a study that is given contrast, or not said to go without."""
    return study.parts["modality"] in ENHANCED and study.parts.get("contrast") != "without"


def _without_scenes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the word that opens a condition of which all else is the scenario: "if the lungs are followed, ..."."""
    kept = list(tokens)
    for at in reversed(range(len(kept))):
        if not kept[at].has("supposing") or kept[at].text in _LATER:
            continue
        end = next((n for n in range(at + 1, len(kept)) if kept[n].text in _ENDS), len(kept))
        told = kept[at + 1 : end]
        if told and all(t.has(_SILENT) or _is_a_state(t) for t in told):
            kept[at:end] = [t for t in told if t.has(_SILENT)]
    return kept


def _is_a_state(token: Token) -> bool:
    """True for "is" and "is in", not for "is not"."""
    first, *others = token.text.split()
    return first in STATE and "not" not in others


def _without_looks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without how a lesion looks, and without the films that it looks so on: "when radiographs look malignant"."""
    kept: list[Token] = []
    looked = False
    for token in tokens:
        if token.has("look"):
            _drop_articles(kept)
            _drop_films(kept)
            if kept and kept[-1].text == _AFTER:  # "after negative radiographs"
                kept.pop()
            looked = True
        elif not (looked and _was_looked_at(token)):
            looked = looked and (token.text in ARTICLES or token.text in ("on", "and"))
            kept.append(replace(token, cues={"glue": ""}) if token.has("opening") else token)
    return kept


def _drop_films(kept: list[Token]) -> None:
    """ "When film and ultrasound leave ...", "if the radiograph is normal": the studies that look so, behind a condition."""
    at = len(kept)
    while at and kept[at - 1].text in STATE:
        at -= 1
    while at and (_was_looked_at(kept[at - 1]) or kept[at - 1].text in (*ARTICLES, "and")):
        at -= 1
    if at and kept[at - 1].has("supposing") and any(t.study for t in kept[at:]):
        del kept[at if kept[at - 1].has("glue") else at - 1 :]


def _was_looked_at(token: Token) -> bool:
    return token.study is not None and token.study.parts["modality"] in _LOOKED_AT


def _drop_articles(tokens: list[Token]) -> None:
    while tokens and tokens[-1].text in ARTICLES:
        tokens.pop()


_ONLY_OF = {_WHICHEVER: _is_whole, _CONFINED: _is_of_a_part, _TOLERATING: _is_given}
"""Cues of what is told of some studies only, and of which."""
