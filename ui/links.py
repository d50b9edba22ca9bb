"""Links that carry facets and nothing else: the scenario, never what anybody wrote."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from bot.schema import Answer
from corpus import Corpus


def facets_in(answer: Answer, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The facets of an answer that a link may carry: read or chosen, with a list of values; no age, no site, no free text."""
    closed = {name for name, facet in corpus.facets.items() if facet.values}
    return {name: f.values for name, f in answer.facets.items() if name in closed and f.how != "assumed" and f.values}


def link_to(base: str, facets: Mapping[str, Sequence[str]]) -> str:
    """The address of the page with these facets."""
    return f"{base.partition('?')[0]}?{urlencode(facets, doseq=True)}" if facets else base


def facets_of(query: Mapping[str, Iterable[str]], corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The facets of an address that this corpus knows, with the values it knows; everything else is left unread."""
    found = {}
    for name, facet in corpus.facets.items():
        values = tuple(dict.fromkeys(v for v in query.get(name, ()) if v in facet.values))
        if values:
            found[name] = values
    return found
