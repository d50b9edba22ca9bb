"""The last word: every sentence is ruled on against the table and the corpus before anybody sees it.

Pure: text, scope and corpus in, ruling out; no model, no file, no clock.

What a unit of a text may be, in the order in which it is asked (`checker.py`, then `rules.py`):

1. A sentence of ours. A statement of the corpus stands unless the table has left what it takes for granted; a frame sentence
   stands if every claim in it is its cell of the table (`corpus/frames.py`).
2. Signs and hidden characters (`plain.py`): pictures near a study and what is suspect are withheld.
3. A row, an item or a bare name (`listing.py`, `tables.py`, `titles.py`): read with the titles of its columns, or with the line
   above it.
4. A sentence of any other origin that names a study (`naming.py`). It stands in one of these ways alone:

   a. a plain rating (`plain_rating.py`) or a judgement of a known form (`patterns.py`, `verdicts.py`) that the table proves
      (`claims.py`), several of them in one sentence among them, each proved (`clauses.py`), also under a condition that takes
      nothing from it (`supposing.py`); one that the table refutes contradicts it, and what opens with one is withheld;
      a question that takes a judgement for granted ("why is ...", "isn't ...") is read as the statement (`presumed.py`);
   b. an open question of which every word is known, or one of what was done, when and by whom (`questions.py`);
   c. a description of which every word is known (`describe.py`), or of which not every word is: no word bears on a choice and the
      build is that of a report (`telling.py`, `reporting.py`), or each word that judges agrees with the table for each study
      named (`leans.py`; the words are in `corpus/terms/bearing.yaml`). Nor may its words weigh towards a choice;
   d. a sentence whose words, weighed together, are those of descriptions (`points.py`). Each word has points
      (`corpus/points.json`, fitted to the labelled texts of `evals/datasets`, the builders' own rewordings among them; nothing
      learns at run time). The whole must lie far below nothing; the part and the eight words in a row that are nearest to a
      judgement count once more. Words without points count nothing, so a sentence of unknown words is withheld. A sentence
      without a word that can bear on a choice, and an open question, may lie nearer, and somewhat nearer one of which no word
      does more than count or tell of things and bookings; one on the matter of a fact of the corpus that it is not proved to
      tell must lie further;
   e. a judgement in other words that the table bears out (`borne.py`): each value that it tells outright, denied or not
      (`values.py`), is that of the study it is told of (`outright.py`), and its other words, weighed by a second table with the
      study they stand by and its place in the ACR table (`evidence.py`), are those of judgements borne out. The less it says
      outright, the further they must lie from those refuted; a word that turns it or sets a condition costs more;
   f. a fact of the corpus told in other words, figure by figure (`bearing_out.py`, `recounting.py`) or the way round that it is,
      or ratings of a superseded edition that are those of its table (`past.py`), beside which no word advises, ranks or takes
      back.

   What tells how the panel voted stands only if each study has, or lacks, the tag of disagreement accordingly (`tags.py`).
   In none of c to f may a fact of the corpus be turned: what a study shows, and figures, which are read as cells of number,
   measure and study (`cells.py`, `figures.py`, `retold.py`) and as quantities on the matter of a statement, which is known by
   its rare words, studies and units (`quantities.py`, `matters.py`). What facts say in everyday words, and their plain opposites,
   are listed as data (`corpus/terms/opposites.yaml`, read by `opposites.py`), also of two sides of which a study does better with
   one (`sided.py`). A share is that of the series, place or people that it is told of, not of one beside it (`pairing.py`).
   How many variants an edition has is held against the topics and the history (`editions.py`), what a numbered variant is about
   against the table (`scenes/numbered.py`).
5. A sentence that names no study: harmless if all its words are known, or if it bears on nothing; else read as of the study of
   the sentence before, or withheld if it leans where a study is spoken of.

A judgement found true must also hold as far as it reaches (`reach.py`): in every variant that its sentence, or the heading and
the sentence before it, tell of, for the year of the table's edition, with nothing carved out of it or taken back, and for the
state of contrast that is meant (`carving.py`); else it is withheld. Everything else that names a study is withheld too:
the checker fails closed.

Words are data: vocabularies in `corpus/terms`, the classes of words that the grammar asks for by name in `bearing.yaml` and
`grammar.yaml` there. Words of pure grammar that several readers part sentences by stand in `words/english.py`.

The folders: `words/` (text into tokens), `judgements/` and `descriptions/` (what 4 tells of), `facts/` (what the corpus
states beside the ratings), `scenes/` (which variants are meant). What joins them stands here: `judging.py` for sentences that
judge, `describing.py` for those that tell, `unnamed.py` for those that name no study, and what the three rest on, `basis.py`.
"""
