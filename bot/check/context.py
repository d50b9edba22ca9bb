"""What the units around one tell of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """What the units around one tell: the variants in question, the line above a list, whether a study is named."""

    variants: tuple[str, ...]
    lead: str
    lead_stands: bool
    about_study: bool
    before: str
    """The unit before, whatever it is."""
    beside: bool
    """True if other sentences of running text stand in the text."""
    heads_list: bool
    """True if an item of a list comes next."""
    columns: tuple[str, ...]
    """The titles of the columns of the table that a row is in."""
    young: bool
    """True if the text may be about a child."""
    around: tuple[str, ...] = ()
    """What was said before that may set the scene: the headings above, and the sentence before."""
