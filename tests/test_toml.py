# SPDX-License-Identifier: MIT
"""Strict TOML: exact numbers, one clear fault where a file is none, and the line of any key."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sakip import lang, toml
from sakip.errors import SakipError
from sakip.toml.locating import KeyPath, events


@pytest.fixture(autouse=True)
def _english(_indonesian: None) -> Iterator[None]:
    with lang.using("en"):
        yield


def fault(text: str | bytes, folder: Path) -> str:
    file = folder / "a.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SakipError) as caught:
        toml.read(file)
    return str(caught.value).replace(f"{folder}/", "")


def test_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a = 79.350\nb = 84\n", encoding="utf-8")
    read = toml.read(tmp_path / "a.toml")
    assert read == {"a": Decimal("79.350"), "b": 84}
    assert str(read["a"]) == "79.350"


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'a = """x\r\ny"""\r\nb = 1\r\n')
    assert toml.read(tmp_path / "a.toml") == {"a": "x\ny", "b": 1}


NUMBER = (
    " is not a TOML number. Write it with a point and without thousands separators or signs (92.5, 2355308250), "
    'or put it in quotation marks ("92,5").'
)
CLOSED = (
    "the text that begins here has no closing quotation mark. "
    'Text on one line stands in "...", text over several lines in """...""".'
)
NO_PAIR = (
    " is no line of the form key = value. "
    "A key with spaces or other signs stands in quotation marks; a remark begins with #."
)
NO_FIGURE = " is no number that a figure can have. Write its digits, without exponent and not longer than 60 signs."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = 92,5\n", f'a.toml:1: x: "92,5"{NUMBER}'),
        ("[t]\nx = { 2022 = 1, 2023 = 92,5 }\n", f'a.toml:2: t.x.2023: "92,5"{NUMBER}'),
        ("x = 87%\n", f'a.toml:1: x: "87%"{NUMBER}'),
        ("\npagu = 2.355.308.250\n", f'a.toml:2: pagu: "2.355.308.250"{NUMBER}'),
        ("pagu = Rp. 2355308250\n", f'a.toml:1: pagu: "Rp. 2355308250"{NUMBER}'),
        ("kode = 07\n", f'a.toml:1: kode: "07"{NUMBER}'),
        ("x = 1e9\n", f'a.toml:1: "1e9"{NO_FIGURE}'),
        ("\nx = nan\n", f'a.toml:2: "nan"{NO_FIGURE}'),
        (
            "x = ya\n",
            'a.toml:1: x: "ya" is no value. Text stands in quotation marks ("..."); yes and no are true and false.',
        ),
        (
            "x = # belum\n",
            'a.toml:1: x: "x" has no value. Write the value, "-" if it was not set, or take the line out.',
        ),
        ('x = "a\ny = 1\n', f"a.toml:1: x: {CLOSED}"),
        ('z = 1\nx = """a\ny = 1\n', f"a.toml:2: x: {CLOSED}"),
        (
            'x = "C:\\Users"\n',
            "a.toml:1: x: a backslash in text means something else to TOML. "
            "Write it twice (\\\\), or put the text in single quotation marks.",
        ),
        (
            'x = [\n  "a"\n  "b",\n]\n',
            'a.toml:3: x: the list or table of "x" is not closed, or a comma is missing in it. It begins in line 1.',
        ),
        ('nama kecamatan = "x"\n', f'a.toml:1: nama: "nama kecamatan = "x""{NO_PAIR}'),
        ("- Camat\n", f'a.toml:1: -: "- Camat"{NO_PAIR}'),
        (
            "[[program]\n",
            "a.toml:1: the heading in square brackets is not closed, or has signs that need quotation marks.",
        ),
        ("d = 2023-02-30\n", "a.toml:1: d: there is no such date. Write year-month-day: 2024-02-29."),
        (
            'x = "a" "b"\n',
            "a.toml:1: x: something stands on the line after it is complete. "
            'Begin a new line there; a quotation mark inside a text is written \\".',
        ),
        ("x = " + "[" * 2000, "a.toml: lists, tables or keys are nested too deep."),
        ("x = 1" + "0" * 5000, "a.toml: a number has thousands of digits."),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(text: str, says: str, tmp_path: Path) -> None:
    assert fault(text, tmp_path) == says


