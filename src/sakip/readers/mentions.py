# SPDX-License-Identifier: MIT
"""Figures inside sentences: each number, what the words around it say it is, and what it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import attrs

from sakip.errors import NumberError
from sakip.model.claim import Tempat
from sakip.numbers import Dot, Reading, read
from sakip.published import Passage, Published
from sakip.readers.asides import in_sum, is_change, is_item
from sakip.readers.captions import is_topic, label
from sakip.readers.context import When, counts_all, of_whole, when
from sakip.readers.vocabulary import Vocabulary, standard
from sakip.sentences import sentences

REACH = 75
"""How many characters may stand between a cue and its number."""
SHORT_NAME = 8
_FAR = 400

_NUMBER = re.compile(
    r"(?<![\w.,/\-])(?P<rp>Rp\.?\s*)?(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)?)"
    r"(?P<tail>,\s?-|,?\s?%|\s?persen\b)?(?![\w]|[.,/\-\u2013][0-9])",
    re.IGNORECASE | re.ASCII,
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z", re.ASCII)
_IS = re.compile(
    r"(?:yaitu|adalah|sebesar|sebanyak|mencapai|hanya|hanyalah|:|=|dari|tercapai|angka|target)\s*\Z", re.IGNORECASE
)
_SAID = re.compile(r"\b(?:sebesar|sebanyak|mencapai|adalah|yaitu|tercatat|senilai)\s*(?:Rp\.?\s*)?\Z", re.IGNORECASE)
_WORKED = re.compile(
    r"\b(?:realisasi|terealisasi|capaian)(?:nya)?\s+(?:sebesar|adalah|yaitu|=|:)?\s*\(?\s*\Z", re.IGNORECASE
)
"""Before a working that is shown: its result is that."""
_ORDINAL = re.compile(r"\b(?:sasaran|tujuan|misi|indikator|strategis|ke)[\s-]*\Z", re.IGNORECASE)
"""The number of one of them, and none of its figures."""
_SPELLED = re.compile(r"\s*\(\s*[a-z ]{2,24}\)\s*", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:tidak|belum|gagal|kurang|di ?atas|di ?bawah|lebih dari)\b", re.IGNORECASE)
_LIST = r"(?:[\s,]*(?:dan\s+|serta\s+)?[0-9]+(?:\s*\([a-z ]+\))?\s+(?:sub[ -]?kegiatan|program|kegiatan))*"
_DONE = re.compile(
    rf"\b(?:(?:berhasil|telah|sudah)\s+(?:di)?(?:melaksanakan|laksanakan|terlaksana)\w*|dilaksanakan|terlaksana)"
    rf"(?:\s+sebanyak)?{_LIST}[\s,]*(?:dan\s+|serta\s+)?\Z",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    rf"{_LIST}\s+yang\s+(?:telah\s+|sudah\s+|berhasil\s+|dapat\s+)?(?:dilaksanakan|terlaksana)\b", re.IGNORECASE
)
_CARRIED_OUT = ("program", "kegiatan", "sub-kegiatan")
_SCALE = re.compile(r"\s*(ribu|juta|miliar|milyar|triliun|trilyun)\b", re.IGNORECASE)
_MONEY_NEAR = re.compile(r"\b(?:keuangan|anggaran|dana|pagu|belanja)\b", re.IGNORECASE)
_OF_SHARE = re.compile(r"\b(?:atau|apabila|yaitu|sebesar|mencapai|persen)|\(\s*\Z", re.IGNORECASE)
_REVENUE = re.compile(
    r"\b(?<!badan )(?<!dinas )(?<!pengelolaan )(?:pendapatan|PAD|pajak|retribusi|investasi|penerimaan)\b", re.IGNORECASE
)
_REACHED = re.compile(
    r"\s*(?:kinerja\s+|utama\s+|sasaran\s+|strategis\s+|\(IKU\)\s+)*(?:yang\s+)?(?:telah\s+|sudah\s+|berhasil\s+|dapat\s+)*"
    r"(?:tercapai\b|(?:(?:mencapai|memenuhi|melampaui|melebihi)(?:\s+(?:atau|dan|maupun|serta)\s+|\s*/\s*)?)+"
    r"\s+(?:target\b|100\s*(?:%|persen)))",
    re.IGNORECASE,
)
_SELECTED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:kinerja\s+|utama\s+|sasaran\s+|strategis\s+|\(IKU\)\s+)*(?:yang\s+)?(?:mencapai|memenuhi|melampaui|melebihi|"
    r"memperoleh|mendapat|berada|masuk|termasuk|berkategori|berpredikat|berkinerja|dengan\s+(?:kategori|predikat|kriteria|"
    r"capaian|status)|(?:dalam\s+)?(?:kategori|predikat|kriteria|status)|berstatus|mengalami|meningkat|menurun|lainnya|tercapai|"
    r"berhasil|cukup|sangat|kurang|tinggi|sedang|rendah|baik|memuaskan|"
    r"memiliki\s+(?:rata-rata\s+)?(?:capaian|nilai|kinerja|serapan|realisasi|efisiensi))\b",
    re.IGNORECASE,
)
"""Words by which a count is of some of them."""
_AGAINST = re.compile(r"\s*(?:terhadap|dari|dibanding(?:kan)?(?:\s+dengan)?)\s+target\b", re.IGNORECASE)
_GRADE = re.compile(r"\b[Pp]redikat\s+(?:nilai\s+)?[\"\u201c(]?\s*(AA|A|BB|B|CC|C|D|E)\b(?![a-z])")
_BOUND = re.compile(
    r"\btarget(?:nya)?\b(?:[^0-9.;:]|(?:19|20)[0-9]{2}){0,80}?\b(?:sebesar|adalah|yaitu)\s+"
    r"(kurang dari|lebih dari|minimal|maksimal|paling sedikit|di ?atas|di ?bawah)\s*\Z",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\s*(?:jika |bila )?(?:dibanding(?:kan)? (?:dengan )?|terhadap )((?:target|standar)\b[^0-9.,;()]{0,40})",
    re.IGNORECASE,
)
"""What an achievement is said to be measured against, after its number."""
_TERCAPAI = "-tercapai"
_OF_PLAN = ("indikator", "sasaran")
_FROM = re.compile(r"\bdari\s+(?:[a-z]+\s+)?[0-9]+(?:\s*\([a-z ]+\))?", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s*(?:\([a-z ]+\)\s*)?(?:indikator\s+)?dari\s+(?:[a-z]+\s+)?[0-9]+(?:\s*\([a-z ]+\))?", re.IGNORECASE
)
"""So many out of so many: "4 dari 6 indikator yang mencapai target"."""
_PART_OF = re.compile(r"[0-9]\s*(?:\([a-z ]+\)\s*)?dari\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_OF_SOME = re.compile(
    r"\b[0-9]+\s*(?:\([a-z ]+\)\s*)?(?:IKU|indikator|sasaran)\b[^.;:0-9]{0,40}"
    r"\b(?:mencapai|memenuhi|melampaui)\s+target\s*\(?\Z",
    re.IGNORECASE,
)
"""Before the bound that so many indicators reached: a target of none of them."""


@attrs.frozen
class Mention:
    """A figure in a sentence.

    kind: as in addresses ("target", "serapan", "jumlah:program", "rata-rata:capaian"), "ambang" for a bound that others
    are compared with. text: as printed. subject: the heading over it. sentence: its own. money: rupiah.
    condition: the words that make a count one of some only ("diatas 85%"), "" where it counts all. when: of which year
    it is. whole: whether an amount is the agency's, None where the words do not say. before: for a number that no cue
    names (kind "nilai") and for a mean, what stands before it in its sentence. after: what follows it.
    """

    kind: str
    text: str
    reading: Reading | None
    place: Tempat
    subject: str = ""
    sentence: str = ""
    money: bool = False
    condition: str = ""
    why: str = ""
    when: When = attrs.field(factory=When)
    whole: bool | None = None
    before: str = ""
    after: str = ""


@cache
def _cues(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
        longest_first = sorted(words, key=len, reverse=True)
        return re.compile(r"\b(?:" + "|".join(map(_spaced, longest_first)) + r")\b", re.IGNORECASE)

    return tuple((kind, pattern(words)) for kind, words in vocabulary.isyarat.items())


@cache
def _counts(vocabulary: Vocabulary) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What is counted, each kind by the number of its group in the pattern; the longest words first."""
    pairs = sorted(
        ((word, kind) for kind, words in vocabulary.hitungan.items() for word in words), key=lambda one: -len(one[0])
    )
    words = "|".join(f"({_spaced(word)})" for word, _ in pairs)
    return ("", *(kind for _, kind in pairs)), re.compile(rf"\s*(?:{words})\b", re.IGNORECASE)


