# SPDX-License-Identifier: MIT
"""Scales that regions and central bodies use in place of the national ones."""

from __future__ import annotations

from fractions import Fraction

from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import example
from sakip.rules.scale import Celah, Scale, interval


def _kode(sumber: str, bagian: str) -> Rujukan:
    return Rujukan.praktik(sumber, bagian, tanda=Tanda.KODE)


def _turunan(sumber: str, bagian: str = "batas yang sama") -> Rujukan:
    return Rujukan.praktik(sumber, bagian, tanda=Tanda.TURUNAN)


_86 = "predikat.permendagri-86-2017"
_88 = "predikat.permenpanrb-88-2021"

_SAMPANG = Rujukan.praktik("lkjip-sampang-inspektorat-2019", "Tabel 3.1, hlm. 29")

SAMPANG = Scale(
    id="predikat.sampang",
    title=N_("Kabupaten Sampang: the intervals of Permendagri 86/2017 under other names"),
    kelas=(
        interval("Sangat Baik", 91, None),
        interval("Baik", 76, 90),
        interval("Cukup", 66, 75),
        interval("Kurang", 51, 65),
        interval("Sangat Kurang", None, 50),
    ),
    celah=Celah.BATAS_BAWAH,
    rujukan=(_SAMPANG,),
    examples=(example("Sangat Baik", _SAMPANG, nilai="95"), example("Baik", _SAMPANG, nilai="90")),
    in_force=(2019, None),
    varian=(_86,),
    note=N_('The holes are those of Permendagri 86/2017. The report also says "berhasil" where the mean is above 90.'),
)

_MALUKU_TENGAH = Rujukan.praktik("lkjip-maluku-tengah-2021", "hlm. III.2")

MALUKU_TENGAH = Scale(
    id="predikat.maluku-tengah",
    title=N_("Kabupaten Maluku Tengah: six classes up to 100"),
    kelas=(
        interval("Memuaskan", 85, 100, bawah_termasuk=False),
        interval("Sangat Baik", 75, 85, bawah_termasuk=False, atas_termasuk=False),
        interval("Baik", 65, 75, bawah_termasuk=False),
        interval("Cukup Baik", 50, 65, bawah_termasuk=False),
        interval("Agak Kurang", 30, 50, bawah_termasuk=False),
        interval("Kurang", 0, 30),
    ),
    celah=Celah.TANPA_KELAS,
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_MALUKU_TENGAH,),
    examples=(
        example("Sangat Baik", _MALUKU_TENGAH, nilai="84,99"),
        example("Baik", _MALUKU_TENGAH, nilai="75"),
        example("-", _MALUKU_TENGAH, nilai="85"),
    ),
    in_force=(2021, None),
    varian=(_86,),
    note=N_("Exactly 85 has no class, and nothing above 100 has one: the report prints the table so."),
)

_MYHELPERS = _kode("esakip-sukabumi", "protected/components/MyHelpers.php")

SUKABUMI = Scale(
    id="predikat.sukabumi",
    title=N_("Kabupaten Sukabumi 2016: five classes, the lowest for missing data"),
    kelas=(
        interval("Sangat Baik", 80, None),
        interval("Baik", 60, 80, atas_termasuk=False),
        interval("Sedang", 50, 60, atas_termasuk=False),
        interval("Kurang", 0, 50, bawah_termasuk=False, atas_termasuk=False),
        interval("Data Tidak Lengkap", None, 0),
    ),
    rujukan=(_MYHELPERS,),
    examples=(
        example("Baik", _turunan("esakip-sukabumi"), nilai="79,99"),
        example("Data Tidak Lengkap", _turunan("esakip-sukabumi"), nilai="0"),
    ),
    in_force=(2016, 2016),
    varian=(_86,),
    note=N_("An achievement of exactly 0 counts as missing data. From 2017 on the application keeps a table for each "
            "year, which was not seen."),
)  # fmt: skip

_BNA = _kode("esakip-banjarnegara", "app/Services/Kinerja/CapaianKinerjaService.php")

