# SPDX-License-Identifier: MIT
"""A small report with every kind of block.

Figures: LKjIP Kecamatan Sumber Harta, Kabupaten Musi Rawas, 2023 (targets, realisations and budgets as printed there;
capaian and serapan computed from them).
"""

from __future__ import annotations

from decimal import Decimal

from sakip.document import (
    Align,
    Block,
    Cell,
    CellFormula,
    Column,
    Contents,
    Cover,
    Document,
    Gap,
    Item,
    List,
    ListOfPictures,
    ListOfTables,
    Marker,
    PageBreak,
    Paragraph,
    Picture,
    Ref,
    Row,
    RowKind,
    Run,
    Section,
    Signature,
    Style,
    Table,
)
from sakip.formula.tree import mean, rounded, sym, total
from sakip.numbers import Mode, format_number, round_exact

SASARAN = (
    ("IKU-1", "Meningkatnya Kualitas Pelayanan Publik", "Indeks Kepuasan Masyarakat", "84", "79.35", ""),
    (
        "IKU-2",
        "Meningkatnya Keberdayaan Masyarakat Desa dan Kelurahan dalam Pembangunan",
        "Persentase Partisipasi dan Swadaya Masyarakat Desa dan Kelurahan dalam Pembangunan",
        "87",
        "80",
        "%",
    ),
    (
        "IKU-3",
        "Meningkatnya Ketentraman dan Ketertiban Umum",
        "Persentase Pengaduan Masyarakat terkait Ketentraman dan Ketertiban Umum",
        "92",
        "87",
        "%",
    ),
    (
        "IKU-4",
        "Meningkatnya Implementasi Nilai-nilai Pancasila, Wawasan Kebangsaan, Keagamaan dan Pelaksanaan UUD Negara "
        "Republik Indonesia",
        "Persentase Desa dan Kelurahan yang Bebas Konflik",
        "100",
        "100",
        "%",
    ),
    (
        "IKU-5",
        "Meningkatnya Kualitas Pelayanan Administrasi Pemerintahan",
        "Persentase Desa yang Tertib Administrasi",
        "87",
        "80",
        "%",
    ),
    (
        "IKU-6",
        "Meningkatnya Kualitas Tata Kelola Kecamatan Sumber Harta",
        "Nilai Evaluasi SAKIP Kecamatan Sumber Harta",
        "64.59",
        "61.90",
        "",
    ),
    ("IKU-7", "", "Indeks Profesional ASN Kecamatan Sumber Harta", "55.17", "49.12", ""),
)

PROGRAM = (
    ("7.01.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", None, None),
    ("7.01.01.2.02", "Administrasi Keuangan Perangkat Daerah", "1523620340", "1447589573"),
    ("7.01.01.2.06", "Administrasi Umum Perangkat Daerah", "97630600", "88754800"),
    ("7.01.01.2.08", "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah", "186429900", "184459076"),
    (
        "7.01.01.2.09",
        "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
        "28875150",
        "27609790",
    ),
    ("7.01.03", "Program Pemberdayaan Masyarakat Desa dan Kelurahan", None, None),
    ("7.01.03.2.02", "Kegiatan Pemberdayaan Kelurahan", "241647000", "239107600"),
    ("7.01.04", "Program Koordinasi Ketentraman dan Ketertiban Umum", None, None),
    (
        "7.01.04.2.01",
        "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum",
        "48560600",
        None,
    ),
)

CAPAIAN = rounded(sym("realisasi") / sym("target") * 100, 2, Mode.HALF_UP)


def angka(value: str | Decimal, digits: int = 0, suffix: str = "", **more: object) -> Cell:
    """A cell with a number, printed the Indonesian way."""
    number = Decimal(value)
    return Cell(format_number(number, digits=digits) + suffix, number, digits, suffix=suffix, **more)  # type: ignore[arg-type]


def persen(part: str, whole: str) -> Decimal:
    return round_exact(Decimal(part) * 100 / Decimal(whole), 2, Mode.HALF_UP)


