# SPDX-License-Identifier: MIT
"""The report of Kecamatan Sumber Harta, audited; and the same data with other claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from sakip import api, lang
from sakip.auditing import Audit, Finding
from sakip.model import Bundle, Claim, Tempat

Periksa = Callable[..., tuple[Finding, ...]]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with lang.using("en"):
        yield


@pytest.fixture(scope="session")
def bundle(sumber_harta: Path) -> Bundle:
    """The bundle of the reference plugin."""
    return api.load(sumber_harta)


@pytest.fixture(scope="session")
def diaudit(bundle: Bundle) -> Audit:
    """Its audit."""
    return api.audit(bundle)


@pytest.fixture
def periksa(bundle: Bundle) -> Periksa:
    """Findings of one check on the data of Sumber Harta with other claims: address, text, and a table's row as place.

    ``periksa("SKP101", ("capaian:IKU-1:2023", "94,05"))``; changes to the bundle as keywords.
    """

    def run(code: str, *claims: tuple[str, str], **changes: object) -> tuple[Finding, ...]:
        klaim = tuple(
            Claim(address, text, Tempat("uji", baris=1, tabel="Tabel", baris_tabel="1", kolom=address))
            for address, text in claims
        )
        audit = api.audit(attrs.evolve(bundle, klaim=klaim, **changes))  # type: ignore[arg-type]
        return tuple(one for one in audit.findings if one.code == code)

    return run
