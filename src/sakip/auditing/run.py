# SPDX-License-Identifier: MIT
"""One audit: every check over one report, the findings in the order of their weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from sakip.auditing import checks
from sakip.auditing.finding import Certainty, Finding, Severity
from sakip.auditing.inputs import Material
from sakip.errors import Fault, PluginError, ProfileError
from sakip.lang import msg
from sakip.profile.gathering import place
from sakip.profile.keys import NONE, SEVERITIES, near

if TYPE_CHECKING:
    from sakip.lang import Message
    from sakip.measurement import Measurement
    from sakip.model import Claim
    from sakip.profile import Profile
    from sakip.published import LooseRow, Published

SCHEMA = 1


@attrs.frozen
class Audit:
    """What an audit found. kode, tahun: of the bundle; nama: of the agency. tercetak: how many printed values were
    looked at. findings: errors first, then warnings and notes, each by code and in the order of the document. dokumen:
    name of the report that was audited, None for a bundle alone. versi: of sakip and the plugins that made the figures.
    diterima: how many more findings were accepted by a baseline. asumsi: what was taken because the report does not say
    it: its year, its agency, its region.
    """

    kode: str
    tahun: int
    nama: str
    tercetak: int
    findings: tuple[Finding, ...]
    dokumen: str | None = None
    versi: Mapping[str, str] = attrs.field(factory=dict)
    diterima: int = 0
    asumsi: tuple[Message, ...] = ()

    def by_severity(self) -> Mapping[Severity, tuple[Finding, ...]]:
        """The findings of each severity that has some."""
        found = {one: tuple(x for x in self.findings if x.severity is one) for one in Severity}
        return {one: these for one, these in found.items() if these}

    def find(
        self, code: str, address: str, lines: Iterable[int] = (), computed: str | None = None
    ) -> tuple[Finding, ...]:
        """The findings of one check on one address whose places have all these lines; one without places has any.

        computed: what should stand there, where several findings share a line.
        """
        wanted = set(lines)
        return tuple(
            one
            for one in self.findings
            if (one.code, one.address) == (code, address)
            and computed in (None, one.computed)
            and (not one.places or wanted <= {place.baris for place in one.places})
        )

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "schema": SCHEMA,
            "kode": self.kode,
            "tahun": self.tahun,
            "printed": self.tercetak,
            "accepted": self.diterima,
            "assumed": [str(one) for one in self.asumsi],
            "findings": [one.to_json() for one in self.findings],
        }

    def to_sarif(self, artifact: str | None = None) -> dict[str, Any]:
        """As a SARIF 2.1.0 log. artifact: where a finding without a place stands (the bundle's path)."""
        from sakip.auditing.sarif import log

        return log(self, artifact)


def audit(
    measurement: Measurement,
    *,
    klaim: Iterable[Claim] | None = None,
    published: Published | None = None,
    loose: Iterable[LooseRow] = (),
    own: Iterable[object] = (),
    severities: Mapping[str, Severity | None] | None = None,
) -> Audit:
    """Every finding on the claims and the data of a measured bundle.

    klaim: what is printed, where it is not the bundle's own claims. published: the report that prints it, for the
    checks of its text. loose: its rows that have no address. own: findings of the region's own checks. severities:
    another severity by code than the check and the region's profile have, None to leave a check out.
    """
    material = Material(measurement, klaim, published, loose)
    found = [one for check in checks.every().values() for one in check(material)]
    found += [_finding(one) for one in own]
    chosen = {**of_profile(material.profile), **(severities or {})}
    kept = []
    for one in found:
        severity = chosen.get(one.code, one.severity)
        if severity is not None:
            kept.append(one if _explained(one) else attrs.evolve(one, severity=severity))
    weight, sure = list(Severity), list(Certainty)
    kept.sort(key=lambda one: (weight.index(one.severity), one.code, sure.index(one.certainty)))
    bundle = measurement.bundle
    return Audit(
        bundle.kode,
        bundle.tahun,
        bundle.perangkat_daerah.nama,
        len(material.tercetak),
        tuple(kept),
        dokumen=None if published is None else published.name,
        versi=measurement.versi,
    )


_WORDS = dict(zip(SEVERITIES, Severity, strict=True)) | {NONE: None}


def of_profile(profile: Profile) -> dict[str, Severity | None]:
    """The severities that a region chose, by code; None for a check that it leaves out (``audit.SKP101.keparahan``).

    Raises ProfileError for the code of a check that sakip does not have.
    """
    found: dict[str, Severity | None] = {}
    for (key, field), choice in profile.pilihan.items():
        code = key.removeprefix("audit.")
        if code == key or field != "keparahan":
            continue
        if code.startswith("SKP") and code not in checks.every():
            where = place(choice.berkas, (*choice.jalur, field))
            raise ProfileError(
                [Fault("profile", msg('there is no check "{code}".', code=code), where, near(code, checks.every()))]
            )
        found[code] = _WORDS[choice.nilai]
    return found


def _explained(one: Finding) -> bool:
    """Whether a check that accuses says that a practice explains the figure; no setting makes an accusation of it."""
    check = checks.every().get(one.code)
    return one.severity is Severity.NOTE and check is not None and check.severity is not Severity.NOTE


def _finding(answer: object) -> Finding:
    if isinstance(answer, Finding):
        return answer
    raise PluginError(
        msg("a check of the region's plugin (sakip_periksa) answered {answer}, which is no finding.",
            answer=repr(answer)[:60]),
        hint=msg("Return Finding values (sakip.auditing.finding)."),
    )  # fmt: skip