def tabel_capaian() -> Table:
    """Table 3.1: two header rows, merged cells down, capaian as formula, the mean as a total row."""
    columns = (
        Column("no", "No", 4, Align.CENTER),
        Column("sasaran", "Sasaran Strategis", 22),
        Column("indikator", "Indikator Kinerja", 22),
        Column("target", "Target", 8, Align.CENTER, group="Tahun 2023"),
        Column("realisasi", "Realisasi", 8, Align.CENTER, group="Tahun 2023"),
        Column("capaian", "Capaian (%)", 9, Align.CENTER, group="Tahun 2023"),
    )
    rows = []
    for at, (kode, sasaran, indikator, target, realisasi, suffix) in enumerate(SASARAN):
        span = 2 if kode == "IKU-6" else 1
        first = None if not sasaran else Cell(str(at + 1), rowspan=span)
        second = None if not sasaran else Cell(sasaran, rowspan=span)
        formula = CellFormula(
            CAPAIAN, {"realisasi": Ref("capaian", kode, "realisasi"), "target": Ref("capaian", kode, "target")}
        )
        digits = [max(-int(Decimal(text).as_tuple().exponent), 0) for text in (target, realisasi)]
        rows.append(
            Row(
                kode,
                (
                    first,
                    second,
                    Cell(indikator),
                    angka(target, digits[0], suffix),
                    angka(realisasi, digits[1], suffix),
                    angka(persen(realisasi, target), 2, formula=formula, address=f"capaian:{kode}:2023"),
                ),
            )
        )
    series = tuple(Ref("capaian", kode, "capaian") for kode, *_ in SASARAN)
    average = angka(
        "93.97",
        2,
        formula=CellFormula(rounded(mean("capaian"), 2, Mode.HALF_UP), {"capaian": series}),
        address="rata-rata:capaian:2023",
    )
    label = Cell("Rata-rata capaian", colspan=5, align=Align.RIGHT)
    rows.append(Row("rata-rata", (label, None, None, None, None, average), RowKind.TOTAL))
    return Table(
        "capaian",
        "Target, Realisasi dan Capaian Kinerja Tahun 2023",
        columns,
        tuple(rows),
        number="3.1",
        column_numbers=True,
        notes=("Sumber: LKjIP Kecamatan Sumber Harta Tahun 2023.",),
    )


def tabel_anggaran() -> Table:
    """Table 3.2: wide, money, heading rows, a missing realisation, a gap, totals as formulas."""
    columns = (
        Column("kode", "Kode", 10),
        Column("uraian", "Program / Kegiatan", 26),
        Column("keluaran", "Keluaran", 18),
        Column("pagu", "Pagu (Rp)", 12, group="Keuangan"),
        Column("realisasi", "Realisasi (Rp)", 12, group="Keuangan"),
        Column("serapan", "Serapan", 8, group="Keuangan"),
    )
    serapan = rounded(sym("realisasi") / sym("pagu") * 100, 2, Mode.HALF_UP)
    rows = []
    for kode, uraian, pagu, realisasi in PROGRAM:
        if pagu is None:
            rows.append(Row(kode, (Cell(f"{kode} {uraian}", colspan=6), *[None] * 5), RowKind.GROUP))
            continue
        bind = {"realisasi": Ref("anggaran", kode, "realisasi"), "pagu": Ref("anggaran", kode, "pagu")}
        formula = CellFormula(serapan, bind)
        percent = Cell("-", align=Align.RIGHT, formula=formula)
        if realisasi is not None:
            percent = angka(persen(realisasi, pagu), 2, "%", formula=formula, address=f"serapan:{kode}:2023")
        rows.append(
            Row(
                kode,
                (
                    Cell(kode),
                    Cell(uraian),
                    Cell(gap=True) if kode == "7.01.03.2.02" else Cell("Terlaksananya kegiatan"),
                    angka(pagu),
                    Cell("-", align=Align.RIGHT) if realisasi is None else angka(realisasi),
                    percent,
                ),
            )
        )
    kegiatan = [row for row in PROGRAM if row[2] is not None]
    sums = {}
    for key, at in (("pagu", 2), ("realisasi", 3)):
        series = tuple(Ref("anggaran", row[0], key) for row in kegiatan)
        value = sum(Decimal(row[at] or 0) for row in kegiatan)
        sums[key] = angka(Decimal(value), formula=CellFormula(total("nilai"), {"nilai": series}))
    bind = {"realisasi": Ref("anggaran", "jumlah", "realisasi"), "pagu": Ref("anggaran", "jumlah", "pagu")}
    part, whole = sums["realisasi"].value, sums["pagu"].value
    assert part is not None
    assert whole is not None
    overall = angka(persen(str(part), str(whole)), 2, "%", formula=CellFormula(serapan, bind))
    jumlah = (Cell("Jumlah", colspan=3, align=Align.CENTER), None, None, sums["pagu"], sums["realisasi"], overall)
    rows.append(Row("jumlah", jumlah, RowKind.TOTAL))
    return Table(
        "anggaran",
        "Pagu dan Realisasi Anggaran Tahun 2023",
        columns,
        tuple(rows),
        number="3.2",
        wide=True,
        notes=("Realisasi yang belum ada ditulis -.",),
    )


