"""Text into words: units, plain text, tokens with what the vocabularies say of them, and how a sentence is built."""
