# SPDX-License-Identifier: MIT
"""``sakip-worked-audit``: the slips that a reader saw in a report, beside what the audit says of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes

from sakip.auditing import Audit
from sakip.lang import N_, language, say
from sakip.sphinxext.parts import Content, Directive, heading, link, paragraph, table


def audited(listed: dict[str, Any], folder: Path) -> Audit:
    """The audit of the report that a list of slips names, with the data of its bundle. folder: where the list lies."""
    from sakip import api, auditing, readers
    from sakip.readers.claims import claims

    bundle = api.load(folder / listed["bundel"])
    published = readers.read(folder / listed["laporan"])
    return auditing.audit(api.measure(bundle), klaim=claims(published, bundle), published=published)


WHY = {
    "makna": N_("only the meaning shows it"),
    "bahasa": N_("the grammar of a sentence is not parsed"),
    "ejaan": N_("a name, or a word too far from every right one"),
    "bentuk": N_("the text does not keep how the page looked"),
    "luar": N_("it takes knowledge from outside the report"),
}
"""Why a slip that a reader sees is not found, by the key `alasan`."""


class WorkedAudit(Directive):
    """The list in a TOML file beside the page (``sakip-worked-audit:: contoh-audit.toml``): by finding, then what the
    audit misses."""

    required_arguments = 1

    def made(self) -> list[nodes.Node]:
        import tomli

        path = Path(self.env.doc2path(self.env.docname)).parent / self.arguments[0]
        self.env.note_dependency(str(path))
        listed = tomli.loads(path.read_text("utf-8"))
        audit = audited(listed, path.parent)
        found: list[list[Content]] = []
        for entry in listed["temuan"]:
            lines = [line for slip in entry["slip"] for line in slip["baris"]]
            [one] = audit.find(entry["kode"], entry["alamat"], lines, entry.get("hasil"))
            said: list[str | nodes.Node] = [str(one.message)]
            if one.cause is not None:
                said += [" ", nodes.emphasis("", str(one.cause) + ".")]
            for at, slip in enumerate(entry["slip"]):
                # What a finding says of several slips stands beside the first of them.
                beside: list[Content] = ["", ""] if at else [link("pemeriksaan", one.code, as_code=True), said]
                found.append([str(len(found) + 1), *_slip(slip), *beside])
        missed: list[list[Content]] = [
            [str(len(found) + at), *_slip(one), one[language()], say(WHY[one["alasan"]])]
            for at, one in enumerate(listed["luput"], 1)
        ]
        return [
            paragraph(say("{found} of {total} slips are found by a check; {missed} are not.", found=len(found),
                          total=len(found) + len(missed), missed=len(missed))),
            heading(say("Found")),
            table([say("No."), say("Line"), say("Printed"), say("Check"), say("What the audit says")], found),
            heading(say("Not found")),
            table([say("No."), say("Line"), say("Printed"), say("What a reader sees"), say("Why not")], missed),
        ]  # fmt: skip


def _slip(slip: dict[str, Any]) -> tuple[str, str]:
    return ", ".join(map(str, slip["baris"])), slip["tercetak"]
