"""Stored answers of any other system, from JSONL or CSV: `question` or `id`, `answer`, and whatever else it told."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.services import Services
from evals.output import Cited, Output
from evals.sample import Form, Sample, Target
from evals.systems.base import QUESTIONS
from evals.systems.reading import TextReader
from evals.systems.stored_file import Stored, read_stored, same_words


class StoredAnswers:
    """Judges what another bot answered; questions without a stored answer are unscored, and counted."""

    forms: frozenset[Form] = QUESTIONS

    def __init__(self, services: Services, file: Path) -> None:
        self.name = file.stem
        self.about = f"stored answers of another system, {file.name}"
        self._services = services
        self._reader = TextReader(services)
        self._records = read_stored(file, services.corpus)
        self._by_id = {str(r["id"]): r for r in self._records if r.get("id") not in (None, "")}
        self._by_question = {same_words(r["question"]): r for r in self._records if r.get("question")}

    def run(self, sample: Sample) -> Output:
        """The stored answer with what can be read from its text."""
        record = self._by_id.get(sample.id) or self._of_question(sample)
        if record is None:
            return Output(text="", note="no stored answer")
        expect = sample.target.expect
        hint = next((v for group in (expect.variants if expect else None) or [] for v in group), None)
        read = self._reader.read(record["answer"], hint)
        told = {name: record[name] for name in ("answer_class", "variants", "studies") if record.get(name)}
        if "fact_ids" in record or "urls" in record:
            facts = tuple(record.get("fact_ids") or ())
            told["citations"] = tuple(Cited(url=url) for url in record.get("urls") or ()) + (
                (Cited(fact_ids=facts),) if facts else ()
            )
        return read.model_copy(update=told | {"read_from_text": not told.keys() & {"answer_class", "variants", "studies"}})

    def holds(self, sample: Sample) -> bool:
        """Whether there is an answer to a sample."""
        return sample.id in self._by_id or self._of_question(sample) is not None

    def _of_question(self, sample: Sample) -> Stored | None:
        """An answer found by the words of the question; not in a conversation, where the same words may ask something else."""
        return None if sample.history else self._by_question.get(same_words(sample.input))

    def unknown(self, samples: Sequence[Sample]) -> list[str]:
        """Ids that no sample has, of answers that do not name their question either: nothing can be judged by them."""
        known = {s.id for s in samples}
        return [id_ for id_, record in self._by_id.items() if id_ not in known and not record.get("question")]

    def others(self, samples: Sequence[Sample]) -> Iterator[Sample]:
        """The questions that are in no dataset: without a label, so only the checker judges their answers."""
        known_ids, known = {s.id for s in samples}, {same_words(s.input) for s in samples}
        for number, record in enumerate(self._records, 1):
            question = record.get("question") or ""
            if question and str(record.get("id")) not in known_ids and same_words(question) not in known:
                name = str(record.get("id") or f"other{number}")
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
