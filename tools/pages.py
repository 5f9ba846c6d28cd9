# SPDX-License-Identifier: MIT
"""The translations of the handwritten pages: gather their texts with Sphinx, bring docs/locale up to date, check it.

``python tools/pages.py`` updates the catalogues; ``--check`` changes nothing and exits 1 where a text of a page that is
kept in both languages is untranslated or obsolete. What directives generate is not among them: it comes from sakip.po.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LOCALE = DOCS / "locale" / "en" / "LC_MESSAGES"

ONE_LANGUAGE = ("rujukan/api", "sphinx")
"""The page made of docstrings, which are English, and what Sphinx itself says."""


def gathered() -> dict[str, Catalog]:
    """The texts of each page that is kept in both languages, by the page's name."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "gettext", "-d", f"{folder}/doctrees", str(DOCS), folder]
        subprocess.run(command, check=True)
        pots = sorted(Path(folder).rglob("*.pot"))
        names = [pot.relative_to(folder).with_suffix("").as_posix() for pot in pots]
        return {
            name: read_po(pot.open("rb"))
            for name, pot in zip(names, pots, strict=True)
            if not name.startswith(ONE_LANGUAGE)
        }


def known(name: str) -> Catalog:
    """The English catalogue of a page as it stands."""
    path = LOCALE / f"{name}.po"
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def update(pages: dict[str, Catalog]) -> None:
    """Write every catalogue with exactly the texts of its page, keeping what is translated."""
    for name, texts in pages.items():
        old = known(name)
        new = Catalog(locale="en", header_comment=f"# English of docs/{name}.md.")
        for entry in texts:
            if entry.id:
                before = old.get(entry.id)
                new.add(entry.id, before.string if before else "")
        path = LOCALE / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, new, width=118, omit_header=True, include_lineno=False)
        # Without a header a catalogue is read as ASCII.
        head = f'# English of docs/{name}.md.\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        path.write_text(head + path.read_text("utf-8").strip() + "\n", "utf-8")
    for path in LOCALE.rglob("*.po"):
        if path.relative_to(LOCALE).with_suffix("").as_posix() not in pages:
            path.unlink()


def faults(pages: dict[str, Catalog]) -> list[str]:
    """What is wrong with the catalogues, one line each."""
    lines = []
    for name, texts in pages.items():
        translated = known(name)
        wanted = {str(entry.id) for entry in texts if entry.id}
        for text in sorted(wanted):
            entry = translated.get(text)
            if entry is None or not entry.string:
                lines.append(f"docs/{name}.md: no translation: {text!r}")
        had = {str(entry.id) for entry in translated if entry.id}
        lines += [f"docs/{name}.md: obsolete: {text!r}" for text in sorted(had - wanted)]
    extra = {path.relative_to(LOCALE).with_suffix("").as_posix() for path in LOCALE.rglob("*.po")} - set(pages)
    return lines + [f"docs/locale: no page for {name}.po" for name in sorted(extra)]


def main() -> int:
    """Update, or check with ``--check``; 1 where a translation is missing."""
    pages = gathered()
    if "--check" not in sys.argv[1:]:
        update(pages)
    lines = faults(pages)
    print("\n".join(lines) or f"{sum(map(len, pages.values()))} texts of {len(pages)} pages, all translated")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
