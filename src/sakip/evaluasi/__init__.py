# SPDX-License-Identifier: MIT
"""The evaluation of SAKIP: the sheet (LKE) as data, and the score from its letters."""

from sakip.evaluasi.lembar import Komponen, Lembar, SubKomponen, lembar, untuk_tahun
from sakip.evaluasi.nilai import Evaluasi, Jawaban, huruf, nilai

__all__ = [
    "Evaluasi",
    "Jawaban",
    "Komponen",
    "Lembar",
    "SubKomponen",
    "huruf",
    "lembar",
    "nilai",
    "untuk_tahun",
]
