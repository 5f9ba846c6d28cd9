# SPDX-License-Identifier: MIT
"""How the Ministry of Finance appraises civil servants (KMK 127/2026): precedent, not for an agency.

The decree's own text was not seen: every rule here stands on code and tests of kinerja-app, which name its pages.
"""

from __future__ import annotations

from fractions import Fraction

from sakip.formula.tree import Expr, Num, Undefined, WeightedMean, eq, ge, gt, least, lt, mean, sym, total, when
from sakip.lang import N_
from sakip.references import Rujukan, Tanda
from sakip.rules.base import Rule, example
from sakip.rules.kemenkeu import IN_FORCE, MOST, kode, turunan

_K3 = "Tabel 14 dan 15, hlm. 70-75"
_NHK = "NHK, hlm. 125-126"
_NKP = "NKP, hlm. 139-149"


def _persen(seratus: int) -> Num:
    return Num(Fraction(seratus, 100))


validitas, kendali = sym("validitas"), sym("kendali")
target, target_lalu, realisasi_lalu = sym("target"), sym("target_lalu"), sym("realisasi_lalu")
hasil_kerja, nko, perilaku = sym("hasil_kerja"), sym("nko"), sym("perilaku")

_DILARANG = Undefined("iku-tidak-boleh")


def _baris(*sel: Expr) -> Expr:
    low, moderate, high = sel
    return when(eq(kendali, 1), low, when(eq(kendali, 2), moderate, when(eq(kendali, 3), high, _DILARANG)))


BOBOT_KUALITAS = Rule(
    id="pegawai.k3.bobot-kualitas",
    title=N_("K3, weight of quality: by how well an IKU measures and how far its owner controls it"),
    kind="bobot",
    formula=when(
        eq(validitas, 3),
        _baris(_persen(120), _persen(115), _DILARANG),
        when(
            eq(validitas, 2),
            _baris(_persen(110), _persen(100), _persen(90)),
            when(eq(validitas, 1), _baris(_DILARANG, _persen(80), _persen(60)), _DILARANG),
        ),
    ),
    rujukan=(kode(_K3),),
    examples=(
        example("1,15", kode("Tabel 14: exact, moderate"), validitas="3", kendali="2"),
        example("0,9", kode("Tabel 14: proxy, high"), validitas="2", kendali="3"),
        example("-", kode("Tabel 14: exact, high tidak diperbolehkan"), validitas="3", kendali="3"),
    ),
    in_force=IN_FORCE,
    note=N_("validitas: 1 activity, 2 proxy, 3 exact. kendali: 1 low, 2 moderate, 3 high. An activity under low "
            "control and an exact measure under high control are not allowed as an IKU."),
)  # fmt: skip

_LEBIH_MUDAH, _SAMA = _persen(80), _persen(100)


def _bobot_target(target: Expr, target_lalu: Expr, realisasi_lalu: Expr) -> Expr:
    return when(
        lt(target, target_lalu),
        _LEBIH_MUDAH,
        when(
            eq(target, target_lalu),
            when(gt(realisasi_lalu, target_lalu), _persen(90), _SAMA),
            when(lt(target, realisasi_lalu), _SAMA, when(eq(target, realisasi_lalu), _persen(110), _persen(120))),
        ),
    )


BOBOT_TARGET = Rule(
    id="pegawai.k3.bobot-target",
    title=N_("K3, weight of the target: how it stands to last year's, where higher is better"),
    kind="bobot",
    formula=_bobot_target(target, target_lalu, realisasi_lalu),
    rujukan=(kode(_K3),),
    examples=(
        example("1,2", kode("Tabel 15: 110 setelah 100, realisasi 105"), target="110", target_lalu="100",
                realisasi_lalu="105"),
        example("1,1", kode("Tabel 15: 105 setelah 100, realisasi 105"), target="105", target_lalu="100",
                realisasi_lalu="105"),
        example("0,9", kode("Tabel 15: 100 setelah 100, realisasi 105"), target="100", target_lalu="100",
                realisasi_lalu="105"),
        example("1", turunan("target dan realisasi lalu sama: tidak diatur"), target="100", target_lalu="100",
                realisasi_lalu="100"),
    ),
    in_force=IN_FORCE,
    varian=("pegawai.k3.bobot-target-minimize",),
    note=N_("Where target, last year's target and last year's realisation are all the same the table has no row; the "
            "application answers 1 and says so. Set by hand instead: 1,2 for a target set by law or already the most "
            "possible, 1 for a new indicator without history, and at least 1 for a stabilize or mandatory one."),
)  # fmt: skip

