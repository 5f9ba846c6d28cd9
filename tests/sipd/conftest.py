# SPDX-License-Identifier: MIT
"""Commands."""

from __future__ import annotations

from cli.perintah import run

__all__ = ["run"]
