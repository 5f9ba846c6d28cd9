# SPDX-License-Identifier: MIT
"""The pieces of a page: docutils nodes that directives put together.

All are already in the language of the build, so that Sphinx must not translate them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from sakip.lang import N_, say, using
from sakip.references import Rujukan, Tanda, catalogue

Content = str | nodes.Node | Sequence["str | nodes.Node"]

MARKS: dict[Tanda, str] = {
    Tanda.VERBATIM: N_("read in the regulation or in the official report itself"),
    Tanda.SEKUNDER: N_("read in another document that restates it"),
    Tanda.KODE: N_("read in the code or the data of a public application: practice, not law"),
    Tanda.TURUNAN: N_("derived or recomputed from one of the others"),
}


class Directive(SphinxDirective):
    """A directive whose texts are in the language of the build."""

    def run(self) -> list[nodes.Node]:
        with using(tongue(self.config.language)):
            return self.made()

    def made(self) -> list[nodes.Node]:
        """The nodes of the directive."""
        raise NotImplementedError

    def anchor(self, kind: str, name: str, node: nodes.Element, prefix: str = "") -> None:
        """Make `node` the place of the thing `name`, which ``{kind}`{name}``` links to."""
        id = f"{prefix}{name}".replace(" ", "-")
        node["ids"].append(id)
        self.state.document.note_explicit_target(node)
        self.env.domains.standard_domain.note_object(kind, name, id, location=node)


def tongue(language: str) -> str:
    """The language of sakip's own texts in a build for `language`."""
    return "en" if language.startswith("en") else "id"


def fill(node: nodes.Element, content: Content) -> nodes.Element:
    """`node` with `content` in it."""
    for part in [content] if isinstance(content, (str, nodes.Node)) else content:
        node += nodes.Text(part) if isinstance(part, str) else part
    return node


def paragraph(*content: str | nodes.Node, classes: Sequence[str] = ()) -> nodes.paragraph:
    node = nodes.paragraph(classes=list(classes), translatable=False)
    fill(node, content)
    return node


def code(text: str) -> nodes.literal:
    return nodes.literal("", text)


def html(text: str, **attributes: object) -> nodes.raw:
    """Markup for browsers; other builders leave it out. attributes: of the node, for those who look for it."""
    return nodes.raw("", text, format="html", **attributes)


def steps(lines: Sequence[str]) -> nodes.literal_block:
    """Lines of a derivation, as they stand."""
    return nodes.literal_block("", "\n".join(lines), language="none", classes=["sakip-langkah"])


def title(content: Content) -> nodes.Element:
    """The title of a section."""
    return fill(nodes.title(translatable=False), content)


def heading(content: Content) -> nodes.Element:
    """The title of a part of a section, which no table of contents lists."""
    return fill(nodes.rubric(classes=["sakip-bagian"], translatable=False), content)


def table(head: Sequence[str], rows: Sequence[Sequence[Content]], align: str = "") -> nodes.table:
    """A table. align: ``<`` or ``>`` for each column; numbers go to the right."""
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]
    group += fill(nodes.thead(), [_row(head, align)])
    body = nodes.tbody()
    body += [_row(row, align) for row in rows]
    group += body
    return nodes.table("", group, classes=["sakip-tabel"])


def _row(cells: Sequence[Content], align: str) -> nodes.row:
    row = nodes.row()
    for at, cell in enumerate(cells):
        classes = ["sakip-angka"] if align[at : at + 1] == ">" else []
        row += nodes.entry("", paragraph(*([cell] if isinstance(cell, (str, nodes.Node)) else cell)), classes=classes)
    return row


def link(kind: str, name: str, text: str = "", *, as_code: bool = False) -> addnodes.pending_xref:
    """A link to the place of a thing: rule, regulation, key, kind, command."""
    node = addnodes.pending_xref(
        "", refdomain="std", reftype=kind, reftarget=name, refexplicit=bool(text), refwarn=True
    )
    plain = bool(text) and not as_code
    node += nodes.inline("", text) if plain else nodes.literal("", text or name, classes=["sakip-id"])
    return node


def outside(text: str, address: str) -> nodes.reference:
    """A link out of the pages."""
    return nodes.reference("", text, refuri=address, internal=False)


def mark(tanda: Tanda) -> nodes.raw:
    """The letter of a mark, with what it means for those who point at it or listen."""
    meaning = escape(say(MARKS[tanda]), quote=True)
    return html(f'<abbr class="sakip-tanda sakip-tanda-{tanda.lower()}" title="{meaning}">{tanda}</abbr>')


def reference(rujukan: Rujukan) -> list[nodes.Node]:
    """A reference in full: source, place in it, mark, whether it is practice only, and its remark."""
    parts: list[nodes.Node] = [_source(rujukan)]
    if rujukan.bagian:
        parts.append(nodes.Text(f", {rujukan.bagian}"))
    parts += [nodes.Text(" "), mark(rujukan.tanda)]
    if rujukan.praktik_saja:
        parts += [nodes.Text(" "), html(f'<span class="sakip-praktik">{escape(say("practice"))}</span>')]
    if rujukan.tautan:
        parts += [nodes.Text(" · "), outside(say("open the source"), rujukan.tautan)]
    if rujukan.setara:
        parts.append(nodes.Text(" · " + say("says the same: {reference}", reference=rujukan.setara)))
    if rujukan.catatan:
        parts.append(nodes.Text(f" · {rujukan.catatan}"))
    return parts


def _source(rujukan: Rujukan) -> nodes.Node:
    """The name of a source, leading to its entry in the catalogue, or to the source itself where it has none there."""
    own = rujukan.entri
    if own is not None:
        return outside(own.nama, own.tautan) if own.tautan else nodes.Text(own.nama)
    entry = catalogue().get(rujukan.sumber)
    return link("peraturan", rujukan.sumber, entry.nama) if entry else nodes.Text(rujukan.sumber)


def bullets(items: Sequence[Content]) -> nodes.bullet_list:
    found = nodes.bullet_list(classes=["sakip-daftar"])
    for item in items:
        entry = nodes.list_item()
        entry += paragraph(*([item] if isinstance(item, (str, nodes.Node)) else item))
        found += entry
    return found
