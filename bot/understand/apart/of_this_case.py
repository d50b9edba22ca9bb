"""A reading without what a text tells of somebody else, copies from an old note, or says to be over."""

from dataclasses import replace

from bot.understand.apart.bed_neighbour import of_a_bed_neighbour
from bot.understand.apart.colleagues_patient import of_a_colleagues_patient
from bot.understand.apart.earlier_report import of_an_earlier_report, of_what_was_excluded
from bot.understand.apart.ill_before import of_an_ill_that_is_over
from bot.understand.apart.kins_return import of_a_return_of_kin
from bot.understand.apart.listed_cases import of_a_listed_case
from bot.understand.apart.names import of_a_name
from bot.understand.apart.newly_here import of_a_newcomer
from bot.understand.apart.not_so_yet import of_what_is_not_so_yet
from bot.understand.apart.old_entry import of_an_old_entry
from bot.understand.apart.other_patient import of_another_patient
from bot.understand.apart.paper import of_a_paper
from bot.understand.apart.passed_for import of_what_it_passed_for
from bot.understand.apart.pet import of_a_pet
from bot.understand.apart.return_of_an_ill import of_a_return_of_an_ill
from bot.understand.apart.two_of_them import of_the_other_one
from bot.understand.course.dated_operation import of_a_dated_operation
from bot.understand.wording.unmentioned import of_what_is_not_mentioned
from corpus.reading import Reading


def of_this_case(reading: Reading) -> Reading:
    """The same words, and the mentions that are told of the case in hand."""
    readers = (
        *(of_another_patient, of_a_colleagues_patient, of_an_old_entry, of_an_ill_that_is_over, of_a_return_of_kin),
        *(of_an_earlier_report, of_what_was_excluded, of_a_return_of_an_ill, of_a_name, of_a_pet),
        *(of_what_is_not_mentioned, of_a_paper, of_the_other_one, of_what_is_not_so_yet, of_a_listed_case, of_a_dated_operation),
        *(of_a_bed_neighbour, of_a_newcomer, of_what_it_passed_for),
    )
    gone = {id(m) for told_apart in readers for m in told_apart(reading)}
    if not gone:
        return reading
    return replace(reading, mentions=tuple(m for m in reading.mentions if id(m) not in gone))
