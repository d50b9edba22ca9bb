"""The last word: every sentence is ruled on against the table and the corpus before anybody sees it.

Pure: text, scope and corpus in, ruling out; no model, no file, no clock.
"""
