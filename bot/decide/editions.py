"""The edition guard: who leans on a superseded rating is told what it was and what holds now."""

from collections.abc import Iterator, Sequence

from bot.schema import Asked, NotRated, RatedRow
from bot.understand.scenario import Scenario
from corpus import Corpus
from corpus.schema import PastEdition, PastRow


def relied_on(scenario: Scenario, asked: Sequence[Asked], corpus: Corpus) -> Iterator[tuple[PastEdition, PastRow]]:
    """The past rows of the studies asked about: all if an older edition is named, else those whose old rating is stated."""
    edition = scenario.facets.get("edition")
    named = edition is not None and "superseded" in edition.values
    stated = set(scenario.facets["stated_rating"].values) if "stated_rating" in scenario.facets else set()
    for match in (m for study in asked for m in study.matches):
        for past in corpus.history.values():
            for row in past.rows:
                same = (row.variant, row.procedure) == (match.variant, match.procedure_id)
                if same and (named or stated & _gone(row, match)):
                    yield past, row


def _gone(row: PastRow, match: RatedRow | NotRated) -> set[str]:
    """The numbers and categories that the study had and has no more."""
    had = {str(was.rating) for was in row.was} | {was.category.value for was in row.was}
    has = {match.category} | ({str(match.rating)} if isinstance(match, RatedRow) else set())
    return had - has
