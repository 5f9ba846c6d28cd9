# SPDX-License-Identifier: MIT
"""A text in sentences: each at its place, none without bounds."""

from __future__ import annotations

from sakip.readers import read
from sakip.readers.mentions import mentions
from sakip.sentences import LONGEST, sentences

BARIS = "Kegiatan telah dilaksanakan dengan target {target},5% dan terealisasi 79,35% oleh kecamatan,"


def test_a_sentence_ends_before_a_capital_and_not_in_a_number():
    text = "Realisasi Rp. 2.355.308.250,- atau 92,07%. Sisanya tidak terserap; dan kembali. \u2022 Butir kedua"
    assert [text[at:] == "" or text[at : at + len(one)] for at, one in sentences(text)] == [
        "Realisasi Rp. 2.355.308.250,- atau 92,07%.",
        "Sisanya tidak terserap; dan kembali.",
        "\u2022 Butir kedua",
    ]


def test_a_text_without_stops_is_taken_in_pieces_cut_at_pauses():
    text = " ".join(BARIS.format(target=one) for one in range(10, 90))
    found = sentences(text)
    assert len(found) > 4
    assert max(len(one) for _, one in found) <= LONGEST
    assert all(text[at : at + len(one)] == one and one.endswith("kecamatan,") for at, one in found)
    assert " ".join(one.strip() for _, one in found) == text


def test_what_has_no_blank_is_cut_all_the_same():
    assert [len(one) for _, one in sentences("a" * (2 * LONGEST + 1))] == [LONGEST, LONGEST, 1]


def test_each_figure_of_a_text_without_stops_is_read_once_with_its_line():
    lines = [BARIS.format(target=one) for one in range(10, 90)]
    found = [one for one in mentions(read("\n".join(lines).encode())) if one.kind == "target"]
    assert [(one.text, one.place.baris) for one in found] == [(f"{at + 10},5%", at + 1) for at in range(80)]
