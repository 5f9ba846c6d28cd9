# SPDX-License-Identifier: MIT
"""Classes: the word beside a figure against the scale."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from sakip import rules
from sakip.auditing.checks.base import check
from sakip.auditing.classes_said import in_sentences
from sakip.auditing.elsewhere import called
from sakip.auditing.finding import Certainty, Draft, Severity
from sakip.auditing.prose import likeness
from sakip.formula.absent import Absent
from sakip.formula.value import value
from sakip.lang import msg
from sakip.references import Rujukan, Tanda
from sakip.rules.scale import Scale

if TYPE_CHECKING:
    from sakip.auditing.inputs import Material, Tercetak
    from sakip.auditing.printed_scale import SkalaTercetak
    from sakip.figure import Figure

SPELT = 0.8
"""From this likeness on, a word is a class of the scale, wrongly spelt."""


@check("SKP108", severity=Severity.ERROR, rujukan=Rujukan("permendagri-86-2017", "tabel Skala Nilai Peringkat Kinerja",
                                                          tanda=Tanda.SEKUNDER))  # fmt: skip
def predikat(material: Material) -> Iterator[Draft]:
    """A class is the one that the scale has for its figure.

    What: every printed class is compared with the region's scale, or with the one that the report prints itself, at the
    computed figure and at the figure printed in its row. A class that another scale in use gives is named in a note;
    three classes and more of one other scale in one note together, and words of no scale that is known in another. A
    status ("tercapai", "tidak tercapai") is held against 100. Sentences that say an achievement and its class are held
    against the report's own scale.

    Why: the class is what is quoted; it changes when a figure near a bound is corrected.

    Wrong: achievement 94,46 %, "Tinggi" on a scale where 91 and more is "Sangat Tinggi".

    Right: achievement 94,46 %, "Sangat Tinggi".

    Effect: The agency is quoted with a class that it has not earned, or below the one it has.

    Advice: Take the class from the scale that the report cites, at the corrected figure.

    Reference: the scale that the region chose (predikat.*).
    """
    kinds = {one.address.kind for one in material.tercetak if one.address.kind.startswith("predikat:")}
    strange: list[tuple[str, Tercetak]] = []
    by_another: dict[str, list[tuple[Draft, frozenset[str]]]] = defaultdict(list)
    for key, group in material.printed(sorted(kinds)):
        figure = material.figure(key)
        if figure is None or figure.exact is None or not isinstance(figure.rule, Scale):
            continue
        for text in dict.fromkeys(one.text for one in group):
            same = [one for one in group if one.text == text]
            own = next((scale for scale in material.scales if scale.has(text)), None)
            if own is not None:
                yield from _of_own(material, key, figure, text, same, own)
                continue
            if (reached := _status(text)) is not None:
                yield from _of_status(material, key, figure, text, same, reached)
                continue
            if not text.strip() or any(_fits(material, figure, figure.rule, one) for one in same):
                continue
            scales = _other_scales(figure, text)
            if not scales and material.published is not None and not _meant(figure.rule, text):
                strange += [(text, one) for one in same]
                continue
            other = msg("it is the class on the scale {scale}", scale=min(scales)) if scales else None
            draft = Draft(
                key,
                msg("{figure}: {printed} is printed, {computed} by the scale.",
                    figure=called(material, key), printed=text,
                    computed=figure.text),
                text, figure.text, tuple(one.place for one in same), other,
                Severity.NOTE if other is not None else None,
                Certainty.PROBABLE if other is not None else Certainty.CERTAIN, figure.rule.rujukan[0],
            )  # fmt: skip
            if scales:
                by_another[figure.address.kind].append((draft, scales))
            else:
                yield draft
    for drafts in by_another.values():
        yield from _together(drafts)
    yield from in_sentences(material)
    if strange:
        these = ", ".join(f'"{text}"' for text in dict.fromkeys(text for text, _ in strange))
        yield Draft(
            material.bundle.kode,
            msg("{words} stand for classes that the scale does not have; {count} of them were not judged.", words=these,
                count=len(strange)),
            None, None, tuple(one.place for _, one in strange), severity=Severity.NOTE,
            also=tuple(dict.fromkeys(one.key for _, one in strange)),
        )  # fmt: skip


ENOUGH = 3
"""So many classes of one other scale are told together."""


def _together(drafts: list[tuple[Draft, frozenset[str]]]) -> Iterator[Draft]:
    """The classes of the other scale that gives most of them in one note; the rest each for itself."""
    votes = Counter(scale for _, scales in drafts for scale in scales)
    best, count = min(votes.items(), key=lambda one: (-one[1], one[0]))
    same = [draft for draft, scales in drafts if best in scales]
    if count < ENOUGH:
        yield from (draft for draft, _ in drafts)
        return
    first = same[0]
    yield attrs.evolve(
        first,
        message=msg("{count} classes are another scale's: {printed}.", count=count,
                    printed=", ".join(dict.fromkeys(f'"{one.printed}"' for one in same))),
        printed=" / ".join(dict.fromkeys(str(one.printed) for one in same)),
        computed=" / ".join(dict.fromkeys(str(one.computed) for one in same)),
        cause=msg("they are the classes on the scale {scale}", scale=best),
        places=tuple(place for one in same for place in one.places), also=tuple(one.address for one in same[1:]),
    )  # fmt: skip
    yield from (draft for draft, scales in drafts if best not in scales)


def _of_own(
    material: Material, key: str, figure: Figure, text: str, same: list[Tercetak], own: SkalaTercetak
) -> Iterator[Draft]:
    """A class against the scale that the report prints itself."""
    (nilai,) = figure.inputs
    words = own.words(nilai)  # type: ignore[arg-type]
    if not any(alike(word, text) for one in same for word in (*words, *_printed(material, own, one))):
        yield Draft(
            key,
            msg("{figure}: {printed} is printed, {computed} by the scale that the report prints itself.",
                figure=called(material, key), printed=text, computed=words[0]),
            text, words[0], (*(one.place for one in same), own.place),
        )  # fmt: skip


REACHED = Fraction(199, 2)
"""What is printed as 100 without decimals is reached."""
_REACHED = re.compile(
    r"(?:(?:sudah|telah) )?(?:tercapai|terlampaui|memenuhi target|melampaui target|melebihi target|sesuai target|"
    r"on track|mencapai target)(?: / .*)?\Z",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"(?:(?:tidak|belum|tdk) (?:tercapai|memenuhi target|mencapai target)|di ?bawah target|off track)\Z", re.IGNORECASE
)


def _status(text: str) -> bool | None:
    """What a word of status says: the target was reached, or it was not; None where it is a class."""
    plain = " ".join(text.split())
    return True if _REACHED.match(plain) else False if _MISSED.match(plain) else None


def _of_status(
    material: Material, key: str, figure: Figure, text: str, same: list[Tercetak], reached: bool
) -> Iterator[Draft]:
    """A status against the achievement: "tercapai" is 100 and more."""
    source = key.removeprefix("predikat:")
    (nilai,) = figure.inputs
    beside = [x.cetak.nilai for one in same for x in material.beside(one) if x.key == source and x.cetak is not None]
    if not isinstance(nilai, Fraction) or any(one >= REACHED if reached else one < 100 for one in (nilai, *beside)):
        return
    yield Draft(
        key,
        msg("{figure}: {printed} is printed, but the achievement is {computed}.", figure=called(material, key),
            printed=text, computed=_text(material, source)),
        text, _text(material, source), tuple(one.place for one in same), None, Severity.WARNING, Certainty.PROBABLE,
    )  # fmt: skip


def _text(material: Material, key: str) -> str:
    figure = material.figure(key)
    return "-" if figure is None else figure.text


def _fits(material: Material, figure: Figure, scale: Scale, one: Tercetak) -> bool:
    if alike(one.text, figure.text) or _spelt(scale, one.text) == figure.text:
        return True
    source = one.key.removeprefix("predikat:")
    printed = [x.cetak.nilai for x in material.beside(one) if x.key == source and x.cetak is not None]
    return any(alike(one.text, _label(scale, nilai) or "") for nilai in printed)


def _printed(material: Material, own: SkalaTercetak, one: Tercetak) -> tuple[str, ...]:
    """The words of the report's own scale for the figure printed in the row of a class."""
    source = one.key.removeprefix("predikat:")
    beside = [x.cetak.nilai for x in material.beside(one) if x.key == source and x.cetak is not None]
    return tuple(word for nilai in beside for word in own.words(nilai))


