# SPDX-License-Identifier: MIT
"""From the parts and passages that a format's reader met to a published report: parts joined into whole tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from sakip.numbers import Dot
from sakip.published import Cell, Passage, Published, Table, dot
from sakip.readers import captions, header, repair
from sakip.readers.clean import CHAPTER, has_figure, unmarked
from sakip.readers.parts import Item, Part
from sakip.readers.vocabulary import Vocabulary, standard

Line = tuple[Cell, ...]
LONGEST_TITLE = 80
AGREED = 2
"""So many tables that say the same of their dots, and none that says otherwise, speak for the others."""
NEAR_TABLE = 2
"""So near over its table a caption stands: its unit may stand between them."""
MOST_BETWEEN = 4
"""Passages that may stand between two parts of one table (a foot and a head of a page, a caption that slipped)."""


@attrs.define
class _Draft:
    """A table in the making. over: what stands before it; before: how many passages; head, rows: what was gathered."""

    over: list[Passage]
    headings: tuple[str, ...]
    head: list[Line]
    rows: list[Line]
    numbered: bool
    part: Part
    page: int | None
    before: int
    after: list[Passage] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)

    @property
    def width(self) -> int:
        return max((len(row) for row in (*self.head, *self.rows)), default=0)


def assemble(name: str, form: str, items: Sequence[Item], vocabulary: Vocabulary | None = None) -> Published:
    """The report `name` out of what its reader met."""
    words = vocabulary or standard()
    text: list[Passage] = []
    drafts: list[_Draft] = []
    between: list[Passage] = []
    unread: list[Passage] = []
    headings = captions.Headings()
    sheet: str | None = None
    for item in _with_titles(items):
        if item.sheet != sheet:
            headings, unread, sheet = captions.Headings(), [], item.sheet
        if isinstance(item, Passage):
            if item.text.startswith("[Gambar: "):
                continue  # what a picture shows, said where it cannot be drawn
            headings.take(item)
            passage = attrs.evolve(item, headings=headings.now(), document=name)
            text.append(passage)
            between.append(passage)
            unread.append(passage)
            if drafts:
                drafts[-1].after.append(passage)
            continue
        if not item.rows:
            continue
        last = drafts[-1] if drafts else None
        if last is not None and _join(last, item, between, words):
            last.page = item.page
            between = []
            continue
        made = _begin(item, unread, headings.now(), len(text))
        if made is None:
            for row in item.rows:
                line = " ".join(cell.text for cell in row if cell.text)
                if line:
                    loose = Passage(line, row[0].line, row[0].page, document=name, headings=headings.now())
                    text.append(loose)
                    between.append(loose)
                    unread.append(loose)
            continue
        drafts.append(made)
        between, unread = [], []
    if form == "txt":
        # A text's reader may meet a paragraph after the table that it stands over; its lines tell the order.
        text.sort(key=lambda one: (one.page or 0, one.line or 0))
        lines = [one.line or 0 for one in text]
        for draft in drafts:
            draft.before = bisect_left(lines, (draft.head or draft.rows)[0][0].line or 0)
    below = _captioned_below(drafts)
    tables = tuple(_build(draft, index, name, below=below) for index, draft in enumerate(drafts, 1))
    told = [found for found in map(dot, tables) if found is not Dot.TIDAK_TAHU]
    if len(told) >= AGREED and len(set(told)) == 1:
        tables = tuple(attrs.evolve(one, dot=told[0]) for one in tables)
    passages = tuple(attrs.evolve(one, index=index) for index, one in enumerate(text))
    return Published(name, form, tables, passages)


def _with_titles(items: Sequence[Item]) -> Iterator[Item]:
    """The items, a chapter's number and the title that stands under it as one."""
    number: Passage | None = None
    for item in items:
        if number is not None:
            if isinstance(item, Passage) and _is_title(item):
                yield _as_one(number, item)
                number = None
                continue
            yield number
        number = item if isinstance(item, Passage) and CHAPTER.fullmatch(item.text) else None
        if number is None:
            yield item
    if number is not None:
        yield number


