# SPDX-License-Identifier: MIT
"""The command line. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from sakip.cli.base import UsageError, options, refuse, usage
from sakip.errors import SakipError
from sakip.lang import N_, msg, say
from sakip.profile.keys import near

_COMMANDS = {
    "capaian": N_("Achievement of one indicator, with its derivation."),
    "measure": N_("All figures of a bundle, as tables."),
    "explain": N_("How a figure came about, with its reference."),
    "report": N_("Write the report of a bundle as a document."),
    "audit": N_("What does not hold in a report or bundle, with place and probable cause."),
    "infer": N_("Which known practices give a printed achievement."),
    "template": N_("An empty workbook to fill in, for a kind of agency."),
    "convert": N_("A bundle as workbook or TOML, also out of a published report; the next year's bundle."),
    "diff": N_("What changed between two bundles, in words."),
    "frame": N_("Millions of rows: the achievements of a Parquet or CSV file."),
    "rules": N_("The rules of computation, or one of them in full."),
    "regions": N_("The installed regions, or what one of them chooses."),
    "new-region": N_("Write the package of a region, ready to be filled in."),
    "check-plugin": N_("Whether an installed region's package keeps to the contract."),
    "nomenclature": N_("Look up a program code, or import the official nomenclature."),
}
_ABOUT = N_("Performance of government agencies: exact figures, their derivation, the report as a document.")


class _Commands(click.Group):
    """Commands by name, loaded when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"sakip.cli.{cmd_name.replace('-', '_')}").command
        command.help = say(_COMMANDS[cmd_name])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS:
            raise UsageError(msg('there is no command "{name}".', name=args[0]), hint=near(args[0], _COMMANDS))
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            refuse(error, self, ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, usage(self, ctx), prefix=say("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(_ABOUT))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(text)) for name, text in _COMMANDS.items()])
        with formatter.section(say("Options")):
            formatter.write_dl(options(self, ctx))
        formatter.write_paragraph()
        formatter.write_text(say('"sakip COMMAND --help" explains a command.'))


@click.command(
    cls=_Commands,
    subcommand_metavar="COMMAND ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="sakip", message="%(prog)s %(version)s")
def cli() -> None:
    """What `main` runs."""


def main(args: list[str] | None = None) -> Any:
    """Run a command. Exit code 0: done; 1: findings; 2: unusable input, with one message on standard error."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a sign shows "?" for it; half a table is worse.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # A command ends soon: cycles need not be looked for after every few hundred values.
    gc.set_threshold(100_000)
    try:
        code = cli.main(args=args, prog_name="sakip", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        click.echo(say("sakip: {message}", message=error.format_message()), err=True)
        sys.exit(2)
    except SakipError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except SystemExit as end:
        # click leaves with 1 where the reader of a pipe has gone; 1 means findings here.
        _quiet()
        sys.exit(0 if end.code == 1 else end.code)
    except BrokenPipeError:
        _quiet()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _quiet() -> None:
    """Nothing more is written, not even by Python's own end, to a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