BANJARNEGARA = Scale(
    id="predikat.banjarnegara",
    title=N_("Kabupaten Banjarnegara: red, yellow and green"),
    kelas=(
        interval("hijau", 90, None, bawah_termasuk=False),
        interval("kuning", 70, 90),
        interval("merah", None, 70, atas_termasuk=False),
    ),
    rujukan=(_BNA,),
    examples=(
        example("kuning", _turunan("esakip-banjarnegara"), nilai="90"),
        example("hijau", _turunan("esakip-banjarnegara"), nilai="90,01"),
    ),
    varian=(_86, "predikat.deli-serdang"),
    note=N_("Read on the achievement after it was rounded to two decimals."),
)

_SEMARANG = _kode("esakip-semarang", "app/Models/RencanaAksi.php")

SEMARANG = Scale(
    id="predikat.semarang",
    title=N_("Kota Semarang: five classes up to 100"),
    kelas=(
        interval("Istimewa", 90, 100),
        interval("Baik", 80, 90, atas_termasuk=False),
        interval("Butuh Perbaikan", 70, 80, atas_termasuk=False),
        interval("Kurang", 60, 70, atas_termasuk=False),
        interval("Sangat Kurang", 0, 60, atas_termasuk=False),
    ),
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_SEMARANG,),
    examples=(
        example("Baik", _turunan("esakip-semarang"), nilai="89,99"),
        example("Kurang", _turunan("esakip-semarang"), nilai="60"),
    ),
    varian=(_86,),
    note=N_("Made for achievements clipped to 0-100, for each item and for the total."),
)

_DELI_SERDANG = _kode("esakip-deli-serdang", "frontend/views/laporan/index-laporan-capkin-iku.php")

DELI_SERDANG = Scale(
    id="predikat.deli-serdang",
    title=N_("Kabupaten Deli Serdang: red, orange and green"),
    kelas=(
        interval("hijau", 100, None),
        interval("oranye", 70, 100, atas_termasuk=False),
        interval("merah", None, 70, atas_termasuk=False),
    ),
    rujukan=(_DELI_SERDANG,),
    examples=(
        example("hijau", _turunan("esakip-deli-serdang"), nilai="100"),
        example("merah", _turunan("esakip-deli-serdang"), nilai="69,9"),
    ),
    varian=(_86, "predikat.banjarnegara"),
    note=N_("An achievement that is not there yet stays white: it has no class."),
)

_WP_EVAL = _kode("wp-eval-sakip", "public/class-wp-eval-sakip-public-monev-kinerja.php")

WP_EVAL = Scale(
    id="predikat.wp-eval-sakip",
    title=N_("Users of wp-eval-sakip: four classes of success"),
    kelas=(
        interval("Sangat Berhasil", 100, None),
        interval("Berhasil", 75, 100, atas_termasuk=False),
        interval("Cukup Berhasil", 55, 75, atas_termasuk=False),
        interval("Kurang Berhasil", None, 55, atas_termasuk=False),
    ),
    rujukan=(_WP_EVAL,),
    examples=(
        example("Berhasil", _turunan("wp-eval-sakip"), nilai="99,99"),
        example("Kurang Berhasil", _turunan("wp-eval-sakip"), nilai="54,99"),
    ),
    varian=(_86,),
    note=N_("The legend says 75 to 99 and 55 to 74; the code decides by lower bounds."),
)

_BPOM = Rujukan.praktik("lkj-bpom-sekretariat-utama", "II.5, kriteria pencapaian indikator sasaran")

BPOM = Scale(
    id="predikat.bpom",
    title=N_("BPOM: six classes, the highest of them inconclusive"),
    kelas=(
        interval("Tidak dapat disimpulkan", 120, None, bawah_termasuk=False),
        interval("Sangat Baik", 110, 120, bawah_termasuk=False),
        interval("Baik", 90, 110, bawah_termasuk=False),
        interval("Cukup", 70, 90, atas_termasuk=False),
        interval("Kurang", 50, 70, atas_termasuk=False),
        interval("Sangat Kurang", None, 50, atas_termasuk=False),
    ),
    celah=Celah.TANPA_KELAS,
    rujukan=(_BPOM,),
    examples=(
        example("Sangat Baik", _BPOM, nilai="120"),
        example("Tidak dapat disimpulkan", _BPOM, nilai="120,01"),
        example("-", _BPOM, nilai="90"),
    ),
    varian=(_86,),
    note=N_("Exactly 90 has no class in the printed table. Above 120 the target was too low to say anything."),
)

