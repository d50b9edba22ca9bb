"""The checker: rules on every unit of a text. Our own sentences are proved, foreign ones pass only if read.

Order of the rules for one unit: our own statement (and what it presumes of the table) · our own frame sentence
(each claim against its row) · a plain foreign rating sentence · everything else about a study is unreadable.
"""

from collections.abc import Iterable, Sequence

from bot.check.foreign import ForeignReader, categories_of
from bot.check.plain import Plain, has_symbols, plain
from bot.check.ruling import Finding, Outcome, Ruling
from bot.check.units import Unit, units_of
from bot.decide.rows import rated_row
from bot.draft.drafter import redirection
from bot.errors import UnknownVariantError
from bot.understand.lexicon import Lexicon
from corpus import Corpus
from corpus.frames import Frames, RowClaim
from corpus.schema import Statement


class Checker:
    """Rules on texts against one corpus; holds no state between texts."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, claims: Lexicon) -> None:
        self._corpus = corpus
        self._frames = Frames(corpus)
        self._foreign = ForeignReader(corpus, lexicon, claims)
        self._own = dict(_own_sentences(corpus))
        self._source = {t.id: corpus.sources[t.source].title for t in corpus.topics.values()}

    def check(self, text: str, variant_id: str) -> Ruling:
        """The ruling on a text whose sentences, where they do not say so themselves, are about `variant_id`.

        Raises:
            UnknownVariantError: the corpus has no such variant.
        """
        if variant_id not in self._corpus.variants:
            raise UnknownVariantError(f"There is no variant {variant_id!r}. There are: {', '.join(self._corpus.variants)}.")
        units = units_of(text)
        plains = [plain(unit.of(text)) for unit in units]
        about_study = any(self._foreign.names_study(p.text) for p in plains)
        findings: list[Finding] = []
        kept: list[Unit] = []
        lead = ""
        for unit, content in zip(units, plains, strict=True):
            found = self._unit(unit, content, variant_id, lead, about_study)
            placed = [Finding(f.rule, f.kind, unit.of(text), unit.start, unit.end, f.because, f.row, f.source) for f in found]
            findings.extend(placed)
            if not any(f.withholds for f in placed):
                kept.append(unit)
            if unit.kind not in ("item", "row", "rule"):
                lead = content.text
        return Ruling(text, tuple(findings), tuple(kept))

    def _unit(self, unit: Unit, content: Plain, variant_id: str, lead: str, about_study: bool) -> list[Finding]:
        if unit.kind == "rule" or not any(c.isalnum() for c in content.text):
            silent = unit.kind == "rule" or not (about_study and has_symbols(content.text))
            return [] if silent else [_found("symbols", "unreadable", "pictures can carry a verdict")]
        if own := self._own.get(content.text):
            return self._own_statement(own)
        claims = self._frames.read(content.text)
        if claims is not None:
            return [self._cell(claim) for claim in claims]
        if content.suspect:
            return [_found("suspect", "unreadable", f"the sentence {content.suspect}")]
        if unit.kind in ("row", "header"):
            return self._table_row(unit, content.text, variant_id, lead)
        return self._sentence(unit, content.text, variant_id, lead, about_study)

    def _own_statement(self, statements: Sequence[Statement]) -> list[Finding]:
        """A statement of the corpus stands, unless the table has left what it takes for granted."""
        for statement in statements:
            for presumption in statement.presumes:
                variant = presumption.variant or statement.variant
                if variant is None or self._corpus.category(variant, presumption.procedure) in presumption.category:
                    continue
                name = self._corpus.procedures[presumption.procedure].name
                return [
                    _found(
                        "presumption",
                        "contradicts",
                        f"the statement takes a category of {name} for granted that the table no longer gives",
                    )
                ]
        claims = any(s.kind != "fact" and s.about for s in statements)
        return [_found("statement", "consistent", "a statement of the corpus, under its holder's name")] if claims else []

    def _cell(self, claim: RowClaim) -> Finding:
        """One claim of a frame sentence against its cell of the table."""
        topic = self._corpus.topic_of(claim.variant)
        if claim.year != topic.year:
            return _found("edition", "contradicts", f"the table held here is the edition of {topic.year}")
        best = [r.procedure for r in self._corpus.variants[claim.variant].rows if r.category.value == "usually appropriate"]
        if claim.none_best:
            wrong = set(best) - set(claim.without)
            return _verdict("none-best", not wrong, "whether a usually appropriate study is left follows from the table")
        row = self._corpus.rows.get((claim.variant, claim.procedure or ""))
        if claim.unrated:
            return _verdict("not-rated", row is None, "whether the study has a row follows from the table")
        if row is None:
            return _found("not-rated", "contradicts", "the table has no row for this study: it is not rated")
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

    def _sentence(self, unit: Unit, text: str, variant_id: str, lead: str, about_study: bool) -> list[Finding]:
        if unit.kind == "item" and self._foreign.bare_name(text):
            return self._under_lead(text, lead, variant_id)
        tone = self._foreign.tone(text)
        if tone == "about_study":
            if self._foreign.bare_name(text):
                return []
            return [
                self._rating(text, variant_id)
                or _found("unread-study", "unreadable", "names a study in a way that cannot be read with certainty")
            ]
        if tone == "judges":
            return [_found("unread-verdict", "unreadable", "judges or advises without naming the study in the same sentence")]
        if not self._foreign.is_english(text):
            return [_found("language", "unreadable", "is not English")]
        if tone == "leans" and about_study:
            return [_found("unread-reference", "unreadable", "may speak of a study that is named elsewhere")]
        return []

    def _rating(self, text: str, variant_id: str) -> Finding | None:
        claim = self._foreign.claim(text, variant_id)
        if claim is None:
            return None
        table = categories_of(claim.study, claim.variant, self._corpus)
        stated = {c.value if c else None for c in table}
        if claim.category not in stated:
            true = ", ".join(sorted(s or "not rated" for s in stated))
            return _found(
                "foreign-rating", "contradicts", f"the table says {true}", self._source[self._corpus.topic_of(claim.variant).id]
            )
        if stated == {claim.category} and claim.certain:
            return _found(
                "foreign-rating", "consistent", "as in the table", self._source[self._corpus.topic_of(claim.variant).id]
            )
        return None

    def _under_lead(self, text: str, lead: str, variant_id: str) -> list[Finding]:
        """A bare name in a list says what the line above the list says of it."""
        if not lead or (self._foreign.tone(lead) == "silent" and not has_symbols(lead)):
            return []
        categories = self._foreign.categories(lead)
        if len(categories) == 1 and (found := self._rating(f"{text} is {categories[0]}.", variant_id)):
            certain = self._foreign.claim(f"X-ray of the chest: {lead}", variant_id)
            if found.withholds or (certain and certain.certain):
                return [found]
        return [_found("list-lead", "unreadable", "stands in a list whose heading judges its items")]

    def _table_row(self, unit: Unit, text: str, variant_id: str, lead: str) -> list[Finding]:
        cells = [c.strip() for c in text.strip("| ").split("|")]
        studies = [c for c in cells if self._foreign.names_study(c)]
        if not studies:
            silent = all(self._foreign.tone(c) in ("silent", "leans") or _is_label(c) for c in cells)
            return (
                []
                if silent and not any(has_symbols(c) for c in cells)
                else [_found("table-row", "unreadable", "judges without naming one study")]
            )
        others = [c for c in cells if c not in studies]
        lead_is_plain = not lead or self._foreign.tone(lead) in ("silent", "leans")
        readable = len(studies) == 1 and self._foreign.bare_name(studies[0]) and len(others) == 1 and lead_is_plain
        if readable and (found := self._rating(f"{studies[0]} is {others[0].rstrip('.')}.", variant_id)):
            return [found]
        return [_found("table-row", "unreadable", "a table row that cannot be read with certainty")]


def _is_label(cell: str) -> bool:
    return cell.casefold() in {
        "category",
        "rating",
        "study",
        "procedure",
        "appropriateness",
        "appropriateness category",
        "acr category",
        "test",
        "modality",
        "rrl",
        "imaging study",
        "",
    }


def _own_sentences(corpus: Corpus) -> Iterable[tuple[str, tuple[Statement, ...]]]:
    """Every sentence that our answers may be made of beside the frames, with the statements behind it."""
    for passage in corpus.document_passages:
        for span in passage.spans:
            statement = span.statement
            if statement.variant is None:
                statement = statement.model_copy(update={"variant": passage.variant})
            yield from ((sentence, (statement,)) for sentence in _split(span.statement.text))
    for text in _fixed_texts(corpus):
        statement = Statement(text=text, holder="other", kind="fact")
        yield from ((sentence, (statement,)) for sentence in _split(text))


def _fixed_texts(corpus: Corpus) -> Iterable[str]:
    for rule in corpus.rules:
        yield rule.text
        if rule.redirect:
            yield redirection(rule.redirect)
    for facet in corpus.facets.values():
        if facet.question:
            yield facet.question
    yield from corpus.scale.phrases.values()


def _split(text: str) -> list[str]:
    return [plain(unit.of(text)).text for unit in units_of(text)]


def _found(rule: str, kind: Outcome, because: str, source: str | None = None) -> Finding:
    return Finding(rule, kind, "", 0, 0, because, None, source)


def _verdict(rule: str, holds: bool, because: str) -> Finding:
    return _found(rule, "consistent" if holds else "contradicts", because)
