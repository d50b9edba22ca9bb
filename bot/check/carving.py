"""How a judgement that the table bears out may not be told: carved, widened, taken back, of another year, place or contrast."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.check.basis import Basis
from bot.check.judgements.values import is_measured
from bot.check.words.english import ARTICLES, IS_NO, OWNERS, STATE
from bot.check.words.prose import Token
from corpus.words import is_year

_BONE = "bone"
_LUNG = "lung"
_BEING = frozenset({"be", "is", "are", "been"})


class Carving:
    """Tells of sentences whose judgements hold why they may not be told so."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis

    def carves(self, text: str, *, weighed: bool) -> str | None:
        """Why a judgement may not be told so: something is carved out of it, or it is taken back, widened, told of the past."""
        tokens = self._basis.unquoted(text)
        studies = sum(t.study is not None for t in tokens)
        told = [
            here
            for before, here, after in _threes(
                tokens if weighed else self._basis.unquoted(self._basis.reader.states.spelled_out(text))
            )
            if not (here.text == "used" and before.text in _BEING)
            and not (here.text == "once" and _opens_a_clause(before, after))
        ]
        if self._basis.bearing.says(told, "past-value"):
            return "tells of the past"
        if not weighed:
            whole = self._unhindered(self._basis.reader.states.spelled_out(text))
            return "tells another state of contrast" if self._basis.reader.contrast.is_told_beside(whole) else None
        if self._basis.bearing.says(tokens, "carving"):
            return "carves something out of it, or takes it back"
        if self._basis.bearing.says(tokens, "widening"):
            return "widens it"
        judging = self._basis.vocabularies.judging(text) or []
        if any(t.has("category") and is_measured(judging[:at], self._basis.bearing) for at, t in enumerate(judging)):
            return "sets it beside a category"
        if _denies_a_study(judging, alone=studies == 1):
            return "denies a study"
        if studies > 1 and (self._changes_sides(tokens) or _sets_against(judging)):
            return "goes over from one study to another"
        if studies > 1 and self._basis.bearing.says(tokens, "relating"):
            return "sets its studies beside each other in a way of its own"
        reader = self._basis.reader
        if reader.contrast.is_told_beside(text) or reader.states.has_a_bare_state(text) or reader.passes.are_two(text):
            return "tells another state of contrast"
        return None

    def _unhindered(self, text: str) -> str:
        """A text without what it says of a patient who cannot be given contrast: it tells no state of a study."""
        for token in self._basis.vocabularies.judging(text) or []:
            if token.has("spared"):
                text = re.sub(r"\W+".join(map(re.escape, token.text.split())), "", text, flags=re.IGNORECASE)
        return text

    def _changes_sides(self, tokens: Sequence[Token]) -> bool:
        """ "I speak against the film and for CT": what is said of the one study is turned for the next."""
        plain = [t for t in tokens if t.text not in ARTICLES]
        bearing = self._basis.bearing
        denied = next((at for at, t in enumerate(plain) if self._denies(t)), len(plain))
        return any(
            study.study and bearing.among(side.text, "siding") and bearing.among(joint.text, "changing-sides")
            for joint, side, study in zip(
                plain[max(denied, 2) - 2 :], plain[max(denied, 2) - 1 :], plain[max(denied, 2) :], strict=False
            )
        )

    def _denies(self, token: Token) -> bool:
        return any(self._basis.bearing.denies(w, "against") for w in token.text.split())

    def tells_another_year(self, text: str, variants: tuple[str, ...]) -> bool:
        """ "The 2025 criteria rate ...": true for a year that is not the one of the table's edition."""
        tokens = self._basis.vocabularies.prose.tokens(text, strict=False) or []
        return not {t.text for t in tokens if is_year(t.text)} <= {self._basis.table.year(v) for v in variants}

    def tells_elsewhere(self, text: str, variants: Sequence[str]) -> bool:
        """True for a sentence of bones where the table judges of the lungs, or of a bone where of soft tissue."""
        tokens = self._basis.vocabularies.judging(text) or []
        when = [self._basis.corpus.variants[v].when for v in variants]
        if self._basis.bearing.speaks(tokens, "bone-bed") and any(_BONE not in w.get("tissue", (_BONE,)) for w in when):
            return True
        elsewhere = any(t.has("elsewhere") for t in tokens)
        return elsewhere and any(_LUNG in w.get("target", ()) for w in when)


def _sets_against(tokens: Sequence[Token]) -> bool:
    """ "Unlike PET/MRI, the film ...", "not the film": a study that what is said of another does not hold for."""
    plain = [t for t in tokens if t.text not in ARTICLES]
    return any(a.has("set-against") and b.study for a, b in pairwise(plain))


def _threes(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """Each token between the one before and the one after."""
    yield from zip([Token(""), *tokens], tokens, [*tokens[1:], Token("")], strict=False)


def _opens_a_clause(before: Token, after: Token) -> bool:
    """ "Once radiographs have been negative", "once the lungs are followed": a condition, and nothing of the past."""
    opens = after.study is not None or after.has("task") or after.text.split(" ")[0] in ARTICLES | OWNERS
    return opens and before.text not in STATE


def _denies_a_study(tokens: Sequence[Token], *, alone: bool) -> bool:
    """ "My recommendation is not a chest CT": what is said before it is not said of the study."""
    plain = [t for t in tokens if t.text not in ARTICLES]
    return any((a.text in IS_NO or (alone and a.text == "not")) and b.study for a, b in pairwise(plain[1:]))
