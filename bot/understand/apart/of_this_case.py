"""A reading without what a text tells of somebody else, copies from an old note, or says to be over."""

from dataclasses import replace

from bot.understand.apart.ill_before import of_an_ill_that_is_over
from bot.understand.apart.old_entry import of_an_old_entry
from bot.understand.apart.other_patient import of_another_patient
from corpus.reading import Reading


def of_this_case(reading: Reading) -> Reading:
    """The same words, and the mentions that are told of the case in hand."""
    gone = {id(m) for m in (*of_another_patient(reading), *of_an_old_entry(reading), *of_an_ill_that_is_over(reading))}
    if not gone:
        return reading
    return replace(reading, mentions=tuple(m for m in reading.mentions if id(m) not in gone))
