# SPDX-License-Identifier: MIT
"""A year's data as a workbook that officers fill in: written, read back without loss, offered empty as a template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sakip.model import Bundle

SUFFIX = ".xlsx"


def is_one(path: Path) -> bool:
    """Whether a file is a workbook of sakip's, and not any other one. Raises ReaderError where it cannot be read."""
    from sakip.workbook.reading import ours

    return path.is_file() and ours(path)


def load(path: Path) -> Bundle:
    """The bundle in a workbook. Raises BundleError with every fault, its sheet, cell and remedy; ReaderError where the
    file cannot be read."""
    from sakip.bundle.loading import build
    from sakip.workbook.reading import Workbook

    return build(Workbook(path))


def write(bundle: Bundle, path: Path) -> None:
    """Write `bundle` as a workbook, whole or not at all. Raises OutputError where it cannot be written."""
    from sakip.workbook import writing

    writing.write(bundle, path)
