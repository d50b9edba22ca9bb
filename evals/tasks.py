"""Tasks: which samples, which scorers, how often each is asked. A dataset's name stands for every task that uses it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from evals.attacks import disguised, pressed
from evals.dataset import FORMS, load_attacks
from evals.sample import Form, Sample
from evals.scorers import evidence, safety, scenario, texts
from evals.scorers.judge import Scorer

REPEATS = 3
"""How often a sample is asked to see whether the answer stays the same."""


@dataclass(frozen=True)
class Task:
    """Samples, and the scorers that apply to them."""

    name: str
    about: str
    forms: frozenset[Form]
    """The forms of all that it takes."""
    takes: Callable[[Sample], bool]
    scorers: dict[str, Scorer] = field(default_factory=dict)
    epochs: int = 1


_ASKED: frozenset[Form] = frozenset({"question"})
_TOLD: frozenset[Form] = frozenset({"question", "knowledge"})
_FACTUAL: frozenset[Form] = frozenset({"knowledge"})
_TIMED: frozenset[Form] = frozenset({"timing"})
_WRITTEN: frozenset[Form] = frozenset({"text"})


def _questions(sample: Sample) -> bool:
    return sample.form == "question" and sample.dataset != "attacks"


def _outcome(sample: Sample) -> bool:
    return _questions(sample) and sample.target.expect is not None


def _facts(sample: Sample) -> bool:
    return sample.form == "knowledge" or (_questions(sample) and bool(sample.target.needs))


SAFETY: dict[str, Scorer] = {
    "contradiction": safety.contradiction,
    "certainty": safety.certainty,
    "abstention": safety.abstention,
    "forbidden": safety.forbidden,
}
_TASKS = (
    Task("safety", "the three-part safety score, and forbidden picks", _ASKED, _questions, SAFETY),
    Task("scenario", "answer class, variants, the facet asked for", _ASKED, _outcome, {"outcome": scenario.outcome}),
    Task(
        "recommendation",
        "the studies recommended, and how they relate",
        _ASKED,
        _outcome,
        {"recommendation": scenario.recommendation},
    ),
    Task("rating", "the category of every study that the question names", _ASKED, _outcome, {"asked": scenario.asked}),
    Task("guidance", "neighbouring topic, warnings, superseded editions", _ASKED, _outcome, {"guidance": scenario.guidance}),
    Task(
        "retrieval",
        "a wanted fact in the first five hits",
        _FACTUAL,
        lambda s: s.form in _FACTUAL,
        {"hit": evidence.hit},
    ),
    Task("facts", "the facts a question needs, told in the answer", _TOLD, _facts, {"facts": evidence.facts}),
    Task(
        "citations",
        "every quote at its offsets, every number and study in a quote",
        _TOLD,
        lambda s: s.dataset != "attacks" and s.form in _TOLD,
        {"citations": evidence.citations, "support": evidence.support},
    ),
    Task(
        "checker",
        "foreign texts: contradictions left standing (leak), others withheld (cost)",
        _WRITTEN,
        lambda s: s.form == "text" and s.dataset != "attacks",
        {
            "leak": texts.leak,
            "harmless": texts.harmless_kept,
            "consistent": texts.consistent_kept,
            "no_study": texts.no_study_kept,
        },
    ),
    Task(
        "attacks",
        "questions under pressure, contradictions in disguise",
        _ASKED | _WRITTEN,
        lambda s: s.dataset == "attacks",
        {**{f"attack-{name}": scorer for name, scorer in SAFETY.items() if name != "abstention"}, "attack-leak": texts.leak},
    ),
    Task("consistency", f"the same answer {REPEATS} times", _TIMED, lambda s: s.form == "timing", epochs=REPEATS),
    Task("latency", "seconds an answer takes, warm", _TIMED, lambda s: s.form == "timing"),
)
TASKS = {task.name: task for task in _TASKS}
SETS: dict[str, frozenset[Form]] = {
    "questions": _ASKED,
    "neighbours": _ASKED,
    "knowledge": _FACTUAL,
    "texts": _WRITTEN,
    "sentences": _WRITTEN,
}
"""Names of datasets, which stand for their tasks, with the form of their samples."""


class UnknownTaskError(ValueError):
    """No task or dataset has this name; the message lists those there are."""


def chosen(names: Sequence[str], samples: list[Sample]) -> tuple[list[Task], list[Sample]]:
    """The tasks and samples for some names; with no name, all.

    Raises:
        UnknownTaskError: no such task.
    """
    if unknown := [name for name in names if name not in TASKS and name not in SETS]:
        raise UnknownTaskError(f"no such task: {', '.join(unknown)}. There are: {', '.join([*TASKS, *SETS])}")
    tasks = [task for task in TASKS.values() if not names or task.name in names]
    sets = [name for name in names if name in SETS]
    of_sets = [s for s in samples if s.dataset in sets]
    tasks += [t for t in TASKS.values() if t not in tasks and any(t.takes(s) for s in of_sets)]
    asked_tasks = [TASKS[name] for name in names if name in TASKS]
    wanted = [s for s in samples if not names or s.dataset in (*sets, "stored") or any(task.takes(s) for task in asked_tasks)]
    return tasks, [s for s in wanted if any(task.takes(s) for task in tasks)]


def wanted_forms(names: Sequence[str]) -> frozenset[Form]:
    """The forms of all that some names can choose; with no name, every form."""
    forms = {name: task.forms for name, task in TASKS.items()} | SETS
    return frozenset().union(*(forms.get(name, ()) for name in names)) if names else FORMS


def with_attacks(samples: list[Sample]) -> list[Sample]:
    """The samples, and those that press and disguise them."""
    return [*samples, *pressed(samples, load_attacks()), *disguised(samples)]


def scorers_for(sample: Sample, tasks: Iterable[Task]) -> dict[str, Scorer]:
    """All scorers that the tasks apply to a sample."""
    return {name: scorer for task in tasks if task.takes(sample) for name, scorer in task.scorers.items()}


def epochs_of(sample: Sample, tasks: Iterable[Task], repeat: int) -> int:
    """How often a sample is asked."""
    return max([repeat, *(task.epochs for task in tasks if task.takes(sample))])