BOBOT_TARGET_MINIMIZE = Rule(
    id="pegawai.k3.bobot-target-minimize",
    title=N_("K3, weight of the target: how it stands to last year's, where lower is better"),
    kind="bobot",
    formula=_bobot_target(-target, -target_lalu, -realisasi_lalu),
    rujukan=(kode(_K3),),
    examples=(
        example("1,2", kode("Tabel 15: 5 setelah 10, realisasi 8"), target="5", target_lalu="10", realisasi_lalu="8"),
        example("0,9", kode("Tabel 15: 10 setelah 10, realisasi 8"), target="10", target_lalu="10",
                realisasi_lalu="8"),
        example("0,8", kode("Tabel 15: 12 setelah 10, realisasi 8"), target="12", target_lalu="10",
                realisasi_lalu="8"),
    ),
    in_force=IN_FORCE,
    varian=("pegawai.k3.bobot-target",),
    note=N_("The mirror of the table for higher is better: all three numbers change their sign."),
)  # fmt: skip

K3 = Rule(
    id="pegawai.k3",
    title=N_("K3, quality of a performance contract: the mean of its two weights"),
    kind="k3",
    formula=(sym("bobot_kualitas") + sym("bobot_target")) / 2,
    rujukan=(kode("K3, hlm. 75"),),
    examples=(
        example("1,2", kode("hlm. 75: target ditetapkan undang-undang"), bobot_kualitas="1,2", bobot_target="1,2"),
        example("0,85", turunan(), bobot_kualitas="0,8", bobot_target="0,9"),
    ),
    in_force=IN_FORCE,
    note=N_("Classes: predikat.k3.kmk-127-2026."),
)  # fmt: skip

NHK_INDEKS = Rule(
    id="pegawai.nhk.indeks",
    title=N_("NHK, one indicator: achievement times K3, at most 120"),
    kind="indeks",
    formula=least(sym("capaian") * sym("k3"), MOST),
    rujukan=(kode(_NHK),),
    examples=(
        example("84", kode("NHK lima indikator, baris 1"), capaian="80", k3="1,05"),
        example("120", turunan("batas 120"), capaian="120", k3="1,05"),
    ),
    in_force=IN_FORCE,
)  # fmt: skip

NHK_BOBOT = Rule(
    id="pegawai.nhk.bobot",
    title=N_("NHK, weight of one indicator: its share of all K3, in percent"),
    kind="bobot",
    formula=sym("k3") / total("semua_k3") * 100,
    rujukan=(kode("Tabel 35"),),
    examples=(
        example("33,90", kode("Tabel 35 baris 1"), k3="1", semua_k3="1; 1,1; 0,85"),
        example("37,29", kode("Tabel 35 baris 2"), k3="1,1", semua_k3="1; 1,1; 0,85"),
    ),
    in_force=IN_FORCE,
    varian=("pegawai.nhk.bobot-hari",),
    note=N_("An indicator without an achievement or without K3 leaves the sum."),
)  # fmt: skip

NHK_BOBOT_HARI = Rule(
    id="pegawai.nhk.bobot-hari",
    title=N_("NHK, weight of one indicator of a contract that was changed: its share of K3 times days, in percent"),
    kind="bobot",
    formula=sym("k3") * sym("hari") / total("semua_k3_hari") * 100,
    rujukan=(kode("Tabel 36"),),
    examples=(
        example("40,77", kode("Tabel 36 baris 1"), k3="1", hari="365", semua_k3_hari="365; 220; 310,25",
                tercetak="40,62", sebab="menurut uji itu tabelnya membulatkan angka antara"),
        example("24,57", kode("Tabel 36 baris 2"), k3="1,1", hari="200", semua_k3_hari="365; 220; 310,25"),
    ),
    in_force=IN_FORCE,
    varian=("pegawai.nhk.bobot",),
    note=N_("hari: how many days the indicator was in the contract. semua_k3_hari: K3 times days of every indicator."),
)  # fmt: skip

NHK = Rule(
    id="pegawai.nhk",
    title=N_("NHK: the mean of the indicators, weighted by K3"),
    kind="nhk",
    formula=WeightedMean("indeks", "k3"),
    rujukan=(kode(_NHK),),
    examples=(
        example("105,17", kode("NHK lima indikator"), indeks="84; 108; 104,69; 120; 110", k3="1,05; 0,9; 1; 1; 1,1"),
    ),
    in_force=IN_FORCE,
    note=N_("indeks: of each indicator, by pegawai.nhk.indeks. The result is calibrated by pegawai.kalibrasi."),
)  # fmt: skip

