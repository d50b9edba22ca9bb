"""Sentences of which not every word is known: they stand if no word bears on the choice and their build is that of a report.

The words that are not known may be what is seen, where, and by what technique; not the verb that is told of a study,
nor what a study is said to be. A study is no object of what is bidden or done. A sentence that judges stands if each
judging word agrees with the table for each study that it names (bot/check/judgements/leans.py).
"""

from collections.abc import Sequence, Set

from bot.check.descriptions.reporting import Reporting
from bot.check.descriptions.turning import Turning, no_fact_is_turned
from bot.check.facts.counting import Counting
from bot.check.facts.reading import joined
from bot.check.judgements.leans import Lean, lean_of, rating_at
from bot.check.words.bearing import Bearing, stem
from bot.check.words.build import governor, is_past, is_verb, reports
from bot.check.words.english import LISTING
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Standing

_JOINING = LISTING | {"both", "her", "his", "as well as", "(", ")", "of", "to"}
"""Words between studies that are named together."""
_CURT = 7
"""Words of a sentence that can belong to another one: "the following is false", "if symptoms arise"."""
_SHORTEST = 4
"""Words of a sentence that says something by itself; shorter ones can be answers."""


class Telling(Turning):
    """Rules on sentences of which not every word is known; every rule says why it objects, or nothing."""

    def __init__(self, bearing: Bearing) -> None:
        super().__init__(bearing, Counting(bearing))
        self._asked = frozenset(map(stem, bearing.forms("asking-for")))
        always = (
            self.nothing_points_elsewhere,
            studies_are_of_one_standing,
            self.no_study_is_a_reason,
            self._counting.figures_are_stated,
            no_fact_is_turned,
        )
        self._of_judgements = (*always, self.the_study_is_judged, self.judgement_is_plain)
        self._of_reports = (*always, *Reporting(bearing).rules)

    def lean(self, sentence: Sentence) -> Lean:
        """Why a sentence may bear on the choice of a study; or that it judges as the table does; or that it only tells."""
        found = lean_of(sentence, self._bearing, reports=reports(sentence.tokens))
        if found.objection:
            return found
        rules = self._of_judgements if found.judged else self._of_reports
        return Lean(found.judged, next((told for rule in rules if (told := rule(sentence))), None))

    def idiom(self, tokens: Sequence[Token]) -> str | None:
        """Several words that judge together though each alone describes: "has had its day"."""
        judging = (words for cue, words in self._bearing.of(tokens) if cue == "bears" and " " in words)
        return next((f"{words!r} can bear on the choice" for words in judging), None)

    def judges_outright(self, sentence: Sentence) -> bool:
        """True if a word advises, needs or exclaims, which descriptions seldom do, or an order speaks of a lesser study."""
        orders = sentence.tokens[0].has("act-base", "bidding") and not all(sentence.standing(s).best for s in sentence.studies)
        return orders or self._speaks(sentence, "outright") or any(t.text == "!" for t in sentence.tokens)

    def advises(
        self,
        sentence: Sentence,
        stated: Set[str] = frozenset(),
        *,
        mostly: bool = False,
        sure: bool = False,
        prepares: bool = False,
    ) -> bool:
        """True if a word advises, ranks, praises or takes back that is none of the stems `stated` by what it tells.

        Of a sentence that tells `mostly` that, some words do neither, and more of one that tells it outright as well, which is
        `sure`, and of one that `prepares` a patient.
        """
        tokens = joined(sentence.tokens, self._bearing)
        leans = [words for cue, words in self._bearing.of(tokens) if cue.startswith("leans")]
        said = [w for t in tokens if not t.study for w in t.text.split()]
        bounds = [after is not None and self._bearing.among(after, "comparative") for after in (*said[1:], None)]
        said = [w for w, bound in zip(said, bounds, strict=True) if not (bound and w == "never")]  # "never less than 37 MBq"
        said = [w for w in said if self._bearing.among(w, "advising") or w in ("!", "?")]
        asked = ("asks-alike",) if self._asked & stated else ()  # "the EANM asks for", "calls for"
        free = ("beside-facts", *asked, *(("bidding-facts",) if prepares else ()), *(("beside-sure",) if sure else ()))
        found = (phrase for phrase in (*leans, *said) if not (mostly and self._bearing.among(phrase, *free)))
        words = [word for phrase in found for word in phrase.split()]
        return any(stem(word) not in stated and not self._bearing.among(word, "bound-above", "bound-below") for word in words)

    def judges_beyond(self, sentence: Sentence, stated: Set[str], *, mostly: bool = False, prepares: bool = False) -> bool:
        """True if a word judges, turns or counts that is none of the stems `stated` by what a sentence tells.

        Of a sentence that tells `mostly` that, small words do neither, and more of one that `prepares` a patient.
        """
        among = self._bearing.among
        found = [words for cue, words in self._bearing.of(joined(sentence.tokens, self._bearing)) if cue in ("bears", "source")]
        free = ("beside-sure", *(("bidding-facts",) if prepares else ()))
        found = [words for words in found if not (mostly and among(words, *free))]
        said = (word for words in found for word in words.split() if not (mostly and among(word, "small")))
        return any(stem(word) not in stated for word in said)

    def rates(self, sentence: Sentence) -> bool:
        """True if a word is one of ratings: of the table's categories, numbers and levels."""
        tokens = sentence.tokens
        return self._speaks(sentence, "rated") or any(rating_at(tokens, at) for at in range(len(tokens)))

    def agrees(self, sentence: Sentence) -> bool:
        """True if a sentence judges, and every word that does agrees with the table for every study that it names."""
        lean = lean_of(sentence, self._bearing, reports=reports(sentence.tokens))
        return lean.judged and not lean.objection

    def says(self, tokens: Sequence[Token], name: str) -> bool:
        """True if a sentence holds one of a class of the grammar, of one word or several, as it is written."""
        words = f" {' '.join(t.text for t in tokens)} "
        return any(f" {form} " in words for form in self._bearing.forms(name))

    def stands_for_another(self, tokens: Sequence[Token]) -> bool:
        """ "Bring one to the board": a word that may stand for a study or for what was said of one."""
        near = zip(tokens, [*tokens[1:], Token(".", {"mark": ""})], strict=True)
        return any(here.text in ("one", "ones", "some") and _ends_a_name(after) for here, after in near)

    def has_verb(self, tokens: Sequence[Token]) -> bool:
        """True if a word can be a verb: without one a sentence may belong to the one before, "a toy for the rich"."""
        return any(is_verb(t) or self._bearing.is_one(t.text, "tells") for t in tokens)

    def _speaks(self, sentence: Sentence, name: str) -> bool:
        return self._bearing.speaks(sentence.tokens, name)

    def turns_another(self, tokens: Sequence[Token]) -> bool:
        """True for a short sentence that calls another false or true, or that opens with a condition of another."""
        words = [t.text for t in tokens if not t.has("mark")]
        untrue = len(words) <= _CURT and any(self._bearing.among(w, "untrue") for w in words)
        untrue = untrue or (0 < len(words) <= _CURT and self._bearing.among(words[-1], "affirming"))  # "She is right."
        return untrue or (bool(words) and len(words) <= _CURT and self._bearing.among(words[0], "reason"))

    def judges(self, tokens: Sequence[Token]) -> bool:
        """True if a word praises, dismisses, ranks or permits."""
        return any(cue in ("bears", "source") or cue.startswith("leans") for cue, _ in self._bearing.of(tokens))

    def bears_on_nothing(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence that names no study if none of its words judges, counts or points at what was named before."""
        if sum(not t.has("mark") for t in tokens) < _SHORTEST or next(self._bearing.of(tokens), None):
            return False
        cues = ("pointer", "anaphor", "imaging", "negation", "metric")
        if any(t.study or t.has(*cues) or self._bearing.among(t.text, "spoken-of", "untrue") for t in tokens):
            return False
        if self._bearing.among(tokens[0].text, "reason") or not self.has_verb(tokens):  # "If symptoms arise."
            return False
        return all(self._counting.is_free(tokens, at) for at, t in enumerate(tokens) if t.has("number", "count"))

    def nothing_points_elsewhere(self, sentence: Sentence) -> str | None:
        """ "It also detects ..., as does PET": what a sentence opens with may be a study of the one before."""
        for token, following in zip(sentence.tokens, [*sentence.tokens[1:], Token("")], strict=True):
            if token.study or (following.study and token.text == "this"):
                return None
            if token.has("anaphor") or self._bearing.among(token.text, "opens"):
                return f"{token.text!r} may be a study that is named elsewhere"
        return None

    def no_study_is_a_reason(self, sentence: Sentence) -> str | None:
        """ "The film was normal, so surgery was performed"."""
        words = [word for t in sentence.tokens for word in t.text.split()]
        found = all(any(self._bearing.among(w, name) for w in words) for name in ("result", "reason"))
        if found and any(not sentence.standing(s).best for s in sentence.studies):
            return "a study that is not usually appropriate is a reason"
        return None

    def the_study_is_judged(self, sentence: Sentence) -> str | None:
        """ "A biopsy should come before the MRI" judges something else."""
        for clause in sentence.clauses():
            studies = (at for at, t in enumerate(clause) if t.study)
            if any(self._bearing.among(governor(clause, at, self._bearing), "apart") for at in studies):
                return "judges something beside the study"
        return None

    def judgement_is_plain(self, sentence: Sentence) -> str | None:
        """Beside the words that judge, a judgement holds only the scene: the patient, the tumour, the place, the purpose."""
        named = {word for t in sentence.tokens if t.has("task") and not t.study for word in t.text.split()}
        strange = (w for w in self._bearing.rest(sentence.tokens) if not self._bearing.among(w, "judging") and w not in named)
        return next((f"{word!r} may turn the judgement" for word in strange if not word.isdigit()), None)


def _ends_a_name(after: Token) -> bool:
    """True for a word that no noun before it can do without: what "one" counts is not named."""
    return after.text != "of" and (is_verb(after) or after.has("mark", "clause", "act-base", "glue", "place"))


def studies_are_of_one_standing(sentence: Sentence) -> str | None:
    """Studies of different standing are named together, or one after the other in a report; nothing else joins them."""
    past = reports(sentence.tokens)
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
            told = past and not any(t.has("clause", "negation", "act") or is_past(t, Token("")) for t in since)
            if compares or not (joined or told):
                return "sets studies of different standing side by side"
        if last and not past and not any(t.has("mark", "clause") or t.text in _JOINING for t in since):
            return "tells of one study what it does to another"  # "MRI uses X-rays"
        last, since = here, []
    return None
