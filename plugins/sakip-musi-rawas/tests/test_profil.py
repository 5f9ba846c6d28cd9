# SPDX-License-Identifier: MIT
"""What Musi Rawas chooses, and that nothing it does not choose is lost."""

from __future__ import annotations

import pytest

import sakip
from sakip.numbers import Mode
from sakip.profile import Rounding


@pytest.fixture(params=["16.05", "16.05.19"])
def profile(request: pytest.FixtureRequest) -> sakip.Profile:
    """The choices for the regency, and for one of its kecamatan."""
    return sakip.resolve(request.param, 2023)


@pytest.mark.parametrize(
    ("kind", "rounding"),
    [
        ("capaian", Rounding(Mode.POTONG, 2)),
        ("rata-rata:capaian", Rounding(Mode.POTONG, 2)),
        ("kemajuan", Rounding(Mode.POTONG, 2)),
        ("serapan", Rounding(Mode.HALF_UP, 2)),
        ("pagu", Rounding(Mode.HALF_UP, 0)),
    ],
)
def test_rounding_per_kind_of_figure(profile: sakip.Profile, kind: str, rounding: Rounding) -> None:
    assert profile.rounding(kind) == rounding


def test_its_own_efficiency_and_the_national_rest(profile: sakip.Profile) -> None:
    assert profile.rule("efisiensi").id == "efisiensi.sisa-serapan"
    whose = profile.origin("efisiensi", "rumus")
    assert whose is not None
    assert whose.asal == "Kabupaten Musi Rawas"
    assert profile.get("anggaran", "cakupan") == "dilaksanakan"
    assert profile.rule("capaian.naik") == sakip.resolve(None, 2023).rule("capaian.naik")


def test_every_choice_rests_on_something(profile: sakip.Profile) -> None:
    for choice in profile.pilihan.values():
        assert choice.rujukan.sumber
        assert choice.rujukan.peraturan.nama


def test_a_neighbour_keeps_the_national_rules() -> None:
    assert sakip.resolve("16.06.01", 2023, asked=False).wilayah == ("Nasional",)