def _spaced(words: str) -> str:
    return r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", words)))


def mentions(
    published: Published, vocabulary: Vocabulary | None = None, names: Iterable[str] = ()
) -> tuple[Mention, ...]:
    """Every figure in the running text whose words say what it is, in order.

    names: of indicators; words of theirs say nothing of a number ("Nilai realisasi investasi").
    """
    words = vocabulary or standard()
    found: list[Mention] = []
    misleading = tuple(one for one in names if len(one) > SHORT_NAME and _cue(one, words)[0])
    topic = ""
    for at, passage in enumerate(published.text):
        if is_topic(published.text[at : at + 2]):
            topic = passage.text
        if not any(sign.isdigit() for sign in passage.text) and "redikat" not in passage.text:
            continue
        if label(passage.text):
            continue
        found.extend(_in_passage(passage, topic, words, misleading))
    return tuple(found)


def _in_passage(passage: Passage, topic: str, vocabulary: Vocabulary, names: Sequence[str] = ()) -> Iterator[Mention]:
    money_before = False
    whole: bool | None = None
    for start, sentence in sentences(passage.text):
        cues = _without(sentence, topic)
        for name in names:
            cues = _without(cues, name)
        end = cut = 0
        seen = held = False
        year: When | None = None
        others = _of_others(sentence, vocabulary)
        for found in _NUMBER.finditer(sentence):
            if _YEAR.match(found["number"]) and not found["rp"] and not found["tail"]:
                continue
            year = when(sentence[end : found.start()], sentence[found.end() :], year)
            if is_item(sentence, found):
                continue
            summed = in_sum(sentence, found)
            mention = None if summed else _one(sentence, cues, found, cut, money_before, vocabulary)
            if mention is None and not summed and not seen:
                mention = _plain(sentence, cues, found, vocabulary)
            seen = seen or not _ORDINAL.search(sentence[: found.start()])
            end = found.end()
            # What the words before a count say is still said of the number after it: "rata-rata 8 indikator sebesar".
            counts = mention is not None and mention.kind.startswith("jumlah:")
            held = summed and (held or _WORKED.search(sentence[: found.start()]) is not None)
            cut = cut if counts or held or _ORDINAL.search(sentence[: found.start()]) else end
            if mention is not None and not year.known and mention.kind.startswith("jumlah:"):
                year = When()  # "5 program yang terperinci menjadi 9 kegiatan" compares no years
            if mention is None or not year.known or mention.kind.removesuffix(_TERCAPAI) in others:
                continue
            money_before = money_before or mention.money
            if mention.money or mention.kind == "serapan":
                whole = of_whole(sentence[: found.start()], sentence[found.end() :], topic, whole)
                mention = attrs.evolve(mention, whole=whole)
            mention = attrs.evolve(mention, when=year)
            place = passage.place(start + found.start("number"))
            after = sentence[found.end() : found.end() + REACH]
            yield attrs.evolve(mention, place=place, subject=topic, sentence=sentence, after=after)
        for grade in _GRADE.finditer(sentence):
            place = passage.place(start + grade.start(1))
            said = when(sentence[: grade.start()], sentence[grade.end() :], None)
            if said.known:
                yield Mention("predikat", grade[1], None, place, topic, sentence, why="predikat", when=said)


