# SPDX-License-Identifier: MIT
"""The library tells its logger what it does, and prints nothing by itself."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

import sakip


def test_an_application_that_listens_hears_what_was_loaded_and_written(
    sumber_harta: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "sakip"):
        measurement = sakip.measure(sakip.load(sumber_harta))
        path = sakip.write(sakip.report(measurement), tmp_path / "laporan.md")
    told = [record.getMessage() for record in caplog.records if record.name == "sakip"]
    assert told == [f"loaded {sumber_harta}: 16.05.19 2023, 23 indicators", f"wrote {path}"]


def test_nobody_listening_nothing_is_printed(sumber_harta: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sakip.load(sumber_harta)
    assert capfd.readouterr() == ("", "")
    assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("sakip").handlers)
