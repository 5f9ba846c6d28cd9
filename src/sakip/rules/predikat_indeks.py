# SPDX-License-Identifier: MIT
"""Scales of indices that stand as indicators in reports, and of the appraisal of civil servants."""

from __future__ import annotations

from fractions import Fraction

from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import example
from sakip.rules.scale import Celah, Scale, interval

_SKM = Rujukan(
    "permenpanrb-14-2017", "nilai interval konversi, dikutip SKM Tulang Bawang Barat 2023", tanda=Tanda.SEKUNDER
)
_GASPUL = Rujukan.praktik("gaspul-ikm", "Kategori Mutu Pelayanan", tanda=Tanda.KODE)

IKM = Scale(
    id="predikat.ikm.permenpanrb-14-2017",
    title=N_("Quality of a service by its IKM"),
    kelas=(
        interval("A", "88,31", "100", arti="Sangat Baik"),
        interval("B", "76,61", "88,30", arti="Baik"),
        interval("C", "65,00", "76,60", arti="Kurang Baik"),
        interval("D", "25,00", "64,99", arti="Tidak Baik"),
    ),
    celah=Celah.BULAT,
    digit=2,
    bawah=Fraction(25),
    atas=Fraction(100),
    rujukan=(_SKM, _GASPUL),
    examples=(
        example("A", Rujukan.praktik("gaspul-ikm", "Triwulan III", tanda=Tanda.KODE), nilai="90,56"),
        example("C", _SKM, nilai="76,60"),
        example("D", _SKM, nilai="64,99"),
        example("C", Rujukan.praktik("sakip", "kebijakan celah", tanda=Tanda.TURUNAN), nilai="64,995"),
    ),
    in_force=(2017, None),
    varian=("predikat.ikm.nilai-interval", "predikat.ikm.kep-25-2004"),
    note=N_("The table has two decimals: 64,995 is rounded half up to 65,00 before it is classified, which leaves no "
            "hole. Some offices print other words for C and D."),
)  # fmt: skip

IKM_NI = Scale(
    id="predikat.ikm.nilai-interval",
    title=N_("Quality of a service by its mean answer of 1 to 4, before the conversion to 25-100"),
    kelas=(
        interval("A", "3,5324", "4,00", arti="Sangat Baik"),
        interval("B", "3,0644", "3,532", arti="Baik"),
        interval("C", "2,60", "3,064", arti="Kurang Baik"),
        interval("D", "1,00", "2,5996", arti="Tidak Baik"),
    ),
    celah=Celah.BATAS_BAWAH,
    bawah=Fraction(1),
    atas=Fraction(4),
    rujukan=(Rujukan("permenpanrb-14-2017", "nilai interval, dikutip aplikasi GASPUL", tanda=Tanda.KODE), _GASPUL),
    examples=(
        example("A", Rujukan.praktik("gaspul-ikm", "Triwulan III", tanda=Tanda.KODE), nilai="3,6224"),
        example("C", Rujukan.praktik("gaspul-ikm", "batas yang sama", tanda=Tanda.TURUNAN), nilai="3,064"),
    ),
    in_force=(2017, None),
    varian=("predikat.ikm.permenpanrb-14-2017",),
    note=N_("The bounds are those of the converted table divided by 25, printed with three or four decimals, so that"
            " no rounding closes all holes: lower bounds count."),
)  # fmt: skip

_KEP_25 = Rujukan("kep-25-mpan-2-2004", "tabel nilai persepsi, interval konversi dan mutu")

IKM_2004 = Scale(
    id="predikat.ikm.kep-25-2004",
    title=N_("Quality of a service by its IKM, as it was before 2017"),
    kelas=(
        interval("B", "62,51", "81,25", arti="Baik"),
        interval("C", "43,76", "62,50", arti="Kurang Baik"),
        interval("D", "25,00", "43,75", arti="Tidak Baik"),
    ),
    celah=Celah.BULAT,
    digit=2,
    bawah=Fraction(25),
    atas=Fraction("81.25"),
    rujukan=(_KEP_25,),
    examples=(example("B", _KEP_25, nilai="62,51"), example("D", _KEP_25, nilai="43,75")),
    in_force=(2004, 2017),
    varian=("predikat.ikm.permenpanrb-14-2017",),
    note=N_("The row of the highest class was not readable in the copy seen; above 81,25 there is no answer."),
)

