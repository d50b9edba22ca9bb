"""Where to look, told in so many words: by the open items of a list, an order, what comes first, what is named with all."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from bot.understand.where.aforesaid import beyond_these
from bot.understand.where.fell_through import left_by_what_fell_through
from bot.understand.where.listed_places import places_open
from bot.understand.where.lungs_included import lungs_included
from bot.understand.where.not_yet import places_not_yet
from bot.understand.where.ordered_places import places_ordered
from bot.understand.where.other_half import other_half
from bot.understand.where.overdue import site_overdue
from bot.understand.where.put_first import put_first
from corpus.reading import Reading


def told_outright(
    reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, *, none_made: bool
) -> FacetReading | None:
    """ "☐ chest", "order: MRI thigh", "first the stump", "staging, chest included"; `none_made`: nothing was looked at yet."""
    return (
        other_half(reading, purpose)
        or places_open(reading, studies, purpose)
        or places_ordered(reading, studies, purpose)
        or left_by_what_fell_through(reading, studies, purpose)
        or put_first(reading, studies, purpose)
        or lungs_included(reading, studies, purpose)
        or beyond_these(reading, purpose)
        or site_overdue(reading, purpose)
        or (None if none_made else places_not_yet(reading, studies, purpose))
    )
