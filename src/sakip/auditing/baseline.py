# SPDX-License-Identifier: MIT
"""Findings that were accepted, each with its reason, stay silent; the file that says so survives moved lines."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import attrs

from sakip import toml
from sakip.auditing.finding import Finding
from sakip.auditing.run import Audit
from sakip.errors import BundleError, Fault, Place
from sakip.lang import Message, msg

FORMAT = 1
_KEYS = ("sidik", "kode", "alamat", "tercetak", "alasan")


@attrs.frozen
class Baseline:
    """Reasons by fingerprint. An entry without a reason accepts nothing."""

    reasons: Mapping[str, str] = attrs.field(factory=dict)

    def apply(self, audit: Audit) -> Audit:
        """The audit without what was accepted; `diterima` says how much that is."""
        left = tuple(one for one in audit.findings if not self.reasons.get(fingerprint(one, audit.nama), "").strip())
        return attrs.evolve(audit, findings=left, diterima=len(audit.findings) - len(left))


def fingerprint(one: Finding, nama: str) -> str:
    """What a finding is, without where it stands: agency, check, address, and what is printed."""
    said = one.printed
    if said is None:
        message = one.message
        said = message.text if isinstance(message, Message) else str(message)
    return sha256("\n".join((nama, one.code, one.address, said)).encode()).hexdigest()[:16]


def read(path: str | Path) -> Baseline:
    """The baseline in a TOML file. Raises BundleError with every fault, FileError where it cannot be read."""
    data = toml.parse(toml.text(Path(path)), str(path))
    faults: list[Fault] = []
    place = Place(str(path))
    if data.get("format") != FORMAT:
        hint = msg("Write format = {newest}.", newest=FORMAT)
        faults.append(Fault("baseline", msg("there is no such format."), place, hint))
    reasons = {}
    entries = data.get("diterima", [])
    for at, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        known = isinstance(entry, dict) and set(entry) <= set(_KEYS) and isinstance(entry.get("sidik"), str)
        if not known or not isinstance(entry.get("alasan", ""), str):
            message = msg("entry {number} is none of a baseline.", number=at)
            faults.append(Fault("baseline", message, place, msg("Its keys: {keys}.", keys=", ".join(_KEYS))))
            continue
        reasons[entry["sidik"]] = entry.get("alasan", "")
    if faults:
        raise BundleError(faults)
    return Baseline(reasons)


def dump(audits: Mapping[str, Audit] | Audit, before: Baseline | None = None) -> str:
    """A baseline of all findings as TOML text: the reasons of `before` are kept, a new finding waits for its own."""
    known = before.reasons if before is not None else {}
    lines = [f"# {msg('Write a reason (alasan) for each finding that is accepted; one without a reason stays.')}"]
    lines += [f"format = {FORMAT}"]
    done: set[str] = set()
    for audit in [audits] if isinstance(audits, Audit) else audits.values():
        for one in audit.findings:
            mark = fingerprint(one, audit.nama)
            if mark in done:
                continue
            done.add(mark)
            lines += ["", f"# {audit.nama}: {one.message}".replace("\n", " "), "[[diterima]]"]
            entry = {"sidik": mark, "kode": one.code, "alamat": one.address, "tercetak": one.printed or "",
                     "alasan": known.get(mark, "")}  # fmt: skip
            lines += [f"{key} = {toml.quoted(value)}" for key, value in entry.items()]
    return "\n".join(lines) + "\n"
