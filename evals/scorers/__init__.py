"""Scorers: each compares one aspect of an Output with the label; an aspect that the label leaves open has no score."""
