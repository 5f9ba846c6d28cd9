# SPDX-License-Identifier: MIT
"""The catalogue of texts: gather the marked ones from the code, bring the Indonesian catalogue up to date, check it.

``python tools/messages.py`` updates sakip.po and compiles it beside itself; ``--check`` changes nothing and exits 1
where a text is untranslated, obsolete, or has other ``{fields}`` than its translation.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "sakip"
PO = SOURCE / "locale" / "id" / "LC_MESSAGES" / "sakip.po"
MARKS = {"N_", "msg", "say"}


def marked() -> dict[str, list[str]]:
    """Every marked text of the code with the files that it stands in, in the order of the files."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for text in _texts(ast.parse(path.read_text("utf-8"), name)):
            files = found.setdefault(text, [])
            if name not in files:
                files.append(name)
    for text, name in _pages():
        found.setdefault(text, [name])
    return found


def _pages() -> Iterator[tuple[str, str]]:
    """The documentation of the audit's checks, which is their docstrings: title and sections, with the file."""
    from sakip.auditing import checks

    for check in checks.every().values():
        name = Path(check.function.__code__.co_filename).relative_to(ROOT).as_posix()
        for text in (check.title, *check.page.values()):
            yield text, name


def _texts(tree: ast.AST) -> Iterator[str]:
    # Calls inside calls and texts joined from several literals are ordinary here; gettext's extractors miss them.
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            if name in MARKS:
                yield from _literals(node.args[0])


def _literals(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)


def fields(text: str) -> set[str]:
    """The names in the ``{holes}`` of a text; braces that are shown as they are (TOML's) hold no name."""
    return {name for _, name, _, _ in Formatter().parse(text) if name and name.isidentifier()}


def read() -> Catalog:
    """The Indonesian catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="id")


def faults(catalogue: Catalog, texts: dict[str, list[str]]) -> list[str]:
    """What is wrong with the catalogue, one line each; empty when it is complete."""
    lines = []
    for text, files in texts.items():
        entry = catalogue.get(text)
        if entry is None or not entry.string or entry.fuzzy:
            lines.append(f"{files[0]}: no translation: {text!r}")
            continue
        try:
            given = fields(str(entry.string)) if fields(text) else set()
        except ValueError as error:
            lines.append(f"{files[0]}: {error}: {entry.string!r}")
            continue
        if given != fields(text):
            lines.append(f"{files[0]}: fields {sorted(given)} in the translation of {text!r}")
    known = {str(entry.id) for entry in (*catalogue, *catalogue.obsolete.values()) if entry.id}
    lines += [f"sakip.po: obsolete: {text!r}" for text in sorted(known - set(texts))]
    return lines


def update(catalogue: Catalog, texts: dict[str, list[str]]) -> None:
    """Bring the catalogue to exactly `texts`, keep what is translated, write it and compile it beside itself."""
    template = Catalog()
    for text, files in texts.items():
        template.add(text, locations=[(name, 0) for name in files])
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    head, _, _ = PO.read_text("utf-8").partition("\n\n")
    body = BytesIO()
    write_po(body, catalogue, width=118, sort_by_file=True, include_lineno=False, omit_header=True)
    PO.write_bytes(head.encode() + b"\n\n" + body.getvalue().strip() + b"\n")
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def main() -> int:
    """Update, or check with ``--check``; 1 where the catalogue is not complete."""
    catalogue, texts = read(), marked()
    if "--check" not in sys.argv[1:]:
        update(catalogue, texts)
        catalogue = read()
    lines = faults(catalogue, texts)
    print("\n".join(lines) or f"{len(texts)} texts, all translated")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
