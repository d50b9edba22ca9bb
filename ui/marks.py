"""Categories and radiation levels as they are shown everywhere on the page."""

from bot.schema import Answer, Radiation, RatedRow
from corpus import Corpus
from ui import words
from ui.markup import NO_BREAK, literal


def badge(category: str) -> str:
    """A category with its shape, its words, and a colour that only repeats them."""
    mark = _mark(category)
    return f":{mark.colour}-badge[{mark.shape} {literal(mark.words)}]"


def cell(category: str) -> str:
    """The same for a table: words that may wrap, so that a narrow screen never cuts a category short."""
    mark = _mark(category)
    return f":{mark.colour}[{mark.shape}] {literal(mark.words)}"


def _mark(category: str) -> words.Mark:
    return words.CATEGORIES.get(category, words.Mark("?", "gray", category.capitalize()))


def radiation(level: Radiation, corpus: Corpus, unit: bool = True) -> str:
    """A relative radiation level: its symbols and, where there is one, its dose band in mSv."""
    symbols = {r.level: r.symbols for r in corpus.scale.radiation}
    shown = symbols.get(level.level, str(level.level))
    if not level.msv:
        return literal(shown)
    band = level.msv.replace("-", f"{NO_BREAK}-{NO_BREAK}")
    return literal(f"{shown} ({band} mSv)" if unit else f"{shown} ({band})")


def is_child(answer: Answer) -> bool:
    """Whether the answer holds the patient for a child, and the child's level is the one to show."""
    age = answer.facets.get("age_band")
    return age is not None and age.values == ("child",)


def radiation_line(row: RatedRow, child: bool, corpus: Corpus) -> str:
    """The level that counts for this patient, saying whose it is."""
    return f"{words.RADIATION[child]}: {radiation(row.rrl_child if child else row.rrl_adult, corpus)}"
