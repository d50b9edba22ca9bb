"""What is known: rows, statements, terms and rules as data, with a strict schema and a loader.

No model, no retrieval and no clock. `load_corpus` turns a folder of YAML into one frozen `Corpus`.
"""

from corpus.errors import CorpusError
from corpus.loader import SHIPPED, load_corpus
from corpus.model import Corpus, Passage

__all__ = ["SHIPPED", "Corpus", "CorpusError", "Passage", "load_corpus"]
