# SPDX-License-Identifier: MIT
"""The picture of the documentation, drawn from the results that are kept: ``python tests/benchmarks/plot.py``."""

from __future__ import annotations

import json
from html import escape
from math import log10
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PICTURE = HERE.parents[1] / "docs" / "caranya" / "jutaan-baris.svg"
ROOMS = ("frame", "openfisca", "stream", "object")
WIDTH, ROW, LEFT, TOP = 720, 26, 270, 40
NAMES = {
    "polars, lazy: against by hand": "polars malas / polars tulisan tangan",
    "DuckDB: against SQL by hand": "DuckDB / SQL tulisan tangan",
    "polars: against pandas, floats": "polars / pandas dengan float",
    "polars: against apply by row (goal 0.01)": "polars / apply baris demi baris",
    "polars: peak memory": "puncak memori / polars tulisan tangan",
    "polars: against OpenFisca": "polars / OpenFisca",
    "file to file: peak memory against the file": "puncak memori / ukuran berkas",
    "object path: against a bare division": "satu indikator / pembagian Decimal",
    "object path, value read: against a bare division": "satu indikator dan nilainya / pembagian",
}


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{escape(words)}</text>'


def number(value: float, digits: int) -> str:
    """A number with a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def bars(ratios: list[dict[str, Any]]) -> list[str]:
    """Each ratio on a logarithmic line, with a stroke at its limit."""
    low, high = -3.0, 1.2

    def at(value: float) -> float:
        return LEFT + (max(log10(value), low) - low) / (high - low) * (WIDTH - LEFT - 60)

    parts = [text(0, 20, "Waktu atau memori sakip dibagi pembanding (skala logaritma; garis tegak: batas)")]
    for row, one in enumerate(ratios):
        y = TOP + row * ROW
        parts.append(text(LEFT - 8, y + 13, NAMES.get(one["name"], one["name"]), "end"))
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{at(one["ratio"]) - LEFT:.0f}" height="16" fill="#3b7ea1"/>')
        limit = at(one["limit"])
        parts.append(f'<path d="M{limit:.0f} {y - 3}v22" stroke="#b03a2e" stroke-width="2"/>')
        parts.append(
            text(max(at(one["ratio"]), limit) + 6, y + 13, number(one["ratio"], 3 if one["ratio"] < 0.1 else 2))
        )
    return parts


def growth(points: list[dict[str, Any]], top: float) -> list[str]:
    """Seconds and memory by rows, both axes logarithmic."""
    height, left, right = 180.0, 60.0, WIDTH - 120.0
    rows = [log10(one["rows"]) for one in points]
    parts = [text(0, top, "Dari berkas ke berkas: waktu (detik) dan puncak memori (MB) menurut banyaknya baris")]
    for name, colour, low, high in (("seconds", "#3b7ea1", -2.0, 3.0), ("megabytes", "#8a6d3b", -2.0, 3.0)):
        xs = [left + (one - rows[0]) / (rows[-1] - rows[0]) * (right - left) for one in rows]
        ys = [top + 20 + height * (1 - (log10(one[name]) - low) / (high - low)) for one in points]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(xs, ys, strict=True))
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y, one in zip(xs, ys, points, strict=True):
            parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3" fill="{colour}"/>')
            said = f"{number(one[name], 2)} detik" if name == "seconds" else f"{one[name]} MB"
            parts.append(text(x + 6, y - 6, said))
    for one, value in zip(points, rows, strict=True):
        x = left + (value - rows[0]) / (rows[-1] - rows[0]) * (right - left)
        parts.append(text(x, top + height + 40, f"{one['rows']:,}".replace(",", "."), "middle"))
    return parts


def drawn(data: dict[str, Any]) -> str:
    """The whole picture."""
    top = TOP + len(data["ratios"]) * ROW + 40
    parts = [*bars(data["ratios"]), *growth(data["growth"], top)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 240}" font-family="sans-serif" '
        f'font-size="13">\n<rect width="100%" height="100%" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def kept() -> dict[str, Any]:
    """What the picture shows: the ratios of frames and of one indicator, and growth."""
    found = {name: json.loads((HERE / "hasil" / f"{name}.json").read_text("utf-8")) for name in ROOMS}
    return {"ratios": [one for data in found.values() for one in data["ratios"]], "growth": found["frame"]["growth"]}


if __name__ == "__main__":
    PICTURE.write_text(drawn(kept()), "utf-8")