_POLMAN = Rujukan.praktik("kinerja-polewali-mandar-2022", "keterangan warna capaian")
_POLMAN_RP = Rujukan.praktik("kinerja-polewali-mandar-2022", "keterangan warna serapan")

POLMAN = Scale(
    id="predikat.polewali-mandar",
    title=N_("Kabupaten Polewali Mandar: bands of two decimals"),
    kelas=(
        interval("Melebihi Target", "100,01", None),
        interval("Tercapai", 100, 100),
        interval("90-99,99", 90, "99,99"),
        interval("75-89,99", 75, "89,99"),
        interval("65-74,99", 65, "74,99"),
        interval("50-64,99", 50, "64,99"),
        interval("0-49,99", 0, "49,99"),
    ),
    celah=Celah.BULAT,
    digit=2,
    bawah=Fraction(0),
    rujukan=(_POLMAN,),
    examples=(
        example("90-99,99", Rujukan.praktik("kinerja-polewali-mandar-2022", "93 dari 95,56"), nilai="97,32"),
        example("Melebihi Target", Rujukan.praktik("kinerja-polewali-mandar-2022", "5 dari 3"), nilai="166,67"),
        example("Tercapai", _turunan("kinerja-polewali-mandar-2022"), nilai="100"),
    ),
    in_force=(2022, None),
    varian=(_86,),
    note=N_("The bands have no names but their bounds. A zero target is a class of its own there, Tidak Ada Target: "
            "such an indicator has no achievement to read."),
)  # fmt: skip

POLMAN_ANGGARAN = Scale(
    id="predikat.polewali-mandar.anggaran",
    title=N_("Kabupaten Polewali Mandar: bands of absorption"),
    kelas=(
        interval("95-100", 95, 100),
        interval("75-94,99", 75, "94,99"),
        interval("50-74,99", 50, "74,99"),
        interval("25-49,99", 25, "49,99"),
        interval("0-24,99", 0, "24,99"),
    ),
    celah=Celah.BULAT,
    digit=2,
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_POLMAN_RP,),
    examples=(
        example("95-100", Rujukan.praktik("kinerja-polewali-mandar-2022", "serapan baris 1"), nilai="99,66"),
    ),
    in_force=(2022, None),
    varian=("predikat.polewali-mandar",),
)  # fmt: skip

_LETTERS = (("AA", 90), ("A", 80), ("BB", 70), ("B", 60), ("CC", 50), ("C", 30), ("D", 0))

AKIP_BATAS_BAWAH = Scale(
    id="predikat.akip.batas-bawah",
    title=N_("SAKIP evaluation scores where the lower end belongs to the class"),
    kelas=tuple(
        interval(label, low, high, atas_termasuk=label == "AA")
        for (label, low), high in zip(_LETTERS, (100, 90, 80, 70, 60, 50, 30), strict=True)
    ),
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(
        _kode("esakip-boyolali", "src/services/PerformanceService.js"),
        _kode("kke-sakip-trenggalek", "app/Livewire/Dashboard/EksporLaporan.php"),
        _kode("esakip-semarang", "predikat nilai AKIP"),
    ),
    examples=(
        example("AA", _turunan("esakip-boyolali"), nilai="90"),
        example("C", _turunan("esakip-boyolali"), nilai="30"),
    ),
    varian=(_88, "predikat.akip.meranti"),
    note=N_("Against PermenPANRB 88/2021, where 90 is A: the two differ at exactly 90, 80, 70, 60, 50 and 30."),
)