@pytest.mark.parametrize(
    ("text", "line", "key", "first"),
    [
        ("a = 1\nb = 2\na = 3\n", 3, "a", 1),
        ("[t]\na = 1\n\n[t]\n", 4, "t", 1),
        ("[t]\nb = 1\n[t.b]\n", 3, "t.b", 2),
        ("[[t]]\na = 1\n[[t]]\nb = 1\n'b' = 2\n", 5, "t[2].b", 4),
        ("a.b = 1\na.b.c = 2\n", 2, "a.b.c", 1),
        ("a = { x = 1, y = 2,\n x = 3 }\n", 2, "a.x", 1),
        ("a = []\n[[a]]\n", 2, "a[1]", 1),
        ("[[a]]\n[a]\n", 2, "a", 1),
    ],
)
def test_a_key_set_twice_is_named_with_both_lines(text: str, line: int, key: str, first: int, tmp_path: Path) -> None:
    says = f'a.toml:{line}: {key}: "{key}" is already set in line {first}. Keep one of the two, or join them.'
    assert fault(text, tmp_path) == says


def test_wrong_encodings(tmp_path: Path) -> None:
    hint = 'Save it as "UTF-8" (in Windows Notepad: Save as, Encoding: UTF-8).'
    assert fault("a = 1\nb = 'x – y'".encode("cp1252"), tmp_path) == (
        f"a.toml:2: the file is not UTF-8: byte 0x96, which Windows-1252 shows as –. {hint}"
    )
    assert fault("a = 1".encode("utf-16"), tmp_path) == f"a.toml:1: the file is UTF-16, not UTF-8. {hint}"
    assert fault("a = 1".encode("utf-8-sig"), tmp_path) == (
        'a.toml:1: the file starts with a byte order mark (BOM). Save it as "UTF-8" without BOM.'
    )


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "2023.toml").write_text("#" * 1024 * 1025, encoding="utf-8")
    for path, limit, says in (
        (tmp_path / "2032.toml", 100, 'there is no such file. Did you mean "2023.toml"?'),
        (tmp_path, 100, "this is a folder, not a file. Name a .toml file in it."),
        (
            tmp_path / "2023.toml",
            1024 * 1024,
            "the file is larger than 1 MB. Split it into several .toml files in one folder.",
        ),
    ):
        with pytest.raises(SakipError) as caught:
            toml.read(path, limit=limit)
        assert str(caught.value) == f"{path}: {says}"


DOCUMENT = '''\
"judul utama" = "a"
teks = """
[bukan.tabel]
x = 1
"""
lain = \'\'\'
[[bukan]]
\'\'\'
daftar = [
  "a # bukan catatan",
  { nama = "b", isi = [1, 2,
      3] },  # x = 9
]

[tabel.dalam]
a.b = { c = 1, "d e" = 2 }

[[baris]]
id = 1
  [[baris.anak]]
  id = 2
  [[baris.anak]]
  id = 3
[[baris]]
id = 4
[baris.target]
2023 = 5
[[baris.anak]]
id = 6
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("judul utama",), 1),
        (("teks",), 2),
        (("lain",), 6),
        (("daftar", 0), 10),
        (("daftar", 1, "nama"), 11),
        (("daftar", 1, "isi", 2), 12),
        (("tabel",), 15),
        (("tabel", "dalam", "a", "b", "d e"), 16),
        (("baris",), 18),
        (("baris", 0, "anak", 1, "id"), 23),
        (("baris", 1), 24),
        (("baris", 1, "target", "2023"), 27),
        (("baris", 1, "anak", 0, "id"), 29),
        (("baris", 1, "tiada"), 24),
        (("baris", 7, "id"), 18),
        (("tabel", "dalam", "a", "z"), 16),
        (("x",), None),
        (("bukan",), None),
    ],
)
def test_the_line_of_a_key(path: KeyPath, line: int | None) -> None:
    tomli.loads(DOCUMENT)
    assert toml.locate(DOCUMENT, path) == line


# A document is drawn as a tree of unique keys, so that the line of a key is the one on which its name stands.

TEXTS = st.sampled_from(
    [
        "",
        "a",
        "= 1",
        "[x]",
        "# y",
        "a\nb = 2\n[[z]]\n",
        'kutip " dalam',
        "petik ' satu",
        "{ }",
        "]",
        "\\",
        "'''",
        '"""x',
    ]
)
SCALARS = st.one_of(st.integers(-99, 99), st.decimals(-9, 9, places=2), st.booleans(), TEXTS)
TREES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.lists(inner, max_size=3).map(tuple)), max_leaves=12
)


