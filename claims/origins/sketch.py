"""Sketches of texts, by which the database finds those that may go back to one (MinHash, Broder 1997)."""

from __future__ import annotations

from claims.origins.copy import Copy, shingles

__all__ = ["BANDS", "SHARED", "sketch"]

BANDS = 64
"""Bands of one row each: cut copy is little of a long text, and has a hundredth of the shingles in common at least."""

SHARED = 2
"""Bands that two texts have to share to be compared."""

_SHINGLE = 5
_SEED, _SCHEME = 1, "affine32"  # given, so that another version of the library makes the same sketches


def sketch(copy: Copy) -> list[int]:
    """Give the bands of a text: the number of each in the upper bits, and the least hash of its permutation."""
    from datasketch.minhash import MinHash  # brings SciPy, which takes a second

    signature = MinHash(num_perm=BANDS, seed=_SEED, scheme=_SCHEME)
    signature.update_batch([" ".join(shingle).encode() for shingle in sorted(set(shingles(copy.words, _SHINGLE)))])
    return [(band << 32) | int(least) for band, least in enumerate(signature.hashvalues)]
