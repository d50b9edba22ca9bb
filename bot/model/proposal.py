"""What a model would recommend, read as studies of the table; it is recorded and changes nothing."""

from bot.decide.outcome import Outcome
from bot.understand.imaging.studies import named_studies, rated_candidates
from corpus import Corpus
from corpus.lexicon import Lexicon


class Studies:
    """Reads names of studies for one corpus."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._lexicon = lexicon

    def of(self, name: str, outcome: Outcome) -> tuple[frozenset[str], ...]:
        """For each study named, the procedures it can mean in the variants shown, or else anywhere; none if no study is read."""
        shown = [part.variant for part in outcome.parts] or [self._corpus.default_variant]
        found = []
        for study in named_studies(self._lexicon.read(name), self._corpus):
            rated = frozenset(p.id for v in shown for p in rated_candidates(study, v, self._corpus))
            found.append(rated or frozenset(p.id for p in self._corpus.procedures.values() if study.fits(p)))
        return tuple(f for f in found if f)
