"""One foreign sentence in its variants: a judgement held against the table or borne out, a description, or a question."""

from collections.abc import Sequence
from dataclasses import replace

from bot.check.descriptions.describe import leads_nowhere, names_a_topic, objection
from bot.check.descriptions.evidence import Evidence, evidence_of
from bot.check.descriptions.points import WordPoints
from bot.check.descriptions.questions import asks_what_was, asserts, is_open_question, presumes
from bot.check.descriptions.telling import Telling
from bot.check.facts.past import PastEditions
from bot.check.foreign import ForeignReader
from bot.check.judgements.borne import BorneOut
from bot.check.judgements.claims import Table
from bot.check.judgements.clauses import judgements_of, openings_of
from bot.check.judgements.leans import Lean
from bot.check.judgements.placing import Placing
from bot.check.judgements.supposing import can_be_done
from bot.check.judgements.verdicts import Claim
from bot.check.ruling import Finding, found
from bot.check.vocabularies import Vocabularies
from bot.check.words.bearing import Bearing
from bot.check.words.cells import is_year
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence
from bot.check.words.units import units_of
from bot.understand.studies import NamedStudy
from corpus import Corpus

_FEW = 3
_CURT = 8
"""Words of a sentence that can be about the one before it."""
_TELLS = 5
"""Words of a sentence that tells something by itself; shorter ones can belong to the one before."""
_ADDRESS = 6
"""Words before a colon that can be an address or a remark."""
_TELLS_FOR_SURE = 7
"""Words of one that does whether its verb is known or not."""
_DOSES = ("level", "dose")
_LOOKED_AT = "first_imaging"
_FIRST = {"not_done"}
_SIGNS = "holds signs that are not read with certainty"
_NEAR = "its words are near to those of a choice"
_BORNE_OUT = "what it says outright is in the table, and its other words are those of such judgements"
_AGREES = "every judging word agrees with the table for every study named"


