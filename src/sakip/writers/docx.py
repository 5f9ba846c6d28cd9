# SPDX-License-Identifier: MIT
"""DOCX: real headings, lists and captions on A4, with a table of contents that is filled when the file is opened."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from sakip.document import (
    Block,
    Contents,
    Cover,
    Document,
    Gap,
    Index,
    List,
    ListOfPictures,
    ListOfTables,
    Marker,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Signature,
    Style,
    Table,
)
from sakip.writers import docx_picture, docx_table, docx_template, grid, package, pages, svg, text
from sakip.writers.docx_xml import (
    Element,
    R,
    W,
    bookmark,
    el,
    field,
    field_ends,
    link,
    no_room,
    paragraph,
    run,
    runs,
    set_property,
    where_known,
    without_gap,
)
from sakip.writers.options import MARGINS, USUAL, Options

if TYPE_CHECKING:
    from docx.section import _Footer, _Header

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_CM = 567
_STYLES = {Style.NORMAL: "Normal", Style.CENTER: "Tengah", Style.STATEMENT: "Pernyataan", Style.NOTE: "Catatan"}
_ABSTRACT = {Marker.BULLET: 0, Marker.NUMBER: 1, Marker.LETTER: 2}
_INDENT = 425
_CONTENTS_DEPTH = 3


def render(document: Document, options: Options = USUAL) -> bytes:
    """The document as a DOCX file."""
    start = docx_template.own() if options.templat is None else docx_template.of(options.templat)
    _Writer(document, start, options).write()
    buffer = BytesIO()
    start.word.save(buffer)
    return package.settled(buffer.getvalue())


class _Writer:
    def __init__(self, document: Document, start: docx_template.Start, options: Options) -> None:
        self.document, self.start, self.word, self.options = document, start, start.word, options
        self.items = pages.layout(document.blocks)
        self.lists: list[tuple[int, int, int]] = []
        self.marks = 0
        self.places: dict[int, str] = {}
        for at, item in enumerate(self.items):
            if isinstance(item.block, Section | Table | Picture):
                self.places[at] = f"_Toc{at + 1:09d}"
        self.wide = False
        self.pictures = 0
        self.begun = False
        self.drawn = svg.drawn(grid.pictures(document.blocks))

    def write(self) -> None:
        references = self.references()
        body: Element = self.word.element.body
        last = body.find(W + "sectPr")
        body.clear()
        # what the section that is being written needs at its end
        numbered, before = not self.covered(0), None
        start = False
        for at, item in enumerate(self.items):
            self.wide = item.wide
            turned = before is not None and (before.wide != item.wide or isinstance(before.block, Cover))
            if before is not None and turned:
                self.close(body, self.section(before.wide, references if numbered else (), start))
                start = isinstance(before.block, Cover)
                numbered = not self.covered(at)
            elements = self.block(item, at)
            if item.new_page and before is not None and not turned and elements:
                set_property(elements[0], el("pageBreakBefore"))
            body.extend(elements)
            before = item
        section = self.section(before.wide if before else False, references if numbered else (), start)
        if last is not None:
            for name, value in last.attrib.items():
                section.set(name, value)
        if (last_block := without_gap(body)) is not None and last_block.tag == W + "tbl":
            body.append(no_room())
        body.append(section)
        docx_template.renamed(body, self.start.styles)
        self.numbering()
        self.properties()

    def line(self) -> int:
        """The width of the page's text, in twentieths of a point."""
        return self.options.kertas.line(self.wide)

    def covered(self, at: int) -> bool:
        return at < len(self.items) and isinstance(self.items[at].block, Cover)

    def references(self) -> tuple[Element, ...]:
        """Header and footer of every page but the cover: the template's, with a page number where it has no footer."""
        kept = self.start.references
        if any(one.tag == W + "footerReference" for one in kept):
            return kept
        section = self.word.sections[0]
        footer = self.repeated("footer", section.footer, paragraph("Footer", field("PAGE", run("1"))))
        running = text.running(self.document)
        if self.options.templat is not None or not running:
            return (*kept, footer)
        return self.repeated("header", section.header, paragraph("Header", [run(running)])), footer

    def repeated(self, kind: str, part: _Header | _Footer, content: Element) -> Element:
        """Put `content` into the part that comes again on every page; returns what refers to it."""
        part.is_linked_to_previous = False
        holder: Element = part._element
        for child in list(holder):
            holder.remove(child)
        holder.append(content)
        docx_template.renamed(holder, self.start.styles)
        there = self.word.sections[0]._sectPr.find(f"{W}{kind}Reference")
        assert there is not None
        reference = el(f"{kind}Reference", type="default")
        reference.set(R + "id", str(there.get(R + "id")))
        return reference

    def section(self, wide: bool, references: Sequence[Element], start: bool) -> Element:
        node = el("sectPr", *map(deepcopy, references))
        node.append(el("type", val="nextPage"))
        across, down = self.options.kertas.size(wide)
        size = el("pgSz", w=across, h=down)
        if wide:
            size.set(W + "orient", "landscape")
        node.extend([size, el("pgMar", **MARGINS[wide], header=709, footer=709, gutter=0)])
        if start:
            node.append(el("pgNumType", start=1))
        if references and not self.begun:
            self.begun = True
            if self.start.first:
                node.append(el("titlePg"))
            elif self.options.templat is None and not self.covered(0):
                # a document without a cover names itself on its first page: no header there, the footer all the same
                first = deepcopy(references[-1])
                first.set(W + "type", "first")
                node.insert(len(references), first)
                node.append(el("titlePg"))
        return node

    def close(self, body: Element, section: Element) -> None:
        """End the section with the last paragraph, or with one that takes no room."""
        last = without_gap(body)
        if last is not None and last.tag == W + "p" and last.find(f"{W}pPr/{W}sectPr") is None:
            set_property(last, section)
        else:
            body.append(no_room(section))

    def block(self, item: pages.Item, at: int) -> list[Element]:
        block = item.block
        match block:
            case Section():
                style = f"Heading{min(item.depth + 1, 7)}"
                heading = run(block.heading)
                if item.depth == 0 and block.is_chapter:
                    heading = run(f"{block.label}\n{block.title}")
                return [paragraph(style, self.marked(at, heading))]
            case Table():
                return self.table(block, at)
            case Picture():
                return self.picture(block, at)
            case Contents():
                return self.contents(block)
            case ListOfTables() | ListOfPictures():
                return self.list_of(block)
            case Signature():
                return self.signatures(item.signatures)
            case _:
                return self.plain(block, 0)

    def plain(self, block: Block, depth: int) -> list[Element]:
        """Blocks that may stand inside a list item as well, at the item's indent."""
        indent = [el("ind", left=_INDENT * depth)] if depth else []
        match block:
            case Paragraph():
                kept = [el("keepNext")] * text.leads(block.text)
                # a justified line would be drawn out where a break ends it
                broken = [el("jc", val="left")] * (block.style is Style.NORMAL and "\n" in block.text)
                return [paragraph(_STYLES[block.style], runs(block.runs), *indent, *kept, *broken)]
            case List():
                return self.numbered(block, depth)
            case Table():
                return self.table(block, None)
            case Picture():
                return self.picture(block, None)
            case Signature():
                return self.signatures((block,))
            case Gap():
                return [paragraph("Celah", [run("Belum diisi: ", bold=True), run(block.text)], *indent)]
            case Cover():
                return self.cover(block)
            case Section():
                inner = [element for one in block.blocks for element in self.plain(one, depth)]
                return [paragraph("Normal", [run(block.heading, bold=True)], el("keepNext"), *indent), *inner]
            case Contents():
                return self.contents(block)
            case ListOfTables() | ListOfPictures():
                return self.list_of(block)
            case PageBreak():
                return []
            case _:
                assert_never(block)

    def marked(self, at: int | None, content: Element) -> list[Element]:
        """Content that a table of contents leads to."""
        if at is None:
            return [content]
        self.marks += 1
        start, end = bookmark(self.places[at], self.marks)
        return [start, content, end]

    def numbered(self, block: List, depth: int) -> list[Element]:
        self.lists.append((_ABSTRACT[block.marker], min(depth, 8), block.start))
        number = len(self.lists)
        found = []
        for at, item in enumerate(block.items, start=1):
            numbering = el("numPr", el("ilvl", val=min(depth, 8)), el("numId", val=number))
            # no page begins with the last item alone
            kept = [el("keepNext")] * (at == len(block.items) - 1 and not item.blocks)
            found.append(paragraph("ListParagraph", runs(item.runs), *kept, numbering))
            found += [element for one in item.blocks for element in self.plain(one, depth + 1)]
        return found

    def table(self, block: Table, at: int | None) -> list[Element]:
        caption = paragraph("Caption", self.marked(at, run(block.caption)), el("keepNext"), el("outlineLvl", val=8))
        last = len(block.notes) - 1
        notes = [
            paragraph("Catatan", [run(note)], *[el("keepNext")] * (at < last)) for at, note in enumerate(block.notes)
        ]
        return [caption, docx_table.table(block, self.line()), *(notes or [paragraph("Sela")])]

    def picture(self, block: Picture, at: int | None) -> list[Element]:
        drawn = self.drawn.get(block.svg)
        if drawn is None:
            shown = run(f"[Gambar: {block.alt}]", italic=True)
        else:
            self.pictures += 1
            size = svg.fitted(drawn[0], *self.room())
            shown = docx_picture.inline(self.word.part, *drawn, block.alt, size, self.pictures)
        caption = self.marked(at, run(block.caption))
        return [
            paragraph("Gambar", [shown]),
            paragraph("Caption", caption, el("outlineLvl", val=7), el("keepNext", val=0)),
        ]

    def room(self) -> tuple[float, float]:
        """What a picture may take, in pixels of a drawing: the line, and most of the page."""
        margins = MARGINS[self.wide]
        down = self.options.kertas.size(self.wide)[1] - margins["top"] - margins["bottom"]
        return self.line() / 15, (down - 1400) / 15

    def signatures(self, blocks: Sequence[Signature]) -> list[Element]:
        if len(blocks) == 1:
            above, below = self.signature(blocks[0], self.line() // 2)
            return [*above, *below]
        halves = [self.signature(block, 0) for block in blocks]
        # a cell holds at least one paragraph
        rows = [[half[at] or [paragraph("TandaTangan")] for half in halves] for at in (0, 1)]
        return [paragraph("Sela"), docx_table.side_by_side(rows, self.line()), paragraph("Sela")]

    def signature(self, block: Signature, left: int) -> tuple[list[Element], list[Element]]:
        """What stands over the room for the signature, and what under it."""
        place = [el("ind", left=left)] if left else []
        above = [paragraph("TandaTangan", [run(line)], *map(deepcopy, place)) for line in block.above]
        below = [
            paragraph("TandaTangan", [run(line, bold=at == 0)], *map(deepcopy, place))
            for at, line in enumerate(block.below)
        ]
        if above:
            set_property(above[0], el("spacing", before=360, after=0))
        if below:
            set_property(below[0], el("spacing", before=1300, after=0))
        if found := [*above, *below]:
            _unset(found[-1], "keepNext")
        return above, below

    def cover(self, block: Cover) -> list[Element]:
        upper = [paragraph("Sampul", [run(line)]) for line in block.lines]
        foot = [paragraph("SampulBawah", [run(line)]) for line in block.foot]
        ems = self.options.kertas.line() / 20
        used = 2400 + sum(620 * text.line_count(line, ems / 22) for line in block.lines)
        used += sum(420 * text.line_count(line, ems / 15) for line in block.foot)
        if upper:
            set_property(upper[0], el("spacing", before=2400, after=120))
        if foot:
            room = max(self.options.kertas.size()[1] - 2 * 1417 - used - 600, 600)
            set_property(foot[0], el("spacing", before=room, after=60))
        return upper + foot

    def contents(self, block: Contents) -> list[Element]:
        entries = [
            (min(item.depth + 1, _CONTENTS_DEPTH), item.block.heading, self.places[at])
            for at, item in enumerate(self.items)
            if isinstance(item.block, Section) and item.depth < _CONTENTS_DEPTH
        ]
        return self.index(block.title, f'TOC \\o "1-{_CONTENTS_DEPTH}" \\h \\z', entries)

    def list_of(self, block: ListOfTables | ListOfPictures) -> list[Element]:
        # captions have outline levels of their own: a style's name would need the list separator of the reader's system
        level, kind = (9, Table) if isinstance(block, ListOfTables) else (8, Picture)
        entries = [
            (level, item.block.caption, self.places[at])
            for at, item in enumerate(self.items)
            if isinstance(item.block, Table | Picture) and isinstance(item.block, kind)
        ]
        return self.index(block.title, f'TOC \\o "{level}-{level}" \\h \\z \\u', entries)

    def index(self, title: str, instruction: str, entries: Sequence[tuple[int, str, str]]) -> list[Element]:
        heading = [paragraph("JudulDaftar", [run(title)])] if title else []
        if not entries:
            return heading
        opening, end = field_ends(instruction, dirty=True)
        found = []
        for level, entry, place in entries:
            page = field(f"PAGEREF {place} \\h", run("…"))
            found.append(paragraph(f"TOC{level}", [link(place, run(entry), el("r", el("tab")), *page)]))
        for at, element in enumerate(opening):
            found[0].insert(1 + at, where_known(element))
        found[-1].append(where_known(end))
        return [*heading, *found]

    def numbering(self) -> None:
        holder: Element = self.word.part.numbering_part.element
        for child in list(holder):
            holder.remove(child)
        signs = (("bullet", ("•", "–", "•")), ("decimal", ("%{}.",)), ("lowerLetter", ("%{}.",)))
        for number, (kind, marks) in enumerate(signs):
            levels = [_level(depth, kind, marks[depth % len(marks)].format(depth + 1)) for depth in range(9)]
            holder.append(el("abstractNum", el("multiLevelType", val="multilevel"), *levels, abstractNumId=number))
        for number, (abstract, depth, first) in enumerate(self.lists, start=1):
            again = el("lvlOverride", el("startOverride", val=first), ilvl=depth)
            holder.append(el("num", el("abstractNumId", val=abstract), again, numId=number))

    def properties(self) -> None:
        core = self.word.core_properties
        core.title = text.clean(self.document.title)[:255]
        core.subject = text.clean(self.document.subject)[:255]
        core.author = text.clean(self.document.author)[:255]
        core.last_modified_by = core.comments = core.keywords = ""
        core.language = "id-ID"
        core.revision = 1
        core.created = core.modified = _EPOCH
        settings: Element = self.word.settings.element
        for child in list(settings):
            settings.remove(child)
        mode = el("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
        settings.append(el("defaultTabStop", val=720))
        if any(isinstance(item.block, Index) for item in self.items):
            settings.append(el("updateFields", val="true"))
        settings.append(el("compat", mode))
        settings.append(el("themeFontLang", val="id-ID"))


def _level(depth: int, kind: str, mark: str) -> Element:
    place = el("pPr", el("ind", left=_INDENT * (depth + 1), hanging=_INDENT))
    return el(
        "lvl",
        el("start", val=1),
        el("numFmt", val=kind),
        el("lvlText", val=mark),
        el("lvlJc", val="left"),
        place,
        ilvl=depth,
    )


def _unset(node: Element, name: str) -> None:
    """Switch off a property that the paragraph's style has."""
    set_property(node, el(name, val="0"))
