# SPDX-License-Identifier: MIT
"""``sakip-names``: the public classes and functions of a package that loads its names when they are asked for."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sakip.sphinxext.parts import Directive


class Names(Directive):
    """What ``__all__`` of a package names (``sakip-names:: sakip.model``), each documented by autodoc.

    autodoc itself sees only names that are loaded already. without: names that stand elsewhere.
    """

    required_arguments = 1
    option_spec: ClassVar = {"without": directives.unchanged}

    def made(self) -> list[nodes.Node]:
        package = import_module(self.arguments[0])
        without = self.options.get("without", "").replace(",", " ").split()
        lines = []
        for name in package.__all__:
            thing = getattr(package, name)
            kind = "class" if inspect.isclass(thing) else "function" if inspect.isfunction(thing) else None
            if kind is not None and name not in without:
                lines += [f".. auto{kind}:: {package.__name__}.{name}", *(["   :members:"] * (kind == "class")), ""]
        return self.parse_text_to_nodes("\n".join(["```{eval-rst}", *lines, "```"]))