_BKN = Rujukan("bkn-8-2019", "kategori tingkat profesionalitas, dikutip Kontan", tanda=Tanda.SEKUNDER)
_BKN_TURUNAN = Rujukan.praktik("sakip", "kebijakan celah", tanda=Tanda.TURUNAN)

IP_ASN = Scale(
    id="predikat.ip-asn.bkn-8-2019",
    title=N_("Category of the professionalism index of civil servants"),
    kelas=(
        interval("Sangat Tinggi", 91, 100),
        interval("Tinggi", 81, 90),
        interval("Sedang", 71, 80),
        interval("Rendah", 61, 70),
        interval("Sangat Rendah", 0, 60),
    ),
    celah=Celah.BATAS_ATAS,
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_BKN, Rujukan("ip-asn-kontan-2019", "rentang nilai", tanda=Tanda.SEKUNDER)),
    examples=(
        example("Sangat Rendah", _BKN, nilai="60"),
        example("Tinggi", _BKN, nilai="90"),
        example("Rendah", _BKN_TURUNAN, nilai="60,01"),
    ),
    in_force=(2019, None),
    note=N_("Printed in whole numbers, and so without a class for 60,5; practice counts it to the class above."),
)

_SPBE = Rujukan("permenpanrb-59-2020", "lima predikat, dikutip Tribun Kaltara", tanda=Tanda.SEKUNDER)
_MALINAU = Rujukan.praktik("spbe-malinau-2025", "indeks SPBE 2024", tanda=Tanda.SEKUNDER)

SPBE = Scale(
    id="predikat.spbe.permenpanrb-59-2020",
    title=N_("Predicate of the SPBE index"),
    kelas=(
        interval("Memuaskan", "4,2", 5),
        interval("Sangat Baik", "3,5", "4,2", atas_termasuk=False),
        interval("Baik", "2,6", "3,5", atas_termasuk=False),
        interval("Cukup", "1,8", "2,6", atas_termasuk=False),
        interval("Kurang", 1, "1,8", atas_termasuk=False),
    ),
    bawah=Fraction(1),
    atas=Fraction(5),
    rujukan=(_SPBE, _MALINAU),
    examples=(
        example("Cukup", _MALINAU, nilai="2,45"),
        example("Sangat Baik", Rujukan.praktik("spbe-malinau-2025", "Bulungan", tanda=Tanda.TURUNAN), nilai="3,93"),
        example("Memuaskan", Rujukan.praktik("spbe-malinau-2025", "batas yang sama", tanda=Tanda.TURUNAN), nilai="5"),
    ),
    in_force=(2020, None),
    note=N_("The highest class takes in a perfect 5, which an application that asks for less than 5 leaves out."),
)

_107 = Rujukan("pmk-107-2024", "Pasal 251 ayat (4a)")

KINERJA_ANGGARAN = Scale(
    id="predikat.kinerja-anggaran.pmk-107-2024",
    title=N_("Category of a ministry's budget performance, for rewards and sanctions"),
    kelas=(
        interval("sangat baik", 90, 100, bawah_termasuk=False),
        interval("baik", 80, 90, bawah_termasuk=False),
        interval("cukup", 60, 80, bawah_termasuk=False),
        interval("kurang", 50, 60, bawah_termasuk=False),
    ),
    bawah=Fraction(50),
    atas=Fraction(100),
    rujukan=(_107,),
    examples=(
        example("baik", Rujukan("pmk-107-2024", "Pasal 251 ayat (4a) huruf b", tanda=Tanda.TURUNAN), nilai="90"),
        example("kurang", Rujukan("pmk-107-2024", "Pasal 251 ayat (4a) huruf d", tanda=Tanda.TURUNAN), nilai="58,99"),
    ),
    in_force=(2024, None),
    note=N_("Central bodies only. The copy seen breaks off at letter e: at 50 and below there is no answer here."),
)

_PANRB_8 = "permenpanrb-8-2021"

