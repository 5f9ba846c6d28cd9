# SPDX-License-Identifier: MIT
"""Regions installed for one test."""

from __future__ import annotations

from cli.daerah import daerah
from cli.perintah import english, run

__all__ = ["daerah", "english", "run"]