def tabel_ringkas() -> Table:
    """Table 4.1: refers to cells of other tables and to constants."""
    columns = (Column("uraian", "Uraian", 30), Column("nilai", "Nilai", 10))
    rerata = CellFormula(rounded(sym("a") + 0, 1, Mode.HALF_UP), {"a": Ref("capaian", "rata-rata", "capaian")})
    tetap = CellFormula(
        rounded(sym("realisasi") / sym("target") * 100, 2, Mode.HALF_UP),
        {"realisasi": Decimal("2185001551"), "target": Decimal("2355308250")},
    )
    return Table(
        "ringkas",
        "Ringkasan",
        columns,
        (
            Row("rerata", (Cell("Rata-rata capaian kinerja"), angka("94.0", 1, formula=rerata))),
            Row(
                "serapan",
                (
                    Cell("Serapan anggaran"),
                    angka("92.77", 2, "%", formula=tetap, address="serapan:7.01:2023"),
                ),
            ),
            Row(
                "kosong",
                (
                    Cell("Capaian triwulan IV"),
                    Cell("belum diukur", formula=CellFormula(CAPAIAN, {"realisasi": None, "target": 84})),
                ),
            ),
            Row("rupiah", (Cell("Pagu"), Cell("Rp 2.355.308.250", Decimal(2355308250), prefix="Rp "))),
        ),
        number="4.1",
    )


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40"><title>Bagan</title>'
    '<rect id="kotak" x="1" y="1" width="198" height="38" fill="none" stroke="#333"/>'
    '<text x="100" y="24" text-anchor="middle" font-size="12">Camat</text></svg>'
)


def setiap_teks(text: str) -> Document:
    """A document with `text` in every field that holds a text."""
    column = Column("k", text, group=text)
    other = Column("l", text)
    table = Table("t", text, (column, other), (Row("r", (Cell(text), Cell(text, gap=True))),), "1", notes=(text,))
    item = Item((Run(text, bold=True), Run(text, italic=True)), (Paragraph.of(text), Gap(text)))
    parts: tuple[Block, ...] = (
        *(Paragraph.of(text, style) for style in Style),
        List((item, item), Marker.BULLET),
        List((item,), Marker.LETTER, start=3),
        table,
        Picture("g", SVG.replace("Camat", "Lurah"), text, text, "2"),
        Picture("h", text, text, text),
        Gap(text),
        Signature((text, text), (text, text)),
        Signature((text,), (text,)),
    )
    sections = (
        Section("s", text, (Section("u", text, parts, "A."),), text, new_page=True),
        Section("v", text, (Paragraph.of(text, Style.NOTE),)),
    )
    lists = (Contents(text), ListOfTables(text), ListOfPictures(text))
    return Document(
        text,
        (Cover((text, text), (text,)), *lists, *sections),
        text,
        text,
        {text: (text, text)},
        rules={text: (text, text)},
    )


