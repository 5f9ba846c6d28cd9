# SPDX-License-Identifier: MIT
"""Tables of measured times, from the results that are kept in tests/benchmarks/hasil: a directive of these pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes

from sakip.sphinxext.parts import Directive, paragraph, table

RESULTS = Path(__file__).parents[1] / "tests" / "benchmarks" / "hasil"

WORDS: dict[str, dict[str, str]] = {
    "polars, lazy: against by hand": {"id": "polars malas, terhadap polars tulisan tangan"},
    "polars: against apply by row (goal 0.01)": {"id": "polars, terhadap apply baris demi baris (tujuan 0,01)"},
    "DuckDB: against SQL by hand": {"id": "DuckDB, terhadap SQL tulisan tangan"},
    "polars: against pandas, floats": {"id": "polars, terhadap pandas dengan float"},
    "polars: peak memory": {"id": "polars, puncak memori terhadap tulisan tangan"},
    "polars: against OpenFisca": {"id": "polars, terhadap OpenFisca"},
    "file to file: peak memory against the file": {"id": "dari berkas ke berkas, puncak memori terhadap ukuran berkas"},
    "object path: against a bare division": {"id": "satu indikator, terhadap pembagian Decimal"},
    "object path, value read: against a bare division": {"id": "satu indikator beserta nilainya, terhadap pembagian"},
    "sakip capaian 84 79,35 (goal 2.5)": {"id": "sakip capaian 84 79,35, terhadap import itu (tujuan 2,5)"},
    "sakip capaian, 500 regions": {"id": "sakip capaian dengan 500 daerah, terhadap satu daerah"},
    "20000 hook calls": {"id": "20.000 panggilan kait, terhadap pluggy"},
    "sakip audit against sakip --help (goal 6)": {"id": "sakip audit contoh, terhadap sakip --help (tujuan 6)"},
    "300 pages docx against 3 x 100 (goal 1.4)": {"id": "DOCX 300 halaman, terhadap 3 kali 100 (tujuan 1,4)"},
    "300 pages pdf against 3 x 100 (goal 1.4)": {"id": "PDF 300 halaman, terhadap 3 kali 100 (tujuan 1,4)"},
    "DOCX": {"id": "menulis DOCX, terhadap python-docx"},
    "XLSX (goal 1.5)": {"id": "menulis XLSX, terhadap xlsxwriter (tujuan 1,5)"},
    "PDF": {"id": "menulis PDF, terhadap typst"},
    "time, side by side": {"id": "banyak laporan bersamaan, terhadap satu per satu"},
    "parent, 4 x the agencies": {"id": "banyak laporan: memori induk, 4 kali perangkat daerah"},
    "largest child, 4 x the agencies": {"id": "banyak laporan: memori anak terbesar, 4 kali perangkat daerah"},
    "import sakip": {"id": "import sakip, terhadap import attrs, pluggy, tomli"},
    "load and measure": {"id": "memuat dan mengukur, terhadap tomli saja"},
    "memory kept": {"id": "memori yang dipegang, terhadap tomli saja"},
    "measured": {"id": "yang dibandingkan"},
    "against": {"id": "pembanding"},
    "ratio": {"id": "nisbah"},
    "limit": {"id": "batas"},
    "rows, file to file": {"id": "baris, dari berkas ke berkas"},
    "time": {"id": "waktu"},
    "peak memory": {"id": "puncak memori"},
    "engine": {"id": "mesin"},
    "rows": {"id": "baris"},
    "that differ": {"id": "yang berbeda"},
    "left to the object path": {"id": "yang dilewatkan (luar-batas)"},
    "another figure from floats in {wrong} of {rows} rows.": {
        "id": "angka lain dari float pada {wrong} dari {rows} baris."
    },
    "not measured yet": {"id": "belum diukur"},
    "seconds": {"id": "detik"},
}
"""What stands in the tables, in Indonesian; in English it is the key."""


class Ukuran(Directive):
    """``{ukuran} NAME ...``: the ratios of these results; ``{ukuran} NAME growth`` by rows; ``kesamaan``: equality."""

    required_arguments = 1
    final_argument_whitespace = True

    def made(self) -> list[nodes.Node]:
        """The table, and the machine under it."""
        names = self.arguments[0].split()
        if names == ["kesamaan"]:
            return self._equal(self._read("kesamaan"))
        if names[-1] == "growth":
            return self._growth(self._read(names[0]))
        found = [(name, self._read(name)) for name in names]
        rows = [self._ratio(one) for _, data in found for one in data["ratios"]]
        head = [self.say("measured"), "sakip", *map(self.say, ("against", "ratio", "limit"))]
        return [table(head, rows, "<>>>>"), paragraph(self._machine([data for _, data in found]) + self._floats(found))]

    def _floats(self, found: list[tuple[str, dict[str, Any]]]) -> str:
        """What a comparison with floats found, where it counted."""
        said = self.say("another figure from floats in {wrong} of {rows} rows.")
        return "".join(
            " " + said.format(wrong=self._number(data["berbeda"], 0), rows=self._number(data["rows"], 0)).capitalize()
            for _, data in found
            if "berbeda" in data
        )

    def say(self, text: str) -> str:
        """A text in the language of the build."""
        return text if self.config.language.startswith("en") else WORDS.get(text, {}).get("id", text)

    def _read(self, name: str) -> dict[str, Any]:
        path = RESULTS / f"{name}.json"
        self.env.note_dependency(str(path))
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return found

    def _ratio(self, one: dict[str, Any]) -> list[str]:
        numbers = [f"{self._number(one[key], 1)} {one['unit']}" for key in ("mine", "other")]
        return [self.say(one["name"]), *numbers, *(self._number(one[key], None) for key in ("ratio", "limit"))]

    def _growth(self, data: dict[str, Any]) -> list[nodes.Node]:
        rows = [
            [self._number(one["rows"], 0), f"{self._number(one['seconds'], 2)} {self.say('seconds')}",
             f"{one['megabytes']} MB"]
            for one in data["growth"]
        ]  # fmt: skip
        head = [*map(self.say, ("rows, file to file", "time", "peak memory"))]
        return [table(head, rows, ">>>"), paragraph(self._machine([data]))]

    def _equal(self, data: dict[str, Any]) -> list[nodes.Node]:
        rows = [
            [name, *(self._number(one, 0) for one in (data["rows"], found["berbeda"], found["luar_batas"]))]
            for name, found in data["engines"].items()
        ]
        head = [*map(self.say, ("engine", "rows", "that differ", "left to the object path"))]
        return [table(head, rows, "<>>>"), paragraph(self._machine([data]))]

    def _machine(self, found: list[dict[str, Any]]) -> str:
        machine = found[0]["machine"]
        versions = {name: one for data in found for name, one in data["versions"].items()}
        listed = ", ".join(f"{name} {one}" for name, one in versions.items())
        return f"{machine['cpu']}, {machine['cpus']} CPU, {machine['gib']} GiB, {machine['system']}; {listed}."

    def _number(self, value: float, digits: int | None) -> str:
        text = f"{value:,}" if digits is None else f"{value:,.{digits}f}"
        return text if self.config.language.startswith("en") else text.translate(str.maketrans(",.", ".,"))


def setup(app: Any) -> dict[str, Any]:
    """Tell Sphinx."""
    app.add_directive("ukuran", Ukuran)
    return {"version": "1", "parallel_read_safe": True}
