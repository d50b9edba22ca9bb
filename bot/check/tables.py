"""Rows of tables: each cell is read as what the title of its column makes of it."""

from collections.abc import Sequence

_AGES = {"adult": " in adults", "child": " in children", "level": ""}


def cells_of(text: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in text.strip("| ").split("|")]


def sentences_of(cells: Sequence[str], columns: Sequence[str], study: int) -> list[str] | None:
    """What a row says of the study in one of its cells, a sentence for each other; None if a title is not known."""
    if len(cells) != len(columns):
        return None
    others = [(column, cell.rstrip(".")) for at, (column, cell) in enumerate(zip(columns, cells, strict=True)) if at != study]
    if not others or not all(column in _AGES or column in ("category", "rating") for column, _ in others):
        return None
    return [_said(cells[study], column, cell) for column, cell in others]


def _said(study: str, column: str, cell: str) -> str:
    if column in _AGES:
        return f"{study}: {cell.removesuffix('mSv').strip()} mSv{_AGES[column]}"
    return f"{study}: rating {cell}" if cell.isdigit() else f"{study} is {cell}."
