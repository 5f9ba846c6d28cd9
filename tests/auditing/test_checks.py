# SPDX-License-Identifier: MIT
"""Each check on one wrong and one right print of the data of Sumber Harta, and what other practices make of them."""

from __future__ import annotations

import pkgutil
from decimal import Decimal
from importlib import import_module

import attrs
import pytest

from auditing.conftest import Periksa
from sakip import api, lang
from sakip.auditing import Certainty, Severity, checks
from sakip.auditing.checks.base import SECTIONS, Check
from sakip.errors import PluginError
from sakip.model import Bundle, Claim, Pagu, Polaritas, Tempat
from sakip.numbers import read


def severities(found: tuple[object, ...]) -> list[Severity]:
    return [one.severity for one in found]  # type: ignore[attr-defined]


def test_no_two_checks_have_one_code() -> None:
    modules = [import_module(f"sakip.auditing.checks.{one.name}") for one in pkgutil.iter_modules(checks.__path__)]
    made = {one for module in modules for one in vars(module).values() if isinstance(one, Check)}
    assert len(made) == len(checks.every())


def test_every_check_has_its_page() -> None:
    for code, one in checks.every().items():
        assert code.startswith("SKP")
        assert one.title.endswith("."), code
        assert list(one.page) == list(SECTIONS), code
        assert all(one.page.values()), code


@pytest.mark.parametrize(
    ("code", "address", "right", "wrong"),
    [
        ("SKP101", "capaian:IKU-1:2023", "94,46%", "94,05%"),
        ("SKP101", "capaian:IKU-1:2023", "94", "93"),
        ("SKP102", "serapan:16.05.19:2023", "95,91%", "92,07%"),
        ("SKP103", "pagu:7.01.01:2023", "1.836.555.990", "1.990.176.330"),
        ("SKP104", "efisiensi:S-4:2023", "0", "100%"),
        ("SKP105", "rata-rata:capaian:16.05.19:2023", "94,22", "71,5"),
        ("SKP105", "rata-rata:capaian:7.01.02.2.01:2023", "100%", "0%"),
        ("SKP106", "kemajuan:IKU-1:2023", "88,16", "94,46"),
        ("SKP107", "jumlah:program:16.05.19:2023", "6", "7"),
        ("SKP108", "predikat:sakip:IKU-6a:2023", "b", "BB"),
        ("SKP201", "realisasi:IKU-1:2023", "79,35", "79,53"),
        ("SKP202", "pagu:7.01.04:2023", "48.560.600", "-"),
        ("SKP205", "target:IKU-1:2023", "84", "84%"),
        ("SKP901", "capaian:IKU-1:2023", "94,46", "94,4,6"),
    ],
)
def test_a_right_print_passes_and_a_wrong_one_is_found(
    periksa: Periksa, code: str, address: str, right: str, wrong: str
) -> None:
    assert periksa(code, (address, right)) == ()
    [one] = periksa(code, (address, wrong))
    assert (one.address, one.printed) == (address, wrong)
    assert len(one.places) == 1


def test_a_change_in_percent_is_named_where_points_are_the_rule(periksa: Periksa, bundle: Bundle) -> None:
    iku, *rest = bundle.indikator
    indikator = (attrs.evolve(iku, realisasi={2022: 75, 2023: 80}), *rest)
    address = "perubahan:IKU-1:2023"
    assert periksa("SKP109", (address, "5"), indikator=indikator) == ()
    assert severities(periksa("SKP109", (address, "6,67"), indikator=indikator)) == [Severity.NOTE]
    assert severities(periksa("SKP109", (address, "9"), indikator=indikator)) == [Severity.ERROR]


def lower(bundle: Bundle, **changes: object) -> dict[str, object]:
    iku, *rest = bundle.indikator
    return {"indikator": (attrs.evolve(iku, polaritas=Polaritas.TURUN, satuan="kasus", **changes), *rest)}  # type: ignore[arg-type]


