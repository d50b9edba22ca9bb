"""Sentences of which not every word is known: they stand if no word bears on the choice and their build is that of a report.

The words that are not known may be what is seen, where, and by what technique; not the verb that is told of a study,
nor what a study is said to be. A study is no object of what is bidden or done. A sentence that judges stands if each
judging word agrees with the table for each study that it names (bot/check/leans.py).
"""

from collections.abc import Sequence

from bot.check import grammar, leaning
from bot.check.bearing import Bearing
from bot.check.counting import figures_are_stated, is_free, unit_of
from bot.check.leans import Lean, lean_of
from bot.check.prose import Token
from bot.check.sentence import Sentence, Standing, Start, pairs

_FREE_OF_CHOICE = frozenset(
    "on of during in at from between under around near after before about through into than since".split()  # noqa: SIM905
) | {"next to"}
"""Prepositions that make a study the place or the time of something, and not the means."""
_JOINING = frozenset({"and", "or", ",", "both", "the", "a", "an", "her", "his", "as well as", "(", ")", "of", "to"})
_SHORTEST = 4
"""Words of a sentence that says something by itself; shorter ones can be answers."""
_SPOKEN_OF = frozenset(
    "scan scans scanning test tests study studies imaging image images exam exams examination examinations modality modalities "  # noqa: SIM905
    "technique techniques method methods tool tools procedure procedures radiology latter former it this that these those they them "
    "one ones both neither either same which so yes no contrast gadolinium tracer dye order orders do does did".split()
)
"""Words that can stand for a study or for what is done with it."""
_APART = frozenset({"before", "after", "during", "than", "since", "between"})
_POINTING = frozenset({"this", "that", "these", "those", "both", "neither", "one", "yes", "no", "sure", "absolutely", "really", "exactly", "indeed", "right"})
_DONE = frozenset(
    "use uses used using perform performs do does get gets have has need needs want wants book books arrange arranges order orders add adds "  # noqa: SIM905
    "include includes combine combines give gives offer offers take takes make makes start starts run runs keep keeps follow follows repeat "
    "repeats put puts see sees stage stages check checks watch watches monitor monitors image images scan scans assess assesses evaluate "
    "evaluates begin begins undergo undergoes receive receives send sends ask asks schedule schedules survey surveys referred sent booked "
    "scheduled listed".split()
)
"""Verbs whose object or means is what somebody does."""
_LIKENING = frozenset({"like", "as", "as a", "as an", "will", "shall"})
_FEW = 2
_BEFORE_A_VERB = frozenset({"should", "must", "can", "may", "might", "could", "to", "be", "is", "are", "not", "never"})
_RESULTS = frozenset("normal negative clear clean unremarkable stable positive abnormal quiet".split())  # noqa: SIM905
_REASONS = frozenset("so which therefore hence thus because since if when means mean meaning staged unless until".split())  # noqa: SIM905


