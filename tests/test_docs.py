# SPDX-License-Identifier: MIT
"""The pages are true: each error code has its section and nothing else has, the tutorial runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path


def literals(node: ast.expr | None) -> Iterator[str]:
    """Texts that an expression can be: itself, or either branch of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from literals(body)
            yield from literals(orelse)


def takers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Functions and classes that are given a code by position, with that position."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, args=ast.arguments(args=args)):
                names = [one.arg for one in args]
            case ast.ClassDef(name=name, body=body):
                fields = [one.target for one in body if isinstance(one, ast.AnnAssign)]
                names = [field.id for field in fields if isinstance(field, ast.Name)]
            case _:
                continue
        if "code" in names:
            yield name, names.index("code")


def codes(tree: ast.AST, positions: Mapping[str, int]) -> Iterator[str]:
    """Every text that stands as a code: by name, by position, or kept under that name."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if len(args) > positions.get(name, len(args)):
                yield from literals(args[positions[name]])
            case ast.keyword(arg="code", value=value):
                yield from literals(value)
            case ast.AnnAssign(target=ast.Name(id="default_code"), value=value):
                yield from literals(value)
            case ast.Assign(targets=[ast.Name(id="default_code" | "code")], value=value):
                yield from literals(value)
            case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="code"), *_])], value=ast.Tuple(elts=[value, *_])):
                yield from literals(value)


def used(source: Path) -> set[str]:
    """All codes of the library."""
    paths = [path for path in source.rglob("*.py") if path.name != "lang.py"]  # there a code is a language's
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    shared = {name: position for tree in trees for name, position in takers(tree) if not name.startswith("_")}
    return {code for tree in trees for code in codes(tree, {**shared, **dict(takers(tree))})}


def test_each_error_code_has_its_section(root: Path) -> None:
    page = (root / "docs/galat.md").read_text("utf-8")
    described = re.findall(r"^### ([a-z-]+)$", page, re.MULTILINE)
    assert len(described) == len(set(described))
    found = used(root / "src/sakip")
    assert {"sakip", "negative-money", "toml-twice", "name-twice"} <= found, "the search itself finds what is known"
    assert set(described) == found


def blocks(page: Path, language: str) -> list[str]:
    """The page's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_tutorial_s_program_runs(root: Path) -> None:
    [program] = blocks(root / "docs/tutorial.md", "python")
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "94,46" in done.stdout


def test_the_table_of_regions_is_that_of_the_packages(root: Path) -> None:
    """README.md lists every package under plugins/ by its code, and no other."""
    packages = [tomllib.loads(one.read_text("utf-8"))["project"] for one in root.glob("plugins/*/pyproject.toml")]
    codes = [code for one in packages for code in one["entry-points"]["sakip.wilayah"]]
    table = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", (root / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(codes) == [code for code, _ in table if code[0].isdigit() or code.startswith("kl.")]
    profiles = [tomllib.loads(one.read_text("utf-8")) for one in root.glob("plugins/*/src/*/profile.toml")]
    assert {one["kode"]: one["nama"] for one in profiles} == {code: name for code, name in table if code in codes}
