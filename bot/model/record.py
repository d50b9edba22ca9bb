"""What a model contributed to an answer, for the record: what it proposed, what was kept back, and how it went."""

from dataclasses import dataclass

from bot.schema import Withheld


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """`notices` are names of phrases of the corpus; each of `proposed` holds the procedures that one study can mean."""

    version: str
    proposed: tuple[frozenset[str], ...] = ()
    withheld: tuple[Withheld, ...] = ()
    notices: tuple[str, ...] = ()
