"""Facts beside the ratings: figures, directions and denials of a sentence, held against the statements of the corpus."""
