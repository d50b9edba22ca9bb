"""Sentences in which no word bears on a choice: they stand though not every word is known, if their build is that of a report.

The words that are not known may be what is seen, where, and by what technique; not the verb that is told of a study,
nor what a study is said to be. A study is no object of what is bidden or done.
"""

import re
from collections.abc import Sequence

from bot.check import grammar, leaning
from bot.check.bearing import Bearing
from bot.check.prose import Token
from bot.check.sentence import Sentence, Standing, Start, pairs
from corpus.schema import Category

_FREE_OF_CHOICE = frozenset({"on", "of", "during", "in", "at", "from", "between", "under", "around", "near", "after", "before", "about", "through", "into", "than", "next to", "since"})
"""Prepositions that make a study the place or the time of something, and not the means."""
_STATED = re.compile(r"fast|glucos|sugar|inject|uptake|half-life|wait|paus|hydrat|metformin|insulin|creatinin|egfr|renal|kidney|breast|sensitiv|specific|accura|surviv|percent|dose|radiat|expos")
"""Words of what the corpus states in figures."""
_JOINING = frozenset({"and", "or", ",", "both", "the", "a", "an", "her", "his", "as well as", "(", ")", "of", "to"})
_TAKING_BACK = frozenset({"less", "least", "lesser", "hardly", "but", "although", "though", "however", "yet"})
"""Words that can turn praise round."""
_YEAR = re.compile("(?:18|19|20)[0-9][0-9]")
_UNITS = frozenset("cm mm millimetre millimetres millimeter millimeters centimetre centimetres minute minutes min second seconds week weeks month months day days year years hour hours h kev mev mhz ghz khz hz ml kg slice slices image images sequence sequences plane planes view views patient patients people children lesion lesions nodule nodules photon photons head heads pass passes breath breaths bone bones euro euros y mo wk".split())
_MONTHS = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split())


_ANYTHING = Standing((frozenset({*Category, None}),))
"""A study that is spoken of and not named: "nodules on CT"."""
_DONE = frozenset(
    "use uses used using perform performs do does get gets have has need needs want wants book books arrange arranges order orders add adds "  # noqa: SIM905
    "include includes combine combines give gives offer offers take takes make makes start starts run runs keep keeps follow follows repeat "
    "repeats put puts see sees stage stages check checks watch watches monitor monitors image images scan scans assess assesses evaluate "
    "evaluates begin begins undergo undergoes receive receives send sends ask asks schedule schedules survey surveys referred sent booked scheduled listed".split()
)
"""Verbs whose object or means is what somebody does."""
_SHORTEST = 4
"""Words of a sentence that says something by itself; shorter ones can be answers."""
_SPOKEN_OF = frozenset(
    "scan scans scanning test tests study studies imaging image images exam exams examination examinations modality modalities "  # noqa: SIM905
    "technique techniques method methods tool tools procedure procedures radiology latter former it this that these those they them "
    "one ones both neither either same which so yes no contrast gadolinium tracer dye order orders do does did".split()
)
"""Words that can stand for a study or for what is done with it."""
_RESULTS = frozenset("normal negative clear clean unremarkable stable positive abnormal quiet".split())  # noqa: SIM905
_REASONS = frozenset("so therefore hence thus because since if when means mean meaning staged unless until".split())  # noqa: SIM905

