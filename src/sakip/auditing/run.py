# SPDX-License-Identifier: MIT
"""One audit: every check over one report, the findings in the order of their weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from sakip.auditing import checks
from sakip.auditing.finding import Certainty, Finding, Severity
from sakip.auditing.inputs import Material
from sakip.errors import PluginError
from sakip.lang import msg

if TYPE_CHECKING:
    from sakip.measurement import Measurement
    from sakip.model import Claim
    from sakip.published import Published

SCHEMA = 1


@attrs.frozen
class Audit:
    """What an audit found. kode, tahun: of the bundle; nama: of the agency. tercetak: how many printed values were
    looked at. findings: errors first, then warnings and notes, each by code and in the order of the document. diterima:
    how many more were accepted by a baseline."""

    kode: str
    tahun: int
    nama: str
    tercetak: int
    findings: tuple[Finding, ...]
    diterima: int = 0

    def by_severity(self) -> Mapping[Severity, tuple[Finding, ...]]:
        """The findings of each severity that has some."""
        found = {one: tuple(x for x in self.findings if x.severity is one) for one in Severity}
        return {one: these for one, these in found.items() if these}

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "schema": SCHEMA,
            "kode": self.kode,
            "tahun": self.tahun,
            "printed": self.tercetak,
            "accepted": self.diterima,
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
    own: Iterable[object] = (),
    severities: Mapping[str, Severity | None] | None = None,
) -> Audit:
    """Every finding on the claims and the data of a measured bundle.

    klaim: what is printed, where it is not the bundle's own claims. published: the report that prints it, for the
    checks of its text. own: findings of the region's own checks. severities: another severity by code, None to leave a
    check out.
    """
    material = Material(measurement, klaim, published)
    found = [one for check in checks.every().values() for one in check(material)]
    found += [_finding(one) for one in own]
    chosen = severities or {}
    kept = []
    for one in found:
        severity = chosen.get(one.code, one.severity)
        if severity is not None:
            # A note says that a practice explains the figure; no setting makes an accusation of it.
            kept.append(one if one.severity is Severity.NOTE else attrs.evolve(one, severity=severity))
    weight, sure = list(Severity), list(Certainty)
    kept.sort(key=lambda one: (weight.index(one.severity), one.code, sure.index(one.certainty)))
    bundle = measurement.bundle
    return Audit(bundle.kode, bundle.tahun, bundle.perangkat_daerah.nama, len(material.tercetak), tuple(kept))


def _finding(answer: object) -> Finding:
    if isinstance(answer, Finding):
        return answer
    raise PluginError(
        msg("a check of the region's plugin (sakip_periksa) answered {answer}, which is no finding.",
            answer=repr(answer)[:60]),
        hint=msg("Return Finding values (sakip.auditing.finding)."),
    )  # fmt: skip