def test_the_other_formula_for_lower_is_better_is_a_note(periksa: Periksa, bundle: Bundle) -> None:
    changes = lower(bundle, target={2023: 10}, realisasi={2023: 12})
    assert periksa("SKP101", ("capaian:IKU-1:2023", "80"), **changes) == ()
    [one] = periksa("SKP101", ("capaian:IKU-1:2023", "83,33"), **changes)
    assert one.severity is Severity.NOTE
    assert "capaian.turun.rasio" in str(one.cause)
    [one] = periksa("SKP101", ("capaian:IKU-1:2023", "87"), **changes)
    assert one.severity is Severity.ERROR


def test_a_cap_is_a_note(periksa: Periksa, bundle: Bundle) -> None:
    iku, *rest = bundle.indikator
    indikator = (attrs.evolve(iku, target={2023: 10}, realisasi={2023: 15}), *rest)
    [one] = periksa("SKP101", ("capaian:IKU-1:2023", "120"), indikator=indikator)
    assert (one.severity, one.computed) == (Severity.NOTE, "150,00")
    assert "capped at 120" in str(one.cause)


def test_target_over_realisation_where_higher_is_better_asks_but_does_not_accuse(periksa: Periksa) -> None:
    [one] = periksa("SKP101", ("capaian:IKU-1:2023", "105,86"))
    assert (one.severity, one.certainty) == (Severity.WARNING, Certainty.PROBABLE)
    assert "capaian.turun.rasio" in str(one.cause)


def test_a_figure_that_follows_from_the_inputs_beside_it_is_not_accused_for_them(periksa: Periksa) -> None:
    """87/90 is 96,66 cut: only the target that differs is named."""
    row = (("target:IKU-3:2023", "90"), ("realisasi:IKU-3:2023", "87"), ("capaian:IKU-3:2023", "96,66"))
    assert periksa("SKP101", *row) == ()
    [one] = periksa("SKP201", *row)
    assert (one.address, one.printed, one.computed) == ("target:IKU-3:2023", "90", "92")


def test_an_absorption_of_the_amounts_beside_it_is_right(periksa: Periksa) -> None:
    row = (("pagu:16.05.19:2023", "2.355.308.250"), ("realisasi:16.05.19:2023", "2.185.001.551"))
    assert periksa("SKP102", *row, ("serapan:16.05.19:2023", "92,77")) == ()
    [one] = periksa("SKP102", *row, ("serapan:16.05.19:2023", "92,07"))
    assert one.computed == "92,77"
    assert "95,91" in str(one.message)


def test_rounding_where_the_region_cuts_is_a_note_until_the_document_does_it_always(periksa: Periksa) -> None:
    """92 against 87 is 94,565..., cut to 94,56 in this region."""
    [one] = periksa("SKP101", ("capaian:IKU-3:2023", "94,57"))
    assert one.severity is Severity.NOTE
    assert "rounded half up" in str(one.cause)
    document = [("capaian:IKU-3:2023", "94,57"), ("capaian:IKU-2:2023", "92"), ("capaian:IKU-6a:2023", "95,84"),
                ("capaian:IKU-5:2023", "92")]  # fmt: skip
    assert periksa("SKP101", *document) == ()


def test_a_total_of_all_where_the_region_counts_what_was_carried_out_is_a_note(periksa: Periksa) -> None:
    [one] = periksa("SKP103", ("pagu:16.05.19:2023", "2.280.029.240"))
    assert one.severity is Severity.NOTE
    assert "not carried out" in str(one.cause)


def test_a_total_of_what_its_own_table_prints_is_right(periksa: Periksa) -> None:
    table = (("pagu:7.01.02.2.01.01:2023", "15.212.800"), ("pagu:7.01.02.2.01:2023", "15.212.800"))
    assert periksa("SKP103", *table) == ()
    # one row differs, and the total with it: the row is found, the total not accused again
    table = (("pagu:7.01.02.2.01.01:2023", "15.212.900"), ("pagu:7.01.02.2.01:2023", "15.212.900"))
    assert periksa("SKP103", *table) == ()
    assert [one.address for one in periksa("SKP201", *table)] == ["pagu:7.01.02.2.01.01:2023"]


