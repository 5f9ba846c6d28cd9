# SPDX-License-Identifier: MIT
"""Every code that an error of the library carries has a section on the errors page, and no other has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path


def literals(node: ast.expr | None) -> Iterator[str]:
    """Texts that an expression can be: itself, or either branch of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from literals(body)
            yield from literals(orelse)


def codes(tree: ast.Module) -> Iterator[str]:
    """What stands as ``code``: an argument of that name, ``default_code``, or the first of a function that takes one."""
    takers = {"Fault"} | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "code"
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in takers:
                yield from literals(first)
            case ast.keyword(arg="code", value=value):
                yield from literals(value)
            case ast.AnnAssign(target=ast.Name(id="default_code"), value=value):
                yield from literals(value)
            case ast.Assign(targets=[ast.Name(id="default_code" | "code")], value=value):
                yield from literals(value)
            case ast.Assign(
                targets=[ast.Tuple(elts=[ast.Name(id="code"), *_])], value=ast.Tuple(elts=[value, *_])
            ):
                yield from literals(value)


def test_each_error_code_has_its_section(root: Path) -> None:
    source = root / "src/sakip"
    used = {code for path in source.rglob("*.py") for code in codes(ast.parse(path.read_text("utf-8")))}
    page = (root / "docs/galat.md").read_text("utf-8")
    described = re.findall(r"^### ([a-z-]+)$", page, re.MULTILINE)
    assert len(described) == len(set(described))
    assert {"sakip", "negative-money", "toml-twice"} <= used
    assert set(described) == used
