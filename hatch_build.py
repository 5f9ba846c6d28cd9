# SPDX-License-Identifier: MIT
"""Compile the gettext catalogues when a wheel or an editable install is built; the compiled ones are not kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Turns every locale/<language>/LC_MESSAGES/*.po into the .mo beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues; `version` is "standard" or "editable" and both need them."""
        for po in sorted(Path(self.root, "src/sakip/locale").glob("*/LC_MESSAGES/*.po")):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
