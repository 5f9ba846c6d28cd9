# SPDX-License-Identifier: MIT
"""The parts of a report: those that are asked for, those that its contents announce, and how they are numbered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sakip.auditing.checks.base import check
from sakip.auditing.finding import Certainty, Draft, Severity, several
from sakip.auditing.prose import Prose, Title, fold, likeness, words
from sakip.lang import N_, Message, msg
from sakip.letters import common
from sakip.references import Rujukan, Tanda

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material
    from sakip.model import Tempat
    from sakip.published import Passage

_OUTLINE = Rujukan("permenpanrb-53-2014", "Lampiran II, Bab I-IV", tanda=Tanda.SEKUNDER)
_REVIU = Rujukan("perpres-29-2014", "pasal 28-30", tanda=Tanda.SEKUNDER)
ALIKE = 0.8
"""From this likeness on, two words are one, spelt in two ways."""
LINE = 120
"""A line shorter than this may be a title where the document sets none off."""
SAME = 0.6
"""A title with so large a share of what distinguishes an entry of the contents is that entry."""

_CAPTION = re.compile(r"\s*(?:tabel|table|gambar|grafik)\b", re.IGNORECASE)
_ENTRY = re.compile(r"\W*tabel\s+([0-9IVX]{1,4}[.-][0-9]{1,2})\b", re.IGNORECASE)
_TABLES = re.compile(r"\W*daftar tabel\W*\Z", re.IGNORECASE)

PARTS: tuple[tuple[str, str, str], ...] = (
    ("I", N_("an introduction (organisation, strategic issues)"), r"pendahuluan|gambaran umum|latar belakang"),
    ("II", N_("a summary of the Renstra"),
     r"renstra|rencana strategis|rpjmd|rencana pembangunan (?:jangka menengah|daerah)"),
    ("II", N_("the Perjanjian Kinerja of the year"), r"perjanjian kinerja|penetapan kinerja"),
    ("III.A.1", N_("this year's targets against the realisation"),
     r"target (?:dan|dengan|terhadap) realisasi|target.{0,40}realisasi|pengukuran kinerja|capaian kinerja"),
    ("III.A.2", N_("the realisation against last year and earlier years"),
     r"tahun (?:lalu|sebelumnya|terakhir)|tahun[- ]tahun sebelumnya|beberapa tahun|antar tahun"
     r"|(?:naik|turun|meningkat|menurun|lebih (?:tinggi|rendah|baik|besar|kecil)|dibanding\w*|kenaikan|penurunan)\b"
     r"[^\n]{0,60}\btahun (?:19|20)[0-9]{2}"),
    ("III.A.3", N_("the realisation against the medium-term target of the Renstra"),
     r"jangkah? menengah|akhir (?:renstra|rpjmd|periode)|tahun renstra|target renstra|target rpjmd|jangka menegah"),
    ("III.A.5", N_("an analysis of causes and solutions"),
     r"penyebab|disebabkan|dikarenakan|keberhasilan.{0,20}kegagalan|faktor (?:pendukung|penghambat|pendorong)|hambatan"
     r"|kendala|permasalahan|dipengaruhi|akibat|(?:belum|tidak|kurang)\b[^\n]{0,60}\bkarena|upaya (?:yang|perbaikan)"
     r"|langkah perbaikan"
     r"|faktor(?:-faktor)? (?:yang )?(?:mempengaruhi|memengaruhi|menyebabkan)|solusi"),
    ("III.A.6", N_("an analysis of how efficiently resources were used"),
     r"efisiensi|efesiensi|(?:penggunaan|pemanfaatan) sumber daya"),
    ("III.A.7", N_("an analysis of the programs that support the result"),
     r"(?:program|kegiatan).{0,40}(?:menunjang|mendukung|penunjang|pendukung)"
     r"|(?:menunjang|mendukung|penunjang|pendukung|didukung|ditunjang).{0,40}(?:program|kegiatan)"
     r"|keberhasilan.{0,40}(?:didukung|ditunjang|didorong)"),
    ("III.B", N_("the budget and its realisation"),
     r"realisasi (?:anggaran|keuangan)|penyerapan anggaran|akuntabilitas keuangan"),
    ("IV", N_("a closing chapter"), r"penutup|kesimpulan|simpulan"),
)  # fmt: skip
"""What Lampiran II asks for: chapter, what it is, and the words of which one stands in its title or its text."""
_SAID = re.compile(
    r"\b(?:efisiensi|efesiensi)\b[^\n]{0,20}\b(?:penggunaan|pemanfaatan|sumber daya|anggaran|biaya)\b[^\n]{0,60}"
    r"\b(?:sebesar|terlihat|menunjukkan|diperoleh|tercermin|mencapai)\b|"
    r"\bpenggunaan (?:sumber daya|anggaran)\b[^\n]{0,40}\befisien\b"
)
"""A sentence that is itself an analysis of efficiency, wherever it stands."""
TITLED = ("III.A.6", "III.B")
"""What has a title or a table of its own: other chapters speak of efficiency and of the budget too."""
TITLES = 8
"""A report with so many titles sets them off."""


@check("SKP601", severity=Severity.WARNING, rujukan=_OUTLINE)
def parts(material: Material) -> Iterator[Draft]:
    """A report has all the parts that are asked of it.

    What: the parts of chapters I to IV are looked for in titles, captions and sentences of a whole report. A part that
    the table of contents announces is left to SKP602. One finding names all that is missing; the comparison with a
    national standard is due only where there is one, and is not asked for here.

    Why: the reviewer ticks these parts first, and the evaluation gives points for each of the comparisons.

    Wrong: chapter III with a table of targets and realisations, and nothing of earlier years.

    Right: the comparisons and analyses of III.A, the budget in III.B, and a closing chapter.

    Effect: The report is incomplete, and the evaluation gives no points for what is missing.

    Advice: Add the parts that are missing, from the data at hand.

    Reference: PermenPANRB 53/2014 Lampiran II.
    """
    prose = material.prose
    if prose is None or not prose.whole:
        return
    text = "\n".join(fold(one) for one in prose.all_texts() if one and not _ENTRY.match(one))
    captions = (
        "\n".join(fold(f"{one.title} {' '.join(one.columns)}") for one in material.published.tables)
        if material.published
        else ""
    )
    announced = "\n".join(fold(one.text) for one in prose.announced)
    titled = "\n".join(fold(one.text) for one in prose.titles)
    set_off = sum(one.sure for one in prose.titles) >= TITLES
    shown = _shown(material)
    if any(_EFFICIENT.search(one.text) and _AGAINST_MONEY.search(one.text) for one in prose.body):
        shown.add("III.A.6")
    missing = [
        msg("{number} ({what})", number=number, what=msg(what))
        for number, what, pattern in PARTS
        if number not in shown and not re.search(pattern, captions) and not re.search(pattern, announced)
        and not re.search(pattern, titled if number in TITLED and set_off else text)
        and not (number == "III.A.6" and _SAID.search(text))
    ]  # fmt: skip
    if missing:
        yield Draft(
            material.bundle.kode,
            msg("The report lacks what is asked of it: {parts}.", parts=several(missing)),
            None, None, certainty=Certainty.PROBABLE,
        )  # fmt: skip


_EFFICIENT = re.compile(r"\befisien(?:si)?\b", re.IGNORECASE)
_AGAINST_MONEY = re.compile(
    r"\b(?:serapan|anggaran|biaya|belanja)\b(?=.*[0-9])|[0-9].*\b(?:serapan|anggaran|biaya|belanja)\b"
)
"""A passage on efficiency with figures of money is an analysis of it."""
_SHOWS: dict[str, str] = {
    "capaian": "III.A.1",
    "akhir-renstra": "III.A.3",
    "kemajuan": "III.A.3",
    "efisiensi": "III.A.6",
    "serapan": "III.B",
}
"""The part that a printed figure of a kind belongs to, whatever its table is called."""


def _shown(material: Material) -> set[str]:
    """The parts that the tables themselves have."""
    found = {_SHOWS[one.address.kind] for one in material.tercetak if one.address.kind in _SHOWS}
    years = {
        one.address.year
        for one in material.tercetak
        if one.address.kind in ("realisasi", "capaian")
        and one.address.subject in material.polaritas
        and one.place.tabel is not None
    }
    return found | {"III.A.2"} if min(years, default=material.tahun) < material.tahun else found


@check("SKP602", severity=Severity.WARNING, rujukan=_OUTLINE)
def announced(material: Material) -> Iterator[Draft]:
    """What the table of contents announces stands in the report, under the same number.

    What: each entry of the contents is looked for among titles and captions by the words that distinguish it from the
    other entries. One finding names the entries that nothing answers, another those that stand under another number; a
    third the tables that the list of tables has and the report does not.

    Why: the contents are often those of the template or of last year's report.

    Wrong: "4. Perbandingan dengan standar nasional" in the contents, and no such part.

    Right: contents made from the titles.

    Effect: Readers do not find what is announced, and analyses that are owed may be missing.

    Advice: Write the missing parts or take them out of the contents, and have the contents made from the titles.

    Reference: PermenPANRB 53/2014 Lampiran II.
    """
    prose = material.prose
    if prose is None:
        return
    yield from _listed_tables(material, prose)
    if not prose.announced or not prose.titles:
        return
    weight = Counter(word for one in prose.announced for word in set(words(one.text)))
    titles = [one for one in prose.titles if one.text and not _CAPTION.match(one.passage.text)]
    sure = [one for one in titles if one.sure]
    # Where the document sets its titles off, a line of a list is none of them.
    set_off = 2 * len(sure) >= len(prose.announced)
    shown = [one.text for one in titles]
    lines: list[str] = []
    candidates: list[tuple[Title | None, frozenset[str]]] = [
        (one, frozenset(words(one.text))) for one in (sure if set_off else titles)
    ]
    if not set_off:
        # A sheet sets nothing off: any short line may be the title.
        lines = [one.text for one in prose.body if len(one.text) < LINE and not one.text.endswith((".", ";", ","))]
        candidates += [(None, frozenset(words(text))) for text in lines]
    candidates += [(None, frozenset(words(one.title))) for one in prose.published.tables if one.title]
    pool = frozenset[str]().union(*(found for _, found in candidates))
    spelt = {word: _spellings(word, pool) for word in weight}
    absent: list[Title] = []
    moved: list[tuple[Title, Title]] = []
    chapters = {one.number for one in prose.chapters}
    for entry in prose.announced:
        wanted = words(entry.text)
        if not wanted or fold(entry.text) in ("halaman", "daftar isi"):
            continue
        if wanted[0] == "daftar":
            if not any(likeness(fold(entry.text), fold(one)) >= ALIKE for one in (*shown, *lines)):
                absent.append(entry)
            continue
        if entry.is_chapter:
            if entry.number not in chapters and not any(
                _share(wanted, found, weight, spelt) >= SAME for _, found in candidates
            ):
                absent.append(entry)
                continue
            under = [one for one in prose.chapters if _share(wanted, frozenset(words(one.text)), weight, spelt) >= SAME]
            if entry.number not in chapters and under:
                moved.append((entry, under[0]))
            continue
        fitting = [one for one, found in candidates if _share(wanted, found, weight, spelt) >= SAME]
        if not fitting:
            absent.append(entry)
            continue
        numbered = [one for one in fitting if one is not None and one.number and one.chapter == entry.chapter]
        if entry.number and numbered and all(one.number != entry.number for one in numbered):
            moved.append((entry, numbered[0]))
    if absent:
        yield _of(material, absent, [one.place for one in absent],
                  msg("The contents announce what the report does not have: {entries}.",
                      entries="; ".join(f'"{one.shown}"' for one in absent)), Certainty.PROBABLE)  # fmt: skip
    if moved:
        entries = "; ".join(f'"{one.shown}" -> "{other.shown}"' for one, other in moved)
        yield _of(material, [one for one, _ in moved], [other.place for _, other in moved],
                  msg("Parts have another number in the report than in its contents: {entries}.", entries=entries),
                  Certainty.CERTAIN)  # fmt: skip


def _listed_tables(material: Material, prose: Prose) -> Iterator[Draft]:
    """Numbers in the list of tables that no caption has; only where most of them have one."""
    texts = prose.published.text
    start = next((at for at, one in enumerate(texts) if _TABLES.match(one.text)), None)
    if start is None:
        return
    listed: dict[str, Passage] = {}
    at = start + 1
    while at < len(texts) and (entry := _ENTRY.match(texts[at].text)) is not None:
        listed.setdefault(entry[1].replace("-", "."), texts[at])
        at += 1
    shown = {found[1].replace("-", ".") for one in texts[at:] if (found := _ENTRY.match(one.text)) is not None}
    shown |= {one.label.removeprefix("Tabel ").replace("-", ".") for one in prose.published.tables if one.label}
    absent = [number for number in listed if number not in shown]
    if absent and 2 * len(absent) < len(listed):
        yield Draft(
            material.bundle.kode,
            msg("The list of tables has what the report does not: {labels}.",
                labels=", ".join(f"Tabel {number}" for number in absent)),
            " / ".join(f"Tabel {number}" for number in absent), None,
            tuple(listed[number].place() for number in absent), certainty=Certainty.PROBABLE,
        )  # fmt: skip


def _spellings(word: str, pool: frozenset[str]) -> frozenset[str]:
    """The words that are this one, spelt in some way."""
    return frozenset(
        other
        for other in pool
        if word == other
        or (
            abs(len(word) - len(other)) <= 3
            and (word[:1] == other[:1] or word[-2:] == other[-2:])
            and 2 * common(word, other) >= ALIKE * (len(word) + len(other))
            and likeness(word, other, ALIKE) >= ALIKE
        )
    )


def _share(
    wanted: tuple[str, ...], found: frozenset[str], weight: Counter[str], spelt: Mapping[str, frozenset[str]]
) -> float:
    """Which share of what distinguishes the wanted words is found."""
    total = have = 0.0
    for word in set(wanted):
        worth = 1 / weight[word] if weight[word] else 1.0
        total += worth
        if not spelt[word].isdisjoint(found):
            have += worth
    return have / total if total else 0.0


def _of(material: Material, titles: list[Title], places: list[Tempat], message: Message, sure: Certainty) -> Draft:
    return Draft(material.bundle.kode, message, " / ".join(one.shown for one in titles), None, tuple(places),
                 certainty=sure)  # fmt: skip


@check("SKP603", severity=Severity.WARNING, rujukan=_REVIU)
def lettering(material: Material) -> Iterator[Draft]:
    """Chapters and the letters of their parts follow one another.

    What: the chapters of the report, and the lettered titles in each (A, B, C ...); a list of letters inside a part may
    begin anew with A. Named are letters used twice in a row, letters left out, chapters repeated or left out, and
    numbers of a chapter that the report does not have. One finding for each chapter.

    Why: a part put in or taken out leaves the letters behind, and the contents then lead astray.

    Wrong: "A. Rencana Strategis", "A. Indikator Kinerja Utama", "B. Indikator Kinerja Utama".

    Right: A, B, C, each once.

    Effect: A part cannot be cited by its letter, and the contents lead astray.

    Advice: Number the parts anew in the order in which they stand.

    Reference: Perpres 29/2014 pasal 28-30 (reviu).
    """
    prose = material.prose
    if prose is None or not prose.chapters:
        return
    order = [int(one.number) for one in prose.chapters]
    for before, one in zip([0, *order], prose.chapters, strict=False):
        number = int(one.number)
        if number == before + 1 or (before == 0 and number > 1):
            continue
        message = (
            msg("Chapter {number} stands twice.", number=number)
            if number in order[: prose.chapters.index(one)]
            else msg("Chapter {number} follows chapter {before}.", number=number, before=before)
        )
        yield Draft(material.bundle.kode, message, one.shown, None, (one.place,), certainty=Certainty.PROBABLE)
    for chapter in sorted(set(order)):
        yield from _letters(material, prose, chapter)
    yield from _foreign(material, prose, max(order))


def _letters(material: Material, prose: Prose, chapter: int) -> Iterator[Draft]:
    lettered = [one for one in prose.titles
                if one.chapter == chapter and one.sure and re.fullmatch("[A-Z]", one.number)]  # fmt: skip
    wrong: list[tuple[Title, Message]] = []
    open_lists: list[str] = []
    for one in lettered:
        letter = one.number
        back = next((at for at in range(len(open_lists) - 1, -1, -1) if ord(letter) == ord(open_lists[at]) + 1), None)
        if back is not None:
            del open_lists[back + 1 :]
            open_lists[back] = letter
        elif open_lists and letter == open_lists[-1]:
            wrong.append((one, msg("{letter} twice", letter=letter)))
        elif letter == "A":
            open_lists.append(letter)
        elif open_lists and letter > open_lists[-1]:
            wrong.append((one, msg("{letter} after {before}", letter=letter, before=open_lists[-1])))
            open_lists[-1] = letter
    if wrong:
        what = several(msg('"{title}": {why}', title=one.shown, why=why) for one, why in wrong)
        yield Draft(
            material.bundle.kode,
            msg("The letters of chapter {chapter} do not follow one another: {what}.", chapter=chapter, what=what),
            " / ".join(one.shown for one, _ in wrong), None, tuple(one.place for one, _ in wrong),
        )  # fmt: skip


_FOREIGN = re.compile(r"([0-9]{1,2})\.[0-9]{1,2}\.?\s+[A-Z]{3}")


def _foreign(material: Material, prose: Prose, last: int) -> Iterator[Draft]:
    """A number such as 5.3 in a report of four chapters: it came with a text from elsewhere."""
    for one in prose.body:
        found = _FOREIGN.match(one.text)
        if found is not None and int(found[1]) > last:
            number = one.text.split()[0]
            yield Draft(
                material.bundle.kode,
                msg('"{number}" numbers a part of chapter {chapter}, and the report has {last} chapters.',
                    number=number, chapter=int(found[1]), last=last),
                number, None, (one.place(),), msg("the text was taken from another document"),
                certainty=Certainty.PROBABLE,
            )  # fmt: skip
