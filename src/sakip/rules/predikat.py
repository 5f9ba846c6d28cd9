# SPDX-License-Identifier: MIT
"""Scales of achievement and of SAKIP evaluation that regulations print; those of regions, ministries and indices are
in modules beside this one."""

from __future__ import annotations

from fractions import Fraction

from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import example
from sakip.rules.scale import Celah, Scale, interval

_86 = Rujukan("permendagri-86-2017", "tabel Skala Nilai Peringkat Kinerja", tanda=Tanda.SEKUNDER)
_88 = Rujukan("permenpanrb-88-2021", "predikat hasil evaluasi", tanda=Tanda.SEKUNDER)
_MAJALENGKA = Rujukan.praktik(
    "esakip-majalengka", "app/Http/Controllers/Aspu/Evaluasi/AspuEvaluasiController.php", tanda=Tanda.KODE
)

PERMENDAGRI_86 = Scale(
    id="predikat.permendagri-86-2017",
    title=N_("Scale of performance ranks"),
    kelas=(
        interval("Sangat Tinggi", 91, None),
        interval("Tinggi", 76, 90),
        interval("Sedang", 66, 75),
        interval("Rendah", 51, 65),
        interval("Sangat Rendah", None, 50),
    ),
    celah=Celah.BATAS_BAWAH,
    rujukan=(
        _86,
        Rujukan.praktik("lkjip-sampang-inspektorat-2019", "Tabel 3.1: interval yang sama dengan sebutan lain"),
        Rujukan.praktik("lkjip-klungkung-baperlitbang-2017", "rata-rata 100,12 % disebut Sangat Tinggi"),
    ),
    examples=(
        example("Sangat Tinggi", _86, nilai="94,46"),
        example("Sangat Tinggi", Rujukan.praktik("lkjip-klungkung-baperlitbang-2017", "capaian kinerja organisasi"),
                nilai="100,12"),
        example("Tinggi", Rujukan.praktik("sakip", "kebijakan celah", tanda=Tanda.TURUNAN), nilai="90,5"),
        example("Sangat Rendah", _86, nilai="50"),
    ),
    in_force=(2017, None),
    varian=("predikat.sampang", "predikat.maluku-tengah", "predikat.bpom"),
    note=N_(
        "Made for the evaluation of Renja, RKPD, Renstra and RPJMD; in an LKjIP it is practice, not a duty. The table "
        "leaves 90-91, 75-76, 65-66, 50-51 and all above 100 without a class: celah says how the holes are closed "
        "(batas-bawah, batas-atas, bulat), and the highest class is open above. 90,5 is Tinggi under batas-bawah and "
        "Sangat Tinggi under the other two."
    ),
)  # fmt: skip

AKIP_88 = Scale(
    id="predikat.permenpanrb-88-2021",
    title=N_("Scale of SAKIP evaluation scores"),
    kelas=(
        interval("AA", 90, 100, bawah_termasuk=False, arti="Sangat Memuaskan"),
        interval("A", 80, 90, bawah_termasuk=False, arti="Memuaskan"),
        interval("BB", 70, 80, bawah_termasuk=False, arti="Sangat Baik"),
        interval("B", 60, 70, bawah_termasuk=False, arti="Baik"),
        interval("CC", 50, 60, bawah_termasuk=False, arti="Cukup (Memadai)"),
        interval("C", 30, 50, bawah_termasuk=False, arti="Kurang"),
        interval("D", 0, 30, arti="Sangat Kurang"),
    ),
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_88, _MAJALENGKA, Rujukan.praktik("sakipro", "bagian 8", tanda=Tanda.KODE)),
    examples=(
        example("B", Rujukan.praktik("lkjip-sumber-harta-2023", "Nilai Evaluasi SAKIP: realisasi"), nilai="61,90"),
        example("A", _88, nilai="90"),
        example("D", _88, nilai="30"),
    ),
    in_force=(2021, None),
    varian=("predikat.akip.batas-bawah", "predikat.akip.banjarnegara", "predikat.akip.meranti"),
    note=N_("Upper ends belong to the class: exactly 90 is A, 80 is BB, 70 is B. Applications that ask for ≥ put those "
            "values one class higher; Majalengka also prints E at exactly 0."),
)  # fmt: skip

RULES = (PERMENDAGRI_86, AKIP_88)
