"""A part of the samples that is always the same."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from evals.sample import Sample


def limited(samples: Sequence[Sample], limit: int | None) -> list[Sample]:
    """At most `limit` samples of each dataset and form, spread over them and always the same; pairs stay whole where they fit.

    New samples change little of the choice: each has its place by the digest of its pair or id.
    """
    if limit is None:
        return list(samples)
    by_set: dict[tuple[str, str], list[Sample]] = defaultdict(list)
    for sample in samples:
        by_set[sample.dataset, sample.form].append(sample)
    kept = {(s.dataset, s.id) for of in by_set.values() for s in sorted(of, key=_place)[:limit]}
    return [s for s in samples if (s.dataset, s.id) in kept]


def _place(sample: Sample) -> tuple[str, str]:
    group = f"{sample.tags.get('author', '')}{sample.pair}" if sample.pair else sample.id
    return hashlib.sha256(group.encode()).hexdigest(), sample.id
