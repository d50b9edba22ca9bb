"""The rules for names in lists and rows of tables, which say what the line above or the titles of the columns make of them."""

from bot.check.context import Context
from bot.check.foreign import ForeignReader
from bot.check.judging import JudgementReader
from bot.check.naming import NamingRules
from bot.check.ruling import STRENGTH, Finding, found
from bot.check.tables import cells_of, sentences_of
from bot.check.titles import TitleReader
from bot.check.unnamed import UnnamedReader
from bot.check.words.plain import has_symbols


class ListRules:
    """Rules on bare names and on rows."""

    def __init__(
        self, reader: ForeignReader, judging: JudgementReader, naming: NamingRules, unnamed: UnnamedReader, titles: TitleReader
    ) -> None:
        self._reader = reader
        self._titles_of_columns = reader.labels | reader.words.forms("column") | {""}
        self._judging = judging
        self._naming = naming
        self._unnamed = unnamed
        self._titles = titles

    def after_lead(self, context: Context) -> list[Finding]:
        """A bare name can be the answer to a question, or belong under a heading that judges."""
        if context.before.endswith("?") or self._titles.announces(context.lead):
            return [found("list-lead", "unreadable", "stands where it can be the answer to what comes before")]
        return []

    def under_lead(self, text: str, context: Context) -> list[Finding]:
        """A bare name in a list says what the line above the list says of it."""
        lead = context.lead
        if not lead or (self._reader.tone(lead) == "silent" and not has_symbols(lead) and self._unnamed.is_harmless(lead)):
            return []
        if self._titles.announces(lead):
            told = f"{lead.rstrip(':. ')} {text.rstrip('.')}"
            verdict = self._judging.judgement(told, context.variants, young=context.young)
            return [verdict or found("list-lead", "unreadable", "stands in a list whose heading judges its items")]
        categories = self._reader.categories(lead)
        if len(categories) == 1 and (rating := self._naming.rating(f"{text}: {lead}", context)):
            return [rating]
        return [found("list-lead", "unreadable", "stands in a list whose heading judges its items")]

    def _judges(self, cell: str) -> bool:
        return cell.casefold() not in self._titles_of_columns and self._reader.tone(cell) not in ("silent", "leans")

    def table_row(self, text: str, context: Context) -> list[Finding]:
        """A row of a table says of its study what stands under the titles of the columns."""
        cells = cells_of(text)
        studies = [c for c in cells if self._reader.names_study(c)]
        if not studies:
            judged = any(has_symbols(c) or (self._judges(c) and not self._titles.column(c)) for c in cells)
            return [found("table-row", "unreadable", "judges without naming one study")] if judged else []
        bare = len(studies) == 1 and self._reader.bare_name(studies[0]) is not None
        if bare and (by_column := self._by_column(cells, cells.index(studies[0]), context)):
            return [by_column]
        others = [c for c in cells if c not in studies]
        if bare and (valued := self._by_value(studies[0], others, context)):
            return [valued]
        lead_is_plain = not context.lead or self._reader.tone(context.lead) in ("silent", "leans")
        readable = bare and len(others) == 1 and lead_is_plain
        rating = self._naming.rating(f"{studies[0]} is {others[0].rstrip('.')}.", context) if readable else None
        return [rating or found("table-row", "unreadable", "a table row that is not read with certainty")]

    def _by_value(self, study: str, others: list[str], context: Context) -> Finding | None:
        """ "CT | usually appropriate | 9": a category and a rating need no titles."""
        ratings = [cell for cell in others if cell.isdigit()]
        if len(others) != 2 or len(ratings) != 1 or context.columns or context.lead:
            return None
        category = next(cell for cell in others if not cell.isdigit())
        if len(self._reader.categories(category)) != 1:
            return None
        told = f"{study} is {category.rstrip('.')}, rated {ratings[0]}."
        return self._judging.judgement(told, context.variants, young=context.young)

    def _by_column(self, cells: list[str], study: int, context: Context) -> Finding | None:
        """The strongest finding on what the cells of a row say under the titles of their columns."""
        columns = [self._titles.column(title) or "" for title in context.columns]
        titled = study < len(columns) and (columns[study] == "study" or self._titles.is_scenario(context.columns[study]))
        said = sentences_of(cells, columns, study) if titled else None
        scenario = f" ({context.columns[study]})" if said and columns[study] != "study" and context.columns[study] else ""
        told = [
            self._judging.judgement(f"{sentence.rstrip('.')}{scenario}.", context.variants, young=context.young)
            or found("table-row", "unreadable", "a cell that is not read with certainty")
            for sentence in said or []
        ]
        return min(told, key=lambda f: STRENGTH.index(f.kind), default=None)
