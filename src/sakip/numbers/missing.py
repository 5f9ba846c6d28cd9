# SPDX-License-Identifier: MIT
"""The many ways in which a report says that there is no number (yet)."""

from __future__ import annotations

import re

from sakip.lang import N_, msg
from sakip.numbers.digits import wrong
from sakip.numbers.readings import Kosong

BLANK = N_("left blank")
DASH = N_("a dash stands in its place")
DOTS = N_("dots stand in its place")
NOT_AVAILABLE = N_("marked as not available")

_DASHES = "-\u2013\u2014"
_SHORT = {"n/a", "na", "n.a", "n.a.", "n / a", "tad", "t.a.d", "t.a.d.", "t/a"}
_WORDS = (
    r"(?:data |angka |nilai |hasil )?(?:masih )?(?:belum|tidak|tdk|blm) (?:dapat |bisa |lagi )?"
    r"(?:ada (?:data|nilai|hasil|angka|target)|tersedia|diisi|diukur|terukur|dinilai|dihitung|dievaluasi|dirilis|rilis|"
    r"terbit|diterbitkan|keluar|dilaporkan|diperoleh|disurvei|ditetapkan|ditargetkan|"
    r"dilakukan (?:pengukuran|penilaian|evaluasi|survei|survey))\b"
    r"|(?:akan |baru )?(?:diukur|dinilai|dihitung|dievaluasi|dirilis) "
    r"(?:di|pada|akhir|setiap|tiap|tahun|tw|triwulan|semester)\b"
    r"|belum ada$"
)
_UNCLEAR = {"nihil", "nol/nihil", "tidak ada", "tdk ada", "kosong", "none", "nil"}


def missing(text: str, raw: str) -> Kosong | None:
    """`text` (cleaned) as a missing number, or None if it is not one of those ways."""
    if not text:
        return Kosong(raw, BLANK)
    if len(text) > 120 or text[0].isdigit():
        return None
    low = text.lower()
    bare = re.sub(r"^(?:rp|idr)\b\.? ?", "", low).strip("() ")
    if bare and not bare.strip(_DASHES + " "):
        return Kosong(raw, DASH)
    if bare and not bare.strip(".\u2026 "):
        return Kosong(raw, DOTS)
    if low in _SHORT:
        return Kosong(raw, NOT_AVAILABLE)
    if low in _UNCLEAR:
        raise wrong(raw, msg("it may mean zero or that there is no number"), msg('Write 0, or "-" if there is none.'))
    if re.match(_WORDS, low):
        return Kosong(raw, text)
    return None
