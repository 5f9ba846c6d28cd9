# SPDX-License-Identifier: MIT
"""What cannot or should not be read is refused with one clear reason."""

from __future__ import annotations

import struct
import sys
import zlib

import pytest

from readers.berkas import MAIN, TABEL, docx, package, pdf, sheet, teks, word_table, xlsx
from sakip.extras import LibraryError
from sakip.readers import ReaderError, read


def refused(data: bytes) -> ReaderError:
    with pytest.raises(ReaderError) as caught:
        read(data, name="laporan")
    assert str(caught.value).startswith("laporan: ")
    return caught.value


def test_a_small_document_of_each_kind_is_read():
    assert len(read(docx(word_table(TABEL))).tables[0].rows) == 2
    assert len(read(xlsx(sheet(TABEL))).tables[0].rows) == 2
    assert len(read(teks(TABEL)).tables[0].rows) == 2


def test_a_pdf_with_text_is_read_with_its_pages():
    report = read(pdf(TABEL, ("Tabel 3.1 Pengukuran Kinerja",)))
    (table,) = report.tables
    assert (table.label, table.rows[0].cells[4].text, table.rows[0].cells[4].page) == ("Tabel 3.1", "79,35", 1)


def test_a_scanned_pdf_says_that_it_is_scanned():
    assert refused(pdf()).code == "reader-scanned"


def test_a_fault_of_ours_is_not_told_as_one_of_the_file(monkeypatch):
    def slip(signs):
        raise KeyError("ours")

    monkeypatch.setattr("sakip.readers.signs.beside", slip)
    with pytest.raises(KeyError, match="ours"):
        read(pdf(TABEL))


def test_whatever_pdfplumber_trips_over_is_a_damaged_file(monkeypatch):
    def trip(self):
        raise KeyError("theirs")

    monkeypatch.setattr("pdfplumber.page.Page.parse_objects", trip)
    assert refused(pdf(TABEL)).code == "reader-damaged"


def test_noise_is_no_document():
    noise = bytes((i * 7919 + (i >> 3)) % 256 for i in range(20_000))
    assert refused(noise).code == "reader-unknown"
    assert refused(b"\x89PNG\r\n\x1a\n" + noise).code == "reader-unknown"


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x00" * 100])
def test_nothing_is_no_document(data):
    with pytest.raises(ReaderError):
        read(data)


@pytest.mark.parametrize("part", [3, 2, 1.2, 1.02])
def test_a_document_cut_short_is_damaged(part):
    for whole in (docx(word_table(TABEL)), xlsx(sheet(TABEL))):
        assert refused(whole[: int(len(whole) / part)]).code == "reader-damaged"


def test_a_zip_of_something_else_is_named_so():
    assert "ZIP" in refused(package(isi_xml="<a/>")).message.text


def test_the_old_office_formats_are_named_so():
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600).code == "reader-old"


def test_a_part_that_unpacks_too_far_is_refused_before_it_is_unpacked():
    bomb = docx("<w:p/>" * 17_500_000)
    assert len(bomb) < 1_000_000
    assert refused(bomb).code == "reader-bounds"


def test_a_part_that_lies_about_its_size_is_damaged():
    honest = docx(word_table(TABEL) * 50)
    at = honest.rindex(b"PK\x01\x02") + 24  # the unpacked size, in the directory at the end
    lying = honest[:at] + struct.pack("<I", 100) + honest[at + 4 :]
    assert refused(lying).code == "reader-damaged"


def test_entities_are_refused():
    laugh = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    bomb = docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", f"<!DOCTYPE w [{laugh}]>")
    assert refused(bomb).code == "reader-unsafe"
    outside = docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    assert refused(outside).code == "reader-unsafe"
    assert refused(xlsx(f"<!DOCTYPE w [{laugh}]>{sheet(TABEL)}")).code == "reader-unsafe"


def test_entities_in_another_encoding_are_refused():
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "y">]><w:document xmlns:w="{MAIN}"/>'
    assert refused(package(word__document_xml=text.encode("utf-16"))).code in ("reader-unsafe", "reader-damaged")


def test_tables_nested_too_deep_are_refused():
    body = "<w:p/>"
    for _ in range(40):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert refused(docx(body)).code in ("reader-bounds", "reader-damaged")


def test_a_table_inside_a_table_is_read_beside_it():
    inner = word_table(TABEL)
    outer = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lampiran</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    report = read(docx(outer))
    assert [len(table.rows) for table in report.tables] == [2]
    assert [one.text for one in report.text] == ["Lampiran"]


def test_a_sheet_of_ten_million_cells_is_refused():
    row = b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>"
    whole = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + row * 10_000 + b"</sheetData></worksheet>"
    assert refused(xlsx(whole)).code == "reader-bounds"


def test_a_sheet_of_too_many_cells_within_the_size_is_refused():
    row = b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>"
    whole = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode() + row * 310 + b"</sheetData></worksheet>"
    assert refused(xlsx(whole)).code == "reader-bounds"


def test_a_far_corner_costs_nothing():
    far = sheet(TABEL).replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert len(read(xlsx(far)).tables[0].rows) == 2


def test_a_pdf_that_unpacks_too_far_is_refused():
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    assert refused(pdf(raw=bomb)).code == "reader-bounds"


@pytest.mark.parametrize("part", [3, 1.5, 1.1])
def test_a_pdf_cut_short_is_damaged_or_read(part):
    whole = pdf(TABEL, ("Tabel 3.1 Pengukuran Kinerja",))
    try:
        read(whole[: int(len(whole) / part)])
    except ReaderError as error:
        assert error.code in ("reader-damaged", "reader-scanned")  # noqa: PT017 - either end is right


def test_a_missing_reader_says_what_to_install(monkeypatch):
    for library in ("lxml.etree", "pdfplumber"):
        monkeypatch.setitem(sys.modules, library, None)
    for data in (docx(word_table(TABEL)), pdf(TABEL)):
        with pytest.raises(LibraryError, match=r"pip install 'sakip\[audit\]'"):
            read(data)


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path):
    with pytest.raises(ReaderError):
        read(tmp_path)
    with pytest.raises(ReaderError):
        read(tmp_path / "tidak-ada.docx")


def test_macros_are_not_run_and_do_not_hinder():
    from io import BytesIO
    from zipfile import ZipFile

    file = BytesIO(docx(word_table(TABEL)))
    with ZipFile(file, "a") as zipped:
        zipped.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    assert len(read(file.getvalue()).tables) == 1