def _meant(scale: Scale, text: str) -> bool:
    """Whether the word is one of the scale's, though wrongly spelt."""
    return any(likeness(text.casefold(), one.label.casefold()) >= SPELT for one in scale.kelas)


def _spelt(scale: Scale, text: str) -> str | None:
    """The one class of the scale that the word spells, though wrongly: another slip than the class itself."""
    ranked = sorted(((likeness(text.casefold(), one.label.casefold()), one.label) for one in scale.kelas), reverse=True)
    (first, label), (second, _) = ranked[:2] if len(ranked) > 1 else (*ranked, (0.0, ""))
    return label if first >= SPELT and first > second else None


def _other_scales(figure: Figure, text: str) -> frozenset[str]:
    """The other scales of the same family that give the class."""
    (nilai,) = figure.inputs
    own = figure.rule
    found = set()
    for rule in rules.every():
        if isinstance(rule, Scale) and rule != own and own is not None and rule.kind == own.kind:
            label = _label(rule, nilai)  # type: ignore[arg-type]
            if label is not None and alike(label, text):
                found.add(rule.id)
    return frozenset(found)


def _label(scale: Scale, nilai: Fraction) -> str | None:
    rank = value(scale.formula, {"nilai": nilai})
    return None if isinstance(rank, Absent) else scale.label(int(rank))


def alike(one: str, other: str) -> bool:
    """The same word, capitals and spaces aside."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