def _without(sentence: str, topic: str) -> str:
    """A sentence with its topic blanked: words of a name ("Jumlah Realisasi PAD") do not say what a number is."""
    if len(topic) <= SHORT_NAME:
        return sentence
    if sentence == topic:
        return " " * len(sentence)
    folded = sentence.casefold()
    # Most sentences lack one of the words; to compile a pattern for each would cost more than all the rest.
    if not all(word in folded for word in re.split(r"[\s-]+", topic.casefold())):
        return sentence
    return re.sub(_spaced(topic.strip()), lambda one: " " * len(one[0]), sentence, flags=re.IGNORECASE)


def _one(
    sentence: str, cues: str, found: re.Match[str], after: int, money_before: bool, vocabulary: Vocabulary
) -> Mention | None:
    tail = (found["tail"] or "").strip()
    percent = tail.endswith("%") or tail.lower() == "persen"
    money = bool(found["rp"]) or tail.endswith("-")
    number = found["number"]
    text = number if money else sentence[found.start("number") : found.end()].strip()
    scale = _SCALE.match(sentence, found.end()) if money else None
    if scale is not None:
        number = text = f"{number} {scale[1]}"
    left, right = cues[max(after, found.start() - _FAR) : found.start()], sentence[found.end() : found.end() + _FAR]
    reading = _read(number + ("%" if percent else ""), money)
    if not percent and not money and number.isdigit() and len(number) <= 4:
        counted = _counted(right, sentence, found, vocabulary)
        if counted is not None:
            return attrs.evolve(counted, text=number, reading=reading)
    if _OF_SOME.search(sentence[: found.start()]):
        return None
    kind, cue, distance = _cue(_TOWARDS.sub(lambda one: " " * len(one[0]), left), vocabulary)
    towards = _TOWARDS.match(right) if percent else None
    if towards is not None and kind in ("", "target", "realisasi", "capaian") and not money_before:
        return Mention(_measured_by(towards[1]), text, reading, Tempat(), why=" ".join(towards[0].split()))
    if kind == "bukan" or is_change(sentence, found):
        return None
    if kind and (distance > REACH or (kind == "target" and _AGAINST.match(right))):
        kind = ""
    if (money or money_before) and kind in ("target", "realisasi", "") and _REVENUE.search(sentence):
        return Mention(kind, text, reading, Tempat(), why=cue) if kind else None
    if money:
        if kind not in ("pagu", "target", "realisasi", "serapan"):
            return None
        return Mention("realisasi" if kind == "serapan" else kind, text, reading, Tempat(), money=True, why=cue)
    if percent and kind == "realisasi" and _MONEY_NEAR.search(cue):
        return Mention("serapan", text, reading, Tempat(), why=cue)
    if (
        percent
        and kind in ("", "pagu", "realisasi")
        and money_before
        and ((not kind and _OF_SHARE.search(left)) or _MONEY_NEAR.search(right[:45]))
    ):
        return Mention("serapan", text, reading, Tempat(), why=cue or "%")
    if kind in ("", "pagu"):
        return None
    if not percent and not _IS.search(left) and "," not in number:
        return None
    bound = _BOUND.search(left) if kind == "ambang" else None
    if bound is not None:
        return Mention("target", f"{bound[1]} {text}", _read(f"{bound[1]} {text}", money=False), Tempat(), why=cue)
    if kind != "ambang" and _mean(left, vocabulary) and kind in ("capaian", "kemajuan", "serapan", "efisiensi"):
        return Mention(f"rata-rata:{kind}", text, reading, Tempat(), why=cue, before=sentence[: found.start()])
    if kind == "rata-rata":
        return None
    return Mention(kind, text, reading, Tempat(), why=cue)


