# SPDX-License-Identifier: MIT
"""Prose into blocks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.document import Block, Item, List, Marker, Paragraph, Run
from sakip.reporting.prose import blocks


def resolve(name: str) -> Run:
    return Run(f"<{name}>", address=name)


def shape(made: tuple[Block, ...]) -> list[object]:
    """Blocks as plain lists: a paragraph is its text, a list its marker and items."""
    return [one.text if isinstance(one, Paragraph) else (one.marker.value, *map(_item, one.items)) for one in made]  # type: ignore[union-attr]


def _item(item: Item) -> object:
    text = "".join(run.text for run in item.runs)
    return [text, *shape(item.blocks)] if item.blocks else text


def words(made: tuple[Block, ...]) -> Iterator[str]:
    """All words in order."""
    for one in made:
        if isinstance(one, Paragraph):
            yield from one.text.split()
        elif isinstance(one, List):
            for item in one.items:
                yield from "".join(run.text for run in item.runs).split()
                yield from words(item.blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu\ndua.\n\nTiga.", ["Satu dua.", "Tiga."]),
        ("- a\n- b", [("bullet", "a", "b")]),
        ("1. a\n2) b\n   lanjutan", [("number", "a", "b lanjutan")]),
        ("1. a\n\n2. b", [("number", "a", "b")]),
        ("1. a\n\n1. b", [("number", "a"), ("number", "b")]),
        ("1. a\n\nAntara\n\n2. b", [("number", "a"), "Antara", ("number", "b")]),
        ("Pengantar:\na. x\nb. y", ["Pengantar:", ("letter", "x", "y")]),
        ("1. a\n   a. x\n   b. y\n2. b", [("number", ["a", ("letter", "x", "y")], "b")]),
        ("1. a\n\n   a. x\n\n2. b", [("number", ["a", ("letter", "x")], "b")]),
        ("1. a\n     - x\n   - y\n2. b", [("number", ["a", ("bullet", "x", "y")], "b")]),
        ("   - a\n- b", [("bullet", "a", "b")]),
        ("- a\n1. b", [("bullet", "a"), ("number", "b")]),
        ("", []),
        ("\n\n  \n", []),
        ("Pada 31. Desember", ["Pada 31. Desember"]),
    ],
)
def test_paragraphs_and_lists(text: str, expected: list[object]) -> None:
    assert shape(blocks(text, resolve)) == expected


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a **b** c", [("a ", 0, 0), ("b", 1, 0), (" c", 0, 0)]),
        ("*a* b", [("a", 0, 1), (" b", 0, 0)]),
        ("**a *b* c**", [("a ", 1, 0), ("b", 1, 1), (" c", 1, 0)]),
        ("**capaian {x:y:1}**", [("capaian ", 1, 0), ("<x:y:1>", 1, 0)]),
        ("2 * 3 * 4", [("2 * 3 * 4", 0, 0)]),
        ("2*3*4", [("2*3*4", 0, 0)]),
        ("**", [("**", 0, 0)]),
        ("* a *", [("* a *", 0, 0)]),
        ("{a}{b}", [("<a>", 0, 0), ("<b>", 0, 0)]),
        ("{ {a} }", [("{ ", 0, 0), ("<a>", 0, 0), (" }", 0, 0)]),
    ],
)
def test_bold_italic_and_placeholders(text: str, runs: list[tuple[str, int, int]]) -> None:
    (paragraph,) = blocks(text, resolve)
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == runs


def test_a_placeholder_keeps_its_address() -> None:
    (paragraph,) = blocks("{capaian:IKU-1:2023}%", resolve)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[0].address == "capaian:IKU-1:2023"


@given(
    st.text(st.characters(exclude_characters="*{}\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", exclude_categories=("Cs",)))
)
def test_text_without_markup_survives(text: str) -> None:
    found = " ".join(words(blocks(f"Awal {' '.join(text.split())}", resolve)))
    assert found == " ".join(f"Awal {text}".split())


LINE = st.tuples(st.integers(0, 6), st.sampled_from(["-", "1.", "2.", "a.", "b)", ""]), st.text("xyz", min_size=1))


@given(st.lists(st.one_of(LINE, st.just((0, "", ""))), max_size=12))
def test_no_word_of_a_list_is_lost(lines: list[tuple[int, str, str]]) -> None:
    text = "\n".join(f"{' ' * indent}{mark} {word}" if mark else " " * indent + word for indent, mark, word in lines)
    assert list(words(blocks(text, resolve))) == [word for _, _, word in lines if word]


def test_markers() -> None:
    markers = [one.marker for one in blocks("- a\n\nx\n\n1. b\n\nx\n\na. c", resolve) if isinstance(one, List)]
    assert markers == [Marker.BULLET, Marker.NUMBER, Marker.LETTER]
