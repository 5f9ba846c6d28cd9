# SPDX-License-Identifier: MIT
"""The published report of Kecamatan Sumber Harta (LKjIP 2023), audited as text and as DOCX."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from readers import bentuk
from sakip import api, auditing, readers
from sakip.auditing import Audit
from sakip.model import Bundle
from sakip.readers import Published
from sakip.readers.claims import claims


class Laporan(NamedTuple):
    data: bytes
    published: Published
    audit: Audit


@pytest.fixture(scope="session")
def bundle(sumber_harta: Path) -> Bundle:
    return api.load(sumber_harta)


def diaudit(data: bytes, bundle: Bundle) -> Laporan:
    published = readers.read(data, name="laporan")
    measured = api.measure(bundle)
    return Laporan(data, published, auditing.audit(measured, klaim=claims(published, bundle), published=published))


@pytest.fixture(scope="session")
def laporan(root: Path, bundle: Bundle) -> Laporan:
    """The report as text."""
    return diaudit((root / "tests/data/laporan/sumber-harta-2023.txt").read_bytes(), bundle)


@pytest.fixture(scope="session")
def laporan_docx(laporan: Laporan, bundle: Bundle) -> Laporan:
    """The same report as a DOCX of our own writer."""
    return diaudit(bentuk.written(laporan.published, "docx"), bundle)
