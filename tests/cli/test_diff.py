# SPDX-License-Identifier: MIT
"""``sakip diff OLD NEW``."""

from __future__ import annotations

import json
from pathlib import Path

from cli.perintah import Run


def test_a_pk_perubahan_is_told_in_words(run: Run, kecil: Path, root: Path, tmp_path: Path) -> None:
    file = next(one for one in sorted(kecil.glob("*.toml")) if "target" in one.read_text("utf-8"))
    text = file.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("target"))
    file.write_text(text.replace(old, 'target = { "2023" = 91 }', 1), "utf-8")
    ran = run("diff", root / "tests/data/bundle-kecil", kecil)
    assert (ran.code, ran.err) == (0, "")
    assert "menjadi 91" in ran.out
    data = json.loads(run("diff", root / "tests/data/bundle-kecil", kecil, "--json").out)
    assert data["schema"] == 1
    assert [one["new"] for one in data["changes"]] == ["91"]
    assert run("diff", kecil, kecil).out == "Tidak ada yang berubah.\n"


def test_a_bundle_that_is_not_there_is_said(run: Run, kecil: Path) -> None:
    ran = run("diff", kecil, kecil / "tiada")
    assert ran.code == 2
    assert "tiada" in ran.err