def test_one_finding_for_all_values_of_one_quantity(periksa: Periksa) -> None:
    [one] = periksa("SKP201", *(("target:IKU-2:2023", text) for text in ("87", "87%", "86", "78", "86")))
    assert (one.printed, one.computed, len(one.places)) == ("86 / 78", "87", 3)


def test_words_of_another_scale_are_a_note(periksa: Periksa) -> None:
    address = "predikat:capaian:IKU-1:2023"
    assert periksa("SKP108", (address, "Sangat tinggi")) == ()
    [one] = periksa("SKP108", (address, "Sangat Baik"))
    assert (one.severity, one.computed) == (Severity.NOTE, "Sangat Tinggi")
    [one] = periksa("SKP108", (address, "Gagal"))
    assert one.severity is Severity.ERROR


def test_the_pk_is_compared_with_the_version_of_the_budget_that_it_names(periksa: Periksa, bundle: Bundle) -> None:
    pk = bundle.perjanjian_kinerja
    assert pk is not None
    program = tuple(one for one in pk.program if one.program == "7.01.05")
    sub = tuple(
        attrs.evolve(one, pagu=Pagu(murni=121_056_592, perubahan=89_214_100)) if one.kode == "7.01.05.2.01.01" else
        attrs.evolve(one, pagu=Pagu(murni=0, perubahan=0)) if one.kode == "7.01.05.2.01.04" else one
        for one in bundle.sub_kegiatan
    )  # fmt: skip
    for versi, count in (("murni", 0), ("perubahan", 1)):
        changed = attrs.evolve(pk, program=program, versi=type(pk.versi)(versi))
        assert len(periksa("SKP203", perjanjian_kinerja=changed, sub_kegiatan=sub)) == count


def plan(bundle: Bundle, **changes: object) -> dict[str, object]:
    """The first indicator with other numbers."""
    iku, *rest = bundle.indikator
    return {"indikator": (attrs.evolve(iku, **changes), *rest)}  # type: ignore[arg-type]


def test_a_target_below_the_last_realisation(periksa: Periksa, bundle: Bundle) -> None:
    assert periksa("SKP301", **plan(bundle, realisasi={2022: 83})) == ()
    [one] = periksa("SKP301", **plan(bundle, realisasi={2021: 70, 2022: 90}))
    assert "84 is worse than the 90 realised in 2022" in str(one.message)
    assert periksa("SKP301", **plan(bundle, realisasi={2022: 90}, polaritas=Polaritas.TURUN)) == ()
    assert len(periksa("SKP301", **plan(bundle, realisasi={2022: 80}, polaritas=Polaritas.TURUN))) == 1


def test_a_copied_target_is_told_from_an_equal_whole_number(periksa: Periksa, bundle: Bundle) -> None:
    target = {2023: Decimal("64.59")}
    codes = [x.address for x in periksa("SKP302", **plan(bundle, target=target, realisasi={2022: Decimal("64.59")}))]
    assert "target:IKU-1:2023" in codes
    codes = [x.address for x in periksa("SKP302", **plan(bundle, target={2023: 84}, realisasi={2022: 84}))]
    assert "target:IKU-1:2023" not in codes


def test_one_target_for_all_years(periksa: Periksa, bundle: Bundle) -> None:
    years = range(2021, 2026)
    assert len(periksa("SKP303", **plan(bundle, target=dict.fromkeys(years, 75)))) == 1
    assert periksa("SKP303", **plan(bundle, target=dict.fromkeys(years, 100))) == ()
    assert periksa("SKP303", **plan(bundle, target={year: 75 + year for year in years})) == ()


