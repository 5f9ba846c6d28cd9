# SPDX-License-Identifier: MIT
"""What it costs to start: whole processes, against one that only imports attrs, pluggy and tomli."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measuring import compare, report

ROUNDS = 25
SCRIPT = str(Path(sys.executable).with_name("sakip"))


def process(*command: str) -> Callable[[], object]:
    """Something that runs `command` to its end, in an empty folder's silence."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SAKIP"))}
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    line = process(sys.executable, "-c", "import attrs, pluggy, tomli")
    report(
        [
            compare("import sakip", process(sys.executable, "-c", "import sakip"), line, 1.4, ROUNDS),
            compare("sakip capaian 84 79,35 (goal 2.5)", process(SCRIPT, "capaian", "84", "79,35"), line, 2.8, ROUNDS),
        ]
    )
