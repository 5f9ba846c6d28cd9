# SPDX-License-Identifier: MIT
"""The calculators of the pages: each opens with its rule's first example worked out, and follows what is typed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from sakip import rules
from sakip.formula import javascript
from sakip.rules.base import Rule
from sakip.rules.scale import Scale
from sakip.sphinxext import calculators
from sakip.sphinxext.worked import worked

SCRIPT = Path(calculators.__file__).parent / "static/kalkulator.js"


class Form(HTMLParser):
    """The fields and the data of one form."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.kind = ""
        self.fields: dict[str, str] = {}
        self.data = ""
        self._select = ""
        self._script = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._script = tag == "script"
        if tag == "form":
            self.kind = given["data-sakip"] or ""
        elif tag == "select":
            self._select = given["name"] or ""
        elif tag == "option" and (self._select not in self.fields or "selected" in given):
            self.fields[self._select] = given["value"] or ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag == "input"
        self.fields[given["name"] or ""] = given["value"] or ""

    def handle_data(self, data: str) -> None:
        if self._script:
            self.data += data


def task(markup: str, typed: Mapping[str, str] | None = None, **preset: str) -> dict[str, Any]:
    form = Form(markup)
    return {"kind": form.kind, "data": form.data, "fields": {**form.fields, **preset}, "typed": typed}


def browse(*tasks: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What the forms show at first, and after something was typed. Fails where Node is not installed."""
    texts = json.dumps([javascript.texts(*calculators.formulas()), javascript.names()])
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("page.js")), str(javascript.SCRIPT), texts, str(SCRIPT)],
        input=json.dumps(tasks),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


def markup(rule: Rule) -> str:
    return calculators.of_rule(rule).astext()


def typing(id: str, **fields: str) -> list[dict[str, str]]:
    """What the calculator of a rule shows after this was typed."""
    typed = {name.replace("__", ":"): text for name, text in fields.items()}
    [shown] = browse(task(markup(rules.get(id)), typed))["typed"]
    found: list[dict[str, str]] = shown
    return found


def test_every_calculator_opens_with_the_first_example() -> None:
    known = [(rule, next(iter(worked(rule)))) for rule in rules.every()]
    presets = []
    for _, one in known:
        digits = len(one.text.partition(",")[2])
        mode = "potong" if "dipotong" in one.steps[-1] else "half-up"
        presets.append({"sakip:digit": str(digits), "sakip:mode": mode})
    tasks = [task(markup(rule), **preset) for (rule, _), preset in zip(known, presets, strict=True)]
    for (rule, one), shown in zip(known, browse(*tasks)["first"], strict=True):
        result, steps = shown
        expected = "–" if one.text == "-" else one.text
        if isinstance(rule, Scale):
            meaning = next(kelas.arti for kelas in rule.kelas if kelas.label == one.text)
            expected += f" ({meaning})" if meaning else ""
        assert result["text"] == expected, rule.id
        assert tuple(steps["text"].splitlines()) == one.steps, rule.id


def test_a_calculator_follows_what_is_typed() -> None:
    result, steps = typing("capaian.naik.rasio", target="87", realisasi="80", sakip__mode="potong", sakip__digit="0")
    assert result["text"] == "91"
    assert steps["text"].splitlines() == [
        "capaian = realisasi / target × 100",
        "        = 80 / 87 × 100",
        "        = 91,954022...",
        "capaian = 91 (dipotong sampai 0 desimal)",
    ]


def test_zero_and_missing_are_told_apart() -> None:
    zero = typing("capaian.naik.rasio", target="0", realisasi="80")
    missing = typing("capaian.naik.rasio", target="-", realisasi="80")
    assert zero[0]["text"] == missing[0]["text"] == "–"
    assert "target = 0" in zero[1]["text"]
    assert "target = 0" not in missing[1]["text"]


def test_what_is_no_number_is_refused_with_its_text() -> None:
    [refused] = typing("capaian.naik.rasio", target="1.234", realisasi="80")
    assert refused["classes"] == "salah"
    assert "1234 / 1,234" in refused["text"]


def test_missing_members_of_a_series_are_left_out_with_their_weights() -> None:
    assert typing("rekap.tertimbang", nilai="100; -; 80", bobot="1; 5; 3")[0]["text"] == "85,00"
    [refused] = typing("rekap.tertimbang", nilai="100; 80", bobot="1")
    assert refused["classes"] == "salah"


def test_the_finder_names_the_rule_and_rounding_of_a_printed_figure() -> None:
    """Sumber Harta 2023 prints 91 for 80 of 87: 91,95 cut to a whole percent."""
    finder = task(calculators.finder().astext(), {"target": "87", "realisasi": "80", "tercetak": "91"})
    [[fitting, others]] = browse(finder)["typed"]
    assert "✓ capaian.naik.rasio" in fitting["text"]
    assert "dipotong sampai 0 desimal" in fitting["text"]
    assert "✗ capaian.turun.cermin" in others["text"]
