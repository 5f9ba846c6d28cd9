# SPDX-License-Identifier: MIT
"""Public names of a package, imported from its modules when first asked for: what is not used costs no start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def members(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """The ``__getattr__`` of `package`, whose names are in the modules that `homes` gives them by."""
    home = {name: module for module, names in homes.items() for name in names}

    def member(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home[name]}"), name)

    return member
