"""The checker: rules on every unit of a text. Our own sentences are proved; `bot/check/__init__.py` tells what others may be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.check.context import Context
from bot.check.descriptions.evidence import Evidence
from bot.check.foreign import ForeignReader
from bot.check.rules import ForeignRules
from bot.check.ruling import Finding, Ruling, found, joined
from bot.check.vocabularies import Vocabularies
from bot.check.words.plain import Plain, has_symbols, plain
from bot.check.words.remembering import Remembering
from bot.check.words.units import Unit, units_of
from bot.decide.rows import rated_row
from bot.errors import UnknownVariantError
from corpus import Corpus
from corpus.frames import Frames, RowClaim, answered_from, redirection
from corpus.schema import Category, Statement

_PASSES = 5
"""A text that still changes after so many passes is built to; nothing of it is shown."""


class Checker:
    """Rules on texts against one corpus; holds no state between texts."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._frames = Frames(corpus)
        words, judging = Remembering(corpus.lexicon, corpus), Remembering(corpus.claims, corpus)
        self._reader = ForeignReader(corpus, words, judging)
        self._rules = ForeignRules(corpus, self._reader, Vocabularies(corpus, words))
        self._own = dict(_own_sentences(corpus))

    def check(self, text: str, variant_id: str) -> Ruling:
        """The ruling on a text whose sentences, where they do not say so themselves, are about `variant_id`.

        Raises:
            UnknownVariantError: the corpus has no such variant.
        """
        if variant_id not in self._corpus.variants:
            raise UnknownVariantError(f"There is no variant {variant_id!r}. There are: {', '.join(self._corpus.variants)}.")
        findings, kept = self._pass(text, variant_id)
        safe, withheld = joined(text, kept), any(f.withholds for f in findings)
        for _ in range(_PASSES):  # what was left can read differently once its neighbours are gone
            if not (withheld and safe):
                break
            again, kept = self._pass(safe, variant_id)
            safe, withheld = joined(safe, kept), any(f.withholds for f in again)
        return Ruling(text, tuple(findings), "" if withheld else safe)

    def _pass(self, text: str, variant_id: str) -> tuple[list[Finding], list[Unit]]:
        """The findings on every unit, and the units that stand."""
        units = units_of(text)
        plains = [plain(unit.of(text)) for unit in units]
        named = [v for content in plains for v in self._named(content.text, variant_id)]
        variants = tuple(dict.fromkeys([variant_id, *named]))
        about_study = any(self._reader.names_study(c.text) or self._reader.speaks_of_imaging(c.text) for c in plains)
        young = self._reader.speaks_of_young(text)
        running = sum(unit.kind == "sentence" for unit in units)
        findings: list[Finding] = []
        kept: list[Unit] = []
        lead, lead_stands, heading = "", True, ""
        columns: tuple[str, ...] = ()
        for at, (unit, content) in enumerate(zip(units, plains, strict=True)):
            heads = at + 1 < len(units) and units[at + 1].kind == "item"
            before = plains[at - 1].text if at else ""
            context = Context(
                variants=variants,
                lead=lead,
                lead_stands=lead_stands,
                about_study=about_study,
                before=before,
                beside=running > 1,
                heads_list=heads,
                columns=columns if unit.kind == "row" else (),
                young=young,
                around=(heading, lead, before),
            )
            placed = [replace(f, words=unit.of(text), start=unit.start, end=unit.end) for f in self._unit(unit, content, context)]
            findings.extend(placed)
            stands = not any(f.withholds for f in placed)
            if stands:
                kept.append(unit)
            if unit.kind == "heading":
                heading = content.text
            if unit.kind == "header":
                columns = tuple(c.strip() for c in content.text.strip("| ").split("|"))
            if unit.kind not in ("item", "row", "rule") or (unit.kind == "item" and content.text.endswith(":")):
                lead, lead_stands = content.text, stands
        return findings, kept

    def evidence(self, sentence: str, variant_id: str) -> Evidence:
        """What has points in a sentence about a variant: the words that the points are fitted to."""
        return self._rules.evidence(plain(sentence).text, (variant_id,))

    def named_variants(self, text: str, of_topic_of: str) -> list[str]:
        """The variants of a topic that a text names in its own words, in order, each once."""
        found_in = [v for unit in units_of(text) for v in self._named(plain(unit.of(text)).text, of_topic_of)]
        return list(dict.fromkeys(found_in))

    def _named(self, text: str, variant_id: str) -> list[str]:
        """Our own sentences name their variant themselves and say nothing about the others."""
        if text in self._own or self._frames.read(text) is not None:
            return []
        return self._reader.about.named(text, variant_id)

    def _unit(self, unit: Unit, content: Plain, context: Context) -> list[Finding]:
        if unit.kind == "rule" or not any(c.isalnum() for c in content.text):
            silent = unit.kind == "rule" or not (context.about_study and has_symbols(content.text))
            return [] if silent else [found("symbols", "unreadable", "pictures can carry a verdict")]
        if own := self._own.get(content.text):
            return self._own_statement(own)
        claims = self._frames.read(content.text)
        if claims is not None:
            return [self._cell(claim) for claim in claims]
        if content.suspect:
            return [found("suspect", "unreadable", f"the sentence {content.suspect}")]
        return self._rules.rule_on(unit, content.text, context)

    def _own_statement(self, statements: Sequence[Statement]) -> list[Finding]:
        """A statement of the corpus stands, unless the table has left what it takes for granted."""
        for statement in statements:
            for presumption in statement.presumes:
                variant = presumption.variant or statement.variant
                if variant is None or presumption.holds(self._corpus.category(variant, presumption.procedure)):
                    continue
                name = self._corpus.procedures[presumption.procedure].name
                return [
                    found(
                        "presumption",
                        "contradicts",
                        f"the statement takes a category of {name} for granted that the table no longer gives",
                    )
                ]
        claims = any(s.kind != "fact" and s.about for s in statements)
        return [found("statement", "consistent", "a statement of the corpus, under its holder's name")] if claims else []

    def _cell(self, claim: RowClaim) -> Finding:
        """One claim of a frame sentence against its cell of the table."""
        topic = self._corpus.topic_of(claim.variant)
        if claim.year != topic.year:
            return found("edition", "contradicts", f"the table held here is the edition of {topic.year}")
        best = [r.procedure for r in self._corpus.variants[claim.variant].rows if r.category is Category.USUALLY]
        if claim.none_best:
            wrong = set(best) - set(claim.without)
            return _verdict("none-best", not wrong, "whether a usually appropriate study is left follows from the table")
        row = self._corpus.rows.get((claim.variant, claim.procedure or ""))
        if claim.unrated:
            return _verdict("not-rated", row is None, "whether the study has a row follows from the table")
        if row is None:
            return found("not-rated", "contradicts", "the table has no row for this study: it is not rated")
        said = {
            "category": (claim.category, row.category.value),
            "rating": (claim.rating, row.rating),
            "evidence": (claim.evidence, row.evidence),
            "radiation-adult": (claim.adult, self._frames.dose(row.rrl_adult, adult=True)),
            "radiation-child": (claim.child, self._frames.dose(row.rrl_child, adult=False)),
        }
        shown = rated_row(self._corpus, claim.variant, row)
        for name, (stated, true) in said.items():
            if stated is not None and stated != true:
                return Finding(f"row-{name}", "contradicts", "", 0, 0, f"the table says {true}", shown, shown.source)
        return Finding("row", "consistent", "", 0, 0, "as in the table", shown, shown.source)