KALIBRASI = Rule(
    id="pegawai.kalibrasi",
    title=N_("Calibration: what is above 100 counts three quarters, so that 120 becomes 115"),
    kind="nilai",
    formula=when(gt(sym("nilai"), 100), 100 + (sym("nilai") - 100) * 15 / 20, sym("nilai")),
    rujukan=(kode("kalibrasi, disusun kembali dari dua salindia pelatihan"),),
    examples=(
        example("103,87", kode("NHK 105,1663"), nilai="105,1663"),
        example("100,54", kode("NPK tujuh nilai"), nilai="100,714286"),
        example("115", turunan("nilai tertinggi"), nilai="120"),
    ),
    in_force=IN_FORCE,
    note=N_("The application rebuilt it from two slides of a training; at 100 and below nothing changes."),
)  # fmt: skip

NPK = Rule(
    id="pegawai.npk",
    title=N_("NPK: the mean of the seven core values"),
    kind="npk",
    formula=mean("nilai"),
    rujukan=(kode("NPK, hlm. 138-139"),),
    examples=(example("100,71", kode("tujuh nilai"), nilai="82; 100; 98; 105; 100; 115; 105"),),
    in_force=IN_FORCE,
    note=N_("Calibrated afterwards by pegawai.kalibrasi."),
)

NKP_AWAL = Rule(
    id="pegawai.nkp.awal",
    title=N_("NKP, first step: three quarters result, one quarter conduct"),
    kind="nkp",
    formula=sym("nhk") * _persen(75) + sym("npk") * _persen(25),
    rujukan=(kode("hlm. 139"),),
    examples=(
        example("103,04", kode("contoh hlm. 139"), nhk="103,87", npk="100,54"),
        example("105", kode("contoh hlm. 148-149"), nhk="108", npk="96"),
    ),
    in_force=IN_FORCE,
    note=N_("A correction, as for discipline, is added to it before the next step."),
)


def _campur(tingkat: int) -> Expr:
    """The agency's NKO at its share, the civil servant's own value with the rest."""
    return _persen(tingkat) * nko + _persen(100 - tingkat) * hasil_kerja


NKP = Rule(
    id="pegawai.nkp",
    title=N_("NKP: the civil servant's value mixed with that of the unit"),
    kind="nkp",
    formula=when(lt(hasil_kerja, nko), _campur(10), when(eq(sym("tingkat"), 1), _campur(50), _campur(30))),
    rujukan=(kode(_NKP),),
    examples=(
        example("100,2", kode("contoh hlm. 148-149"), hasil_kerja="100", nko="102", tingkat="2"),
        example("111", kode("hukuman disiplin -3, tingkat 1"), hasil_kerja="112", nko="110", tingkat="1"),
        example("111,4", kode("hukuman disiplin -3, tingkat 2"), hasil_kerja="112", nko="110", tingkat="2"),
    ),
    in_force=IN_FORCE,
    note=N_("hasil_kerja: the first step with its correction. tingkat: 1 for the head of a unit, those right below and "
            "functional officers of its core work, 2 for all others. NHK and NPK are mixed in the same way, each "
            "compared with NKO by itself. The example's prose says NKO 104, its table 102."),
)  # fmt: skip

_ATAS, _SESUAI = 3, 2

PREDIKAT = Rule(
    id="pegawai.predikat",
    title=N_("Predicate of a civil servant: result and conduct against what was expected"),
    kind="peringkat",
    formula=when(
        lt(hasil_kerja, _SESUAI),
        when(lt(perilaku, _SESUAI), 1, 3),
        when(lt(perilaku, _SESUAI), 2, when(ge(hasil_kerja, _ATAS), when(ge(perilaku, _ATAS), 5, 4), 4)),
    ),
    rujukan=(
        Rujukan("permenpanrb-6-2022", "matriks predikat, dikutip kinerja-app src/lib/calc/nkp.ts", tanda=Tanda.KODE),
    ),
    examples=(
        example("5", kode("keduanya di atas ekspektasi"), hasil_kerja="3", perilaku="3"),
        example("4", kode("keduanya sesuai ekspektasi"), hasil_kerja="2", perilaku="2"),
        example("3", turunan("hasil di bawah, perilaku di atas"), hasil_kerja="1", perilaku="3"),
        example("2", turunan("hasil sesuai, perilaku di bawah"), hasil_kerja="2", perilaku="1"),
        example("1", turunan("keduanya di bawah"), hasil_kerja="1", perilaku="1"),
    ),
    in_force=(2022, None),
    note=N_("hasil_kerja and perilaku: 1 below, 2 as, 3 above what was expected (predikat.ekspektasi.kmk-127-2026). "
            "The number is named by predikat.pegawai.permenpanrb-6-2022."),
)  # fmt: skip

RULES = (
    BOBOT_KUALITAS, BOBOT_TARGET, BOBOT_TARGET_MINIMIZE, K3, NHK_INDEKS, NHK_BOBOT, NHK_BOBOT_HARI, NHK, KALIBRASI,
    NPK, NKP_AWAL, NKP, PREDIKAT,
)  # fmt: skip