def _plain(sentence: str, cues: str, found: re.Match[str], vocabulary: Vocabulary) -> Mention | None:
    """The first number of a sentence, with words of measure and no cue before it: a value of what it is about."""
    before = sentence[: found.start()]
    if (
        not _SAID.search(before)
        or not SHORT_NAME < len(before) <= 2 * REACH
        or _cue(cues[: found.start()], vocabulary)[0]
        or is_change(sentence, found)
    ):
        return None
    money = bool(found["rp"])
    tail = (found["tail"] or "").strip()
    text = found["number"] if money else sentence[found.start("number") : found.end()].strip()
    scale = _SCALE.match(sentence, found.end()) if money else None
    if scale is not None:
        text = f"{text} {scale[1]}"
    percent = tail.endswith("%") or tail.lower() == "persen"
    reading = _read(text if scale else found["number"] + ("%" if percent else ""), money)
    return Mention("nilai", text, reading, Tempat(), before=before)


def _measured_by(words: str) -> str:
    """What an achievement is called by the target that it is taken against."""
    folded = words.lower()
    if "nasional" in folded:
        return "terhadap-standar"
    return "kemajuan" if re.search(r"akhir|rpjmd|renstra|menengah", folded) else "capaian"


def _read(text: str, money: bool) -> Reading | None:
    try:
        return read(f"Rp {text}" if money else text, dot=Dot.DESIMAL if text.endswith("%") else Dot.TIDAK_TAHU)
    except NumberError:
        return None