IKI = Scale(
    id="predikat.iki.permenpanrb-8-2021",
    title=N_("Category of an achievement of an individual indicator (IKI)"),
    kelas=(
        interval("Sangat Baik", 110, None, bawah_termasuk=False),
        interval("Baik", 100, 100),
        interval("Cukup", 80, 99),
        interval("Kurang", 60, 79),
        interval("Sangat Kurang", None, 59),
    ),
    celah=Celah.TANPA_KELAS,
    rujukan=(Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 93 dan 243", catatan="mengukur pegawai; dicabut 6/2022"),),
    examples=(
        example("Cukup", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 243"), nilai="98"),
        example("Baik", Rujukan(_PANRB_8, "Lampiran Bab VI hlm. 243"), nilai="100"),
        example("-", Rujukan.praktik("sakip", "celah tabel", tanda=Tanda.TURUNAN), nilai="99,5"),
    ),
    in_force=(2021, 2022),
    note=N_("Measures civil servants and was revoked by PermenPANRB 6/2022. The table is in whole percent: round "
            "first. The page with the band from 101 to 110 was not seen, so it has no class here."),
)  # fmt: skip

_NKP = Rujukan.praktik("kinerja-app-kmk-127-2026", "src/lib/calc/nkp.ts, mengikuti hlm. 139-149", tanda=Tanda.KODE)
_CONTOH_NKP = Rujukan.praktik(
    "kinerja-app-kmk-127-2026", "src/lib/calc/nkp.test.ts: contoh hlm. 148-149", tanda=Tanda.KODE
)

EKSPEKTASI = Scale(
    id="predikat.ekspektasi.kmk-127-2026",
    title=N_("Rating of a civil servant's result or conduct against what was expected"),
    kelas=(
        interval("Di Atas Ekspektasi", 100, None, bawah_termasuk=False),
        interval("Sesuai Ekspektasi", 90, 100),
        interval("Di Bawah Ekspektasi", None, 90, atas_termasuk=False),
    ),
    rujukan=(_NKP,),
    examples=(
        example("Di Atas Ekspektasi", _CONTOH_NKP, nilai="102,7"),
        example("Sesuai Ekspektasi", _CONTOH_NKP, nilai="92,1"),
    ),
    in_force=(2026, None),
    note=N_("Measures civil servants, not an agency. The code follows KMK 127/2026; the decree's text was not seen."),
)  # fmt: skip

_K3 = Rujukan.praktik("kinerja-app-kmk-127-2026", "K3, mengikuti hlm. 75", tanda=Tanda.KODE)

K3 = Scale(
    id="predikat.k3.kmk-127-2026",
    title=N_("Quality of a performance contract by its K3"),
    kelas=(
        interval("Sangat berkualitas", 1, None, bawah_termasuk=False),
        interval("Berkualitas", 1, 1),
        interval("Cukup berkualitas", None, 1, atas_termasuk=False),
    ),
    rujukan=(_K3,),
    examples=(
        example("Sangat berkualitas", _K3, nilai="1,2"),
        example("Cukup berkualitas", Rujukan.praktik("kinerja-app-kmk-127-2026", "0,85", tanda=Tanda.TURUNAN),
                nilai="0,85"),
    ),
    in_force=(2026, None),
    note=N_("Measures the contracts of civil servants. K3: pegawai.k3."),
)  # fmt: skip

_PANRB_6 = Rujukan("permenpanrb-6-2022", "matriks predikat, dikutip kinerja-app src/lib/calc/nkp.ts", tanda=Tanda.KODE)

PEGAWAI = Scale(
    id="predikat.pegawai.permenpanrb-6-2022",
    title=N_("Predicate of a civil servant, by its rank in the matrix of result and conduct"),
    kelas=(
        interval("Sangat Baik", 5, 5),
        interval("Baik", 4, 4),
        interval("Butuh Perbaikan", 3, 3),
        interval("Kurang", 2, 2),
        interval("Sangat Kurang", 1, 1),
    ),
    celah=Celah.TANPA_KELAS,
    bawah=Fraction(1),
    atas=Fraction(5),
    rujukan=(_PANRB_6,),
    examples=(example("Sangat Baik", _PANRB_6, nilai="5"), example("Kurang", _PANRB_6, nilai="2")),
    in_force=(2022, None),
    note=N_("Measures civil servants, not an agency. The rank comes from pegawai.predikat; there is nothing between "
            "two ranks."),
)  # fmt: skip

RULES = (IKM, IKM_NI, IKM_2004, IP_ASN, SPBE, KINERJA_ANGGARAN, IKI, EKSPEKTASI, K3, PEGAWAI)
