# SPDX-License-Identifier: MIT
"""The command line. Each command is a module of its own, imported when it is called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from sakip.errors import SakipError
from sakip.lang import N_, language, say

_COMMANDS = {
    "capaian": N_("Achievement of one indicator, with its derivation."),
    "measure": N_("All figures of a bundle, as tables."),
    "explain": N_("How a figure came about, with its reference."),
    "report": N_("Write the report of a bundle as a document."),
    "rules": N_("The rules of computation, or one of them in full."),
    "regions": N_("The installed regions, or what one of them chooses."),
}


class _Commands(click.Group):
    """Commands by name, loaded when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"sakip.cli.{cmd_name}").command
        command.help = say(_COMMANDS[cmd_name])
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(text)) for name, text in _COMMANDS.items()])


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sakip")
def cli() -> None:
    """Kinerja instansi pemerintah: exact figures, their derivation, the report as a document."""


def main(args: list[str] | None = None) -> Any:
    """Run a command. Exit code 0: done; 1: findings; 2: unusable input, with one message on standard error."""
    language()
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
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
