"""The step `criteria`: a scenario becomes parts with rows, a rule, a question to ask back, or a refusal."""

from dataclasses import dataclass, replace

from bot.decide.changes import Change, what_would_change, worth_telling
from bot.decide.criteria import Decision, decide
from bot.decide.editions import relied_on
from bot.decide.pointing import pointed
from bot.decide.rows import asked_studies, part_for, set_aside
from bot.decide.unnamed import asks_what_it_is
from bot.schema import Asked, Part
from bot.understand.scenario import Scenario
from corpus import Corpus
from corpus.schema import PastEdition, PastRow


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided, with its rows; `refused` names the phrase of a refusal."""

    decision: Decision
    parts: tuple[Part, ...] = ()
    asked: tuple[Asked, ...] = ()
    refused: str | None = None
    away: frozenset[str] = frozenset()
    """The procedures that cannot be had."""
    past: tuple[tuple[PastEdition, PastRow], ...] = ()
    """What superseded editions gave the studies asked about, where the question leans on one."""
    changes: tuple[Change, ...] = ()
    offered: tuple[str, ...] = ()
    """The open facets that are worth telling."""

    @property
    def scenario(self) -> Scenario:
        """The scenario with what was assumed to decide."""
        return self.decision.scenario

    @property
    def wants_prose(self) -> bool:
        """False where nothing beside the decision is to be said."""
        off_topic = self.decision.rule is not None and self.decision.rule.effect == "off_topic"
        return not (off_topic or self.refused)

    @property
    def decides(self) -> bool:
        """True where criteria or a rule speak on which study to do, be it by asking back; False for a question of fact."""
        return bool(self.parts or self.decision.ask or self.decision.rule)

    @property
    def shown(self) -> frozenset[str]:
        """The procedures that are recommended, left over, or asked about."""
        rows = {row.procedure_id for part in self.parts for row in (*part.studies, *part.alternatives)}
        return frozenset(rows | {match.procedure_id for study in self.asked for match in study.matches})

    @property
    def scope(self) -> str | None:
        """The variant that a sentence is about if it names none."""
        return self.parts[0].variant if self.parts else None


def outcome_of(scenario: Scenario, refused: str | None, corpus: Corpus, today: str) -> Outcome:
    """The outcome for a scenario; `today` (ISO date) only marks stale editions."""
    if refused:
        return Outcome(Decision(scenario), refused=refused)
    decision = asks_what_it_is(pointed(decide(scenario, corpus), corpus))
    parts = tuple(part_for(choice, decision.scenario, corpus, today) for choice in decision.choices)
    away = frozenset(set_aside(decision.scenario, corpus))
    asked = tuple(asked_studies(decision.scenario, parts, corpus))
    past = tuple(relied_on(decision.scenario, asked, corpus))
    if past and "edition" not in decision.scenario.facets:
        decision = replace(decision, scenario=decision.scenario.implying(edition="superseded"))
    changes, offered = what_would_change(scenario, decision, corpus), worth_telling(scenario, decision, corpus)
    return Outcome(decision, parts, asked, away=away, past=past, changes=changes, offered=offered)
