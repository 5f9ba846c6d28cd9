# SPDX-License-Identifier: MIT
"""The same DOCX with a Word comment at each disputed figure; nothing else in the file is changed."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from sakip.auditing.finding import Severity
from sakip.lang import msg, say
from sakip.published import Cell, Passage
from sakip.readers import word
from sakip.readers.package import Package
from sakip.readers.refusal import damaged, refuse
from sakip.reviu.anchors import W, anchor
from sakip.reviu.places import Mark, Spot, marks, of, said_parts
from sakip.writers.text import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

    from sakip.auditing import Audit, Finding
    from sakip.published import Published

AUTHOR, INITIALS = "sakip", "S"
FEW = 3
"""What is no error is commented on at so many places, each by itself."""
_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@attrs.frozen
class Commented:
    """A DOCX with comments. count: how many were put in. left: the numbers of the findings, from 1, that have no place
    in the body of the document: they stand in the working paper alone."""

    data: bytes
    count: int
    left: tuple[int, ...]


def comment(data: bytes, audit: Audit, published: Published, *, name: str = "dokumen") -> Commented:
    """The DOCX `data` with a comment at every place that a finding of `audit` names.

    published: the reading of the same file that was audited. name: of the file, for refusals. An error is told at each
    of its places, for each is corrected; other words that stand at more than `FEW` are told once, at the first.
    Comments that are there already are kept. Raises ReaderError where the file is no DOCX, is damaged, unsafe or beyond
    the bounds.
    """
    package = Package(data, name) if data.startswith(b"PK") else None
    if package is None or package.form != "docx":
        refuse(name, msg("only a DOCX can hold comments."),
               hint=msg("Give the report as DOCX, or have the working paper written instead: -o FILE."),
               code="reader-unknown")  # fmt: skip
    inside = word.inside(package)
    part = _Comments(package, inside)
    told: set[int] = set()
    disputes = marks(audit.findings, published)
    places = Counter(_said(published, spot, mark) for spot, disputed in disputes.items() for mark in disputed)
    once: set[tuple[int, str]] = set()
    for spot, disputed in sorted(disputes.items(), key=lambda one: _order(published, one[0])):
        where = of(published, spot)
        for mark in disputed:
            line, shown, begin = _line(where, mark.start)
            element = inside.elements.get(line)
            column = where.at if isinstance(where, Cell) else None
            paragraphs = [] if element is None else word.paragraphs(element, column)
            if not paragraphs:
                continue
            said, further = _said(published, spot, mark), 0
            if mark.finding.severity is not Severity.ERROR and places[said] > FEW:
                if said in once:
                    continue
                once.add(said)
                further = places[said] - 1
            id = part.add(_lines(mark, where.text[mark.start : mark.end], further))
            anchor(paragraphs, shown, mark.start - begin, mark.end - begin, id)
            told.add(mark.number)
    left = tuple(number for number in range(1, len(audit.findings) + 1) if number not in told)
    if not part.count:
        return Commented(data, 0, left)
    return Commented(
        package.copy({word.DOCUMENT: word.serialized(inside.root, inside.strict), **part.members()}), part.count, left
    )


def _line(where: Cell | Passage, at: int) -> tuple[int, str, int]:
    """The paragraph in which a character of a place stands: its number, its text, and where in the place it begins; a
    chapter's number and its title are two."""
    if isinstance(where, Cell) or len(where.starts) < 2:
        return where.line or 0, where.text, 0
    index = max(bisect_right(where.starts, at) - 1, 0)
    begin, *further = where.starts[index:]
    return where.lines[index], where.text[begin : further[0] if further else None].rstrip(), begin


def _order(published: Published, spot: Spot) -> tuple[int, int, Spot]:
    """The order of the document: a table stands behind the passages before it."""
    if len(spot) == 1:
        return spot[0], 1, spot
    return published.tables[spot[0]].after, 0, spot


def _said(published: Published, spot: Spot, mark: Mark) -> tuple[int, str]:
    """What is told of a place: the finding, and the disputed words."""
    return mark.number, " ".join(of(published, spot).text[mark.start : mark.end].casefold().split())


