# SPDX-License-Identifier: MIT
"""The words that stand around numbers in reports."""

MULTIPLIERS = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "miliyar": 9, "milliar": 9, "triliun": 12,
    "trilyun": 12, "triliyun": 12,
}  # fmt: skip
RUPIAH_MULTIPLIERS = {"M": 9, "T": 12}
WHOLE = frozenset({
    "orang", "org", "jiwa", "kk", "ekor", "dokumen", "dok", "kali", "desa", "kelurahan", "desa/kel", "desa/kelurahan",
    "kecamatan", "unit", "buah", "paket", "laporan", "kegiatan", "jenis", "lembar", "buku", "siswa", "murid", "guru",
    "pegawai", "peserta", "perda", "pergub", "perbup", "perwali", "perkara", "kasus", "rumah", "lokasi", "titik",
    "rekomendasi", "berkas", "surat", "rupiah",
})  # fmt: skip
"""Things that are counted in whole numbers, so that a lone dot before three digits groups thousands."""
MEASURES = frozenset({"%", "persen", "ha", "km", "m", "kg", "ton", "hari", "bulan", "tahun"})
"""Units that may stand after a dash, beside those of `WHOLE`."""
GRADES = "AA|A|BB|B|CC|C|D|E"
GRADE_WORDS = (
    "(?:(?:Sangat|Amat|Cukup|Kurang|Agak) )?(?:Baik|Tinggi|Sedang|Rendah|Cukup|Kurang|Memuaskan|Berhasil|Istimewa|"
    "Unggul|Prima|Efisien|Efektif|Buruk|Maju|Mandiri)"
)

# Bound words: (the lower bound?, does the bound itself belong to the range?)
BOUNDS = {
    "tidak kurang dari": (True, True), "lebih besar dari": (True, False), "lebih dari": (True, False),
    "sekurang-kurangnya": (True, True), "setidak-tidaknya": (True, True), "setidaknya": (True, True),
    "sedikitnya": (True, True), "paling sedikit": (True, True), "paling kurang": (True, True),
    "paling rendah": (True, True), "minimal": (True, True), "minimum": (True, True), "min.": (True, True),
    "min": (True, True), "melebihi": (True, False), "di atas": (True, False), "diatas": (True, False),
    ">=": (True, True), "=>": (True, True), "\u2265": (True, True), "\u2a7e": (True, True), ">": (True, False),
    "tidak lebih dari": (False, True), "lebih kecil dari": (False, False), "kurang dari": (False, False),
    "paling banyak": (False, True), "paling lama": (False, True), "paling tinggi": (False, True),
    "paling lambat": (False, True), "setinggi-tingginya": (False, True), "maksimal": (False, True),
    "maksimum": (False, True), "maks.": (False, True), "maks": (False, True), "max.": (False, True),
    "max": (False, True), "di bawah": (False, False), "dibawah": (False, False), "<=": (False, True),
    "=<": (False, True), "\u2264": (False, True), "\u2a7d": (False, True), "<": (False, False),
}  # fmt: skip
AFTER = {
    "ke atas": (True, True), "keatas": (True, True), "atau lebih": (True, True), "ke bawah": (False, True),
    "kebawah": (False, True), "atau kurang": (False, True),
}  # fmt: skip
ABOUT = ("\u00b1", "+/-", "\u2248", "~", "sekitar", "kurang lebih", "lebih kurang", "kira-kira", "hampir", "+-")
