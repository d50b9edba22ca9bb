"""What the spine needs, made once: corpus, vocabularies, checker, drafter, and the retriever when prose is wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from bot.check.checker import Checker
from bot.decide.outcome import Outcome
from bot.decide.second_look import SecondLook
from bot.draft.drafter import Drafter
from bot.draft.extractive import Found, aspects_of
from bot.draft.subject import Subjects
from bot.model.connect import LanguageModel, open_model
from bot.model.desk import Desk, desk_of
from bot.settings import Settings
from bot.understand.refusal import looks_foreign
from bot.understand.scenario import AskedBeside
from corpus import Corpus, Passage, load_corpus
from corpus.languages import Lexicons
from corpus.lexicon import Lexicon
from corpus.passages import all_passages
from index.hits import Hit
from index.retriever import Retriever
from index.terms import Terms, terms_for

__version__ = "0.1.0"
HITS, OWN_HITS, HITS_BESIDE = 12, 3, 2
"""Passages that an answer may draw on: ours, those of the user's own documents, in slots of their own, and ours for each thing
that is asked beside the study."""
KNOWN_NEAR = 0.6
"""Cosine similarity (all-MiniLM-L6-v2) from which a passage speaks of what is asked. Set on the open sets: of the questions of
fact whose answer is nearest, 95 % reach 0.62 with it; text without sense reaches 0.38 with none."""

KNOWN_TERMS, KNOWN_SHARE = 2, 0.65
"""What the words of a passage must hold of a question that no term reads: of so many terms such a share. Set on the open sets."""

_UNITS = frozenset({"mm", "cm", "kg", "mg", "ml"})
_IDLE = ("everyday", "negation", "place_open", "set_aside", "interrogative")
"""Cues of words that any talk holds, as it does figures and units."""
SPOKEN_SHARE = 0.4
"""The share of its terms that some passage has, from which a question may be about what is known. Set on the open sets."""


_INTERVAL = AskedBeside("interval", "follow-up")
"""What a question of nothing but how often asks about."""


@dataclass(frozen=True)
class Services:
    """Everything that outlives a question; holds nothing about any question."""

    corpus: Corpus
    today: str
    index_home: Path | None = None
    own_home: Path | None = None
    """The BOT_HOME whose own documents are searched beside ours."""
    model: LanguageModel | None = None
    """The language model that words the prose, if one is set."""

    @cached_property
    def lexicons(self) -> Lexicons:
        """How questions are read, in each language."""
        return self.corpus.lexicons

    @cached_property
    def lexicon(self) -> Lexicon:
        """How English texts are read."""
        return self.corpus.lexicon

    @cached_property
    def claims(self) -> Lexicon:
        """How claims in texts are read."""
        return self.corpus.claims

    @cached_property
    def checker(self) -> Checker:
        """The last word."""
        return Checker(self.corpus)

    @cached_property
    def second_look(self) -> SecondLook:
        """What the rules decided, held against what words make likely."""
        return SecondLook(self.corpus, self.today)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage by its id."""
        return {p.id: p for p in all_passages(self.corpus)}

    @cached_property
    def drafter(self) -> Drafter:
        """The extractive drafter."""
        return Drafter(self.corpus, self.passages)

    @cached_property
    def desk(self) -> Desk | None:
        """What the language model is used for."""
        return desk_of(self.model, self) if self.model else None

    @property
    def banner(self) -> str | None:
        """What a reader must know before typing: None unless questions leave this machine."""
        return self.model.banner if self.model else None

    @cached_property
    def retriever(self) -> Retriever:
        """Hybrid search; opened at the first question that wants prose."""
        return Retriever(self.corpus, self.index_home, self.own_home)

    @cached_property
    def terms(self) -> Terms:
        """How the search reads words."""
        return terms_for(self.corpus)

    @cached_property
    def statement_terms(self) -> Callable[[str], frozenset[str]]:
        """The terms of a text of the corpus, read once; never called with a question."""
        return lru_cache(maxsize=None)(lambda text: frozenset(self.terms(text)))

    @cached_property
    def subjects(self) -> Subjects:
        """What the statements are about."""
        return Subjects(self.corpus)

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Every term of a passage."""
        return frozenset(term for passage in self.passages.values() for term in self.terms(passage.text))

    @property
    def default_variant(self) -> str:
        """The variant that a text is about if nobody says otherwise."""
        return self.corpus.default_variant

    def search(self, question: str, outcome: Outcome) -> Found:
        """The hits for a question by what it asks: its kind of aspect, and the studies that the outcome shows."""
        aspects = aspects_of(outcome)
        groups = [
            {p.id for p in self.passages.values() if p.aspect in aspects},
            {p.id for p in self.passages.values() if outcome.shown & p.about},
        ]
        hits = self.retriever.search(question, HITS, [group for group in groups if group])
        alone = (_INTERVAL,) if outcome.scenario.kind == "how_often" else ()
        beside = [hit for asked in outcome.scenario.beside or alone for hit in self._found_beside(asked, outcome)]
        own = self.retriever.search_own(question, OWN_HITS)
        known = {hit.passage.id for hit in hits}
        return Found(
            question,
            (*hits, *(hit for hit in beside if hit.passage.id not in known)),
            tuple(own),
            beside=frozenset(hit.passage.id for hit in beside),
            wanted=self.retriever.terms(question),
            read=self.statement_terms,
            off_subject=self.subjects.is_off,
        )

    def _found_beside(self, asked: AskedBeside, outcome: Outcome) -> list[Hit]:
        """The hits for what is asked beside the study, about the studies shown or about none: what "how often?" means there."""
        fitting = {p.id for p in self.passages.values() if p.aspect == asked.aspect and (not p.about or outcome.shown & p.about)}
        names = " ".join(self.corpus.procedures[study].name for study in sorted(outcome.shown))
        hits = self.retriever.search(f"{asked.aspect} {asked.words} {names}", len(self.passages))  # all: few of them fit
        return [hit for hit in hits if hit.passage.id in fitting][:HITS_BESIDE]

    def knows(self, question: str) -> bool:
        """Whether a passage speaks of what is asked, where no term tells: by its meaning, or by most of its words."""
        if self.retriever.nearness(question) >= KNOWN_NEAR:
            return True
        found = Found(
            question,
            tuple(self.retriever.search(question, 1, ())),
            wanted=self.retriever.terms(question),
            read=self.statement_terms,
        )
        shares = [found.share(hit.passage, span) for hit in found.hits for span in hit.passage.spans]
        return len(found.wanted) >= KNOWN_TERMS and max(shares, default=0.0) >= KNOWN_SHARE

    def may_know(self, question: str) -> bool:
        """Whether the passages use the words of the question at all: what can be told without an index."""
        asked = set(self.terms(question))
        spoken = asked & self.spoken
        idle = {term for m in self.lexicon.read(question).cues(*_IDLE) for term in self.terms(m.words)}
        if all(term in idle or term.isdigit() or term in _UNITS for term in spoken):
            return False
        return len(spoken) >= KNOWN_TERMS and len(spoken) >= SPOKEN_SHARE * len(asked)

    def versions(self, found: Found | None, model: str | None = None) -> dict[str, str | None]:
        """What an answer was made with; the index and the language model only if they were asked."""
        index = self.retriever.index_id if found else None
        return {"bot": __version__, "corpus": self.corpus.digest[:16], "index": index, "model": model}

    def notices(self, question: str, found: Found | None, *, read_abroad: bool) -> list[str]:
        """Names of the phrases that tell what was not as it should be; `read_abroad`: it was read in a known other language."""
        names = ["stale"] if any(self.today > t.review_by for t in self.corpus.topics.values()) else []
        if found and self.retriever.problem:
            names.append(self.retriever.problem.phrase)
        if found and any("(superseded)" in hit.passage.source.edition for hit in found.own):
            names.append("own-superseded")
        if not read_abroad and looks_foreign(question, self.claims):
            names.append("english-prose")
        return names


def build_services(settings: Settings | None = None) -> Services:
    """Loads the corpus and makes the services.

    Raises:
        CorpusError: the corpus folder has faults.
        ModelSettingsError: a language model is set that cannot be used.
    """
    settings = settings or Settings()
    model = open_model(settings)
    return Services(load_corpus(settings.corpus), settings.date(), settings.index_home, settings.bot_home, model)
