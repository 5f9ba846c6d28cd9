# SPDX-License-Identifier: MIT
"""LibreOffice opens a DOCX with our comments and shows each of them at its figure."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from readers import bentuk
from sakip import api, auditing, readers
from sakip.readers.claims import claims
from sakip.reviu.comments import comment


def test_every_comment_is_shown_at_its_figure(root: Path, sumber_harta: Path, tmp_path: Path) -> None:
    text = readers.read(root / "tests/data/laporan/sumber-harta-2023.txt")
    data = bentuk.written(text, "docx")
    published = readers.read(data, name="laporan")
    bundle = api.load(sumber_harta)
    audit = auditing.audit(api.measure(bundle), klaim=claims(published, bundle), published=published)
    made = comment(data, audit, published)
    (tmp_path / "laporan.docx").write_bytes(made.data)
    content = as_odt(tmp_path / "laporan.docx", tmp_path)
    shown = re.findall(r"</office:annotation>(.*?)<office:annotation-end", content, re.DOTALL)
    assert content.count("<office:annotation ") == content.count("<office:annotation-end ") == made.count
    at = [re.sub(r"<[^>]+>|\u00a0", "", one) for one in shown]
    assert at.count("94,05%") == 7
    assert len(re.findall("seharusnya 94,46, karena 79/84", content)) == 7


def as_odt(document: Path, folder: Path) -> str:
    """The content of a document as LibreOffice, in a profile of its own, writes it anew."""
    soffice = shutil.which("soffice")
    assert soffice is not None, "soffice is not installed"
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "odt", "--outdir", str(folder), str(document)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    result = document.with_suffix(".odt")
    assert result.exists(), done.stderr
    with zipfile.ZipFile(result) as zipped:
        return zipped.read("content.xml").decode()