class Telling:
    """Rules on sentences of which not every word is known."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self._rules = (
            self.no_word_bears,
            nothing_points_elsewhere,
            studies_are_of_one_standing,
            no_study_is_done,
            no_study_is_a_reason,
            figures_are_stated,
            self.studies_are_told_of,
            complement_is_plain,
            self.no_study_is_bidden,
            denials_take_nothing,
            no_fact_is_turned,
        )

    def objection(self, sentence: Sentence) -> str | None:
        """Why a sentence may bear on the choice of a study; None if it only tells."""
        return next((told for rule in self._rules if (told := rule(sentence))), None)

    def bears_on_nothing(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence that names no study if none of its words judges, counts or points at what was named before."""
        if sum(not t.has("mark") for t in tokens) < _SHORTEST or next(self._bearing.of(tokens), None):
            return False
        if any(t.study or t.has("pointer", "anaphor", "imaging", "negation", "metric") or t.text in _SPOKEN_OF for t in tokens):
            return False
        return all(_is_free(tokens, at, _unit_of(tokens, at)) for at, t in enumerate(tokens) if t.has("number", "count"))

    def no_word_bears(self, sentence: Sentence) -> str | None:
        """No word praises, dismisses, ranks or permits, unless it leans to where the table leans."""
        if words := self._bearing.refuted(sentence.tokens):
            return f"{words!r} stand together against a fact"
        standings = [sentence.standing(s) for s in sentence.studies] or [_ANYTHING]
        denied = any(t.has("negation", "less") or t.text in _TAKING_BACK for t in sentence.tokens)
        for leans, words in self._bearing.of(sentence.tokens):
            if leans == "activity":
                if not _reports(sentence.tokens) and not all(s.best for s in standings):
                    return f"{words!r} is told of a study that is not usually appropriate"
                continue
            if leans == "target":
                if not _reports(sentence.tokens) and any(s.low for s in standings):
                    return f"{words!r} is what a study is told to look for that is not appropriate here"
                continue
            agrees = {
                "bears": False,
                "leans-for": all(s.best for s in standings),
                "leans-against": all(s.worst for s in standings),
            }[leans]
            if denied or not agrees:
                return f"{words!r} can bear on the choice"
        return None

    def studies_are_told_of(self, sentence: Sentence) -> str | None:
        """The verb of a study is known; a sentence without a verb is judged by what stands around it."""
        told = False
        before = Start
        subject = False
        for at, token in enumerate(sentence.tokens):
            following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else Token("")
            if token.study:
                subject = before.text not in _FREE_OF_CHOICE or subject
                if not (following.known or self._bearing.is_one(following.text, "tells", "part") or not following.text[:1].isalpha()):
                    if subject and _is_verbal(following.text):
                        return f"{following.text!r}, said of a study, is not accounted for"
            elif _is_verb(token) or self._bearing.is_one(token.text, "tells"):
                told, subject = True, False
            elif subject and not token.known and _is_verbal(token.text):
                return f"{token.text!r}, said of a study, is not accounted for"
            elif token.has("clause"):
                subject = False
            before = token
        return None if told else "nothing is told of the study"

    def no_study_is_bidden(self, sentence: Sentence) -> str | None:
        """No order, habit or wish has a study for its object or its means."""
        past = _reports(sentence.tokens)
        for clause in sentence.clauses():
            for i, token in enumerate(clause):
                if not token.study or sentence.standing(token.study).best or past or _governor(clause, i) in _FREE_OF_CHOICE:
                    continue
                before = [t for t in clause[:i] if self._may_be_verb(t)]
                finite = any(self._may_be_verb(t) for t in clause[i + 1 :])
                opener = next((t for t in clause if not t.has("mark", "adverb")), Start)
                bidden = not opener.study and not opener.known and not before and not finite
                if bidden or (before and not before[-1].study and _does(before[-1])):
                    return "the study may be what is done or bidden"
        return None

    def _may_be_verb(self, token: Token) -> bool:
        return not token.study and (_is_verb(token) or token.has("act-base", "bidding", "use") or self._bearing.is_one(token.text, "tells"))


def _does(verb: Token) -> bool:
    return any(word in _DONE for word in verb.text.split()) or verb.has("use", "bidding", "has")


def _governor(clause: Sequence[Token], study: int) -> str:
    """The preposition that governs a study, through what stands between ("of her last CT"); "" if there is none."""
    for token in reversed(clause[:study]):
        if token.text in _FREE_OF_CHOICE or token.text in ("with", "by", "to", "for", "via", "as"):
            return token.text
        if token.study or token.text in ("and", "or", ","):
            continue
        if _is_verb(token):
            return ""
    return ""


def _is_verb(token: Token) -> bool:
    return token.has("act", "is", "was", "told", "past", "has", "do", "modal", "be")


def _is_verbal(word: str) -> bool:
    return word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is"))


def nothing_points_elsewhere(sentence: Sentence) -> str | None:
    """ "It also detects ..., as does PET": what a sentence opens with may be a study of the one before."""
    for token in sentence.tokens:
        if token.study:
            return None
        if token.has("anaphor") or token.text in ("this", "that", "these", "those", "both", "neither", "one"):
            return f"{token.text!r} may be a study that is named elsewhere"
    return None


def studies_are_of_one_standing(sentence: Sentence) -> str | None:
    """Studies of different standing are named together, or one after the other in a report; nothing else sets them side by side."""
    past = _reports(sentence.tokens)
    last, since = None, list[Token]()
    for token in sentence.tokens:
        if not token.study:
            since.append(token)
            continue
        here = sentence.standing(token.study)
        if last and any(t.text.startswith("compared") for t in sentence.tokens) and not (here.not_below(last) and last.not_below(here)):
            return "compares studies of different standing"
        if last and not (here.not_below(last) and last.not_below(here)):
            joined = all(t.text in _JOINING for t in since)
            told = past and not any(t.has("clause", "negation") or _is_verb(t) or t.text.endswith("ed") for t in since)
            if not joined and not told:
                return "sets studies of different standing side by side"
        last, since = here, []
    return None


def _reports(tokens: Sequence[Token]) -> bool:
    """True for a sentence of the past and of nothing else."""
    past = any(t.has("was", "past") or t.text.endswith("ed") for t in tokens if not t.study)
    return past and not any(t.has("is", "modal", "do") for t in tokens)