class SentenceReader:
    """Rules on sentences one by one; `standing` is the study that a pronoun stands for.

    At their head alone, but for `borne_out` and `judgement`, which take the first one wherever it is.
    """

    def __init__(self, corpus: Corpus, reader: ForeignReader, vocabularies: Vocabularies) -> None:
        self._corpus = corpus
        self._reader = reader
        self._vocabularies = vocabularies
        self._table = Table(corpus)
        self._bearing = Bearing(corpus.bearing_concepts)
        self._placing = Placing(corpus, reader, vocabularies, self._table, self._bearing)
        self._telling = Telling(self._bearing)
        self._past = PastEditions(corpus, self._table, self._bearing)
        self._points = WordPoints(corpus.points, self._bearing)
        self._borne_out = BorneOut(self._table, self._telling, self._bearing, self._points, corpus.points.limits)
        self._english = frozenset(form for c in corpus.claim_concepts if c.cue in ("english", "everyday") for form in c.forms)

    def judgement(
        self, text: str, variants: tuple[str, ...], standing: NamedStudy | None = None, *, young: bool
    ) -> Finding | None:
        """The finding on a sentence that is a judgement with every word accounted for; None if it is not, or left open.

        Unless the text is about somebody `young`, a radiation level that is told of nobody is told of adults.
        """
        tokens = self._vocabularies.judging(text, standing)
        read = judgements_of(tokens) if tokens and "?" not in text else None
        if not tokens or not read or not self._looks_so(tokens, variants):
            return self._opens_refuted(text, tokens or [], variants) if not read else None
        (rule, claims), at_once = read
        grown = [replace(c, value=f"A{c.value}") if c.kind in _DOSES and c.value.startswith("|") else c for c in claims]
        if not young and grown != claims and self._all_hold(text, tokens, grown, variants):
            return found(f"foreign-{rule}", "consistent", "as in the table for adults")
        truths = {truth for given in variants for truth in self._truths(text, tokens, claims, given)}
        if at_once and "refuted" in truths and (len(truths) == 1 or len(variants) == 1):
            return found(f"foreign-{rule}", "contradicts", f"the table refutes it: {self._told(claims[0], variants[0])}")
        if "refuted" in truths and not at_once and len(variants) == 1:
            return found(f"foreign-{rule}", "unreadable", "a part of it is not in the table")
        return found(f"foreign-{rule}", "consistent", "as in the table") if truths == {"holds"} else None

    def _opens_refuted(self, text: str, tokens: list[Token], variants: Sequence[str]) -> Finding | None:
        """ "Order biopsy and a bone scan, usually not appropriate": whatever follows, it opens with what the table refutes."""
        for claims in openings_of(tokens):
            if all(self._truths(text, tokens, claims, given) == {"refuted"} for given in variants):
                return found("foreign-opening", "unreadable", "it opens with what the table refutes")
        return None

    def _looks_so(self, tokens: Sequence[Token], variants: Sequence[str]) -> bool:
        """True unless a sentence tells how a lesion looks where the table judges by something else."""
        looked_at = all(_LOOKED_AT in self._corpus.variants[v].when for v in variants)
        return (looked_at or not any(t.has("look") for t in tokens)) and self._may_open(tokens, variants)

    def _may_open(self, tokens: Sequence[Token], variants: Sequence[str]) -> bool:
        """True unless a sentence tells of a first study where others have been done."""
        opens = any(t.has("opening") for t in tokens)
        return not opens or all(set(self._corpus.variants[v].when.get(_LOOKED_AT, _FIRST)) == _FIRST for v in variants)

    def _all_hold(self, text: str, tokens: list[Token], claims: list[Claim], variants: Sequence[str]) -> bool:
        return {truth for given in variants for truth in self._truths(text, tokens, claims, given)} == {"holds"}

    def _truths(self, text: str, tokens: list[Token], claims: list[Claim], given: str) -> set[str]:
        variant = _told_scenario(tokens) or self._reader.about.variant(text, given)
        return {self._table.truth(claim, variant) for claim in claims} if variant else {"open"}

    def _told(self, claim: Claim, variant: str) -> str:
        rows = self._table.rows(claim.studies[0], variant)
        return "; ".join(f"{self._corpus.procedures[r.procedure].name} is {r.category.value}" for r in rows) or "not rated"

    def description(
        self, text: str, variants: tuple[str, ...], standing: NamedStudy | None = None, *, young: bool
    ) -> list[Finding]:
        """The findings on a sentence about a study that is no judgement of a known form: none if it only describes."""
        tokens = self._vocabularies.prose.tokens(text, standing)
        unquoted = self._vocabularies.prose.tokens(text.replace('"', ""), standing)
        if unquoted is None:
            return _unread(_SIGNS)
        if not all(self._placing.is_known(t.study) for t in unquoted if t.study):
            return _unread("it is no study that is known")
        sentence = self._placing.placed(unquoted, text, variants)
        if sentence.retold(unquoted) == "turned":
            return _unread("tells in figures what the corpus tells otherwise")
        quoted = sentence if tokens == unquoted else self._placing.placed(tokens or [], text, variants)
        lean = self._lean(quoted, text, variants, standing) if tokens else Lean(objection=_SIGNS)
        if not lean.objection:
            return [found("foreign-leaning", "consistent", _AGREES)] if lean.judged else []
        if not standing and self._may_be_weighed(sentence, text) and self._only_tells(sentence, text, variants):
            return []
        return (not standing and self.borne_out(text, variants, young=young)) or _unread(lean.objection)

    def past(self, text: str, variants: tuple[str, ...]) -> list[Finding] | None:
        """The findings on a sentence that gives ratings of superseded editions; None if it gives none that is read."""
        tokens = self._vocabularies.prose.tokens(text.replace('"', ""), strict=False) or []
        if not self._past.is_spoken_of(tokens):
            return None
        ruling = self._past.ruling(tokens, [self._reader.about.variant(text, given) or given for given in variants])
        if ruling == "turned":
            return _unread("gives a rating that its edition did not give")
        told = ruling == "told" and self._is_one_in_english(text)
        return [] if told and not self._telling.advises(self._placing.placed(tokens, text, variants)) else None

    def tells_a_fact(self, text: str, variants: tuple[str, ...]) -> bool:
        """True for a sentence that tells statements of the corpus in other words, all figures theirs, and advises nothing."""
        tokens = self._vocabularies.prose.tokens(text.replace('"', ""))
        if not tokens:
            return False
        stated = self._placing.sentence(tokens, [None]).told_of(tokens)
        if stated is None or self._bearing.speaks(tokens, "graded"):
            return False
        sentence = self._placing.placed(tokens, text, variants)
        if not (stated.mostly and stated.outright) and self._telling.turns_in_words(sentence, timed=True):
            return False
        figures = any(t.has("number", "count") for t in tokens)
        if not figures and self._telling.judges_beyond(sentence, stated.words):
            return False
        near = not (stated.mostly and figures) and self._points.leans(sentence)
        return (
            not near and self._is_one_in_english(text) and not self._telling.advises(sentence, stated.words, mostly=stated.mostly)
        )

    def _lean(self, sentence: Sentence, text: str, variants: tuple[str, ...], standing: NamedStudy | None) -> Lean:
        """How a sentence leans by what is known of its words, and why it may bear on the choice."""
        tokens = sentence.tokens
        if any(self._reader.is_modality(t.text) for t in tokens if not t.study):
            return Lean(objection="a study of it is not read with certainty")
        told = objection(self._placing.sentence(tokens, variants)) or self._telling.idiom(tokens)
        if not told:
            return Lean(objection=_NEAR if self._points.leans(sentence, known=True) else None)
        if (standing and not tokens[0].study) or "?" in text:
            return Lean(objection=told)
        if len(units_of(text)) > 1:  # a heading can hold two sentences
            return Lean(objection="holds more than one sentence")
        if self._reader.is_foreign(text) or not self.is_english(text):
            return Lean(objection=told)
        lean = self._telling.lean(sentence)
        if lean.judged and not lean.objection and not self._reader.about.fits(text, variants):
            return Lean(objection="judges a study for patients whom the table does not cover")
        if not lean.judged and not lean.objection and self._points.leans(sentence):
            return Lean(objection=_NEAR)
        return lean

    def _may_be_weighed(self, sentence: Sentence, text: str) -> bool:
        """True for one English sentence that turns no fact."""
        return self._is_one_in_english(text) and not self._telling.turns_a_fact(sentence)

    def _is_one_in_english(self, text: str) -> bool:
        return len(units_of(text)) == 1 and self.is_english(text)

    def _only_tells(self, sentence: Sentence, text: str, variants: tuple[str, ...] = ()) -> bool:
        """True if the words of a sentence are those of descriptions."""
        rates, asks = self._telling.rates(sentence), "?" in text and asserts(sentence.tokens)
        outright = rates or self._telling.judges_outright(sentence)
        told = self._points.describes(
            sentence, outright=outright, rated=asks or (rates and not self._agrees(sentence, text, variants))
        )
        head, _, rest = text.partition(": ")
        if not told or not rest or self._reader.names_study(head) or len(head.split()) > _ADDRESS:
            return told
        tokens = self._vocabularies.prose.tokens(rest, strict=False) or []  # "please note:" lends its words to what follows
        return self._only_tells(replace(sentence, tokens=tokens), rest, variants)

    def borne_out(
        self, text: str, variants: tuple[str, ...], standing: NamedStudy | None = None, *, young: bool
    ) -> list[Finding]:
        """The finding on a judgement for patients of the table that the table bears out, whatever its other words are.

        The first pronoun of the sentence, wherever it is, is taken for the name of the study `standing`.
        """
        if self._reader.contrast.shares_a_name(text):
            return []
        named = [v for given in variants if (v := self._reader.about.variant(text, given))]
        tokens = self._vocabularies.prose.tokens(text.replace('"', ""), standing, anywhere=True)
        if not tokens or "?" in text or len(named) < len(variants):
            return []
        if not self._reader.about.fits(text, variants) or not self._is_one_in_english(text):
            return []
        judging = self._vocabularies.judging(text, standing) or []
        if not can_be_done(judging) or not self._may_open(judging, variants):
            return []
        holds = self._borne_out.holds(self._placing.placed(tokens, text, variants), judging, named, young=young)
        if holds and tuple(named) != variants and self._telling.says(tokens, "here"):  # "in this scenario, for soft tissue"
            here = self._placing.given(tokens, text, variants)
            holds = self._borne_out.holds(here, judging, variants, young=young)
        return [found("foreign-borne-out", "consistent", _BORNE_OUT)] if holds else []

    def _agrees(self, sentence: Sentence, text: str, variants: tuple[str, ...]) -> bool:
        """True if every word that judges agrees with the table for every study named, and the patients are those of the table."""
        return bool(sentence.studies) and self._telling.agrees(sentence) and self._reader.about.fits(text, variants)

    def carves(self, text: str, *, weighed: bool) -> str | None:
        """Why a judgement may not be told so: something is carved out of it, or it is taken back, widened, told of the past."""
        tokens = self._vocabularies.prose.tokens(text.replace('"', ""), strict=False) or []
        studies = sum(t.study is not None for t in tokens)
        if self._bearing.says(tokens, "past-value"):
            return "tells of the past"
        if not weighed:
            return "tells another state of contrast" if self._reader.contrast.is_told_beside(text) else None
        if self._bearing.says(tokens, "carving"):
            return "carves something out of it, or takes it back"
        if self._bearing.says(tokens, "widening"):
            return "widens it"
        if studies > 1 and self._bearing.says(tokens, "relating"):
            return "sets its studies beside each other in a way of its own"
        if self._reader.contrast.is_told_beside(text):
            return "tells another state of contrast"
        return None

    def carves_elsewhere(self, text: str) -> bool:
        """ "Children are the exception.", "Not in adults, though.": a sentence without a study that takes from one before it."""
        tokens = self._vocabularies.prose.tokens(text.replace('"', ""), strict=False) or []
        words = [t for t in tokens if not t.has("mark")]
        past = len(words) > 1 and words[0].text in ("that", "this", "such", "it") and words[1].has("was")
        opens = past or (bool(words) and (words[0].has("negation") or words[0].text in ("except", "only", "unless")))
        return len(words) <= _CURT and (opens or self._bearing.says(tokens, "carving"))

    def turns_a_figure(self, text: str) -> bool:
        """True for a sentence that names no study and tells a fact or a figure of the corpus otherwise than it stands there."""
        tokens = self._vocabularies.prose.tokens(text.replace('"', ""), strict=False) or []
        sentence = self._placing.sentence(tokens, [None])
        turned = sentence.retold(tokens) == "turned" or self._bearing.refuted(tokens) is not None
        return turned or self._telling.is_at_odds(sentence)

    def stands_for_another(self, text: str) -> bool:
        """True if a word of a sentence that names no study may stand for one."""
        return self._telling.stands_for_another(self._vocabularies.plain.tokens(text, strict=False) or [])

    def leans(self, text: str) -> bool:
        """True if the words of a sentence that names no study are too near to those of a choice."""
        return self._points.leans(self._placing.sentence(self._vocabularies.prose.tokens(text, strict=False) or [], [None]))

    def tells(self, text: str) -> bool:
        """True for a sentence that names no study and whose words are those of descriptions."""
        tokens = self._vocabularies.prose.tokens(text.replace('"', "")) or []
        words = sum(not t.has("mark") for t in tokens)
        long = words >= _TELLS and (self._telling.has_verb(tokens) or words >= _TELLS_FOR_SURE)
        long = long and not self._telling.stands_for_another(tokens)
        sentence = self._placing.sentence(tokens, [None])
        return long and self._may_be_weighed(sentence, text) and self._only_tells(sentence, text)

    def tells_another_year(self, text: str, variants: tuple[str, ...]) -> bool:
        """ "The 2025 criteria rate ...": true for a year that is not the one of the table's edition."""
        tokens = self._vocabularies.prose.tokens(text, strict=False) or []
        return not {t.text for t in tokens if is_year(t.text)} <= {self._table.year(v) for v in variants}

    def evidence(self, text: str, variants: tuple[str, ...]) -> Evidence:
        """What counts in a sentence when its words are weighed, whatever signs it holds."""
        tokens = self._vocabularies.prose.tokens(text, strict=False) or []
        return evidence_of(self._placing.placed(tokens, text, variants), self._bearing)

    def asks(self, text: str, variants: tuple[str, ...]) -> bool:
        """True for a question that leaves its answer open, or that asks what was done."""
        told = self._vocabularies.prose.tokens(text.rstrip("? "), strict=False) if text.rstrip().endswith("?") else None
        if told and self._is_one_in_english(text) and asks_what_was(told, self._bearing):
            sentence = self._placing.placed(told, text, variants)
            if not self._telling.rates(sentence) and not self._points.leans(sentence):
                return True
        tokens = self._vocabularies.asking.tokens(text.rstrip("? ")) if text.rstrip().endswith("?") else None
        if not tokens or not is_open_question(tokens):
            return False
        low = any(self._placing.standing(t.study, variants).low for t in tokens if t.study)
        return not (low and presumes(tokens))

    def points(self, text: str) -> bool:
        """True if a sentence opens with a word that stands for the study of the one before, says "that study", or "rates it"."""
        prose = self._vocabularies.prose.tokens(text, strict=False) or []
        if any(t.has("anaphor") and (at == 0 or " " in t.text) for at, t in enumerate(prose)):
            return True
        return any(t.has("anaphor") for t in self._vocabularies.judging(text) or [])

    def is_harmless(self, text: str, *, titles: bool = False, answers: bool = False) -> bool:
        """True for a sentence that names no study and whose every word is known to judge and point at nothing.

        A fragment is harmless where it `titles` what follows, an order not where it `answers` a question.
        """
        tokens = self._vocabularies.plain.tokens(text.rstrip(": "))
        remarks = ("remark", "life-remark")
        if tokens and all(t.has(*remarks, "glue", "mark") for t in tokens) and any(t.has(*remarks) for t in tokens):
            return True
        if not tokens or (answers and tokens[0].has("bidding")):
            return False
        titled = titles or text.endswith(":") or tokens[0].has("remark")
        return leads_nowhere(tokens) or (titled and names_a_topic(tokens))

    def bears_on_nothing(self, text: str) -> bool:
        """True for an English sentence that names no study if no word of it can judge one or point at one."""
        tokens = self._vocabularies.plain.tokens(text, strict=False) or []
        return self.is_english(text) and not text.rstrip().endswith("?") and self._telling.bears_on_nothing(tokens)

    def turns_another(self, text: str) -> bool:
        """True for a short sentence that calls another false, or that opens with a condition of another."""
        return self._telling.turns_another(self._vocabularies.plain.tokens(text, strict=False) or [])

    def judges(self, text: str) -> bool:
        """True if a word of a sentence praises, dismisses, ranks or permits, whatever it is said of."""
        return self._telling.judges(self._vocabularies.plain.tokens(text, strict=False) or [])

    def is_english(self, text: str) -> bool:
        """True if two words in five are English words that we know; foreign sentences share a few with ours."""
        tokens = [t for t in self._vocabularies.plain.tokens(text, strict=False) or [] if not t.has("mark")]
        return len(tokens) < _FEW or 5 * sum(t.known or t.text in self._english for t in tokens) >= 2 * len(tokens)

    def speaks_of_task(self, text: str) -> bool:
        """True if a sentence speaks of the lungs, of spread or staging: what a study before it may be said to settle."""
        tokens = self._vocabularies.plain.tokens(text, strict=False) or []
        if any(t.has("activity", "target") or t.cues.get("object") == "lung" for t in tokens):
            return True
        return any(t.has("task") for t in tokens) and self._reader.leans(text)


def _unread(told: str | None) -> list[Finding]:
    return [found("unread-study", "unreadable", f"names a study, and {told}")] if told else []


def _told_scenario(tokens: list[Token]) -> str | None:
    """The variant whose own words a sentence uses, if it is one."""
    told = {t.cues["scenario"] for t in tokens if "scenario" in t.cues}
    return told.pop() if len(told) == 1 else None