class Telling:
    """Rules on sentences of which not every word is known; every rule says why it objects, or nothing."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self._always = (nothing_points_elsewhere, studies_are_of_one_standing, no_study_is_a_reason, figures_are_stated, no_fact_is_turned)
        self._of_reports = (no_study_is_done, self.studies_are_told_of, complement_is_plain, self.no_study_is_bidden, denials_take_nothing, self.few_words_are_unknown)

    def lean(self, sentence: Sentence) -> Lean:
        """Why a sentence may bear on the choice of a study; or that it judges as the table does; or that it only tells."""
        found = lean_of(sentence, self._bearing, reports=_reports(sentence.tokens))
        if found.objection:
            return found
        rules = (*self._always, no_study_is_beside_the_point, self.judgement_is_plain) if found.judged else (*self._always, *self._of_reports)
        return Lean(found.judged, next((told for rule in rules if (told := rule(sentence))), None))

    def idiom(self, tokens: Sequence[Token]) -> str | None:
        """Several words that judge together though each alone describes: "has had its day"."""
        judging = (words for cue, words in self._bearing.of(tokens) if cue == "bears" and " " in words)
        return next((f"{words!r} can bear on the choice" for words in judging), None)

    def judges(self, tokens: Sequence[Token]) -> bool:
        """True if a word praises, dismisses, ranks or permits."""
        return any(cue in ("bears", "source") or cue.startswith("leans") for cue, _ in self._bearing.of(tokens))

    def bears_on_nothing(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence that names no study if none of its words judges, counts or points at what was named before."""
        if sum(not t.has("mark") for t in tokens) < _SHORTEST or next(self._bearing.of(tokens), None):
            return False
        if any(t.study or t.has("pointer", "anaphor", "imaging", "negation", "metric") or t.text in _SPOKEN_OF for t in tokens):
            return False
        return all(is_free(tokens, at, unit_of(tokens, at)) for at, t in enumerate(tokens) if t.has("number", "count"))

    def studies_are_told_of(self, sentence: Sentence) -> str | None:
        """The verb of a study is known; a sentence without a verb is judged by what stands around it."""
        told = subject = False
        before = Start
        for token, following in zip(sentence.tokens, [*sentence.tokens[1:], Token("")], strict=True):
            if token.study:
                subject = before.text not in _FREE_OF_CHOICE or subject
                part = following.known or self._bearing.is_one(following.text, "tells", "part") or not following.text[:1].isalpha()
                if subject and not part and _is_verbal(following.text):
                    return f"{following.text!r}, said of a study, is not accounted for"
            elif _is_verb(token) or self._bearing.is_one(token.text, "tells"):
                told, subject = True, False
            elif subject and not token.known and _is_verbal(token.text):
                return f"{token.text!r}, said of a study, is not accounted for"
            elif token.has("clause"):
                subject = False
            before = token
        return None if told else "nothing is told of the study"

    def judgement_is_plain(self, sentence: Sentence) -> str | None:
        """Beside the words that judge, a judgement holds few that are not known, and no such verb."""
        unknown = [(b, t) for b, t in pairs(sentence.tokens) if not (t.study or t.known or self._bearing.knows(t.text))]
        if len(unknown) > _FEW:
            return "too many words of a judgement are not known"
        after = [*sentence.tokens[1:], Token("")]
        past = (t for t, n in zip(sentence.tokens, after, strict=True) if is_past(t, n) and not self._bearing.knows(t.text))
        if told := next(past, None):
            return f"{told.text!r} tells of the past"
        verbal = (t for b, t in unknown if _is_verbal(t.text) or t.text.endswith("ing") or b.text in _BEFORE_A_VERB)
        return next((f"{t.text!r} may turn the judgement" for t in verbal), None)

    def few_words_are_unknown(self, sentence: Sentence) -> str | None:
        """More than a few unknown words can be a picture of something else: "is like booking a jumbo jet"; one after "like" can."""
        unknown = [(b, t) for b, t in pairs(sentence.tokens) if not (t.study or t.known or self._bearing.is_one(t.text, "tells", "part"))]
        unknown = [(b, t) for b, t in unknown if t.text[:1].isalpha()]
        if len(unknown) > _FEW:
            return f"{unknown[-1][1].text!r} is not accounted for"
        pictures = (t for b, t in unknown if b.text in _LIKENING)
        return next((f"{t.text!r} may be a picture of the study" for t in pictures), None)

    def no_study_is_bidden(self, sentence: Sentence) -> str | None:
        """No order, habit or wish has a study for its object or its means, unless the study is the best."""
        if _reports(sentence.tokens):
            return None
        for clause in sentence.clauses():
            for i, token in enumerate(clause):
                if not token.study or sentence.standing(token.study).best or _governor(clause, i) in _FREE_OF_CHOICE:
                    continue
                before = [t for t in clause[:i] if self._may_be_verb(t)]
                opener = next((t for t in clause if not t.has("mark", "adverb")), Start)
                bidden = not opener.study and not opener.known and not any(self._may_be_verb(t) for t in clause)
                if bidden or (before and not before[-1].study and _does(before[-1])):
                    return "the study may be what is done or bidden"
        return None

    def _may_be_verb(self, token: Token) -> bool:
        known = _is_verb(token) or token.has("act-base", "bidding", "use")
        return not token.study and (known or self._bearing.is_one(token.text, "tells"))


def nothing_points_elsewhere(sentence: Sentence) -> str | None:
    """ "It also detects ..., as does PET": what a sentence opens with may be a study of the one before."""
    for token in sentence.tokens:
        if token.study:
            return None
        if token.has("anaphor") or token.text in _POINTING:
            return f"{token.text!r} may be a study that is named elsewhere"
    return None


