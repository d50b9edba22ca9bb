"""One foreign sentence that judges: held against the table in its variants, or borne out by it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.check.basis import Basis
from bot.check.judgements.borne import BorneOut
from bot.check.judgements.clauses import judgements_of, openings_of
from bot.check.judgements.holders import Holders
from bot.check.judgements.presumed import Presumed
from bot.check.judgements.supposing import can_be_done, without_the_given, without_treatment
from bot.check.judgements.verdicts import Claim
from bot.check.ruling import Finding, found
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy

_DOSES = ("level", "dose")
_LOOKED_AT = "first_imaging"
_FIRST = {"not_done"}
_NO_MAGNET = "mri_possible"
_PURPOSE, _STAGING, _WATCHED = "purpose", {"initial_staging"}, {"surveillance"}
_PLACED = "placed"
"""The cue of words that judge and tell of what at once: "is enough for the lungs"."""
_BORNE_OUT = "what it says outright is in the table, and its other words are those of such judgements"


class JudgementReader:
    """Rules on judgements; the first pronoun of a sentence, wherever it is, is taken for the name of the study `standing`."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis
        self._presumed = Presumed(basis.reader.words)
        self._holders = Holders(basis.corpus, basis.table)
        self._borne_out = BorneOut(basis.table, basis.telling, basis.bearing, basis.points, basis.corpus.points.limits)

    def judgement(
        self, text: str, variants: tuple[str, ...], standing: NamedStudy | None = None, *, young: bool
    ) -> Finding | None:
        """The finding on a sentence that is a judgement with every word accounted for; None if it is not, or left open.

        Unless the text is about somebody `young`, a radiation level that is told of nobody is told of adults.
        """
        spelled = self._basis.reader.states.spelled_out(text)
        told = self._presumed.statement(spelled, self._basis.reader.studies(spelled))
        text = told or spelled
        tokens = self._basis.vocabularies.judging(text, standing)
        if tokens and all(_NO_MAGNET in self._basis.corpus.variants[v].when for v in variants):
            tokens = without_the_given(tokens)
        tokens = self._in_its_scenario(tokens, variants) if tokens else tokens
        read = judgements_of(tokens) if tokens and told else None
        if not tokens or not read or not self._looks_so(tokens, variants):
            return self._opens_refuted(text, tokens or [], variants) if not read else None
        (rule, claims), at_once = read
        if holder := self._holders.of(tokens):
            has = self._holders.have(holder, claims, variants) and self._all_hold(text, tokens, claims, variants)
            return found(f"foreign-{rule}", "consistent", "as in the table, and as its holder has it") if has else None
        grown = [replace(c, value=f"A{c.value}") if c.kind in _DOSES and c.value.startswith("|") else c for c in claims]
        if not young and grown != claims and self._all_hold(text, tokens, grown, variants):
            return found(f"foreign-{rule}", "consistent", "as in the table for adults")
        truths = {truth for given in variants for truth in self._truths(text, tokens, claims, given)}
        if at_once and "refuted" in truths and (len(truths) == 1 or len(variants) == 1):
            return found(f"foreign-{rule}", "contradicts", f"the table refutes it: {self._told(claims[0], variants[0])}")
        if "refuted" in truths and not at_once and len(variants) == 1:
            return found(f"foreign-{rule}", "unreadable", "a part of it is not in the table")
        return found(f"foreign-{rule}", "consistent", "as in the table") if truths == {"holds"} else None

    def _in_its_scenario(self, tokens: Sequence[Token], variants: Sequence[str]) -> list[Token]:
        """The tokens without what goes without saying in all variants: that it is after treatment, that symptoms tell nothing."""
        when = [self._corpus_when(v) for v in variants]
        if all(_STAGING.isdisjoint(w.get(_PURPOSE, _STAGING)) for w in when):
            tokens = without_treatment(tokens)
        if all(set(w.get(_PURPOSE, ())) != _WATCHED and _LOOKED_AT not in w for w in when):
            tokens = [t for t in tokens if not t.has("whatever-symptoms")]
        if all(_LOOKED_AT not in w for w in when):
            tokens = [t for t in tokens if not t.has("without-symptoms")]
        return list(tokens)

    def _corpus_when(self, variant: str) -> Mapping[str, Sequence[str]]:
        return self._basis.corpus.variants[variant].when

    def _opens_refuted(self, text: str, tokens: list[Token], variants: Sequence[str]) -> Finding | None:
        """ "Order biopsy and a bone scan, usually not appropriate": whatever follows, it opens with what the table refutes."""
        for claims in openings_of(tokens):
            if all(self._truths(text, tokens, claims, given) == {"refuted"} for given in variants):
                return found("foreign-opening", "unreadable", "it opens with what the table refutes")
        return None

    def _looks_so(self, tokens: Sequence[Token], variants: Sequence[str]) -> bool:
        """True unless a sentence tells how a lesion looks where the table judges by something else."""
        looked_at = all(_LOOKED_AT in self._basis.corpus.variants[v].when for v in variants)
        looks_so = looked_at or not any(t.has("look") for t in tokens)
        return looks_so and self._may_open(tokens, variants)

    def _may_open(self, tokens: Sequence[Token], variants: Sequence[str]) -> bool:
        """True unless a sentence tells of a first study where others have been done."""
        opens = any(t.has("opening") for t in tokens)
        return not opens or all(set(self._basis.corpus.variants[v].when.get(_LOOKED_AT, _FIRST)) == _FIRST for v in variants)

    def _all_hold(self, text: str, tokens: list[Token], claims: list[Claim], variants: Sequence[str]) -> bool:
        return {truth for given in variants for truth in self._truths(text, tokens, claims, given)} == {"holds"}

    def _truths(self, text: str, tokens: list[Token], claims: list[Claim], given: str) -> set[str]:
        scene = self._scene(text, tokens, given)
        variant = _told_scenario(tokens) or self._basis.reader.about.variant(scene, given, treated=True)
        if not variant or self._basis.reader.about.is_elsewhere(text, variant):
            return {"open"}
        return {self._basis.table.truth(claim, variant) for claim in claims}

    def bids_against(self, text: str, variants: tuple[str, ...]) -> bool:
        """ "Fast before FDG, and have a bone scan": true if it bids to do a study against the table, whatever else it tells."""
        plain = [t for t in self._basis.vocabularies.judging(text) or [] if t.text not in ARTICLES]
        bidden = [(here.cues["before"], after.study) for here, after in pairwise(plain) if here.has("before") and after.study]
        claims = [Claim("advice", (study,), value) for value, study in bidden]
        return any(self._basis.table.truth(claim, variant) == "refuted" for claim in claims for variant in variants)

    def scene(self, text: str, given: str) -> str:
        """The words of a judgement that tell what it is told of."""
        return self._scene(text, self._basis.vocabularies.judging(text) or [], given)

    def _scene(self, text: str, tokens: Sequence[Token], given: str) -> str:
        """ "Not preferred in lung surveillance" denies no surveillance: without the words that judge, if it fits no variant."""
        if self._basis.reader.about.variant(text, given, treated=True):
            return text
        return " ".join(t.text for t in tokens if t.study or t.has("glue", _PLACED))

    def _told(self, claim: Claim, variant: str) -> str:
        rows = self._basis.table.rows(claim.studies[0], variant)
        return "; ".join(f"{self._basis.corpus.procedures[r.procedure].name} is {r.category.value}" for r in rows) or "not rated"

    def borne_out(
        self, text: str, variants: tuple[str, ...], standing: NamedStudy | None = None, *, young: bool
    ) -> list[Finding]:
        """The finding on a judgement for patients of the table that the table bears out, whatever its other words are.

        The first pronoun of the sentence, wherever it is, is taken for the name of the study `standing`.
        """
        if self._basis.reader.contrast.shares_a_name(text):
            return []
        about = self._basis.reader.about
        named = [v for given in variants if (v := about.variant(text, given)) and not about.is_elsewhere(text, v)]
        tokens = self._basis.vocabularies.prose.tokens(text.replace('"', ""), standing, anywhere=True)
        if not tokens or "?" in text or len(named) < len(variants):
            return []
        if not about.fits(text, variants) or not self._basis.is_one_in_english(text):
            return []
        judging = self._basis.vocabularies.judging(text, standing) or []
        if not can_be_done(judging) or not self._may_open(judging, variants):
            return []
        holds = self._borne_out.holds(self._basis.placing.placed(tokens, text, variants), judging, named, young=young)
        if holds and tuple(named) != variants and self._basis.telling.says(tokens, "here"):  # "in this scenario, for soft tissue"
            here = self._basis.placing.given(tokens, text, variants)
            holds = self._borne_out.holds(here, judging, variants, young=young)
        return [found("foreign-borne-out", "consistent", _BORNE_OUT)] if holds else []


def _told_scenario(tokens: list[Token]) -> str | None:
    """The variant whose own words a sentence uses, if it is one."""
    told = {t.cues["scenario"] for t in tokens if "scenario" in t.cues}
    return told.pop() if len(told) == 1 else None
