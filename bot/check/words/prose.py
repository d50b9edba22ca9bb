"""A foreign sentence as tokens: studies, and words with what a vocabulary of the checker says of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from bot.check.words.remembering import Remembering, Scanned, exact
from bot.understand.imaging.studies import NamedStudy
from corpus import Corpus
from corpus.forms import Forms
from corpus.schema import Concept
from corpus.words import fold, words_of

_ANY_NUMBER = ("neutral", "object", "task", "metric")
"""Cues that a plural shares with its singular; verbs are taken exactly as written."""
_MARKS: dict[str, dict[str, str]] = {
    ",": {"mark": "", "boundary": ""},
    "(": {"mark": "", "boundary": ""},
    ")": {"mark": ""},
    ".": {"mark": ""},
}
_WORDS = 4096
"""Words and marks of no form that are kept as tokens: texts have the same ones again and again."""
_SENTENCES = 256
"""Sentences kept: many rules ask for the tokens of the same one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A study, a number, a mark, or the longest known form at a place with its cues and their values."""

    text: str
    cues: Mapping[str, str] = field(default_factory=dict)
    study: NamedStudy | None = None

    def has(self, *cues: str) -> bool:
        """True if the vocabulary gives the form one of these cues."""
        return bool(self.cues) and not self.cues.keys().isdisjoint(cues)

    @property
    def known(self) -> bool:
        """True if the token is accounted for."""
        return self.study is not None or bool(self.cues)


class ProseReader:
    """Reads sentences as tokens, each word accounted for or not; no typing error is mended.

    `names` tells what a concept of the question vocabulary (a tumour, a site, a purpose) counts as, if anything.
    """

    def __init__(
        self,
        corpus: Corpus,
        lexicon: Remembering,
        concepts: Iterable[Concept],
        names: Callable[[Concept], str | None],
    ) -> None:
        self._corpus = corpus
        self._lexicon = lexicon
        self._names = {concept.id: cue for concept in corpus.concepts if (cue := names(concept))}
        self._kept = lru_cache(maxsize=_SENTENCES)(lambda text: self._read(text, None, anywhere=False))
        self._word = lru_cache(maxsize=_WORDS)(self._unlisted)
        self._forms: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        self._singular: dict[str, dict[str, str]] = defaultdict(dict)
        for concept in concepts:
            self._add(concept)
        self._tree = Forms((words, Token(" ".join(words), cues)) for words, cues in self._forms.items())

    def _add(self, concept: Concept) -> None:
        for form in concept.forms:
            words = _exact_words(form)
            self._forms[words][concept.cue or ""] = concept.value or ""
            if len(words) == 1 and concept.cue in _ANY_NUMBER:
                self._singular[fold(form)][concept.cue or ""] = concept.value or ""
            elif len(words) == 1 and concept.cue == "noun-verb":
                self._singular[fold(form)]["neutral"] = ""

    def tokens(
        self, text: str, standing: NamedStudy | None = None, *, strict: bool = True, anywhere: bool = False
    ) -> list[Token] | None:
        """The tokens of a sentence; None if a character is not accounted for, unless `strict` is off.

        The first word that points at a study is taken as the name of `standing`: "it" at the head, or `anywhere`.
        """
        found, whole = self._read(text, standing, anywhere=anywhere) if standing else self._kept(text)
        return None if strict and not whole else list(found)

    def _read(self, text: str, standing: NamedStudy | None, *, anywhere: bool) -> tuple[list[Token], bool]:
        """The tokens, and whether every character is accounted for."""
        scanned = self._lexicon.scanned(text if text.rstrip().endswith((".", "!", "?", ":")) else f"{text.rstrip()}.")
        names = {m.first: (m.last, self._names[m.concept.id]) for m in scanned.spelled_out if m.concept.id in self._names}
        forms = self._tree.along(scanned.exact)
        found: list[Token] = []
        at, end = 0, len(scanned.exact)
        whole = not scanned.gaps[end]
        while at < end:
            whole = whole and not scanned.gaps[at]
            token, last = self._token(scanned, at, names, forms[at])
            if standing and token.has("anaphor") and (at == 0 or anywhere or " " in token.text):
                token, standing = replace(token, study=standing), None
            if token.text == ":" and not token.cues and _may_list(found, at + 1 == end):
                token = replace(token, cues={"mark": ""})
            found.append(token)
            at = last + 1
        return found, whole

    def _token(
        self, scanned: Scanned, at: int, names: dict[int, tuple[int, str]], forms: Sequence[tuple[int, Token]]
    ) -> tuple[Token, int]:
        if study := scanned.studies.get(at):
            return Token(study.words, study=study), study.last
        last, cue = names[at] if at in names else (at - 1, "")
        for length, token in reversed(forms):
            alone = length == 1 or scanned.studies.keys().isdisjoint(range(at + 1, at + length))
            if alone and last < at + length:
                return token, at + length - 1
        if cue:
            return Token(" ".join(w.folded for w in scanned.reading.words[at : last + 1]), {cue: ""}), last
        return self._word(scanned.exact[at], scanned.reading.words[at].folded), at

    def _unlisted(self, text: str, folded: str) -> Token:
        """A mark, a number, or a word that is no form as it is written, which can be the plural of one."""
        if not folded[0].isalnum():
            return Token(folded, _MARKS.get(folded, {}))
        return Token(folded, {"number": ""}) if folded[0].isdigit() else Token(text, self._singular.get(folded, {}))


def _may_list(before: list[Token], ends: bool) -> bool:
    """ "Two studies are discussed: ..." lists, "here are some tips on CT:" heads a list; "bottom line: CT" judges."""
    return any(t.has("lists") for t in before) or (ends and any(t.has("remark") for t in before))


@lru_cache(maxsize=1 << 16)
def _exact_words(form: str) -> tuple[str, ...]:
    """The words of a form as they are written; remembered, since several vocabularies hold the same forms."""
    return tuple(exact(form[w.start : w.end]) for w in words_of(form))
