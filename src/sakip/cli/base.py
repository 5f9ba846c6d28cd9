# SPDX-License-Identifier: MIT
"""Commands whose help and refusals are in the reader's language; click's own are English."""

from __future__ import annotations

import re
from typing import Any, NoReturn

import click

from sakip.errors import SakipError
from sakip.lang import N_, Message, msg, say
from sakip.profile.keys import near

_NEGATIVE = re.compile(r"-[\d.,]")
_OWN = {"--help": N_("Show this help."), "--version": N_("Show the version.")}
"""Texts for the options that click brings."""

_SHIELD = "\0"
"""Goes before a negative number, which click would take for an option."""


class UsageError(SakipError):
    """The command line is not one that sakip understands."""


class Command(click.Command):
    """A command. arguments: what each argument is, by its metavar; example: a line to copy."""

    def __init__(self, *args: Any, arguments: dict[str, str], example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arguments = arguments
        self.example = example

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        shielded = [_SHIELD + one if _NEGATIVE.match(one) else one for one in args]
        try:
            rest = super().parse_args(ctx, shielded)
        except click.UsageError as error:
            refuse(error, self, ctx)
        ctx.params = {
            name: value.removeprefix(_SHIELD) if isinstance(value, str) else value for name, value in ctx.params.items()
        }
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, usage(self, ctx), prefix=say("Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.arguments:
            with formatter.section(say("Arguments")):
                formatter.write_dl([(name, say(text)) for name, text in self.arguments.items()])
        with formatter.section(say("Options")):
            formatter.write_dl(options(self, ctx))
        if self.example:
            with formatter.section(say("Example")):
                formatter.write_text(self.example)


def usage(command: click.Command, ctx: click.Context) -> str:
    """What stands behind a command's name in its usage line."""
    pieces = [one for param in command.get_params(ctx) for one in param.get_usage_pieces(ctx)]
    if isinstance(command, click.Group):
        pieces.append(command.subcommand_metavar)
    return " ".join([say("[OPTIONS]"), *pieces])


def options(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Each option with its help."""
    rows = []
    for param in command.get_params(ctx):
        if not isinstance(param, click.Option):
            continue
        names = ", ".join(sorted(param.opts, key=len))
        text = next((_OWN[one] for one in param.opts if one in _OWN), param.help or "")
        rows.append((f"{names} {param.metavar}" if param.metavar else names, say(text)))
    return rows


def refuse(error: click.UsageError, command: click.Command, ctx: click.Context) -> NoReturn:
    """Raise click's refusal in our words."""
    name = ctx.command_path
    hint: Message | None = msg('"{command} --help" explains the command.', command=name)
    match error:
        case click.MissingParameter(param=click.Parameter() as param):
            message = msg("{name} is missing.", name=_name(param))
            hint = msg("Usage: {usage}", usage=f"{name} {usage(command, ctx)}")
        case click.NoSuchOption(option_name=option):
            message = msg('there is no option "{option}".', option=option)
            known = [one for param in command.get_params(ctx) if isinstance(param, click.Option) for one in param.opts]
            hint = near(option, sorted(known))
        case click.BadOptionUsage(option_name=option):
            message = msg('option "{option}" is used wrongly: it needs a value, or has one that it cannot take.',
                          option=option)  # fmt: skip
        case click.BadParameter(param=click.Parameter() as param):
            message = msg("{name}: {reason}", name=_name(param), reason=error.message)
        case _:
            extra = re.search(r"\((.*)\)", error.message)
            message = msg("there is something too much on the line: {extra}.", extra=extra[1] if extra else "?")
            hint = msg("Usage: {usage}. A text with spaces stands in quotation marks.",
                       usage=f"{name} {usage(command, ctx)}")  # fmt: skip
    raise UsageError(Message(message.text, {key: _plain(one) for key, one in message.fields.items()}), hint=hint)


def _name(param: click.Parameter) -> str:
    return "/".join(param.opts) if isinstance(param, click.Option) else param.human_readable_name


def _plain(field: Any) -> Any:
    return field.replace(_SHIELD, "") if isinstance(field, str) else field


def year(text: str) -> int:
    """A year of four digits, from the command line."""
    text = text.removeprefix(_SHIELD)
    if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 2199):
        raise UsageError(msg('--tahun: "{text}" is not a year.', text=text), hint=msg("Write four digits: 2023."))
    return int(text)
