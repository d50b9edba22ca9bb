"""What all files share: the base of every record, the types of its fields, and ACR's categories."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_./-]*$")]
FactId = Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")]
Text = Annotated[str, Field(min_length=1)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(lambda day: date.fromisoformat(day).isoformat())]
Level = Annotated[int, Field(ge=0, le=5)] | Literal["varies", "unstated"]
"""ACR's relative radiation level; `varies`: ACR gives no fixed one, `unstated`: our source shows none."""
Condition = dict[Id, tuple[str, ...]]
"""Facet -> allowed values; ("*",) means any value, as long as it is known."""


class Category(StrEnum):
    """ACR's appropriateness categories, best first; a study without a row is in none of them."""

    USUALLY = "usually appropriate"
    MAYBE = "may be appropriate"
    DISAGREEMENT = "may be appropriate (disagreement)"
    USUALLY_NOT = "usually not appropriate"


class Record(BaseModel):
    """Base of everything that comes from a file: frozen, no unknown fields, no silent conversion."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
