"""Rows of tables: each cell is read as what the title of its column makes of it."""

from collections.abc import Sequence

_SAYS = {
    "category": "{study} is {cell}.",
    "rating": "{study}: rating {cell}",
    "adult": "{study}: {cell} mSv in adults",
    "child": "{study}: {cell} mSv in children",
}


def cells_of(text: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in text.strip("| ").split("|")]


def sentences_of(cells: Sequence[str], columns: Sequence[str]) -> list[str] | None:
    """What a row says, a sentence a cell; None if its cells are not all under a known title."""
    if len(cells) != len(columns) or columns.count("study") != 1 or set(columns) - {"study", *_SAYS}:
        return None
    study = cells[columns.index("study")]
    said = [
        _SAYS[column].format(study=study, cell=cell.rstrip(".").removesuffix("mSv").strip())
        for column, cell in zip(columns, cells, strict=True)
        if column != "study"
    ]
    return said or None
