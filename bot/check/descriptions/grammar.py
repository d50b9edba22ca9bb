"""How a sentence that only describes is built: a subject, a finite verb, no order, no "the study is ..."."""

from collections.abc import Iterator

from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Start, pairs


def no_order_is_given(sentence: Sentence) -> str | None:
    """No bare verb at the head of a clause with something to do it to: "image the chest with ..."."""
    triples = zip([Start, *sentence.tokens], sentence.tokens, [*sentence.tokens[1:], Token(".")], strict=False)
    for before, token, after in triples:
        if not (before.has("boundary") or before.has("clause")) or token.has("joining"):
            continue
        if token.has("act-base", "ing", "do", "use", "be"):
            return f"{token.text!r} may be an order"
        bare = after.study or not after.has("mark", "clause", "is", "was", "act", "past", "modal")
        listed = before.text in ("and", "or") and not after.study and not after.has("determiner")  # "size and shape of ..."
        if token.has("noun-verb") and bare and not listed:
            return f"{token.text!r} may be an order"
    return None


def something_is_told(sentence: Sentence) -> str | None:
    """A finite verb stands in the sentence: titles and fragments are judged by what stands around them."""
    if any(t.has("act", "is", "was", "told", "remark") or _is_finite(b, t) for b, t in pairs(sentence.tokens)):
        return None
    return "nothing is told of the study"


def _is_finite(before: Token, token: Token) -> bool:
    told = token.has("past") and (before.study is not None or before.has("neutral", "noun-verb"))
    told = told or (token.has("be") and before.has("modal"))
    return told or (token.has("act-base") and _may_follow(before))


def nothing_is_permitted(sentence: Sentence) -> str | None:
    """ "Can be seen" tells what a study shows, "can be done" that it may be done."""
    triples = zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False)
    if any(a.has("modal") and b.has("be") and c.has("use") for a, b, c in triples):
        return "the study may be done or not"
    return None


def base_verbs_have_a_subject(sentence: Sentence) -> str | None:
    """ "Films show", "can show", "does not show"; no "we image"."""
    for before, token in pairs(sentence.tokens):
        if token.has("act-base") and not token.has("act", "past") and not _may_follow(before):
            return f"{token.text!r} has no subject of its own"
        if before.has("modal") and not token.has("act-base", "be", "negation", "act") and token.text not in ("also", "sometimes"):
            return f"{token.text!r} is permitted or not"
    return None


def _may_follow(before: Token) -> bool:
    plural = before.text.endswith("s") and not before.has("act", "clause", "is", "was", "has")
    return (
        plural or before.has("modal", "do", "negation") or before.text in ("also", "to", "they", "often", "sometimes", "usually")
    )


def no_study_is_picked(sentence: Sentence) -> str | None:
    """ "The staging study is a bone scan", "a bone scan is the test", "PET/CT is out"."""
    for _, verb, rest in complements(sentence):
        if not rest or rest[0].study or not is_plain_complement(rest):
            return f"what it {verb.text} may be a judgement"
    return None


def complements(sentence: Sentence) -> Iterator[tuple[list[Token], Token, list[Token]]]:
    """Each "is" or "was" of a sentence between what stands before it in its clause and what it says that this is."""
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if token.has("is", "was") and token.text != "had":
                yield clause[:at], token, [t for t in clause[at + 1 :] if not t.has("adverb", "mark")]


def is_plain_complement(rest: list[Token]) -> bool:
    """True for what may follow "is" without a judgement: done, seen, "a kind of scan", on a server."""
    first = rest[1] if rest[0].has("negation") and len(rest) > 1 else rest[0]
    if first.has("past", "use", "definition", "outcome", "be", "praise", "blame"):
        return True
    if first.has("object") and " " in first.text:  # "is less widely available"
        return True
    if first.text in ("a", "an") and any(t.has("genus") for t in rest):
        genus = next(i for i, t in enumerate(rest) if t.has("genus"))
        between = all(t.has("neutral", "praise", "noun-verb", "object") for t in rest[1:genus])
        return between and not any(t.study for t in rest[genus + 2 :])
    return first.text in ("on", "in") and any(t.has("place") for t in rest[1:3]) and not any(t.study for t in rest)
