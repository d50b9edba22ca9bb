"""The build of a sentence that only tells: rules on what is said of a study, and on what is done with it."""

from collections.abc import Callable, Sequence

from bot.check.descriptions import grammar, leaning
from bot.check.words.bearing import Bearing
from bot.check.words.build import governor, is_verb, is_verbal, reports
from bot.check.words.english import ARTICLES, OWNERS
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Start, pairs

_FEW = 2
"""Words that need not be known: more of them can be a picture of something else."""


class Reporting:
    """Rules on sentences in which no word bears on the choice; every rule says why it objects, or nothing."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self.rules: tuple[Callable[[Sentence], str | None], ...] = (
            no_study_is_done,
            self.nothing_tells_when_it_is_done,
            self.verbs_of_studies_are_known,
            self.complement_is_plain,
            self.no_study_is_bidden,
            denials_take_nothing,
            self.few_words_are_unknown,
        )

    def verbs_of_studies_are_known(self, sentence: Sentence) -> str | None:
        """The verb of a study is known; a sentence without a verb is judged by what stands around it."""
        told = subject = False
        before = Start
        for token, following in zip(sentence.tokens, [*sentence.tokens[1:], Token("")], strict=True):
            if token.study:
                subject = subject or not self._bearing.among(before.text, "place")
                strange = subject and is_verbal(following.text) and not self._known(following)
                if strange:
                    return f"{following.text!r}, said of a study, is not accounted for"
            elif is_verb(token) or self._tells(token, before):
                told, subject = True, False
            elif subject and not token.known and is_verbal(token.text):
                return f"{token.text!r}, said of a study, is not accounted for"
            elif token.has("clause"):
                subject = False
            before = token
        fragment = self._lists_findings(sentence) or self._is_of_a_report(sentence)
        return None if told or fragment else "nothing is told of the study"

    def _tells(self, token: Token, before: Token) -> bool:
        """True for a verb that tells; "visit" and "report" are nouns unless they follow what can be their subject."""
        inflected = token.text.endswith(("s", "ed"))
        may_follow = before.has("modal") or before.text.endswith("s") or before.text in ("to", "also", "both")
        return self._bearing.is_one(token.text, "tells") and (inflected or may_follow)

    def _lists_findings(self, sentence: Sentence) -> bool:
        """ "MRI thigh, 12 months: oedema, no mass": a colon after the study, and what was found in its images."""
        colon = next((at for at, t in enumerate(sentence.tokens) if t.text == ":"), 0)
        before, after = sentence.tokens[:colon], sentence.tokens[colon + 1 :]
        found = any(self._bearing.among(word, "finding") for t in after for word in t.text.split())
        found = found and not any(t.has("clause", "ordering") or self._bearing.among(t.text, "reason") for t in after)
        return found and any(t.study for t in before) and not any(t.study for t in after)

    def _is_of_a_report(self, sentence: Sentence) -> bool:
        """ "TECHNIQUE: CT chest without contrast, 1 mm slices": a line of a radiology report that names what was done."""
        colon = next((at for at, t in enumerate(sentence.tokens) if t.text == ":"), 0)
        head = " ".join(t.text for t in sentence.tokens[:colon])
        names = not any(t.has("clause", "ordering") or self._tells(t, Start) or is_verb(t) for t in sentence.tokens[colon:])
        return names and self._bearing.among(head, "report-head")

    def _known(self, token: Token) -> bool:
        return token.known or self._bearing.is_one(token.text, "tells", "part") or not token.text[:1].isalpha()

    def complement_is_plain(self, sentence: Sentence) -> str | None:
        """A study is not said to be "the ...", "a ... test" or another study."""
        for before, verb, rest in grammar.complements(sentence):
            if rest and verb.has("was") and rest[0].text.endswith("ed") and next(self._bearing.of(rest[:1]), None) is None:
                continue  # "was degraded by motion"
            if not rest or self._picks(rest, of_study=any(t.study for t in before)):
                return f"what it {verb.text} may be a judgement"
        return None

    def _picks(self, rest: list[Token], *, of_study: bool) -> bool:
        if rest[0].study or rest[0].text in ("what", "one", "next"):
            return True
        names = rest[0].text in ARTICLES | OWNERS or not rest[0].known
        if of_study and self._bearing.among(rest[0].text, "means", "place"):  # "is for problem solving"
            return not grammar.is_plain_complement(rest)
        if of_study:
            return names and not grammar.is_plain_complement(rest)
        placed = any(self._bearing.among(t.text, "place") for t in rest)
        return names and any(t.study for t in rest) and not placed

    def nothing_tells_when_it_is_done(self, sentence: Sentence) -> str | None:
        """ "CT depends on symptoms", "CT comes at the end": when and whether a study is done."""
        if reports(sentence.tokens):
            return None
        for clause in sentence.clauses():
            study = next((at for at, t in enumerate(clause) if t.study), len(clause))
            verb = next((t for t in clause[study:] if self._may_be_verb(t)), Start)
            if any(self._bearing.among(word, "timing") for word in verb.text.split()):
                return f"{verb.text!r} may tell when the study is done"
        return None

    def no_study_is_bidden(self, sentence: Sentence) -> str | None:
        """No order, habit or wish has a study for its object, its means or its place, unless the study is the best."""
        if reports(sentence.tokens):
            return None
        for clause in sentence.clauses():
            opener = next((t for t in clause if not t.has("mark", "adverb")), Start)
            for at, token in enumerate(clause):
                if token.study and not sentence.standing(token.study).best and self._is_bidden(clause, at, opener):
                    return "the study may be what is done or bidden"
        return None

    def _is_bidden(self, clause: Sequence[Token], at: int, opener: Token) -> bool:
        before = [t for t in clause[:at] if self._may_be_verb(t)]
        orders = before[:1] == [opener] and not opener.study and not is_verb(opener)
        orders = orders or not (opener.study or opener.known or any(self._may_be_verb(t) for t in clause))
        if orders and not self._bearing.among(opener.text, "aside"):
            return True
        if not before:
            return False
        governed = governor(clause, at, self._bearing)
        if self._bearing.among(governed, "place"):
            return self._is_one(before[-1], "practice")
        if governed:
            return self._does(before[-1])
        return not (before[-1].has("technical") or self._is_one(before[-1], "affects"))

    def _is_one(self, verb: Token, name: str) -> bool:
        return any(self._bearing.among(word, name) for word in verb.text.split())

    def _may_be_verb(self, token: Token) -> bool:
        known = is_verb(token) or token.has("act-base", "bidding", "use")
        return not token.study and (known or self._bearing.is_one(token.text, "tells"))

    def _does(self, verb: Token) -> bool:
        return verb.has("use", "bidding", "has") or any(self._bearing.among(word, "done") for word in verb.text.split())

    def few_words_are_unknown(self, sentence: Sentence) -> str | None:
        """More than a few unknown words can be a picture: "is like booking a jumbo jet"; after "like" one can be."""
        unknown = [(b, t) for b, t in pairs(sentence.tokens) if not t.study and not self._known(t)]
        if len(unknown) > _FEW:
            return f"{unknown[-1][1].text!r} is not accounted for"
        pictures = (t for b, t in unknown if self._bearing.among(b.text.split(" ")[0], "likening"))
        return next((f"{t.text!r} may be a picture of the study" for t in pictures), None)


def no_study_is_done(sentence: Sentence) -> str | None:
    """ "Is performed" says what is done, "can be done" that it may be; of the best study, not for some and not after another."""
    for clause in sentence.clauses():
        done = any(t.has("use") for t in clause) and any(t.has("is", "be", "modal") for t in clause)
        if not done or any(t.has("was") for t in clause):
            continue
        best = all(sentence.standing(s).best for s in sentence.studies)
        if not best or any(t.has("limit", "ordering") for t in sentence.tokens):
            return "says what is done"
    return None


def denials_take_nothing(sentence: Sentence) -> str | None:
    """A denial is of what was found, of what the study cannot show, or of a study that is usually not appropriate."""
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if not token.has("negation"):
                continue
            if any(t.study or t.has("imaging", "use", "technical") for t in clause[at + 1 : at + 3]):
                return "a study is denied"
            if not _may_be_denied(sentence, clause):
                return f"{token.text!r} denies something"
    return None


def _may_be_denied(sentence: Sentence, clause: Sequence[Token]) -> bool:
    named = [t.study for t in clause if t.study] or sentence.studies
    past = reports(clause) or any(t.text in ("did", "had", "could not") for t in clause)
    return past or all(sentence.standing(s).worst for s in named) or leaning.only_what_it_cannot(sentence, clause)
