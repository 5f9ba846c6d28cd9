# SPDX-License-Identifier: MIT
"""Regions as plugins: the hooks they may answer, how they are found and loaded, and the typed facade over them.

A plugin needs three names from here: ``from sakip.plugins import Choices, hookimpl, read``.
"""

from __future__ import annotations

from sakip.plugins.spec import hookimpl
from sakip.profile import Choices, read

__all__ = ["Choices", "hookimpl", "read"]
