# SPDX-License-Identifier: MIT
"""Rules that a region's plugin brings have their place on the region's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.daerah import Daerah
from cli.test_rules import BROUGHT
from sakip.sphinxext.regions import brought
from sakip.sphinxext.rule_pages import body


def test_a_region_s_page_holds_the_rules_that_it_brings_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    daerah = Daerah(tmp_path)
    daerah.add("99.05", module=BROUGHT)
    daerah.add("99.05.01")
    [rule] = brought("99.05")
    assert rule.id == "capaian.naik.coba"
    text = "".join(node.astext() for node in body(rule))
    assert "capaian.naik.coba" in text
    assert list(brought("99.05.01")) == []
    daerah.forget()
