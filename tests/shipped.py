"""The shipped corpus, what is built on it, and the open labelled sets: made once a process, whichever tests want them."""

from functools import cache

from bot.services import Services
from corpus import load_corpus
from evals.dataset import FORMS, load_samples
from evals.sample import Form, Sample
from tests.conftest import TODAY

CORPUS = load_corpus()
SERVICES = Services(CORPUS, TODAY, None)
"""Services without an index: deterministic, and fast."""
CHECKER = SERVICES.checker


@cache
def samples_of(form: Form) -> tuple[Sample, ...]:
    """The open samples of one form; reading them takes seconds, and nobody changes them."""
    return tuple(load_samples(forms={form}))


def open_samples() -> list[Sample]:
    """All open samples."""
    return [sample for form in sorted(FORMS) for sample in samples_of(form)]


def open_questions() -> list[Sample]:
    """The open questions with an outcome on these topics, in the order of their file."""
    return [sample for sample in samples_of("question") if sample.dataset == "questions"]
