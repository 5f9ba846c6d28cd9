# SPDX-License-Identifier: MIT
"""Search for Indonesian words: mengukur, pengukuran and terukur are found by each other."""

from __future__ import annotations

import snowballstemmer
from sphinx.search import SearchLanguage

# Words that say nothing about a page. Names of the field (capaian, target) are not among them.
STOPWORDS = frozenset(
    [
        "ada",
        "adalah",
        "agar",
        "akan",
        "antara",
        "apa",
        "apabila",
        "atas",
        "atau",
        "bagi",
        "bahwa",
        "beberapa",
        "bila",
        "bukan",
        "dalam",
        "dan",
        "dapat",
        "dari",
        "dengan",
        "di",
        "harus",
        "hanya",
        "ialah",
        "ini",
        "itu",
        "jika",
        "juga",
        "kalau",
        "karena",
        "ke",
        "kepada",
        "lagi",
        "lain",
        "maka",
        "masih",
        "mereka",
        "namun",
        "oleh",
        "pada",
        "para",
        "per",
        "pun",
        "saat",
        "saja",
        "sama",
        "sampai",
        "sebagai",
        "sebuah",
        "secara",
        "sedang",
        "seperti",
        "serta",
        "setiap",
        "sudah",
        "suatu",
        "tanpa",
        "telah",
        "tentang",
        "tersebut",
        "terhadap",
        "tetapi",
        "tiap",
        "untuk",
        "yaitu",
        "yakni",
        "yang",
    ]
)


class Indonesian(SearchLanguage):
    """Sphinx carries the stemmer's script but no language that uses it."""

    lang = "id"
    language_name = "Indonesian"
    js_stemmer_rawcode = "indonesian-stemmer.js"
    stopwords = STOPWORDS

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stemmer = snowballstemmer.stemmer("indonesian")

    def stem(self, word: str) -> str:
        return str(self.stemmer.stemWord(word.lower()))
