# SPDX-License-Identifier: MIT
"""Scales of achievement and of SAKIP evaluation."""

from __future__ import annotations

from fractions import Fraction

from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import example
from sakip.rules.scale import Celah, Kelas, Scale

_86 = Rujukan("permendagri-86-2017", "tabel Skala Nilai Peringkat Kinerja", tanda=Tanda.SEKUNDER)
_88 = Rujukan("permenpanrb-88-2021", "predikat hasil evaluasi", tanda=Tanda.SEKUNDER)


def _kelas(label: str, bawah: int | None, atas: int | None, *, bawah_termasuk: bool = True, arti: str = "") -> Kelas:
    low, high = (None if end is None else Fraction(end) for end in (bawah, atas))
    return Kelas(label, low, high, bawah_termasuk, arti=arti)


PERMENDAGRI_86 = Scale(
    id="predikat.permendagri-86-2017",
    title=N_("Scale of performance ranks"),
    kelas=(
        _kelas("Sangat Tinggi", 91, None),
        _kelas("Tinggi", 76, 90),
        _kelas("Sedang", 66, 75),
        _kelas("Rendah", 51, 65),
        _kelas("Sangat Rendah", None, 50),
    ),
    celah=Celah.BATAS_BAWAH,
    rujukan=(_86,),
    examples=(
        example("Sangat Tinggi", _86, nilai="94,46"),
        example("Tinggi", Rujukan.praktik("sakip", "kebijakan celah", tanda=Tanda.TURUNAN), nilai="90,5"),
        example("Sangat Rendah", _86, nilai="50"),
    ),
    note=N_(
        "The table leaves 90-91, 75-76, 65-66, 50-51 and all above 100 without a class: celah says how the holes are "
        "closed (batas-bawah, batas-atas, bulat), and the highest class is open above."
    ),
)

AKIP_88 = Scale(
    id="predikat.permenpanrb-88-2021",
    title=N_("Scale of SAKIP evaluation scores"),
    kelas=(
        _kelas("AA", 90, 100, bawah_termasuk=False, arti="Sangat Memuaskan"),
        _kelas("A", 80, 90, bawah_termasuk=False, arti="Memuaskan"),
        _kelas("BB", 70, 80, bawah_termasuk=False, arti="Sangat Baik"),
        _kelas("B", 60, 70, bawah_termasuk=False, arti="Baik"),
        _kelas("CC", 50, 60, bawah_termasuk=False, arti="Cukup (Memadai)"),
        _kelas("C", 30, 50, bawah_termasuk=False, arti="Kurang"),
        _kelas("D", 0, 30, arti="Sangat Kurang"),
    ),
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_88,),
    examples=(
        example("B", Rujukan.praktik("lkjip-sumber-harta-2023", "Nilai Evaluasi SAKIP: realisasi"), nilai="61,90"),
        example("A", _88, nilai="90"),
        example("D", _88, nilai="30"),
    ),
    note=N_("Upper ends belong to the class: exactly 90 is A, 80 is BB, 70 is B."),
)

RULES = (PERMENDAGRI_86, AKIP_88)
