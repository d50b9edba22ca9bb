"""Scenes: which variants a sentence is about, how far a judgement reaches, and which state of contrast is meant."""
