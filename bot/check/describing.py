"""One foreign sentence that tells of a study: a description, a fact or a past rating retold, or a question left open."""

from collections.abc import Sequence
from dataclasses import replace

from bot.check.basis import Basis
from bot.check.descriptions import leaning
from bot.check.descriptions.bedside import Bedside
from bot.check.descriptions.choosing import leaves_out_both, numbers_in_a_row, settles_on_one
from bot.check.descriptions.daybook import Daybook
from bot.check.descriptions.describe import objection
from bot.check.descriptions.evidence import Evidence, evidence_of
from bot.check.descriptions.letters import spell_a_name
from bot.check.descriptions.questions import asks_what_was, asserts, is_open_question, presumes
from bot.check.descriptions.status import Status
from bot.check.facts.matters import UNPROVED
from bot.check.facts.past import PastEditions
from bot.check.facts.sources import UNTOLD
from bot.check.judgements.leans import Lean
from bot.check.judgements.tags import Tags
from bot.check.judging import JudgementReader
from bot.check.ruling import Finding, found
from bot.check.words.bearing import stem
from bot.check.words.measures import IN_A_HUNDRED
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Told
from bot.check.words.units import units_of
from bot.understand.imaging.studies import NamedStudy

_ROW = 2
"""Studies with a number right behind them, from which a list gives ratings and not counts."""
_ADDRESS = 6
"""Words before a colon that can be an address or a remark."""
_SIGNS = "holds signs that are not read with certainty"
_NEAR = "its words are near to those of a choice"
_AGREES = "every judging word agrees with the table for every study named"


