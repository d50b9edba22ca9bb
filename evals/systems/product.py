"""This bot in its modes, and with one part switched off; only through `answer`, its services and `checker.check`."""

import copy
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.pipeline import answer
from bot.schema import Answer, NotRated
from bot.services import Services
from bot.understand.intake import Inquiry
from evals.output import Cited, Output
from evals.sample import Form, Sample
from evals.systems.base import KNOWLEDGE, QUESTIONS, TEXTS, earlier_turns
from index.hits import Hit
from index.retriever import Leg, Retriever

DEEPEST = 10
"""Hits of each ranking that are recorded."""
LEGS: tuple[Leg, ...] = ("fused", "dense", "lexical")


class Bot:
    """The pipeline as it is shipped; of a text, what its checker lets stand."""

    name = "bot"
    about = "this bot, whole"
    forms: frozenset[Form] = QUESTIONS | TEXTS
    legs: tuple[Leg, ...] = LEGS
    prose = True

    def __init__(self, services: Services) -> None:
        self.services = services

    def run(self, sample: Sample) -> Output:
        """Asks the bot, or its checker."""
        if sample.form == "text":
            return self.stands(sample)
        output = self.read(self.ask(sample))
        if sample.form != "knowledge" or not self.legs:
            return output
        found = self.services.retriever.legs(sample.input, DEEPEST)
        hits = {name: tuple(hit.passage.fact_ids for hit in found[name]) for name in self.legs}
        return output.model_copy(update={"hits": hits})

    def ask(self, sample: Sample) -> Answer:
        """The Answer to a question in its conversation."""
        return answer(Inquiry(sample.input, sample.id, earlier=earlier_turns(sample)), self.services, prose=self.prose)

    def read(self, given: Answer) -> Output:
        """What is scored of an Answer."""
        return read_answer(given)

    def stands(self, sample: Sample) -> Output:
        """What is left of a text."""
        ruling = self.services.checker.check(sample.input, sample.target.variant or self.services.default_variant)
        return Output(text=ruling.safe_text)


class Card(Bot):
    """The bot without prose: no index, no encoder."""

    name = "bot-card"
    about = "this bot's card alone: no index, no encoder, no prose"
    forms = frozenset({"question", "timing"})
    legs = ()
    prose = False


class Unchecked(Bot):
    """What was drafted, withheld sentences among it, as strings; a text stands as it is."""

    name = "bot-unchecked"
    about = "this bot without its checker: the drafts before their ruling, and every text as it is"
    legs = ()

    def read(self, given: Answer) -> Output:
        """The answer with all that the checker kept back."""
        whole = "\n\n".join([given.text, *(withheld.sentence for withheld in given.withheld)])
        return read_answer(given).model_copy(update={"text": whole, "withheld": 0})

    def stands(self, sample: Sample) -> Output:
        """All of the text."""
        return Output(text=sample.input)


class OneLegged(Bot):
    """The bot on one leg of its hybrid search; only questions of fact depend on it."""

    forms = KNOWLEDGE

    def __init__(self, services: Services, leg: Leg) -> None:
        twin = copy.copy(services)
        twin.__dict__["retriever"] = OneLeg(services.retriever, leg)  # where the cached property looks first
        super().__init__(twin)
        self.legs = (leg,)
        self.name, self.about = f"bot-{leg}", f"this bot with {leg} search alone"


@dataclass(frozen=True)
class OneLeg:
    """A retriever that ranks by one leg of the hybrid search alone."""

    whole: Retriever
    leg: Leg

    def search(self, question: str, k: int = 8, favoured: Sequence[Collection[str]] = ()) -> list[Hit]:
        """The best `k` of this leg; what is favoured belongs to the blend and is not used."""
        return self.whole.legs(question, k)[self.leg]

    def nearness(self, question: str) -> float:
        """As the whole retriever's; 0 without vectors."""
        return 0.0 if self.leg == "lexical" else self.whole.nearness(question)

    def __getattr__(self, name: str) -> object:
        return getattr(self.whole, name)


def read_answer(given: Answer) -> Output:
    """What the scorers look at in an Answer."""
    fields = ("n", "passage_id", "quote", "start", "end", "passage", "url", "fact_ids")
    return Output(
        text=given.text,
        answer_class=given.answer_class,
        variants=tuple(p.variant for p in given.parts if not p.condition),
        assumed=any(facet.how == "assumed" for facet in given.facets.values()),
        relation=given.parts[0].relation if len(given.parts) == 1 else None,
        studies=tuple(dict.fromkeys(s.procedure for p in given.parts for s in p.studies)),
        asked=tuple(
            (m.procedure, "not rated" if isinstance(m, NotRated) else m.category) for a in given.asked for m in a.matches
        ),
        clarify_facet=given.clarify.facet if given.clarify else None,
        redirect_topic=given.redirect.topic if given.redirect else None,
        warnings=tuple(warning.id for warning in given.warnings),
        citations=tuple(Cited(**{field: getattr(c, field) for field in fields}) for c in given.citations),
        withheld=len(given.withheld),
        versions=given.versions,
    )
