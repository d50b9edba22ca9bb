"""Lines that say nothing but what others are: headings over lists, and the titles of columns."""

from bot.check.vocabularies import Vocabularies

_BRACKETS = ("(", ")", ",")


class TitleReader:
    """Reads titles in the words of judgements."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies

    def announces(self, text: str) -> bool:
        """True for a line over a list that gives its items one category or one advice, and says nothing else."""
        tokens = self._vocabularies.judging(text)
        said = [t for t in tokens or [] if t.has("category", "before")]
        return len(said) == 1 and all(t.has("glue", "link", "category", "before", "mark") for t in tokens or [])

    def is_scenario(self, title: str) -> bool:
        """True if the title of a column says nothing but a scenario, or nothing at all."""
        return all(t.has("glue") for t in self._vocabularies.judging(title) or []) if title else True

    def column(self, cell: str) -> str | None:
        """What a column of a table holds by its title."""
        tokens = [t for t in self._vocabularies.judging(cell) or [] if t.text not in _BRACKETS]
        titles = {t.cues["column"] for t in tokens if "column" in t.cues}
        rest = all("column" in t.cues or t.has("glue") for t in tokens)
        return titles.pop() if len(titles) == 1 and rest else None
