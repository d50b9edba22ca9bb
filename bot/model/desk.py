"""The model's part of the services: the drafter that is set, the reader of facets, and what to tell of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model.facets import FacetReader
from bot.model.grounding import Grounding
from bot.model.prompts import digest
from bot.model.proposal import Studies
from bot.model.select import Selecting
from bot.model.telling import Telling
from bot.model.write import Writing

if TYPE_CHECKING:
    from bot.model.connect import LanguageModel
    from bot.model.source import StatementSource
    from bot.services import Services


@dataclass(frozen=True, slots=True)
class Desk:
    """What a model is used for; `facets` is None unless switched on."""

    telling: Telling
    facets: FacetReader | None
    banner: str | None


def desk_of(model: "LanguageModel", services: "Services") -> Desk:
    """The desk of a model, over the corpus and the checker of these services."""
    source: StatementSource
    if model.drafter == "write":
        grounding = Grounding(services.corpus, services.lexicon, services.claims, services.terms)
        source = Writing(model.calls, grounding, sends_own=not model.place.is_remote)
    else:
        source = Selecting(model.calls)
    version = f"{model.name} {source.prompt}/{digest(source.prompt)}"
    studies = Studies(services.corpus, services.lexicon)
    telling = Telling(source, model.calls, services.checker, studies, version)
    return Desk(telling, FacetReader(model.calls, services.corpus) if model.reads_facets else None, model.banner)
