# SPDX-License-Identifier: MIT
"""Leftovers: instructions of a template, sentences of a regulation, passages and phrases printed twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import fold
from sakip.cued import Cued, Hit
from sakip.lang import Message, msg
from sakip.references import Rujukan, Tanda
from sakip.sentences import sentences

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Passage

_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
_INSTRUCTION = Cued(
    r"\(\s*(?:pada|dalam|di) (?:sub ?bab|bab|bagian|sub bagian) ini\b[^)]*\)?"
    r"|(?:^|\(|\b(?:bab|bagian|kolom|sub ?bab|tabel) ini )"
    r"(?:diisi|isilah|isikan|di isi) (?:dengan|sesuai)\b[^.;)]{0,60}"
    r"|\((?:sebutkan|isi|tuliskan|jelaskan|uraikan|nama (?:instansi|opd|skpd|perangkat daerah))\b[^)]*\)"
    r"|\[(?:nama|isi|sebutkan|tahun|jumlah|logo)\b[^\]]*\]|<(?:nama|isi|tahun|instansi)\b[^>]*>"
    r"|\blorem ipsum\b|\b20x{2}\b"
    r"|\b(?:tabel|gambar|grafik) (?:x{1,3}(?:[.-]x{1,3})*|[0-9]\.x{1,2}|\.{2,4})(?![\w.])"
    r"|\bdiisi oleh (?:masing-masing|setiap|tiap)?\s*(?:opd|skpd|perangkat daerah|instansi|unit kerja)\b",
    "bab ini", "bagian ini", "kolom ini", "tabel ini", "diisi", "isilah", "isikan", "di isi", "(sebutkan",
    "(isi", "(tuliskan", "(jelaskan", "(uraikan", "(nama", "[", "<", "lorem", "20xx", " x", ".x", " ..",
)  # fmt: skip
_NOBODY = re.compile(
    r"\bx{3,}\b|\bX{4,}\b"
    r"|\b(?:Dinas|Badan|Kantor|Bagian|Kecamatan|Kelurahan|Desa|Kabupaten|Kota|Provinsi|SKPD|OPD|Perangkat Daerah|"
    r"Bupati|Camat) (?:X{1,3}|XYZ|ABC|Y|A{3,})\b(?! ?(?:Koto|Kab|[A-Z][a-z]))"
)
_NOBODY_CUES = ("xxx", "XXXX", " X", " ABC", " Y", " AAA")
_BLANK = re.compile(r"(?:\.{4,}|\u2026{2,}|_{4,})")
_BLANK_BEGINS = ("....", "\u2026\u2026", "____")
_LISTED = re.compile(r"(?:\.\s?){3,}\s*(?:[0-9]{1,3}|[ivxl]{1,6})?\s*\Z|\s*(?:_{3,}|-{3,})\s*\Z", re.IGNORECASE)
_ARTICLE = re.compile(
    r"sebagaimana (?:dimaksud|diatur|tersebut) (?:dalam|pada|di) (?:pasal|ayat)\s*\(?[0-9]+", re.IGNORECASE
)
_LAW = re.compile(
    r"\b(?:peraturan|undang|UU|PP|perpres|permen\w*|perda|perbup|perwal\w*|perpu|keputusan|surat|qanun)\b",
    re.IGNORECASE,
)
SHINGLE = 5
TWICE = 25
"""A passage of so many words may stand only once."""
SHARE = 0.7
_TASK = re.compile(
    r"(?P<unit>(?:Sub ?Bagian|Seksi|Bidang|Sekretari\w+|Bagian|Pelayanan|Kepala)\b.{0,90}?)\s+mempunyai"
    r"\s+tugas(?: pokok)?\s+(?P<task>[^.]{30,})",
    re.IGNORECASE | re.DOTALL,
)


@check("SKP702", severity=Severity.WARNING, rujukan=_REVIU)
def instructions(material: Material) -> Iterator[Draft]:
    """No instruction of the template and no blank to fill in is left.

    What: "(pada sub bab ini diuraikan ...)", "bagian ini diisi dengan ...", "(sebutkan ...)", "[nama ...]", "xxx";
    dots that were to be filled in, outside of lists of contents; and sentences that refer to an article without its
    regulation.

    Why: where the instruction stands, the text that it asks for often does not.

    Wrong: "(pada sub bab ini diuraikan realisasi anggaran ...)"; "....., Januari 2024"; "sebagaimana dimaksud
    dalam pasal 6".

    Right: the text itself, the date, the regulation.

    Effect: The report looks unfinished, and what the instruction asks for may be missing.

    Advice: Write what the instruction asks for, fill in the blank, and delete the instruction.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    for passage in prose.body:
        for found in _instructions(passage.text):
            if not _explained(passage.text, found.start()):
                yield _left(material, passage, found, msg('An instruction of the template is left: "{text}".',
                                                          text=_short(found[0])))  # fmt: skip
        # A search for each of the three signs in turn is far quicker than for any of them at every letter.
        blank = _BLANK.search(passage.text) if any(one in passage.text for one in _BLANK_BEGINS) else None
        if blank is not None and not _LISTED.search(passage.text):
            yield _left(material, passage, blank, msg('A blank was not filled in: "{text}".',
                                                      text=_short(passage.text)))  # fmt: skip
        for at, sentence in sentences(passage.text):
            article = _ARTICLE.search(sentence)
            if article is not None and not _LAW.search(sentence):
                yield Draft(
                    material.bundle.kode,
                    msg('"{text}" refers to an article, and no regulation is named.', text=article[0]),
                    article[0], None,
                    (passage.place(at + article.start()),),
                    msg("the sentence was copied out of a regulation"), certainty=Certainty.PROBABLE,
                )  # fmt: skip


