"""rules.yaml: what shuts a question out, sends it elsewhere, or is said beside an answer."""

from typing import Literal

from corpus.schema.base import Condition, FactId, Id, Record, Text


class Rule(Record):
    """A named rule over facets: what it does, when, and the sentence that tells the reader.

    `exclude`: the topic does not apply. `redirect`: a neighbouring topic answers, and the reader is
    told which. `no_criteria`: the tumour belongs here, the situation is unrated.
    `off_topic`: nothing in the question belongs here.
    `warn`: a warning beside the answer. `note`: a sentence that is added to the prose.
    """

    id: Id
    effect: Literal["exclude", "redirect", "no_criteria", "off_topic", "warn", "note"]
    when: Condition
    unless: Condition = {}
    sets_aside: dict[Literal["modality", "tracer", "contrast", "region"], tuple[str, ...]] = {}
    """Attributes of the studies that cannot be used when the rule fires; all of them must agree."""
    concerns: dict[Literal["modality", "tracer", "contrast", "region"], tuple[str, ...]] = {}
    """For `warn` and `note`: attributes of the studies beside which it is worth asking for what it depends on."""
    blocks_facts: bool = False
    """For `exclude`: questions of fact are out of scope as well, not only requests for a study."""
    text: Text
    source: Id
    facts: tuple[FactId, ...] = ()
    passages: tuple[Id, ...] = ()
    redirect: Text | None = None
