# SPDX-License-Identifier: MIT
"""Ladders of names: BPK opinions, SAKIP letters. A name stands for its rank, counted from 1."""

from __future__ import annotations

import attrs

from sakip.references import Rujukan, Tanda


@attrs.frozen
class Tangga:
    """A ladder. langkah: for each rank, from the lowest, the names that mean it, the short one first."""

    id: str
    langkah: tuple[tuple[str, ...], ...]
    rujukan: Rujukan

    def peringkat(self, nama: str) -> int:
        """The rank of a name, 0 where the ladder does not have it."""
        wanted = _plain(nama)
        for rank, names in enumerate(self.langkah, start=1):
            if wanted in (_plain(name) for name in names):
                return rank
        return 0


def _plain(nama: str) -> str:
    return " ".join(nama.replace(".", " ").split()).casefold()


_PRINGSEWU = Rujukan.praktik("esakip-pringsewu", "db/update_2026-07-27_satuan_predikat.sql", tanda=Tanda.KODE)

TANGGA = (
    Tangga(
        "opini-bpk",
        (
            ("TMP", "Tidak Menyatakan Pendapat", "Disclaimer"),
            ("TW", "Tidak Wajar"),
            ("WDP", "Wajar Dengan Pengecualian"),
            ("WTP", "Wajar Tanpa Pengecualian"),
        ),
        _PRINGSEWU,
    ),
    Tangga("nilai-sakip", (("D",), ("C",), ("CC",), ("B",), ("BB",), ("A",), ("AA",)), _PRINGSEWU),
)


def find(*names: str) -> Tangga | None:
    """The first ladder that has all these names."""
    return next((one for one in TANGGA if all(one.peringkat(name) for name in names)), None)