def _instructions(text: str) -> Iterator[re.Match[str] | Hit]:
    yield from _INSTRUCTION.finditer(text)
    if any(map(text.__contains__, _NOBODY_CUES)):
        yield from _NOBODY.finditer(text)


def _explained(text: str, at: int) -> bool:
    """A report may say itself what a form is filled with."""
    return bool(
        re.search(r"\b(?:formulir|kuesioner|kuisioner|responden|aplikasi)\b", text[max(0, at - 80) : at], re.IGNORECASE)
    )


def _left(material: Material, passage: Passage, found: re.Match[str] | Hit, message: Message) -> Draft:
    return Draft(material.bundle.kode, message, _short(found[0]), None, (passage.place(found.start()),))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 90 else plain[:89] + "\u2026"


@check("SKP703", severity=Severity.WARNING, rujukan=_REVIU)
def passages(material: Material) -> Iterator[Draft]:
    """A passage stands once.

    What: passages of 25 words and more of which seven tenths stand in another passage too, word by word with their
    numbers. One finding names all of them; those whose numbers differ are named by SKP201 and SKP101.

    Why: a chapter corrected by copying it leaves the old text in, and a reader cannot tell which one holds.

    Wrong: the analysis of each indicator printed before and after the table of efficiency, with other figures.

    Right: the corrected analysis only.

    Effect: Two versions of one analysis stand beside each other, and nobody can tell which was approved.

    Advice: Keep the version that was checked, and delete the other.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None:
        return
    seen: dict[tuple[str, ...], int] = {}
    found: list[tuple[Passage, Passage]] = []
    kept: list[Passage] = []
    for before, passage in zip((None, *prose.body), prose.body, strict=False):
        text = fold(passage.text).split()
        if len(text) < TWICE or _of_picture(before, passage):
            continue
        shingles = list(zip(*(text[at:] for at in range(SHINGLE)), strict=False))
        shared: dict[int, int] = defaultdict(int)
        for one in shingles:
            if one in seen:
                shared[seen[one]] += 1
        best = max(shared, key=lambda at: shared[at], default=None)
        if best is not None and shared[best] >= SHARE * len(shingles):
            found.append((kept[best], passage))
        kept.append(passage)
        for one in shingles:
            seen.setdefault(one, len(kept) - 1)
    if found:
        shown = "; ".join(f'"{_first(one.text)}"' for _, one in found)
        yield Draft(
            material.bundle.kode,
            msg("Passages stand twice: {count} ({shown}).", count=len(found), shown=shown),
            " / ".join(_first(one.text) for _, one in found), None,
            tuple(one.place() for pair in found for one in pair), certainty=Certainty.PROBABLE,
        )  # fmt: skip


_SENTENCE = re.compile(r"[.;!?](?:\s|\Z)|\b(?:yang|dapat|sehingga|dengan|adalah|sebesar)\b")
"""What a sentence has; the labels of a drawing have figures alone."""
_PICTURE = re.compile(r"\W*(?:gambar|grafik|bagan|diagram)\b", re.IGNORECASE)


def _of_picture(before: Passage | None, passage: Passage) -> bool:
    """The description of a picture under its caption or in its place: parts of one picture share it."""
    text = passage.text
    if (text.startswith("[") and _PICTURE.match(text)) or (re.search(r"[0-9]%", text) and not _SENTENCE.search(text)):
        return True
    return before is not None and len(before.text) < 160 and _PICTURE.match(before.text) is not None


def _first(text: str) -> str:
    return " ".join(text.split()[:7]) + " \u2026"


_PHRASE = 4
_BOTH_SIDES = re.compile(r"\b([^\W\d_]{5,}) (?:dan|atau) \1\b(?!-)", re.IGNORECASE)
_JOINS = frozenset(("dan", "atau"))


@check("SKP704", severity=Severity.NOTE, rujukan=_REVIU)
def phrases(material: Material) -> Iterator[Draft]:
    """A phrase is not written twice in a row.

    What: four words and more that are repeated at once, and a word on both sides of "dan" or "atau". One finding names
    all.

    Why: it is what is left of two versions of a sentence.

    Wrong: "dalam memberikan pelayanan yang terbaik kepada masyarakat terutama dalam memberikan pelayanan yang terbaik
    kepada masyarakat".

    Right: the phrase once.

    Effect: The sentence cannot be understood at first reading.

    Advice: Delete the repetition, and read the sentence again as a whole.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    found: list[tuple[str, Tempat]] = []
    for passage in () if prose is None else prose.body:
        text = [(word[0].casefold(), word.start()) for word in re.finditer(r"\w+", passage.text)]
        words = [word for word, _ in text]
        # A phrase written twice has each of its words twice.
        at = 0 if len(words) - len(set(words)) >= _PHRASE else len(text)
        while at < len(text):
            length = _doubled(words, at)
            if length:
                end = text[at + length][1] if at + length < len(text) else len(passage.text)
                found.append((passage.text[text[at][1] : end].strip(" ,.;"), passage.place(text[at][1])))
                at += 2 * length
            else:
                at += 1
        if any(one == other for one, join, other in zip(words, words[1:], words[2:], strict=False) if join in _JOINS):
            found += [(one[0], passage.place(one.start())) for one in _BOTH_SIDES.finditer(passage.text)]
    if found:
        yield Draft(
            material.bundle.kode,
            msg("Phrases are written twice in a row: {phrases}.",
                phrases="; ".join(f'"{_short(text)}"' for text, _ in found)),
            " / ".join(text for text, _ in found), None, tuple(place for _, place in found),
        )  # fmt: skip


