"""The scenario: every facet as the set of values still possible, with where it was read and how."""

from dataclasses import dataclass, field, replace
from typing import Literal, TypeGuard

from bot.understand.imaging.studies import NamedStudy, Parts, Status
from corpus import Corpus

OUR_SITES = frozenset({"limb", "bone", "trunk"})
"""Values of the facet `site` where the tumours of the main topic lie."""
AFTER_TREATMENT = ("surveillance", "suspected_recurrence", "known_recurrence", "restaging", "treatment_response")
"""Values of the facet `purpose` that only a treated tumour can have."""
How = Literal["said", "implied", "assumed", "chosen"]
STANDS: tuple[How, ...] = ("said", "chosen")
"""How a facet is read that nothing likely makes give way."""


@dataclass(frozen=True, slots=True)
class FacetReading:
    """The values still possible, in the corpus' order; none left is a conflict."""

    values: tuple[str, ...]
    how: How
    words: str = ""


def is_first_staging(purpose: FacetReading | None) -> TypeGuard[FacetReading]:
    """True if the purpose is known to be initial staging."""
    return purpose is not None and purpose.values == ("initial_staging",)


def is_after_treatment(purpose: FacetReading | None) -> TypeGuard[FacetReading]:
    """True if every value that the purpose can have is one of a treated tumour."""
    return purpose is not None and set(purpose.values) <= set(AFTER_TREATMENT)


@dataclass(frozen=True, slots=True)
class PointsBack:
    """A turn that names no study and speaks of the one recommended before: "with contrast?", "the scanner is down"."""

    parts: Parts = field(default_factory=dict)
    """What is to be otherwise than recommended."""
    status: Status = "asked"


@dataclass(frozen=True, slots=True)
class AskedBeside:
    """What is asked beside the study, "how often?": the aspect of the sources, and the words."""

    aspect: str
    words: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """All that is known about the patient and the request; a facet that is not here is open."""

    facets: dict[str, FacetReading] = field(default_factory=dict)
    kind: str = "unclear"
    beside: tuple[AskedBeside, ...] = ()
    studies: tuple[NamedStudy, ...] = ()
    points_back: PointsBack | None = None
    about_patient: bool = False
    purpose_unknown: bool = False
    """Nobody knows, or no paper tells, what the imaging is for: it is asked, and never assumed."""
    relies_on_reply: bool = False
    """The user holds an earlier reply against the table, or for it."""
    query: str = ""
    """What to search for: the text, with the earlier one that it leans on."""

    def possible(self, facet: str, corpus: Corpus) -> frozenset[str] | None:
        """The values still possible; every value of a closed facet if nothing is known, None for an open one."""
        reading = self.facets.get(facet)
        if reading:
            return frozenset(reading.values)
        known = corpus.facets[facet]
        return None if known.open else frozenset(known.values)

    def assuming(self, **values: str) -> "Scenario":
        """The same scenario with these facets set as assumed."""
        assumed = {name: FacetReading((value,), "assumed") for name, value in values.items()}
        return replace(self, facets={**self.facets, **assumed})

    def implying(self, **values: str) -> "Scenario":
        """The same scenario with these facets set as implied."""
        implied = {name: FacetReading((value,), "implied") for name, value in values.items()}
        return replace(self, facets={**self.facets, **implied})

    def narrowed(self, facet: str, value: str) -> "Scenario":
        """The same scenario with one of the values of a known facet."""
        known = self.facets[facet]
        return replace(self, facets={**self.facets, facet: FacetReading((value,), known.how, known.words)})
