# SPDX-License-Identifier: MIT
"""The private file with the officials' NIP: read beside the bundle, so that no civil servant number is published."""

from __future__ import annotations

from pathlib import Path

import attrs

from sakip import toml
from sakip.bundle.found import nearest
from sakip.errors import BundleError, Fault, Place, SakipError
from sakip.lang import Message, msg
from sakip.model import Bundle


def add_nip(bundle: Bundle, path: Path) -> Bundle:
    """`bundle` with the NIP of each signer that the file names, by part of the report or by name.

    The file has one table ``[nip]``: ``"kata-pengantar" = "..."`` or ``"NAMA PEJABAT" = "..."``; the part goes before
    the name. Raises BundleError where a part or name is not in the bundle. No message repeats a NIP.
    """
    try:
        source = toml.text(path)
        table = toml.parse(source, str(path))
    except SakipError as error:
        raise BundleError([error.fault()]) from None
    signers = bundle.perangkat_daerah.tanda_tangan
    names = {signer.nama for signer in signers.values() if signer.nama is not None}
    wrong: list[tuple[tuple[str, ...], str, Message, Message | None]] = []
    nip = table.pop("nip", {})
    for key in table:
        hint = msg("This file has one table: [nip].")
        wrong.append(((key,), "unknown-key", msg('the key "{key}" is not known here.', key=key), hint))
    if not isinstance(nip, dict):
        wrong.append((("nip",), "not-a-table", msg("a table with keys belongs here."), msg("Write [nip].")))
        nip = {}
    for key, value in nip.items():
        if key not in signers and key not in names:
            message = msg('"{key}" signs no part of this report.', key=key)
            wrong.append((("nip", key), "unknown-signer", message, nearest(key, [*signers, *sorted(names)])))
        elif not isinstance(value, str) or not value.strip():
            hint = msg("Put the NIP in quotation marks.")
            wrong.append((("nip", key), "not-text", msg("text belongs here."), hint))
    if wrong:
        lines = toml.lines(source, [one for one, *_ in wrong])
        places = [Place(str(path), lines[one], ".".join(one)) for one, *_ in wrong]
        raise BundleError(
            Fault(code, message, place, hint)
            for place, (_, code, message, hint) in sorted(
                zip(places, wrong, strict=True), key=lambda pair: pair[0].line or 0
            )
        )
    signed = {
        part: attrs.evolve(signer, nip=nip.get(part) or nip.get(signer.nama or part) or signer.nip)
        for part, signer in signers.items()
    }
    return attrs.evolve(bundle, perangkat_daerah=attrs.evolve(bundle.perangkat_daerah, tanda_tangan=signed))
