"""Judgements: what a sentence says of a study's category, rating, level or rank is read and held against the table."""