def studies_are_of_one_standing(sentence: Sentence) -> str | None:
    """Studies of different standing are named together, or one after the other in a report; nothing else sets them side by side."""
    past = _reports(sentence.tokens)
    compares = any(t.text.startswith("compared") for t in sentence.tokens)
    last: Standing | None = None
    since: list[Token] = []
    for token in sentence.tokens:
        if not token.study:
            since.append(token)
            continue
        here = sentence.standing(token.study)
        if last and not (here.not_below(last) and last.not_below(here)):
            joined = all(t.text in _JOINING for t in since)
            told = past and not any(t.has("clause", "negation") or _is_verb(t) or t.text.endswith("ed") for t in since)
            if compares or not (joined or told):
                return "sets studies of different standing side by side"
        last, since = here, []
    return None


def no_study_is_beside_the_point(sentence: Sentence) -> str | None:
    """What is judged is the study: "a biopsy should come before the MRI" judges something else."""
    for clause in sentence.clauses():
        if any(t.study and _governor(clause, at) in _APART for at, t in enumerate(clause)):
            return "judges something beside the study"
    return None


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


def no_study_is_a_reason(sentence: Sentence) -> str | None:
    """ "The film was normal, so surgery was performed"."""
    words = {word for t in sentence.tokens for word in t.text.split()}
    if words & _RESULTS and words & _REASONS and any(not sentence.standing(s).best for s in sentence.studies):
        return "a study that is not usually appropriate is a reason"
    return None


def complement_is_plain(sentence: Sentence) -> str | None:
    """A study is not said to be "the ...", "a ... test" or another study."""
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if not token.has("is", "was") or token.text == "had":
                continue
            rest = [t for t in clause[at + 1 :] if not t.has("adverb") and not t.has("mark")]
            of_study = any(t.study for t in clause[:at])
            names = rest and (rest[0].text in ("the", "a", "an", "your", "our", "her", "his") or not rest[0].known)
            picked = not rest or rest[0].study or rest[0].text in ("what", "one", "next")
            picked = picked or (of_study and names and not grammar.is_plain_complement(rest))
            inside = any(t.text in _FREE_OF_CHOICE for t in rest)
            if picked or (not of_study and names and any(t.study for t in rest) and not inside):
                return f"what it {token.text} may be a judgement"
    return None


def no_fact_is_turned(sentence: Sentence) -> str | None:
    """What the corpus says outright of a study: MRI uses no radiation, a bone scan shows no nodes."""
    for clause in sentence.clauses():
        studies = [t.study for t in clause if t.study] or sentence.studies
        denied = any(t.has("negation") and t.text != "without" for t in clause)
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
            if any(t.study or t.has("imaging", "use", "technical") for t in clause[at + 1 : at + 3]):
                return "a study is denied"
            named = [t.study for t in clause if t.study] or sentence.studies
            past = _reports(clause) or any(t.text in ("did", "had", "could not") for t in clause)
            if past or all(sentence.standing(s).worst for s in named) or leaning.only_what_it_cannot(sentence, clause):
                continue
            return f"{token.text!r} denies something"
    return None


def _reports(tokens: Sequence[Token]) -> bool:
    """True for a sentence of the past and of nothing else."""
    told = any(is_past(here, after) for here, after in zip(tokens, [*tokens[1:], Token("")], strict=True))
    return told and not any(t.has("is", "modal", "do") or (t.has("act") and not t.has("past")) for t in tokens)


def is_past(here: Token, after: Token) -> bool:
    """True for a verb of the past: "was", "showed", but not for the "operated" of "the operated bone"."""
    if here.study or here.has("was"):
        return not here.study
    names = after.has("neutral", "object", "task", "genus", "noun-verb") or (not after.known and after.text[:1].isalpha())
    return (here.has("past") or here.text.endswith("ed")) and not (names and not after.text.endswith(("ed", "ly")))


def _governor(clause: Sequence[Token], study: int) -> str:
    """The preposition that governs a study, through what stands between ("of her last CT"); "" if there is none."""
    for token in reversed(clause[:study]):
        if token.text in _FREE_OF_CHOICE or token.text in ("with", "by", "to", "for", "via", "as"):
            return token.text
        if not token.study and token.text not in ("and", "or", ",") and _is_verb(token):
            return ""
    return ""


def _does(verb: Token) -> bool:
    return any(word in _DONE for word in verb.text.split()) or verb.has("use", "bidding", "has")


def _is_verb(token: Token) -> bool:
    return token.has("act", "is", "was", "told", "past", "has", "do", "modal", "be")


def _is_verbal(word: str) -> bool:
    return word.endswith(("s", "ed")) and not word.endswith(("ss", "us", "is"))