AKIP_BANJARNEGARA = Scale(
    id="predikat.akip.banjarnegara",
    title=N_("SAKIP evaluation scores in bands of two decimals"),
    kelas=tuple(
        interval(label, "0" if label == "D" else f"{low},01", high)
        for (label, low), high in zip(_LETTERS, (100, 90, 80, 70, 60, 50, 30), strict=True)
    ),
    celah=Celah.BULAT,
    digit=2,
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_kode("esakip-banjarnegara", "pita 90,01-100, 80,01-90, ..."),),
    examples=(
        example("A", _turunan("esakip-banjarnegara"), nilai="90"),
        example("AA", _turunan("esakip-banjarnegara"), nilai="90,01"),
    ),
    varian=(_88,),
    note=N_("As stored, 90,005 has no class; rounding to two decimals first closes that hole."),
)

AKIP_MERANTI = Scale(
    id="predikat.akip.meranti",
    title=N_("Kabupaten Kepulauan Meranti: SAKIP evaluation scores with another C and D"),
    kelas=(
        interval("AA", 90, 100),
        interval("A", 80, 90, atas_termasuk=False),
        interval("BB", 70, 80, atas_termasuk=False),
        interval("B", 60, 70, atas_termasuk=False),
        interval("CC", 50, 60, atas_termasuk=False),
        interval("C", 40, 50, atas_termasuk=False),
        interval("D", 0, 40, atas_termasuk=False),
    ),
    bawah=Fraction(0),
    atas=Fraction(100),
    rujukan=(_kode("esakip-meranti", "app/Http/Controllers/User/LheController.php"),),
    examples=(
        example("D", _turunan("esakip-meranti"), nilai="39,99"),
        example("C", _turunan("esakip-meranti"), nilai="40"),
    ),
    varian=(_88, "predikat.akip.batas-bawah"),
    note=N_("The application reads only the first two characters of the score, so that 100 becomes 10 and D; the scale "
            "here is the one it means."),
)  # fmt: skip

EFISIENSI_BANJARNEGARA = Scale(
    id="predikat.efisiensi.banjarnegara",
    title=N_("Kabupaten Banjarnegara: classes of achievement less absorption"),
    kelas=(
        interval("efisien", 5, None, bawah_termasuk=False),
        interval("cukup_efisien", -5, 5),
        interval("tidak_efisien", None, -5, atas_termasuk=False),
    ),
    rujukan=(_BNA,),
    examples=(
        example("efisien", _turunan("esakip-banjarnegara"), nilai="5,1"),
        example("cukup_efisien", _turunan("esakip-banjarnegara"), nilai="5"),
    ),
    varian=("predikat.efisiensi.bpom",),
    note=N_("Read on efisiensi.selisih, in percentage points."),
)

_AMBON = Rujukan.praktik("lakip-bpom-ambon-2017", "Analisis Efisiensi Kegiatan")

EFISIENSI_BPOM = Scale(
    id="predikat.efisiensi.bpom",
    title=N_("BPOM: efficient or not, by the efficiency index against its standard of 1"),
    kelas=(
        interval("Efisien", 1, None, bawah_termasuk=False),
        interval("Tidak Efisien", None, 1, atas_termasuk=False),
    ),
    celah=Celah.TANPA_KELAS,
    rujukan=(_AMBON,),
    examples=(
        example("Efisien", _turunan("lakip-bpom-ambon-2017", "capaian 100, serapan 80"), nilai="1,25"),
        example("-", _turunan("lakip-bpom-ambon-2017", "capaian 90, serapan 90"), nilai="1"),
    ),
    varian=("predikat.efisiensi.banjarnegara",),
    note=N_("Read on efisiensi.bpom.indeks. The definition does not say what exactly 1 is."),
)

RULES = (
    SAMPANG,
    MALUKU_TENGAH,
    SUKABUMI,
    BANJARNEGARA,
    SEMARANG,
    DELI_SERDANG,
    WP_EVAL,
    BPOM,
    POLMAN,
    POLMAN_ANGGARAN,
    AKIP_BATAS_BAWAH,
    AKIP_BANJARNEGARA,
    AKIP_MERANTI,
    EFISIENSI_BANJARNEGARA,
    EFISIENSI_BPOM,
)
