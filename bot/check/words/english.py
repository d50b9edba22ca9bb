"""Words of pure grammar by which readers part sentences. What words mean is no business of this module: that is data."""

ARTICLES = frozenset({"the", "a", "an"})
ONE = frozenset({"a", "an", "one"})
"""What counts one: "a year", "one year"."""
OWNERS = frozenset({"your", "our", "her", "his"})
BE = frozenset({"is", "are", "was", "were"})
STATE = BE | {"been", "has", "have", "had"}
"""Verbs by which something is told to be in some state: "is negative", "has been negative"."""
STAYING = frozenset(
    {"stay", "stays", "remain", "remains", "go", "goes", "get", "gets", "lie", "lies", "keep", "keeps", "become", "becomes"}
)
"""Verbs of now before a word in -ed that tells of no past: "tend to stay hidden", "goes unseen"."""
AUXILIARIES = BE | {"does", "do", "did", "can", "could", "should", "has", "have"}
"""What turns a sentence into a question: "does it", "should we"."""
ASKING = AUXILIARIES | {"may", "will"}
"""Words that open a question which takes nothing for granted."""
IS_NO = frozenset({"is not", "are not", "is not a", "is not the", "is no", "was not", "would not be"})
"""Denials before what something is not, as one token each."""
DOES = frozenset({"is", "are", "does"})
"""Verbs that end a clause in the place of the one before."""
DOES_NOT = frozenset({"is not", "are not", "does not", "should not"})
"""Denials that end a clause, as one token each."""
LISTING = ARTICLES | {"and", "or", ","}
"""What parts the members of a list."""
POINTING = frozenset({"this", "that", "these", "those", "each", "every", "any", "all", "such", "same", "its", "their"})
"""Words that point at what was named before."""
PRONOUNS = frozenset({"it", "its", "which", "that", "this", "they", "their"})
"""Words that stand for what was named before, or for what belongs to it."""
ARTICLE = f"(?:{'|'.join(sorted(ARTICLES))})"
"""One of them, as a part of a pattern."""
AN_ARTICLE = rf"(?:{ARTICLE}\s)?"
"""One of them or none, with the blank behind it."""