def _lines(mark: Mark, shown: str, further: int) -> tuple[str, ...]:
    """What a comment says: what is printed and what it should be, how that was found, and by which rule.

    further: how many more places it speaks for.
    """
    one = mark.finding
    lines = []
    wrong, right = (one.printed or "").split(" / "), (one.computed or "").split(" / ")
    if len(wrong) == len(right) > 1 and shown in wrong:
        meant = right[wrong.index(shown)]
        return say("{printed} should be {computed}.", printed=shown, computed=meant), _source(one)
    if _comparable(one, shown):
        both = {"printed": shown, "computed": one.computed}
        if one.cause is None:
            lines.append(say("{printed} should be {computed}.", **both))
        else:
            lines.append(say("{printed} should be {computed}, because {cause}.", **both, cause=one.cause))
    lines.append(str(one.message))
    if further:
        lines.append(say("The same at {count} more places; the working paper names them.", count=further))
    lines.append(_source(one))
    return tuple(lines)


def _source(one: Finding) -> str:
    return one.code if one.rujukan is None else f"{one.code}; {one.rujukan}"


def _comparable(finding: Finding, shown: str) -> bool:
    """Whether what stands at the place should be what was computed: a figure for a figure, a name for a name. A word
    that only happens to stand there should not, nor what a known practice explains."""
    if finding.computed is None or finding.printed is None or finding.severity is Severity.NOTE:
        return False
    figure = any(map(str.isdigit, shown))
    return figure == any(map(str.isdigit, finding.computed)) and (figure or shown in said_parts(finding.printed))


class _Comments:
    """The part of the package that holds comments: the one that is there, or a new one."""

    def __init__(self, package: Package, inside: word.Inside) -> None:
        from lxml import etree

        self.package = package
        self.strict = inside.strict
        types = package.xml(_TYPES)
        if types is None:
            damaged(package.name, "DOCX")
        self.types: _Element = types
        relations = package.xml(_RELATIONS)
        self.relations: _Element = etree.Element(f"{_RELATION}Relationships") if relations is None else relations
        self.relation = next(
            (x for x in self.relations if x.get("Type") in (f"{_OFFICE}/comments", f"{_STRICT_OFFICE}/comments")), None
        )
        self.name = "" if self.relation is None else _inside(self.relation.get("Target") or "")
        old = package.read(self.name)
        self.isnew = old is None
        if old is None:
            self.root = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        else:
            self.root = package.parse(word.transitional(old), bare=False)
        held = (*self.root.iter(f"{W}comment"), *inside.root.iter(f"{W}commentRangeStart", f"{W}commentReference"))
        numbers = [one.get(f"{W}id") or "" for one in held]
        self.next = max((int(one) for one in numbers if one.isdigit() and len(one) < 10), default=-1) + 1
        self.count = 0

    def add(self, lines: tuple[str, ...]) -> int:
        """Add a comment of these paragraphs and return its id."""
        from lxml import etree

        id, self.next, self.count = self.next, self.next + 1, self.count + 1
        told = etree.SubElement(self.root, f"{W}comment")
        for key, value in (("id", str(id)), ("author", AUTHOR), ("initials", INITIALS)):
            told.set(f"{W}{key}", value)
        for at, line in enumerate(lines):
            paragraph = etree.SubElement(told, f"{W}p")
            if at == 0:
                etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
            text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
            text.text = clean(line)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return id

    def members(self) -> dict[str, bytes]:
        """The members of the package that the comments change."""
        from lxml import etree

        if not self.isnew:
            return {self.name: word.serialized(self.root, self.strict)}
        name = "word/comments.xml"
        while name in self.package.names:
            name = name.replace(".xml", "-sakip.xml")
        if self.relation is None:
            ids = {one.get("Id") for one in self.relations}
            self.relation = etree.SubElement(self.relations, f"{_RELATION}Relationship")
            self.relation.set("Id", next(id for at in range(len(ids) + 1) if (id := f"rIdSakip{at + 1}") not in ids))
            self.relation.set("Type", f"{_STRICT_OFFICE if self.strict else _OFFICE}/comments")
        # a relation to a part that is not there is led to the new one
        self.relation.set("Target", posixpath.basename(name))
        made = etree.SubElement(self.types, f"{_TYPE}Override")
        made.set("PartName", f"/{name}")
        made.set("ContentType", _CONTENT)
        return {
            name: word.serialized(self.root, self.strict),
            _RELATIONS: word.serialized(self.relations),
            _TYPES: word.serialized(self.types),
        }


def _inside(target: str) -> str:
    """The member that a relation of ``word/document.xml`` leads to."""
    return posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
