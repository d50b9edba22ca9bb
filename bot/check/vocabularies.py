"""The two ways of reading a foreign sentence about a study: as a judgement, and as a description."""

from bot.check.prose import ProseReader
from bot.understand.studies import NamedStudy
from corpus import Corpus
from corpus.lexicon import Lexicon, Mention

_SCENARIO = ("purpose", "target", "tissue", "histology", "site")
_SCENARIO_CUES = ("recurrence", "local_recurrence", "distant", "new")
_NAMES = ("histology", "tissue", "site")
_MALIGNANT = {"malignant"}


class Vocabularies:
    """Readers of judgements and of descriptions, and what the corpus says that studies can show."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        describing = [c for c in corpus.prose_concepts if c.cue != "shows"]
        self.prose = ProseReader(corpus, lexicon, describing, _as_task)
        self.verdict = ProseReader(corpus, lexicon, corpus.verdict_concepts, _as_scenario)
        self._shows = {c.study["modality"]: frozenset(c.forms) for c in corpus.prose_concepts if c.cue == "shows"}

    def shows(self, study: NamedStudy) -> frozenset[str]:
        """What a study can show or needs; nothing is known of a study that the corpus does not describe."""
        return self._shows.get(study.parts["modality"], frozenset())


def _as_task(mention: Mention) -> str | None:
    return "task" if mention.concept.facet in _NAMES else None


def _as_scenario(mention: Mention) -> str | None:
    """The words of a scenario add nothing to a claim: they say where it holds, and the variant is read from them."""
    concept = mention.concept
    if set(concept.implies.get("behaviour", _MALIGNANT)) - _MALIGNANT:
        return None
    return "glue" if concept.facet in _SCENARIO or concept.cue in _SCENARIO_CUES else None
