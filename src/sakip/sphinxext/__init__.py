# SPDX-License-Identifier: MIT
"""The calculation reference as Sphinx directives: everything they show is read from the registries at build time.

Add ``sakip.sphinxext`` to ``extensions`` in conf.py. Texts follow the build's language: ``id`` or ``en``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register directives, roles, search and the files of the calculators."""
    from sakip.sphinxext.extension import register

    return register(app)
