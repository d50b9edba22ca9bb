"""The strict types of the corpus files, by kind of file; a field that is not listed here is a fault, not a comment."""

from corpus.schema.base import Category, Condition, Day, FactId, Id, Level, Record, Text
from corpus.schema.documents import Document, PassageRecord, Presumption, Statement
from corpus.schema.history import PastEdition, PastRating, PastRow
from corpus.schema.likely import GivingWay, Likelihood, Likely
from corpus.schema.rules import Rule
from corpus.schema.scale import Example, RadiationLevel, RatingBand, Scale
from corpus.schema.sources import FROM_MEMORY, Fact, Source
from corpus.schema.terms import Composition, Concept, Facet, Language, Limits, Opposite, Points, Shares, Terms, Weights
from corpus.schema.topics import Procedure, Row, Together, Topic, Variant

__all__ = [
    "FROM_MEMORY",
    "Category",
    "Composition",
    "Concept",
    "Condition",
    "Day",
    "Document",
    "Example",
    "Facet",
    "Fact",
    "FactId",
    "GivingWay",
    "Id",
    "Language",
    "Level",
    "Likelihood",
    "Likely",
    "Limits",
    "Opposite",
    "PassageRecord",
    "PastEdition",
    "PastRating",
    "PastRow",
    "Points",
    "Presumption",
    "Procedure",
    "RadiationLevel",
    "RatingBand",
    "Record",
    "Row",
    "Rule",
    "Scale",
    "Shares",
    "Source",
    "Statement",
    "Terms",
    "Text",
    "Together",
    "Topic",
    "Variant",
    "Weights",
]
