# SPDX-License-Identifier: MIT
"""The command line as a test calls it: in this process, or in one of its own where that matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import attrs
import pytest

from sakip.cli import main


@attrs.frozen
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run(*args: object) -> Ran:
        with pytest.raises(SystemExit) as end:
            main([str(one) for one in args])
        out, err = capsys.readouterr()
        code = end.value.code
        assert isinstance(code, int)
        return Ran(code, out, err)

    return run


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages as the code has them."""
    monkeypatch.setenv("SAKIP_LANG", "en")


def process(*args: object, **environment: str) -> Ran:
    """Run ``sakip`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "sakip.cli", *map(str, args)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return Ran(done.returncode, done.stdout, done.stderr)