def no_study_is_done(sentence: Sentence) -> str | None:
    """ "Is performed" says what is done, "can be done" that it may be; of the best study, not for some and not after another."""
    for clause in sentence.clauses():
        pairs_ = list(pairs(clause))
        done = any(t.has("use") for _, t in pairs_) and any(t.has("is", "be", "modal") for t in clause) and not any(t.has("was") for t in clause)
        if done and (not all(sentence.standing(s).best for s in sentence.studies) or any(t.has("limit", "ordering") for t in sentence.tokens)):
            return "says what is done"
    return None


def no_study_is_a_reason(sentence: Sentence) -> str | None:
    """ "The film was normal, so surgery was performed"."""
    words = {word for t in sentence.tokens for word in t.text.split()}
    if words & _RESULTS and words & _REASONS and any(not sentence.standing(s).best for s in sentence.studies):
        return "a study that is not usually appropriate is a reason"
    return None


def figures_are_stated(sentence: Sentence) -> str | None:
    """A number counts, dates or measures what lies in an image, or the corpus states it."""
    tokens = list(sentence.tokens)
    stated = any(_STATED.search(t.text) for t in tokens)
    for at, here in enumerate(tokens):
        unit = _unit_of(tokens, at)
        counted = here.has("number", "count") or (stated and here.text in ("a", "an", "one") and unit.has("time-unit"))
        if here.has("metric") or (counted and (stated or not _is_free(tokens, at, unit))):
            return None if sentence.figures(tokens) else f"{here.text!r} is not a figure that the corpus states"
    return None


def _unit_of(tokens: Sequence[Token], at: int) -> Token:
    """The word after a number, or after the range that it opens."""
    for token in tokens[at + 1 :]:
        if not (token.has("number", "count") or token.text in ("to", "or", "and", "x", "by", "an", "a", "of")):
            return token
    return Token("")


def _is_free(tokens: Sequence[Token], at: int, unit: Token) -> bool:
    here, before = tokens[at], tokens[at - 1] if at else Start
    if unit.has("time-unit") and any(t.text in ("takes", "take", "lasts", "last", "took") for t in tokens):
        return unit.text.startswith(("min", "sec")) or here.text in ("1", "2", "two", "half", "one")
    dated = unit.text in _MONTHS or before.text in _MONTHS or bool(_YEAR.fullmatch(here.text)) or before.text in ("suv", "suvmax", "technetium", "tc", "level", "floor", "room")
    plural = unit.text.endswith("s") and not unit.study and not unit.has("act", "is") and unit.text.isalpha()
    return dated or plural or unit.text in _UNITS or unit.has("unit", "time-unit")


def complement_is_plain(sentence: Sentence) -> str | None:
    """A study is not said to be "the ...", "a ... test" or another study."""
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if not token.has("is", "was") or token.text == "had":
                continue
            rest = [t for t in clause[at + 1 :] if not t.has("adverb") and not t.has("mark")]
            of_study = any(t.study for t in clause[:at])
            if not rest or rest[0].study or rest[0].text in ("what", "one", "next"):
                return f"what it {token.text} may be a judgement"
            names = rest[0].text in ("the", "a", "an", "your", "our", "her", "his") or not rest[0].known
            if of_study and names and not grammar._complement(rest):
                return f"what it {token.text} may be a judgement"
            if not of_study and names and any(t.study for t in rest) and not any(t.text in _FREE_OF_CHOICE for t in rest):
                return f"what it {token.text} may be a judgement"
    return None


def no_fact_is_turned(sentence: Sentence) -> str | None:
    """What the corpus says outright of a study: MRI uses no radiation, a bone scan shows no nodes."""
    for clause in sentence.clauses():
        studies = [t.study for t in clause if t.study] or sentence.studies
        denied = any(t.has("negation") for t in clause)
        if denied and _reports(clause):
            continue  # "no enhancement was seen"
        for token in (t for t in clause if t.has("object")):
            if any((token.cues["object"] in sentence.shows(s)) == denied for s in studies):
                return f"{token.text!r} is not known to go with the study"
    return None


def denials_take_nothing(sentence: Sentence) -> str | None:
    """A denial is of what was found, of what the study cannot show, or of a study that is usually not appropriate."""
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if not token.has("negation"):
                continue
            near = clause[at + 1 : at + 3]
            if any(t.study or t.has("imaging", "use", "technical") for t in near):
                return "a study is denied"
            past = any(t.has("was", "past") or t.text in ("did", "had") or t.text.endswith("ed") for t in clause)
            named = [sentence.standing(t.study) for t in clause if t.study] or [sentence.standing(s) for s in sentence.studies]
            if past or all(s.worst for s in named) or leaning._only_what_it_cannot(sentence, list(clause)):
                continue
            return f"{token.text!r} denies something"
    return None