def _cue(left: str, vocabulary: Vocabulary) -> tuple[str, str, int]:
    """The kind of the nearest cue in the words on the left, the cue, and how far it stands from their end."""
    best: tuple[int, int, str, str] | None = None
    for kind, pattern in _cues(vocabulary):
        if kind == "rata-rata":
            continue
        last = max(pattern.finditer(left), key=lambda one: one.end(), default=None)
        if last is not None and (best is None or (last.end(), last.end() - last.start()) > best[:2]):
            best = (last.end(), last.end() - last.start(), kind, last[0])
    return ("", "", 0) if best is None else (best[2], best[3], len(left) - best[0])


def _mean(left: str, vocabulary: Vocabulary) -> bool:
    return any(kind == "rata-rata" and pattern.search(left) for kind, pattern in _cues(vocabulary))


def _clause(text: str) -> str:
    """What is said of a count itself: up to the first comma."""
    return re.split(r"[,;:]", text, maxsplit=1)[0]


def _of_others(sentence: str, vocabulary: Vocabulary) -> frozenset[str]:
    """What a sentence counts of other things than the plan's: after "dari 95 indikator SPM", 81 of them are reached."""
    kinds, pattern = _counts(vocabulary)
    found = set()
    for whole in _FROM.finditer(sentence):
        counted = pattern.match(sentence, whole.end())
        kind = "" if counted is None else kinds[counted.lastindex or 0]
        if counted is not None and kind in _OF_PLAN and not counts_all(kind, "", sentence[counted.end() :]):
            found.add(f"jumlah:{kind}")
    return frozenset(found)


def _counted(right: str, sentence: str, found: re.Match[str], vocabulary: Vocabulary) -> Mention | None:
    whole = _OUT_OF.match(right)
    spelled = _SPELLED.match(right)
    rest = right[whole.end() :] if whole else right[spelled.end() :] if spelled else right
    kinds, pattern = _counts(vocabulary)
    counted = pattern.match(rest)
    if counted is None:
        return None
    kind = kinds[counted.lastindex or 0]
    if whole is not None and not (kind == "indikator" and _REACHED.match(rest, counted.end())):
        return None
    other = _NUMBER.search(rest, counted.end())
    clause = rest[counted.end() : other.start() if other else counted.end() + 90]
    denied = _DENIED.search(_clause(clause))
    condition = ""
    if denied is not None:
        condition = clause[denied.start() :].strip() + (f" {other[0]}" if other is not None else "")
    if not counts_all(kind, sentence[: found.start()], rest[counted.end() :]):
        return None
    if kind == "indikator" and _PART_OF.search(sentence[: found.start()]):
        return Mention(f"jumlah:{kind}", "", None, Tempat(), why=counted[0].strip())
    before = sentence[max(0, found.start() - 90) : found.start()]
    if kind in _CARRIED_OUT and (_DONE.search(before) or _IS_DONE.match(rest, counted.end())):
        kind += "-dilaksanakan"
    if kind == "indikator" and _REACHED.match(rest, counted.end()):
        kind += _TERCAPAI
    elif kind in ("indikator", "sasaran") and _SELECTED.match(rest, counted.end()):
        return None
    return Mention(f"jumlah:{kind}", "", None, Tempat(), condition=condition, why=counted[0].strip())
