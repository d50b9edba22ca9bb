"""Question -> scenario: clean text, identifiers masked, facets and question kind read by rules over the terms."""