def test_a_hole_in_a_series(periksa: Periksa, bundle: Bundle) -> None:
    """One finding for each year, with all indicators that lack it."""
    found = periksa("SKP206", **plan(bundle, realisasi={2020: 1, 2022: 3, 2023: 4}))
    assert [one.address for one in found] == ["realisasi:IKU-1:2021", "realisasi:IKU-2:2022"]
    whole = attrs.evolve(bundle.indikator[0], realisasi={2022: 3, 2023: 4})
    assert periksa("SKP206", indikator=(whole,)) == ()


def test_links_from_tujuan_down_to_programs(periksa: Periksa, bundle: Bundle) -> None:
    assert "S-2, S-3, S-4, S-5" in str(periksa("SKP304")[0].message)
    assert periksa("SKP305") == periksa("SKP306") == ()
    dukungan = tuple(one for one in bundle.dukungan if one.sasaran != "S-3")
    assert [str(one.message) for one in periksa("SKP305", dukungan=dukungan)] == ["No program serves S-3."]
    assert [str(one.message) for one in periksa("SKP306", dukungan=dukungan)] == ["No sasaran is named for 7.01.04."]
    indikator = tuple(one for one in bundle.indikator if one.untuk not in ("S-4", "7.01.02.2.01.01"))
    assert [str(one.message) for one in periksa("SKP305", indikator=indikator)] == ["No indicator measures S-4."]
    assert [one.address for one in periksa("SKP306", indikator=indikator)] == ["7.01.02.2.01.01"]


def test_money_without_output(periksa: Periksa, bundle: Bundle) -> None:
    indikator = tuple(
        attrs.evolve(one, realisasi={2023: read("0 Kali")}) if one.untuk == "7.01.02.2.01.01" else one
        for one in bundle.indikator
    )
    messages = [str(one.message) for one in periksa("SKP401", indikator=indikator)]
    assert any(one.endswith("): money was spent, but the output is 0 Kali of 1 Kali.") for one in messages)


def test_a_lone_dot_is_read_as_what_holds_else_by_its_size(periksa: Periksa, bundle: Bundle) -> None:
    changes = plan(bundle, realisasi={2023: 1234}, satuan="orang")
    assert periksa("SKP201", ("realisasi:IKU-1:2023", "1.234"), **changes) == ()
    [one] = periksa("SKP201", ("realisasi:IKU-1:2023", "1.243"), **changes)
    assert (one.computed, str(one.cause)) == ("1.234", "two digits of 1.234 were exchanged")
    neither = plan(bundle, realisasi={2023: 40}, satuan="orang")
    assert periksa("SKP201", ("realisasi:IKU-1:2023", "1.243"), **neither) == ()


def test_a_region_may_weigh_a_check_otherwise_or_leave_it_out(bundle: Bundle) -> None:
    audit = api.audit(bundle, severities={"SKP203": Severity.ERROR, "SKP205": None})
    assert {one.severity for one in audit.findings if one.code == "SKP203"} == {Severity.ERROR}
    assert "SKP205" not in {one.code for one in audit.findings}


def test_a_measurement_is_audited_as_its_bundle_is(bundle: Bundle) -> None:
    assert api.audit(api.measure(bundle)) == api.audit(bundle)


def test_findings_are_read_in_either_language_and_pickle(bundle: Bundle) -> None:
    import pickle

    audit = api.audit(attrs.evolve(bundle, klaim=(Claim("capaian:IKU-1:2023", "94,05", Tempat(baris=7)),)))
    assert pickle.loads(pickle.dumps(audit)) == audit
    [one] = [x for x in audit.findings if x.code == "SKP101"]
    with lang.using("en"):
        assert str(one) == (
            "SKP101 capaian:IKU-1:2023: capaian IKU-1 (Indeks Kepuasan Masyarakat): 94,05 is printed, "
            "94,46 % is right (79,35/84)."
        )


def test_an_answer_that_is_no_finding_is_refused(bundle: Bundle) -> None:
    from sakip.auditing import audit

    with pytest.raises(PluginError, match="which is no finding"):
        audit(api.measure(bundle), own=["salah"])