def _own_sentences(corpus: Corpus) -> Iterable[tuple[str, tuple[Statement, ...]]]:
    """Every sentence that our answers may be made of beside the frames, with the statements behind it."""
    for passage in corpus.document_passages:
        for span in passage.spans:
            statement = span.statement
            if statement.variant is None:
                statement = statement.model_copy(update={"variant": passage.variant})
            yield from ((sentence, (statement,)) for sentence in _split(span.statement.text))
    for text in _fixed_texts(corpus):
        statement = Statement(text=text, holder="this product", kind="fact")
        yield from ((sentence, (statement,)) for sentence in _split(text))


def _fixed_texts(corpus: Corpus) -> Iterable[str]:
    frames = Frames(corpus)
    yield from (sentence for sentence, _ in [*frames.numbers(), *(told for _, told in frames.levels())])
    yield from (frames.past(edition, row) for edition in corpus.history.values() for row in edition.rows)
    for rule in corpus.rules:
        yield rule.text
        if rule.redirect:
            yield redirection(rule.redirect)
    for topic in corpus.topics.values():
        yield answered_from(topic.full_title)
        yield topic.full_title
    yield from (source.title for source in corpus.sources.values())
    for facet in corpus.facets.values():
        if facet.question:
            yield facet.question
    yield from corpus.scale.phrases.values()


def _split(text: str) -> list[str]:
    return [plain(unit.of(text)).text for unit in units_of(text)]


def _verdict(rule: str, holds: bool, because: str) -> Finding:
    return found(rule, "consistent" if holds else "contradicts", because)