class DescriptionReader:
    """Rules on descriptions; `standing` is the study that a pronoun at the head of a sentence stands for."""

    def __init__(self, basis: Basis, judging: JudgementReader) -> None:
        self._basis = basis
        self._judging = judging
        self._tags = Tags(basis.bearing)
        self._status = Status(basis.bearing)
        self._daybook = Daybook(basis.bearing)
        self._bedside = Bedside(basis.bearing)
        self._past = PastEditions(basis.corpus, basis.table, basis.bearing)

    def description(
        self, text: str, variants: tuple[str, ...], standing: NamedStudy | None = None, *, young: bool
    ) -> list[Finding]:
        """The findings on a sentence about a study that is no judgement of a known form: none if it only describes."""
        tokens = self._basis.vocabularies.prose.tokens(text, standing)
        unquoted = self._basis.vocabularies.prose.tokens(text.replace('"', ""), standing)
        if unquoted is None:
            return _unread(_SIGNS)
        if not all(self._basis.placing.is_known(t.study) for t in unquoted if t.study):
            return _unread("it is no study that is known")
        if not standing and (self._status.tells(unquoted) or spell_a_name(unquoted, self._basis.bearing)):
            return []
        sentence = self._basis.placing.placed(unquoted, text, variants)
        if sentence.retold(unquoted) == "turned":
            return _unread("tells in figures what the corpus tells otherwise")
        if not sentence.studies and sentence.may_turn(unquoted):
            return _unread(UNPROVED)
        spoken_for = not text.rstrip().endswith("?") and self._basis.sources.are_spoken_for(unquoted)
        lean = Lean(objection=UNTOLD if spoken_for else _SIGNS)
        if tokens and not spoken_for:
            quoted = sentence if tokens == unquoted else self._basis.placing.placed(tokens, text, variants)
            lean = self._lean(quoted, text, variants, standing)
        if not lean.objection:
            return [found("foreign-leaning", "consistent", _AGREES)] if lean.judged else []
        if not standing and not spoken_for and self.may_be_weighed(sentence, text) and self.only_tells(sentence, text, variants):
            return []
        return (not standing and self._judging.borne_out(text, variants, young=young)) or _unread(lean.objection)

    def notes_a_day(self, text: str) -> bool:
        """True for a note of one day or a request in listed words alone: "PET/CT done 12 March, uptake time 62 minutes"."""
        if not self._basis.is_one_in_english(text):
            return False
        tokens = self._basis.unquoted(text)
        return self._daybook.tells(tokens, text) or self._bedside.speaks(tokens)

    def speaks_of_a_visit(self, text: str) -> bool:
        """True for a question or an instruction about a visit in listed words alone: "I wear hearing aids"."""
        return self._basis.is_one_in_english(text) and self._bedside.speaks(self._basis.unquoted(text))

    def past(self, text: str, variants: tuple[str, ...]) -> list[Finding] | None:
        """The findings on a sentence that gives ratings of superseded editions; None if it gives none that is read."""
        tokens = self._basis.unquoted(text)
        if not self._past.is_spoken_of(tokens):
            return None
        ruling = self._past.ruling(tokens, [self._basis.reader.about.variant(text, given) or given for given in variants])
        if ruling == "turned":
            return _unread("gives a rating that its edition did not give")
        told = ruling == "told" and self._basis.is_one_in_english(text)
        return [] if told and not self._basis.telling.advises(self._basis.placing.placed(tokens, text, variants)) else None

    def tells_a_fact(self, text: str, variants: tuple[str, ...], *, wholly: bool = False) -> bool:
        """True for a sentence that tells statements of the corpus in other words, all figures theirs, and advises nothing.

        `wholly`: mostly in words of facts that hold outright.
        """
        tokens = self._basis.vocabularies.prose.tokens(text.replace('"', ""))
        if not tokens:
            return False
        stated = self._basis.placing.sentence(tokens, [None]).told_of(tokens)
        if stated is None or (wholly and not (stated.mostly and stated.outright)) or self._grades_beyond(tokens, stated):
            return False
        if self._judging.bids_against(text, variants):
            return False
        sentence = self._basis.placing.placed(tokens, text, variants)
        given = (t.text.split() for t in tokens if t.cues.get("object") in leaning.GIVEN and not t.study)
        if any(stated.words.isdisjoint(map(stem, words)) for words in given):
            return False  # "at 1.5 T and with contrast": what tells one study from another
        if not (stated.mostly and stated.outright) and self._basis.telling.turns_in_words(sentence, timed=True):
            return False
        figures = any(t.has("number", "count") for t in tokens)
        sure, prepares = stated.mostly and stated.outright, stated.prepares
        if not figures and self._basis.telling.judges_beyond(sentence, stated.words, mostly=sure, prepares=prepares):
            return False
        near = not (stated.mostly and (figures or stated.outright)) and self._basis.points.leans(sentence)
        advises = self._basis.telling.advises(
            sentence, stated.words, mostly=stated.mostly, sure=sure, prepares=prepares and stated.outright
        )
        return not near and self._basis.is_one_in_english(text) and not advises

    def tells_a_measure(self, text: str, variants: tuple[str, ...]) -> bool:
        """True for "natural background is about 3 mSv a year": a fact in figures, told in its words and nothing else."""
        tokens = self._basis.vocabularies.prose.tokens(text.replace('"', "")) or []
        stated = self._basis.placing.sentence(tokens, [None]).told_of(tokens) if tokens else None
        if stated is None or not stated.mostly or not any(t.text[:1].isdigit() for t in tokens):
            return False
        told = (t for t in tokens if not t.has("glue", "determiner", "mark", "is", "number", "count"))
        words = [word for t in told for word in t.text.split()]
        own = all(stem(w) in stated.words or self._basis.bearing.among(w, "measuring") or w[:1].isdigit() for w in words)
        return own and not any(t.study for t in tokens) and self.tells_a_fact(text, variants)

    def _grades_beyond(self, tokens: Sequence[Token], stated: Told) -> bool:
        """True if a word of ratings and levels is none of the statement that a sentence tells outright."""
        graded = [t for t in tokens if not t.study and self._basis.bearing.speaks([t], "graded")]
        shares = any(t.text in IN_A_HUNDRED for t in tokens)
        told = (stated.outright or shares) and stated.mostly
        told = told and all(stem(w).startswith(tuple(stated.words)) for t in graded for w in t.text.split())
        return self._basis.bearing.speaks(tokens, "graded") and not told

    def _lean(self, sentence: Sentence, text: str, variants: tuple[str, ...], standing: NamedStudy | None) -> Lean:
        """How a sentence leans by what is known of its words, and why it may bear on the choice."""
        tokens = sentence.tokens
        if any(self._basis.reader.is_modality(t.text) for t in tokens if not t.study):
            return Lean(objection="a study of it is not read with certainty")
        told = objection(self._basis.placing.sentence(tokens, variants)) or self._basis.telling.idiom(tokens)
        if not told:
            return Lean(objection=_NEAR if self._basis.points.leans(sentence, known=True) else None)
        if (standing and not tokens[0].study) or "?" in text:
            return Lean(objection=told)
        if len(units_of(text)) > 1:  # a heading can hold two sentences
            return Lean(objection="holds more than one sentence")
        if self._basis.reader.is_foreign(text) or not self._basis.is_english(text):
            return Lean(objection=told)
        lean = self._basis.telling.lean(sentence)
        if lean.judged and not lean.objection and not self._basis.reader.about.fits(text, variants):
            return Lean(objection="judges a study for patients whom the table does not cover")
        if not lean.judged and not lean.objection and self._basis.points.leans(sentence):
            return Lean(objection=_NEAR)
        return lean

    def mistakes_a_tag(self, text: str, variants: tuple[str, ...]) -> bool:
        """True for a sentence that tells how the panel voted on its studies, unless their tags bear it out."""
        tokens = self._basis.unquoted(text)
        if not self._tags.are_spoken_of(tokens):
            return False
        return not self._tags.are_borne_out(self._basis.placing.placed(tokens, text, variants))

    def may_be_weighed(self, sentence: Sentence, text: str) -> bool:
        """True for one English sentence that turns no fact, and gives no number to study after study."""
        if numbers_in_a_row(sentence.tokens) >= _ROW or leaves_out_both(sentence) or leaning.no_contrast_is_asked_for(sentence):
            return False
        if settles_on_one(sentence, self._basis.bearing):
            return False
        return self._basis.is_one_in_english(text) and not self._basis.telling.turns_a_fact(sentence)

    def only_tells(self, sentence: Sentence, text: str, variants: tuple[str, ...] = ()) -> bool:
        """True if the words of a sentence are those of descriptions."""
        rates, asks = self._basis.telling.rates(sentence), "?" in text and asserts(sentence.tokens)
        outright = rates or self._basis.telling.judges_outright(sentence)
        told = self._basis.points.describes(
            sentence, outright=outright, rated=asks or (rates and not self._agrees(sentence, text, variants))
        )
        head, _, rest = text.partition(": ")
        if not told or not rest or self._basis.reader.names_study(head) or len(head.split()) > _ADDRESS:
            return told
        tokens = self._basis.vocabularies.prose.tokens(rest, strict=False) or []  # "please note:" lends its words to what follows
        return self.only_tells(replace(sentence, tokens=tokens), rest, variants)

    def _agrees(self, sentence: Sentence, text: str, variants: tuple[str, ...]) -> bool:
        """True if every word that judges agrees with the table for every study named, and the patients are those of the table."""
        return bool(sentence.studies) and self._basis.telling.agrees(sentence) and self._basis.reader.about.fits(text, variants)

    def asks(self, text: str, variants: tuple[str, ...]) -> bool:
        """True for a question that leaves its answer open, or that asks what was done."""
        told = self._basis.vocabularies.prose.tokens(text.rstrip("? "), strict=False) if text.rstrip().endswith("?") else None
        if told and self._basis.is_one_in_english(text) and asks_what_was(told, self._basis.bearing):
            sentence = self._basis.placing.placed(told, text, variants)
            if not self._basis.telling.rates(sentence) and not self._basis.points.leans(sentence, known=True):
                return True
        tokens = self._basis.vocabularies.asking.tokens(text.rstrip("? ")) if text.rstrip().endswith("?") else None
        if not tokens or not is_open_question(tokens):
            return False
        low = any(self._basis.placing.standing(t.study, variants).low for t in tokens if t.study)
        return not (low and presumes(tokens))

    def evidence(self, text: str, variants: tuple[str, ...]) -> Evidence:
        """What counts in a sentence when its words are weighed, whatever signs it holds."""
        tokens = self._basis.vocabularies.prose.tokens(text, strict=False) or []
        return evidence_of(self._basis.placing.placed(tokens, text, variants), self._basis.bearing)


def _unread(told: str | None) -> list[Finding]:
    return [found("unread-study", "unreadable", f"names a study, and {told}")] if told else []
