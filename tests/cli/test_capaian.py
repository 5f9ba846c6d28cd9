# SPDX-License-Identifier: MIT
"""``sakip capaian``: what a planner types and reads."""

from __future__ import annotations

import json

import pytest

from cli.perintah import Run


def test_an_answer_a_derivation_and_a_rule(run: Run) -> None:
    ran = run("capaian", "84", "79,35")
    assert (ran.code, ran.err) == (0, "")
    first, *steps = ran.out.splitlines()
    assert first == "Capaian: 94,46 % (Sangat Tinggi)"
    assert steps[:3] == [
        "  capaian = realisasi / target × 100",
        "          = 79,35 / 84 × 100",
        "          = 94,464285...",
    ]
    assert any("capaian.naik.rasio" in one for one in steps)


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (["84", "79,35"], "Achievement: 94,46 % (Sangat Tinggi)"),
        (["10", "12", "--polaritas", "turun"], "Achievement: 80,00 % (Tinggi)"),
        (["10", "12", "-p", "TURUN"], "Achievement: 80,00 % (Tinggi)"),
        (["69,1-69,5", "70", "--polaritas", "stabil"], "Achievement: 99,28 % (Sangat Tinggi)"),
        (["69,1-69,5", "69,3"], "Achievement: 100,00 % (Sangat Tinggi)"),
        ([">= 95", "96"], "Achievement: 101,05 % (Sangat Tinggi)"),
        (["2 jam", "90 menit"], "Achievement: 75,00 % (Sedang)"),
        (["WTP", "WDP"], "Achievement: 75,00 % (Sedang)"),
        (["-5", "-7", "-p", "turun"], "Achievement: cannot be computed, the target is negative, and the rule in force "
                                      "gives no answer for that."),
        (["84", "-7,5"], "Achievement: -8,93 % (Sangat Rendah)"),
        (["84", "-7 persen", "-s", "persen"], "Achievement: -8,33 % (Sangat Rendah)"),
        (["84", "-"], "Achievement: cannot be computed, realisasi is missing."),
        (["84", ""], "Achievement: cannot be computed, realisasi is missing."),
        (["1.234", "5"], "Achievement: cannot be computed, target or realisation can be read as more than one number."),
        (["84", "79,35", "--wilayah", "16.05", "--tahun", "2023"], "Achievement: 94,46 % (Sangat Tinggi)"),
    ],
)  # fmt: skip
def test_what_can_be_asked(run: Run, english: None, args: list[str], first: str) -> None:
    ran = run("capaian", *args)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == first


def test_nothing_over_nothing_says_what_a_region_may_do_about_it(run: Run, english: None) -> None:
    ran = run("capaian", "0", "0", "--polaritas", "turun")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "Achievement: cannot be computed, the target is zero, and the rule in force gives no answer for that."
    )
    assert ran.out.splitlines()[-1] == (
        "  A region may declare an answer in its profile (nol.turun); practices differ: no figure, 0 or 100."
    )


def test_the_region_named_rounds_its_own_way(run: Run, english: None) -> None:
    """Musi Rawas cuts: 61,90 of 64,59 is 95,835..."""
    assert run("capaian", "64,59", "61,90").out.startswith("Achievement: 95,84 %")
    ran = run("capaian", "64,59", "61,90", "-w", "16.05.19")
    assert ran.out.startswith("Achievement: 95,83 %")
    assert "cut to 2 decimals" in ran.out


def test_json_is_exact(run: Run, english: None) -> None:
    ran = run("capaian", "84", "79,35", "--json")
    assert ran.err == ""
    assert json.loads(ran.out) == {
        "schema": 1,
        "capaian": "94.46",
        "exact": "2645/28",
        "predikat": "Sangat Tinggi",
        "rule": "capaian.naik.rasio",
        "reason": None,
        "steps": [
            "capaian = realisasi / target × 100",
            "        = 79,35 / 84 × 100",
            "        = 94,464285...",
            "capaian = 94,46 % (rounded half up to 2 decimals)",
        ],
    }


