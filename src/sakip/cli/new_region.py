# SPDX-License-Identifier: MIT
"""``sakip new-region KODE DIR``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sakip import rules
from sakip.cli.base import Command, UsageError
from sakip.errors import SakipError
from sakip.lang import N_, msg, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.rules.base import Rule
    from sakip.scaffold import Answers, Tulisan

MODES = ("half-up", "potong", "half-even")


@click.command(
    "new-region",
    cls=Command,
    arguments={
        "KODE": N_("Code of the region: 33 (province), 33.04 (regency or city), kl.<code> (central body)."),
        "DIR": N_("Folder to write; it must not be there yet."),
    },
    example="sakip new-region 33.04 sakip-banjarnegara",
)
@click.argument("kode")
@click.argument("dir", metavar="DIR", type=click.Path())
@click.option("--nama", metavar="NAMA", help=N_("Name of the region, as on the cover of its reports."))
@click.option("--rumus-naik", metavar="ID", help=N_("Rule where higher is better."))
@click.option("--rumus-turun", metavar="ID", help=N_("Rule where lower is better, as capaian.turun.rasio."))
@click.option("--skala", metavar="ID", help=N_("Scale of achievements, as predikat.permendagri-86-2017."))
@click.option(
    "--pembulatan",
    metavar="MODE",
    help=N_("Rounding of achievements: half-up, potong or half-even; :2 says the decimals."),
)
@click.option("--batas", metavar="ANGKA", help=N_('Cap of an achievement, as 120; "tanpa" for none.'))
@click.option("--efisiensi", metavar="ID", help=N_("Rule of efficiency, as efisiensi.sisa-serapan."))
@click.option("--sumber", metavar="JUDUL", help=N_("The report or regulation that shows these choices."))
@click.option(
    "--from", "report", metavar="REPORT", type=click.Path(), help=N_("A published report to learn the choices from.")
)
def command(kode: str, dir: str, report: str | None, **given: str | None) -> None:
    from sakip import scaffold

    if report is None and sys.stdin.isatty():
        given = _asked(given)
    answers, contoh = _answers(kode, report, given)
    folder = scaffold.write(answers, Path(dir), contoh=contoh)
    click.echo(say("Written: {path}", path=folder))
    for one in answers.pilihan:
        click.echo(f"  {one.key}: {'; '.join(f'{name} = {_short(value)}' for name, value in one.values.items())}")
        for line in one.catatan:
            click.echo(f"      {line}")
    for key, why in answers.terbuka.items():
        click.echo(say("  {key}: left open: {why}", key=key, why=why))
    click.echo(
        say('Next: cd {path} && pip install -e ".[test]" && pytest; README.md says what to fill in.', path=folder)
    )


def _answers(kode: str, report: str | None, given: dict[str, str | None]) -> tuple[Answers, str | None]:
    """What is known of the region, and the rows of the report that it was learned from."""
    from sakip.scaffold import UNCITED, Answers
    from sakip.scaffold.learn import learn

    nama, sumber, said = given["nama"] or "", given["sumber"] or "", tuple(_choices(given))
    if report is not None:
        return learn(kode, Path(report), nama=nama, sumber=sumber, said=said)
    return Answers(kode, nama, sumber or UNCITED, pilihan=said), None


def _choices(given: dict[str, str | None]) -> list[Tulisan]:
    from sakip.scaffold import Tulisan

    found: list[tuple[str, dict[str, Any]]] = []
    for key, option in (("capaian.naik", "rumus_naik"), ("capaian.turun", "rumus_turun"), ("efisiensi", "efisiensi")):
        if given[option]:
            found.append((key, {"rumus": given[option]}))
    if given["batas"]:
        found.append(("batas.capaian", {"atas": _cap(given["batas"])}))
    if given["skala"]:
        found.append(("predikat.capaian", {"skala": given["skala"]}))
    if given["pembulatan"]:
        found.append(("pembulatan.capaian", _rounding(given["pembulatan"])))
    return [Tulisan(key, values) for key, values in found]


def _cap(text: str) -> int | str:
    if text == "tanpa":
        return text
    if text.isascii() and text.isdigit():
        return int(text)
    raise UsageError(msg('--batas: "{text}" is no whole number.', text=text), hint=msg('Write 100, 120 or "tanpa".'))


def _rounding(text: str) -> dict[str, Any]:
    mode, _, digit = text.partition(":")
    if mode not in MODES or not (digit or "2").isdigit() or len(digit) > 1:
        raise UsageError(
            msg('--pembulatan: "{text}" is no rounding.', text=text),
            hint=msg("Write half-up, potong or half-even, and the decimals after a colon: potong:2"),
        )
    return {"mode": mode, "digit": int(digit or "2")}


def _asked(given: dict[str, str | None]) -> dict[str, str | None]:
    """What the options leave open, asked on the terminal; Enter leaves it to the province or the national rules."""

    def named(text: str) -> str:
        rules.get(text)
        return text

    def free(text: str) -> str:
        return text

    falling = [one for one in rules.every() if one.id.startswith("capaian.turun.") and not one.audit_saja]
    # Scales of one figure alone (IKM, efficiency) are named below another family.
    scales = [one for one in rules.every() if one.id.startswith("predikat.") and one.id.count(".") == 1]
    money = [one for one in rules.every() if one.id.startswith("efisiensi.") and not one.audit_saja]
    questions: dict[str, tuple[str, list[Rule], str, Callable[[str], object]]] = {
        "nama": (say("Name of the region, as on the cover"), [], "", free),
        "rumus_turun": (say("Rule where lower is better"), falling, "", named),
        "skala": (say("Scale of achievements"), scales, "", named),
        "pembulatan": (say("Rounding of achievements"), [], " ".join(MODES), _rounding),
        "batas": (say("Cap of an achievement"), [], "100 120 tanpa", _cap),
        "efisiensi": (say("Rule of efficiency"), money, "", named),
        "sumber": (say("Title of the report that shows these"), [], "", free),
    }
    click.echo(say("Enter leaves a question to the province or the national rules; a number chooses from a list."))
    asked = dict(given)
    for name, (question, known, words, check) in questions.items():
        if asked[name] is None:
            for at, one in enumerate(known, 1):
                click.echo(f"  {at:2} {one.id}: {say(one.title)}")
            asked[name] = _answer(f"{question} ({words})" if words else question, [one.id for one in known], check)
    return asked


def _answer(question: str, known: list[str], check: Callable[[str], object]) -> str | None:
    """One answer, asked again until it is one; None for Enter."""
    while True:
        text: str = click.prompt(question, default="", show_default=False).strip()
        if not text:
            return None
        if known and text.isascii() and text.isdigit() and 1 <= int(text) <= len(known):
            return known[int(text) - 1]
        try:
            check(text)
        except SakipError as error:
            click.echo(f"  {error}")
            continue
        return text


def _short(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(one["label"] if isinstance(one, dict) else str(one) for one in value)
    return str(value)
