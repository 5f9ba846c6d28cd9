# SPDX-License-Identifier: MIT
"""A made-up bundle of any size, valid and varied, the same each time.

``python tests/benchmarks/make_bundle.py FOLDER [INDICATORS]``
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

YEARS = range(2021, 2026)
YEAR = 2023
UNITS = ("%", "indeks", "orang", "dokumen", "kali pelaksanaan", "desa", "nilai", "unit")


def write(folder: Path, indicators: int = 10_000) -> Path:
    """Write the bundle into `folder` and return the file."""
    path = folder / "bundle.toml"
    path.write_text("\n".join(_lines(indicators)) + "\n", "utf-8")
    return path


def _lines(indicators: int) -> Iterator[str]:
    dice = random.Random(2023)
    yield from _head()
    sasaran = max(1, indicators // 20)
    for number in range(1, sasaran + 1):
        yield from ("", "[[sasaran]]", f'id = "S-{number}"', f'uraian = "Meningkatnya mutu layanan ke-{number}"')
        yield 'tujuan = "T-1"'
    for number in range(1, indicators + 1):
        yield from _indikator(dice, number, f"S-{(number - 1) % sasaran + 1}")
    for number in range(1, max(1, indicators // 100) + 1):
        yield from _program(dice, number, sasaran)


def _head() -> Iterator[str]:
    yield from ("format = 1", f"tahun = {YEAR}", 'kode = "99.01.01"', "")
    yield from ("[perangkat_daerah]", 'nama = "Dinas Contoh"', 'jenis = "dinas"', 'induk = "Kabupaten Contoh"')
    yield from ('kepala = "Kepala Dinas"', "", "[renstra]", f"mulai = {YEARS[0]}", f"akhir = {YEARS[-1]}", "")
    yield from ("[[tujuan]]", 'id = "T-1"', 'uraian = "Mewujudkan pelayanan yang baik"')


def _indikator(dice: random.Random, number: int, sasaran: str) -> Iterator[str]:
    polaritas = dice.choices(("naik", "turun", "stabil"), (8, 1, 1))[0]
    yield from ("", "[[indikator]]", f'id = "IKU-{number}"', f'nama = "Indikator kinerja ke-{number}"')
    yield from (f'untuk = "{sasaran}"', f'satuan = "{dice.choice(UNITS)}"', f'polaritas = "{polaritas}"')
    start = dice.randint(2_000, 9_000)
    targets = {year: start + 100 * step + dice.randint(0, 99) for step, year in enumerate(YEARS)}
    yield f"target = {{ {', '.join(f'{year} = {_value(dice, hundredths)}' for year, hundredths in targets.items())} }}"
    done = [year for year in YEARS if year <= YEAR and dice.random() > 0.03]
    results = {year: _value(dice, targets[year] * dice.randint(60, 115) // 100) for year in done}
    if number % 50 == 0:
        results[YEAR] = '"-"'
    yield f"realisasi = {{ {', '.join(f'{year} = {value}' for year, value in results.items())} }}"
    yield f"akhir_renstra = {targets[YEARS[-1]] // 100}"
    match number % 10:
        case 0:
            yield 'kartu = { definisi = "Bagian layanan yang selesai tepat waktu", sumber_data = "Laporan bulanan" }'
        case 1:
            yield 'standar_nasional = { nilai = 80, sumber = "Standar pelayanan minimal" }'
        case 2:
            yield 'catatan = "Diukur dengan survei"'


def _value(dice: random.Random, hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    match dice.randrange(10):
        case 0 | 1 | 2:
            return f"{whole}"
        case 3:
            return f'"{whole},{rest:02}"'
        case _:
            return f"{whole}.{rest:02}"


def _program(dice: random.Random, number: int, sasaran: int) -> Iterator[str]:
    program = f"{number // 90 + 1}.{number % 90 + 1:02}.02"
    yield from ("", "[[program]]", f'kode = "{program}"', f'nama = "Program penyelenggaraan ke-{number}"')
    yield from ("", "[[dukungan]]", f'sasaran = "S-{dice.randint(1, sasaran)}"', f'kode = "{program}"')
    yield "menunjang = true"
    yield from ("", "[[kegiatan]]", f'kode = "{program}.2.01"', f'nama = "Kegiatan ke-{number}"')
    for part in range(1, 6):
        pagu = dice.randint(10_000, 900_000) * 1_000
        yield from ("", "[[sub_kegiatan]]", f'kode = "{program}.2.01.{part:04}"')
        yield f'nama = "Sub kegiatan {number}.{part}"'
        yield f"pagu = {{ murni = {pagu}, perubahan = {pagu + 5_000_000} }}"
        yield f"realisasi = {pagu * dice.randint(70, 100) // 100}"


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