def _is_title(passage: Passage) -> bool:
    text = passage.text
    short = len(text) <= LONGEST_TITLE and not has_figure(text) and not CHAPTER.match(text)
    return short and bool(text.isupper() or passage.level or passage.bold)


def _as_one(number: Passage, title: Passage) -> Passage:
    at = len(number.text) + 1
    return attrs.evolve(
        number,
        text=f"{number.text} {title.text}",
        level=number.level or title.level,
        bold=number.bold and title.bold,
        starts=(*(number.starts or (0,)), *(at + one for one in title.starts or (0,))),
        lines=(*(number.lines or (number.line or 0,)), *(title.lines or (title.line or 0,))),
    )


def _begin(part: Part, over: list[Passage], headings: tuple[str, ...], before: int) -> _Draft | None:
    widths = [len(header.texts(row)) for row in part.rows]
    if max(widths) < 2 or (len(part.rows) == 1 and part.loose and part.header is None and not _may_head(part.rows[0])):
        return None
    count, numbered = header.split(part.rows, part.header)
    rows = list(part.rows[count + numbered :])
    return _Draft(list(over), headings, list(part.rows[:count]), rows, numbered, part, part.page, before)


def _may_head(row: Line) -> bool:
    return len(header.texts(row)) >= 3 and not any(has_figure(text) for text in header.texts(row))


def _join(last: _Draft, part: Part, between: list[Passage], words: Vocabulary) -> bool:
    """Join `part` to the table before it, if it goes on with it."""
    if part.sheet != last.part.sheet or len(between) > MOST_BETWEEN:
        return False
    width = max(len(row) for row in part.rows)
    first = part.rows[0]
    if not last.rows and last.head and not last.numbered and width >= last.width - 1:
        if first[0].text and not header.numbers_columns(first) and not repair.is_number(first[0].text):
            return False
        whole = (*last.head, *part.rows)
        count, last.numbered = header.split(whole, len(last.head))
        last.head, last.rows = list(whole[:count]), list(whole[count + last.numbered :])
        last.notes.append(f"the header goes on at line {first[0].line}")
        return True
    own = captions.caption(last.over)
    captioned = any(one.level or not _names(one.text, own) for one in between)
    count, numbered = header.split(part.rows, part.header)
    if count > len(last.head) and header.same(last.head, part.rows[: len(last.head)]):
        count = len(last.head)  # below it, the end of a row that the page break cut looks like more of it
    if count and not captioned and header.same(last.head, part.rows[:count]):
        _extend(last, part.rows[count + numbered :], part, between)
        return True
    if abs(width - last.width) > 1 or not (part.loose or count == 0):
        return False
    if header.is_header(part.rows, part.header, words):
        return False
    if header.numbers_columns(first):
        if captioned:
            return False
        _extend(last, part.rows[1:], part, between)
        return True
    near = not between or _numbering_goes_on(last.rows, part.rows)
    apart = not captioned and part.page != last.page and all(len(one.text.split()) <= 12 for one in between)
    if not (near or apart) or (not part.loose and not (part.page is None and near)):
        return False
    _extend(last, part.rows, part, between)
    return True


def _extend(last: _Draft, rows: Sequence[Line], part: Part, between: Sequence[Passage]) -> None:
    """The rows put to the table; a line between them that heads those below it is one of them."""
    for one in between:
        if repair.heads_group(one.text):
            blank = (Cell(line=one.line, page=one.page),) * (last.width - 1)
            last.rows.append((Cell(one.text, one.line, one.page, bold=one.bold), *blank))
    last.rows.extend(rows)
    where = part.rows[0][0]
    last.notes.append(f"goes on at line {where.line}" if part.page is None else f"goes on on page {part.page}")


def _names(text: str, own: tuple[str | None, str]) -> bool:
    """Whether a text is no caption, or names the same table again at the head or foot of a page."""
    found = captions.label(text)
    if found is None:
        return True
    label, rest = found
    words = rest.strip(" .:()").casefold()
    return label == own[0] and (not words or "lanjut" in words or words == own[1].strip(" .:()").casefold())


