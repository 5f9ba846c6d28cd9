# SPDX-License-Identifier: MIT
"""What must fit together in a pohon kinerja: results that lead up to a final outcome, each level under a higher one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sakip.bundle.found import Found, nearest
from sakip.lang import msg
from sakip.model import Bundle, Hasil, Jenjang


def check(bundle: Bundle) -> Iterator[Found]:
    """All that does not fit together in the pohon kinerja of a bundle."""
    known: dict[str, Hasil] = {}
    for one in bundle.pohon_kinerja:
        known.setdefault(one.id, one)
    measured = [one.id for one in bundle.indikator]
    for index, one in enumerate(bundle.pohon_kinerja):
        yield from _above(index, one, known)
        for at, name in enumerate(one.indikator):
            if name not in measured:
                path = ("pohon_kinerja", index, "indikator", at)
                message = msg('there is no indikator "{name}".', name=name)
                yield Found(path, "unknown-reference", message, nearest(name, sorted(measured)))


def _above(index: int, one: Hasil, known: Mapping[str, Hasil]) -> Iterator[Found]:
    path = ("pohon_kinerja", index, "induk")
    if one.induk is None:
        if one.jenjang is not Jenjang.AKHIR:
            hint = msg('Name the result that it helps to bring about: induk = "...", or write jenjang = "akhir".')
            message = msg('"{id}" is no final outcome, and helps to bring nothing about.', id=one.id)
            yield Found(path, "pohon-kinerja", message, hint)
        return
    above = known.get(one.induk)
    if above is None:
        message = msg('there is no result "{name}" in the pohon kinerja.', name=one.induk)
        yield Found(path, "unknown-reference", message, nearest(one.induk, sorted(set(known) - {one.id})))
        return
    if _round(one, known):
        message = msg('"{id}" leads back to itself by its induk.', id=one.id)
        yield Found(path, "pohon-kinerja", message, msg("Take out the induk that closes the circle."))
    elif one.jenjang is Jenjang.AKHIR or one.jenjang.depth < above.jenjang.depth:
        message = msg('"{id}" is of the level "{own}", which cannot stand under "{above}" of the level "{level}".',
                      id=one.id, own=one.jenjang, above=above.id, level=above.jenjang)  # fmt: skip
        hint = msg("From top to bottom: {levels}.", levels=", ".join(Jenjang))
        yield Found(path, "pohon-kinerja", message, hint)


def _round(one: Hasil, known: Mapping[str, Hasil]) -> bool:
    """Whether going up from `one` comes back to it."""
    seen: set[str] = set()
    at: Hasil | None = one
    while at is not None and at.induk is not None and at.induk not in seen:
        if at.induk == one.id:
            return True
        seen.add(at.induk)
        at = known.get(at.induk)
    return False