def laporan(*more: Block) -> Document:
    """The whole report; `more` stands in a chapter of its own before the end."""
    tugas = List(
        (
            Item((Run("Camat", bold=True), Run(", mempunyai tugas:"))),
            Item(
                (Run("Sekretaris Kecamatan, menyelenggarakan fungsi:"),),
                (
                    List(
                        (
                            Item((Run("pengkoordinasian penyusunan rencana;"),)),
                            Item(
                                (Run("penataan organisasi dan tata laksana;"),),
                                (List((Item((Run("kelembagaan"),)), Item((Run("analisis jabatan"),)))),),
                            ),
                        ),
                        Marker.LETTER,
                    ),
                    Paragraph.of("Fungsi di atas dilaksanakan bersama seksi."),
                ),
            ),
            Item((Run("Seksi Pemerintahan."),)),
        ),
        Marker.NUMBER,
    )
    batas = List((Item((Run("Sebelah Utara: Kec. Megang Sakti"),)), Item((Run("Sebelah Selatan: Purwodadi"),))))
    kedua = List((Item((Run("Penambahan sarana."),)), Item((Run("Peningkatan koordinasi."),))), Marker.NUMBER)
    pendahuluan = Section(
        "bab-1",
        "PENDAHULUAN",
        (
            Section(
                "latar",
                "Latar Belakang",
                (
                    Paragraph.of(
                        "Kecamatan Sumber Harta termasuk ke dalam wilayah administrasi Kabupaten Musi Rawas dengan "
                        "jarak ± 30 kilometer dari ibukota kabupaten. Pagu tahun 2023 sebesar Rp 2.355.308.250 dengan "
                        "realisasi 92,77 % pada periode Renstra 2021-2026."
                    ),
                    batas,
                ),
                label="A.",
            ),
            Section("tugas", "Tugas dan Fungsi", (tugas, kedua), label="B."),
            Section(
                "struktur",
                "Struktur Organisasi",
                (Picture("struktur", SVG, "Bagan: Camat di puncak", "Struktur Organisasi", "1.1"),),
                label="C.",
            ),
        ),
        label="BAB I",
        new_page=True,
    )
    visi = "Terwujudnya Musi Rawas Maju, Mandiri, Bermartabat"
    akuntabilitas = Section(
        "bab-3",
        "AKUNTABILITAS KINERJA",
        (
            Section(
                "capaian",
                "Capaian Kinerja Organisasi",
                (
                    Paragraph(
                        (
                            Run("Indeks Kepuasan Masyarakat tercapai "),
                            Run("94,46%", bold=True, address="capaian:IKU-1:2023"),
                            Run(" dari target "),
                            Run("84", italic=True),
                            Run("."),
                        )
                    ),
                    tabel_capaian(),
                    Gap("Analisis penyebab capaian IKU-7 yang rendah."),
                    Paragraph.of(visi, Style.STATEMENT),
                ),
                label="A.",
            ),
            Section(
                "anggaran",
                "Realisasi Anggaran",
                (Paragraph.of("Realisasi anggaran dapat dilihat pada tabel berikut."), tabel_anggaran()),
                label="B.",
            ),
        ),
        label="BAB III",
        new_page=True,
    )
    tambahan = (Section("lampiran", "LAMPIRAN", more, new_page=True),) if more else ()
    penutup = Section(
        "bab-4",
        "PENUTUP",
        (
            Paragraph.of("Demikian laporan ini disusun."),
            tabel_ringkas(),
            Paragraph.of("Angka dihitung dari data di atas.", Style.NOTE),
            Signature(("Sumber Harta, Februari 2024", "Camat Sumber Harta,"), ("(nama pejabat)", "(pangkat)")),
        ),
        label="BAB IV",
        new_page=True,
    )
    return Document(
        "Laporan Kinerja Kecamatan Sumber Harta Tahun 2023",
        (
            Cover(
                ("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "TAHUN 2023"),
                ("KECAMATAN SUMBER HARTA", "KABUPATEN MUSI RAWAS"),
            ),
            Section("pengantar", "KATA PENGANTAR", (Paragraph.of("Puji syukur.", Style.CENTER),), new_page=True),
            PageBreak(),
            Contents(),
            ListOfTables(),
            ListOfPictures(),
            pendahuluan,
            akuntabilitas,
            *tambahan,
            penutup,
        ),
        subject="Akuntabilitas kinerja",
        author="Kecamatan Sumber Harta",
        figures={
            "capaian:IKU-1:2023": ("realisasi / target x 100", "79,35 / 84 x 100 = 94,46"),
            "rata-rata:capaian:2023": ("rata-rata dari 7 capaian = 93,97",),
            "serapan:7.01:2023": ("2.185.001.551 / 2.355.308.250 x 100 = 92,77",),
        },
        rules={"capaian:IKU-1:2023": ("aturan: capaian.naik.rasio",)},
    )
