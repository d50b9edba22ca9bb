"""Finding it: passages -> ranked hits, by meaning (Chroma) and by words (BM25), blended."""
