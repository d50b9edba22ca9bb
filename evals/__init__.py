"""Measuring: labelled samples, scorers, and figures with their intervals; nothing imports this package."""
