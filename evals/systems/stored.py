"""Stored answers of any other system, from JSONL or CSV: `question` or `id`, `answer`, and whatever else it told."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.services import Services
from evals.output import Cited, Output
from evals.sample import Form, Sample, Target
from evals.systems.base import QUESTIONS
from evals.systems.reading import TextReader
from evals.systems.stored_file import Stored, oddities, read_stored, same_words

_SHOWN = 5
"""Ids named in a message."""


class StoredAnswers:
    """Judges what another bot answered; questions without a stored answer are unscored, and counted."""

    forms: frozenset[Form] = QUESTIONS

    def __init__(self, services: Services, file: Path) -> None:
        self.name = file.stem
        self.about = f"stored answers of another system, {file.name}"
        self._services = services
        self._reader = TextReader(services)
        self._records = read_stored(file, services.corpus)
        self._by_id = {r["id"]: r for r in self._records if r.get("id")}
        self._by_question = {same_words(r["question"]): r for r in self._records if r.get("question")}

    def run(self, sample: Sample) -> Output:
        """The stored answer with what can be read from its text."""
        record = self._by_id.get(sample.id) or self._of_question(sample)
        if record is None:
            return Output(text="", note="no stored answer")
        expect = sample.target.expect
        labelled = [v for group in (expect.variants if expect else None) or [] for v in group]
        hint = next(iter([*record.get("variants", ()), *labelled]), None)
        read = self._reader.read(record["answer"], hint)
        told: dict[str, Any] = {name: record[name] for name in ("answer_class", "variants", "studies") if name in record}
        if "fact_ids" in record or "urls" in record:
            facts = tuple(record.get("fact_ids") or ())
            told["citations"] = tuple(Cited(url=url) for url in record.get("urls") or ()) + (
                (Cited(fact_ids=facts),) if facts else ()
            )
        return read.model_copy(update=told)

    def holds(self, sample: Sample) -> bool:
        """Whether there is an answer to a sample."""
        return sample.id in self._by_id or self._of_question(sample) is not None

    def _of_question(self, sample: Sample) -> Stored | None:
        """An answer found by the words of the question; not in a conversation, where the same words may ask something else."""
        return None if sample.history else self._by_question.get(same_words(sample.input))

    def oddities(self, samples: Sequence[Sample]) -> Iterator[str]:
        """What an evaluator should know before trusting the figures, among it ids that no sample has."""
        known = {s.id for s in samples}
        if lost := [id_ for id_, record in self._by_id.items() if id_ not in known and not record.get("question")]:
            shown = ", ".join(lost[:_SHOWN]) + (", ..." if len(lost) > _SHOWN else "")
            yield (
                f"{len(lost)} answers are not judged, their ids are of no question here: {shown}."
                " Give their question beside them, or take ids from: python -m evals questions"
            )
        yield from oddities(self._records)

    def others(self, samples: Sequence[Sample]) -> Iterator[Sample]:
        """The questions that are in no dataset: without a label, so only the checker judges their answers."""
        known_ids, known = {s.id for s in samples}, {same_words(s.input) for s in samples}
        for number, record in enumerate(self._records, 1):
            question = record.get("question") or ""
            if question and record.get("id") not in known_ids and same_words(question) not in known:
                name = record.get("id") or f"other{number}"
                yield Sample(
                    id=name,
                    dataset="stored",
                    form="question",
                    input=question,
                    target=Target(),
                    author="the user",
                    source=self.name,
                    licence="the user's",
                    split="open",
                    tags={"set": "stored"},
                )
