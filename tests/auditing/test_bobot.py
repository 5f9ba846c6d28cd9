# SPDX-License-Identifier: MIT
"""A region weighs the checks in its profile: graver, lighter, or not at all."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from sakip import api
from sakip.auditing import Audit, Severity
from sakip.auditing import audit as run
from sakip.errors import ProfileError
from sakip.model import Bundle
from sakip.profile import resolve
from sakip.profile.read import read

RUJUKAN = 'rujukan = { sumber = "sakip", catatan = "uji" }'


@pytest.fixture
def berbobot(bundle: Bundle, tmp_path: Path):
    """The audit of Sumber Harta where the profile of its region also says this."""

    def audited(text: str, severities: dict[str, Severity | None] | None = None) -> Audit:
        file = tmp_path / "profile.toml"
        file.write_text(f'format = 1\nkode = "16.05"\n\n{text}\n{RUJUKAN}\n', "utf-8")
        measured = api.measure(bundle)
        own = resolve([read(file)], bundle.kode, bundle.tahun)
        profile = attrs.evolve(measured.profile, pilihan={**measured.profile.pilihan, **own.pilihan})
        return run(api.measure(bundle, profile=profile), severities=severities)

    return audited


def weights(audit: Audit, code: str) -> set[Severity]:
    return {one.severity for one in audit.findings if one.code == code}


def test_a_check_is_made_graver_lighter_or_left_out(berbobot) -> None:
    assert weights(berbobot('[audit.SKP203]\nkeparahan = "kesalahan"'), "SKP203") == {Severity.ERROR}
    assert weights(berbobot('[audit.SKP101]\nkeparahan = "peringatan"'), "SKP101") == {Severity.WARNING}
    assert weights(berbobot('[audit.SKP203]\nkeparahan = "catatan"'), "SKP203") == {Severity.NOTE}
    assert weights(berbobot('[audit.SKP203]\nkeparahan = "tanpa"'), "SKP203") == set()


def test_a_check_whose_findings_are_notes_can_be_made_graver(berbobot) -> None:
    assert weights(berbobot('[audit.SKP208]\nkeparahan = "peringatan"'), "SKP208") == {Severity.WARNING}


def test_who_calls_has_the_last_word(berbobot) -> None:
    assert weights(berbobot('[audit.SKP203]\nkeparahan = "tanpa"', {"SKP203": Severity.ERROR}), "SKP203") == {
        Severity.ERROR
    }


def test_a_choice_holds_for_its_years(berbobot) -> None:
    later = '[audit.SKP203]\nkeparahan = "tanpa"\nberlaku_sejak = 2024'
    assert weights(berbobot(later), "SKP203") == {Severity.WARNING}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[audit.SKP999]\nkeparahan = "tanpa"', "SKP999"),
        ('[audit.SKP101]\nkeparahan = "berat"', "berat"),
        ('[audit.capaian]\nkeparahan = "tanpa"', "audit.capaian"),
    ],
)
def test_what_cannot_be_is_said_with_its_line(berbobot, text: str, words: str) -> None:
    with pytest.raises(ProfileError) as caught:
        berbobot(text)
    assert words in str(caught.value)
    assert "profile.toml:" in str(caught.value)


def test_a_choice_without_a_reason_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "profile.toml"
    file.write_text('format = 1\nkode = "16.05"\n[audit.SKP101]\nkeparahan = "tanpa"\n', "utf-8")
    with pytest.raises(ProfileError, match="rujukan"):
        read(file)