def _doubled(text: list[str], at: int) -> int:
    for length in range(_PHRASE, min(25, (len(text) - at) // 2) + 1):
        if text[at] == text[at + length] and text[at : at + length] == text[at + length : at + 2 * length]:
            return length
    return 0


@check("SKP707", severity=Severity.WARNING, rujukan=_REVIU)
def tasks(material: Material) -> Iterator[Draft]:
    """Each unit has its own task.

    What: "... mempunyai tugas ..." with the same words after it for two units. One finding names all.

    Why: the paragraph of one unit was copied for the next, and its task was not changed.

    Wrong: "Seksi Pembangunan ... mempunyai tugas pokok merumuskan dan melaksanakan kebijakan teknis bidang
    pemerintahan".

    Right: "... kebijakan teknis bidang pembangunan dan pemberdayaan masyarakat".

    Effect: The tasks of a unit are not known from the report, and its work cannot be judged by them.

    Advice: Take the task of each unit from the regulation on its organisation.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    said: dict[str, tuple[str, Tempat]] = {}
    copied: list[tuple[str, str, Tempat, Tempat]] = []
    for passage in () if prose is None else prose.body:
        for found in _TASK.finditer(passage.text) if "mempunyai" in passage.text.casefold() else ():
            unit, task, place = " ".join(found["unit"].split()), fold(found["task"]), passage.place(found.start())
            first = said.setdefault(task, (unit, place))
            if fold(first[0]) != fold(unit):
                copied.append((unit, first[0], first[1], place))
    if copied:
        yield Draft(
            material.bundle.kode,
            msg("Units have the task of another: {units}.",
                units="; ".join(f"{unit} = {other}" for unit, other, *_ in copied)),
            " / ".join(unit for unit, *_ in copied), None,
            tuple(place for *_, first, place in copied for place in (first, place)), certainty=Certainty.PROBABLE,
        )  # fmt: skip