def _numbering_goes_on(rows: Sequence[Line], more: Sequence[Line]) -> bool:
    before = [row[0].text.strip("(). ") for row in rows if row and row[0].text]
    after = more[0][0].text.strip("(). ")
    return bool(before) and before[-1].isdigit() and after.isdigit() and int(after) == int(before[-1]) + 1


def _captioned_below(drafts: Sequence[_Draft]) -> bool:
    """Whether the report sets its captions under its tables: more of them follow a table than stand over one."""
    over = sum(1 for one in drafts if any(captions.label(near.text) for near in one.over[-NEAR_TABLE:]))
    under = sum(1 for one in drafts if one.after and captions.label(one.after[0].text))
    return under > over


def _caption(draft: _Draft, below: bool) -> tuple[str | None, str]:
    if not below:
        return captions.caption(draft.over)
    own = draft.after[:1] if draft.after and captions.label(draft.after[0].text) else []
    # A caption without words has them in the line after it.
    own += draft.after[1:2] if own and len((captions.label(own[0].text) or ("", ""))[1]) <= 2 else []
    return captions.caption(own)


def _build(draft: _Draft, index: int, name: str, *, below: bool) -> Table:
    notes = draft.notes
    rows = [tuple(map(_unmarked, row)) for row in draft.rows if header.texts(row)]
    rows = [row for row in rows if not header.numbers_columns(row)]
    head, rows = repair.widen(draft.head, rows, notes)
    width = max((len(row) for row in (*head, *rows)), default=0)
    rows = repair.join_split_numbers(rows, width, notes)
    figures = repair.figure_columns(rows, width)
    if draft.part.loose:
        rows = repair.join_broken(rows, figures, notes)
        if not (rows and repair.total_kind(" ".join(header.texts(rows[-1])[:1]))):
            rows.extend(_spilled(draft, rows, figures, notes))
    numbering = repair.numbering_column(rows)
    columns, groups = header.titles(head, width)
    label, title = _caption(draft, below)
    return Table(
        index=index,
        columns=columns,
        rows=tuple(repair.labelled(rows, numbering is not None)),
        groups=groups,
        header=tuple(head),
        label=label,
        title=title,
        headings=draft.headings,
        numbered=draft.numbered,
        number_column=numbering,
        sheet=draft.part.sheet,
        document=name,
        after=draft.before,
        notes=tuple(notes),
    )


def _unmarked(cell: Cell) -> Cell:
    text = unmarked(cell.text) if cell.text else ""
    return cell if text == cell.text else attrs.evolve(cell, text=text)


_WORD = re.compile(r"[^\W\d]")


def _spilled(draft: _Draft, rows: list[Line], figures: Sequence[bool], notes: list[str]) -> list[Line]:
    """The total row of a table whose cells fell out of it, each into a paragraph of its own below it.

    What stands between the table and the total goes on with the last row's words.
    """
    fallen: list[Passage] = []
    for passage in draft.after[:8]:
        if passage.level or len(passage.text) > 40:
            break
        fallen.append(passage)
    at = next((i for i, one in enumerate(fallen) if repair.total_kind(one.text)), None)
    if at is None or at > 2 or at + 1 >= len(fallen) or not has_figure(fallen[at + 1].text) or not any(figures):
        return []
    column = next(i for i, figure in enumerate(figures) if figure)
    label = max(column - 1, 0)
    rest = fallen[at + 2 : at + 2 + len(figures) - column - 1]
    cells = [Cell(line=fallen[at].line, page=fallen[at].page) for _ in figures]
    for where, passage in ((label, fallen[at]), (column, fallen[at + 1]), *enumerate(rest, column + 1)):
        cells[where] = Cell(passage.text, passage.line, passage.page, joined=True, bold=passage.bold)
    words = [one.text for one in fallen[:at] if _WORD.search(one.text)]
    if words and rows:
        before = rows[-1][label]
        text = " ".join((before.text, *words))
        rows[-1] = (*rows[-1][:label], attrs.evolve(before, text=text, joined=True), *rows[-1][label + 1 :])
    notes.append(f"the total's cells stand as paragraphs from line {fallen[at].line}")
    return [tuple(cells)]