class Writer:
    """Writes TOML in all its styles and notes the line of each path: a list stays a list, a tuple becomes a table."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.out = ""
        self.lines: dict[KeyPath, int] = {}
        self.count = 0

    def line(self) -> int:
        return self.out.count("\n") + 1

    def pick(self, *choices: str) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def key(self) -> tuple[str, str]:
        """A key that occurs nowhere else, and how it is written."""
        self.count += 1
        plain = f"k{self.count}k"
        odd = f'k{self.count}k "x" = [y]\\'
        style = self.pick("bare", "basic", "literal", "odd")
        if style == "odd":
            return odd, '"' + odd.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return plain, {"bare": plain, "basic": f'"{plain}"', "literal": f"'{plain}'"}[style]

    def table(self, tree: tuple[Any, ...], path: KeyPath, headings: tuple[str, ...]) -> None:
        """Simple pairs first, then sub-tables under their headings."""
        later = []
        for one in tree:
            name, written = self.key()
            tables = isinstance(one, list) and one and all(isinstance(item, tuple) for item in one)
            if (isinstance(one, tuple) or tables) and self.pick("heading", "inline") == "heading":
                later.append((one, name, written))
                continue
            self.out += self.pick("", "\n", "# x = 1\n", "  ")
            self.lines[(*path, name)] = self.line()
            self.out += written + self.pick(" = ", "=", "\t=  ")
            self.value(one, (*path, name))
            self.out += self.pick("\n", "  # [z]\n", "\n\n")
        for one, name, written in later:
            full = (*headings, written)
            for index, item in enumerate(one if isinstance(one, list) else [one]):
                here = (*path, name, index) if isinstance(one, list) else (*path, name)
                self.lines.setdefault((*path, name), self.line())
                self.lines[here] = self.line() if isinstance(one, list) else self.lines[here]
                heading = self.pick(".", " . ").join(full)
                self.out += (f"[[ {heading} ]]" if isinstance(one, list) else f"[{heading}]") + self.pick(
                    "\n", " # y\n"
                )
                self.table(item, here, full)

    def value(self, one: Any, path: KeyPath) -> None:
        if isinstance(one, list):
            self.out += "[" + self.pick("", "\n", " # ]\n")
            for index, item in enumerate(one):
                self.lines[(*path, index)] = self.line()
                self.value(item, (*path, index))
                self.out += self.pick(",", " ,\n", ", # ,\n") if index < len(one) - 1 else self.pick("", ",", "\n")
            self.out += "]"
        elif isinstance(one, tuple):
            self.out += "{ "
            for index, item in enumerate(one):
                name, written = self.key()
                self.out += ", " if index else ""
                self.lines[(*path, name)] = self.line()
                self.out += f"{written} = "
                self.value(item, (*path, name))
            self.out += " }"
        elif isinstance(one, str):
            self.text(one)
        else:
            self.out += str(one).lower() if isinstance(one, bool) else str(one)

    def text(self, one: str) -> None:
        style = self.pick("basic", "literal", "long", "long literal")
        if style == "literal" and not {"'", "\n"} & set(one):
            self.out += f"'{one}'"
        elif style == "long literal" and "'''" not in one and not one.endswith("'"):
            self.out += f"'''\n{one}'''"
        else:
            escaped = one.replace("\\", "\\\\").replace('"', '\\"')
            self.out += f'"""{escaped}"""' if style == "long" else '"' + escaped.replace("\n", "\\n") + '"'


@st.composite
def documents(draw: Any) -> tuple[str, dict[KeyPath, int]]:
    writer = Writer(draw)
    writer.table(tuple(draw(st.lists(TREES, max_size=5))), (), ())
    return writer.out, writer.lines


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every path of a parsed document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield (*path, key)
        yield from paths(one, (*path, key))


@given(documents())
def test_every_path_of_a_document_is_found_on_its_line(document: tuple[str, dict[KeyPath, int]]) -> None:
    source, lines = document
    known = set(paths(tomli.loads(source)))
    assert known == set(lines)
    assert toml.lines(source, known) == lines
    shown = source.split("\n")
    for path, line in lines.items():
        if isinstance(path[-1], str):
            assert path[-1].split(" ")[0] in shown[line - 1]


@given(documents(), st.data())
def test_a_broken_document_gives_one_fault_with_a_line(document: tuple[str, dict[KeyPath, int]], data: Any) -> None:
    """Spoil a document anywhere: it is read, or one SakipError says where it is wrong; nothing else is raised."""
    source, _ = document
    where = data.draw(st.integers(0, len(source)))
    spoilt = source[:where] + data.draw(st.sampled_from(["", '"', "]", "{", ",", "=", "x", "\\", "\n", "92,5", "\x00"]))
    spoilt += source[where + data.draw(st.integers(0, 3)) :]
    found = None
    try:
        toml.parse(spoilt, "a.toml")
    except SakipError as error:
        found = error
    if found is not None:
        assert 1 <= (found.place.line or 0) <= spoilt.count("\n") + 1
        assert str(found).startswith(f"a.toml:{found.place.line}: ")


@given(st.text(alphabet="ab1=\"'[]{}.,# \n\\", max_size=40))
def test_the_locator_never_fails(source: str) -> None:
    assert all(0 <= position <= len(source) for _, position in events(source))