def test_json_of_a_figure_that_cannot_be_computed_says_why(run: Run, english: None) -> None:
    found = json.loads(run("capaian", "--json", "84", "-").out)
    assert {key: found[key] for key in ("schema", "capaian", "exact", "predikat", "reason")} == {
        "schema": 1,
        "capaian": None,
        "exact": None,
        "predikat": None,
        "reason": "realisasi is missing",
    }


BAD = {
    "text": (["84", "baik"], 'realisasi: "baik" is not a number. Write 92,5, or "-" if there is no number.'),
    "two commas": (["92,5,0", "80"], 'target: "92,5,0" is not a number: two decimal commas.'),
    "no such polarity": (["84", "80", "-p", "naek"], '"naek" is not a polarity. Known: naik, turun, stabil.'),
    "no such region": (
        ["84", "80", "--wilayah", "99"],
        'no plugin is installed for region "99". Installed: 16.05. Install the region\'s plugin, or leave the region '
        "out for the national rules.",
    ),
    "no year": (["84", "80", "--tahun", "x"], '--tahun: "x" is not a year. Write four digits: 2023.'),
    "negative year": (["84", "80", "--tahun", "-7"], '--tahun: "-7" is not a year. Write four digits: 2023.'),
    "one value": (["84"], "REALISASI is missing. Usage: sakip capaian [OPTIONS] TARGET REALISASI"),
    "no value": ([], "TARGET is missing. Usage: sakip capaian [OPTIONS] TARGET REALISASI"),
    "three values": (
        ["84", "79", "-35"],
        "there is something too much on the line: -35. Usage: sakip capaian [OPTIONS] TARGET REALISASI. "
        "A text with spaces stands in quotation marks.",
    ),
    "misspelt option": (
        ["84", "80", "--polarits", "turun"],
        'there is no option "--polarits". Nearest: "--polaritas".',
    ),
    "option without its value": (
        ["84", "80", "--tahun"],
        'option "--tahun" is used wrongly: it needs a value, or has one that it cannot take. '
        '"sakip capaian --help" explains the command.',
    ),
}


@pytest.mark.parametrize(("args", "told"), BAD.values(), ids=BAD)
def test_one_message_and_exit_2(run: Run, english: None, args: list[str], told: str) -> None:
    ran = run("capaian", *args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("args", [value[0] for value in BAD.values()], ids=BAD)
def test_messages_are_indonesian_by_default(run: Run, args: list[str]) -> None:
    ran = run("capaian", *args)
    assert ran.code == 2
    assert not set(ran.err.lower().split()) & {"the", "there", "is", "usage:", "write", "not"}


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (["31 Maret 2023", "28 Maret 2023"], "Capaian: 103,33 % (Sangat Tinggi)"),
        (["100", "96", "--rumus", "capaian.stabil.kemenkeu"], "Capaian: 112,00 % (Sangat Tinggi)"),
        (["0", "4", "-r", "capaian.turun.kemenkeu-terburuk", "--terburuk", "10"], "Capaian: 60,00 % (Rendah)"),
        (["80", "75", "-r", "capaian.naik.dari-awal", "-d", "awal=60"], "Capaian: 75,00 % (Sedang)"),
    ],
)
def test_a_rule_by_its_id_with_what_it_asks_for(run: Run, args: list[str], first: str) -> None:
    ran = run("capaian", *args)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == first


def test_a_value_that_the_rule_asks_for_is_named_where_it_is_missing(run: Run) -> None:
    ran = run("capaian", "0", "4", "--rumus", "capaian.turun.kemenkeu-terburuk")
    assert ran.code == 2
    assert "terburuk" in ran.err
    assert run("capaian", "0", "4", "--rumus", "capaian.naik.rasio", "--dengan", "awal").code == 2
