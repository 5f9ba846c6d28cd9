# SPDX-License-Identifier: MIT
"""Live calculators: a form with its formula beside it as data; the script of the pages does the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from docutils import nodes

from sakip import rules
from sakip.formula import javascript
from sakip.formula.tree import Expr, series, symbols
from sakip.formula.words import MODES
from sakip.lang import say
from sakip.numbers import Mode
from sakip.rules.base import Rule
from sakip.rules.scale import Scale
from sakip.sphinxext.parts import html
from sakip.sphinxext.worked import whole

CLASS = "sakip-kalkulator"
DIGITS = range(0, 5)


def of_rule(rule: Rule) -> nodes.raw:
    """The calculator of a rule, filled with the numbers of its first example."""
    expr = whole(rule)
    given = next((one.masukan for one in rule.examples), {})
    data: dict[str, Any] = {
        "name": rule.kind.replace(":", " "),
        "tree": javascript.javascript(expr),
        "symbols": symbols(expr),
        "series": series(expr),
    }
    if isinstance(rule, Scale):
        data["labels"] = [one.label for one in rule.urut]
        data["meanings"] = [one.arti for one in rule.urut]
        rounding = ""
    else:
        rounding = _rounding()
    return _form("hitung", data, _fields(expr, given) + rounding, say("Result"))


def finder() -> nodes.raw:
    """The search for the rule behind a printed achievement: all rules of target and realisation, tried one by one."""
    known: dict[Expr, Rule] = {}
    for rule in rules.every():
        if rule.kind == "capaian" and set(symbols(rule.formula)) == {"target", "realisasi"}:
            known.setdefault(rule.formula, rule)
    found = [
        {"id": rule.id, "title": say(rule.title), "tree": javascript.javascript(expr)} for expr, rule in known.items()
    ]
    fields = "".join(
        _input(name, label, text)
        for name, label, text in (
            ("target", say("target"), "87"),
            ("realisasi", say("realisasi"), "80"),
            ("tercetak", say("achievement as printed"), "91"),
        )
    )
    data = {
        "rules": found,
        "modes": [Mode.HALF_UP, Mode.POTONG, Mode.KE_ATAS],
        "others": say("Rules that give another figure"),
    }
    return _form("cari", data, fields, say("Rules that give it"))


def formulas() -> Iterable[Expr]:
    """All formulas that the calculators compute with."""
    return [whole(rule) for rule in rules.every()]


def _form(what: str, data: Mapping[str, Any], fields: str, result: str) -> nodes.raw:
    text = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    quiet = escape(say("The calculator needs JavaScript, which is switched off here."))
    hint = escape(say("Write 79,35 or 1.234.567,89; leave empty or write - where there is no number."))
    return html(
        f'<form class="{CLASS}" data-sakip="{what}" autocomplete="off"><div class="isian">{fields}</div>'
        f'<p class="petunjuk">{hint}</p><noscript>{quiet}</noscript>'
        f'<div class="hasil" role="status" aria-label="{escape(result, quote=True)}"></div>'
        f'<script type="application/json">{text}</script></form>',
        sakip=CLASS,
    )


def _fields(expr: Expr, given: Mapping[str, str]) -> str:
    # as the example gives them: a person thinks of the target first
    order = [*(name for name in given if name in symbols(expr)), *symbols(expr)]
    single = "".join(_input(name, _label(name), given.get(name, "")) for name in dict.fromkeys(order))
    many = "".join(
        _input(name, f"{_label(name)} ({say('separate with ;')})", given.get(name, ""), wide=True)
        for name in series(expr)
    )
    return single + many


def _label(name: str) -> str:
    return say(name.replace("_", " "))


def _input(name: str, label: str, text: str, *, wide: bool = False) -> str:
    # A keyboard of numbers has no semicolon and, on some phones, no minus.
    mode = "text" if wide else "decimal"
    return (
        f'<label class="{"lebar" if wide else "angka"}"><span>{escape(label)}</span>'
        f'<input name="{escape(name, quote=True)}" inputmode="{mode}" value="{escape(text, quote=True)}"/></label>'
    )


def _rounding() -> str:
    digits = "".join(f'<option value="{n}"{" selected" if n == 2 else ""}>{n}</option>' for n in DIGITS)
    modes = "".join(
        f'<option value="{mode}">{escape(say(text))}</option>'
        for mode, text in MODES.items()
        if mode in (Mode.HALF_UP, Mode.POTONG)
    )
    return (
        f'<label class="angka"><span>{escape(say("decimals"))}</span>'
        f'<select name="sakip:digit">{digits}</select></label>'
        f'<label class="pilih"><span>{escape(say("rounding"))}</span><select name="sakip:mode">{modes}</select></label>'
    )
