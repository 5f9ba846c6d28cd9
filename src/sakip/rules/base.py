# SPDX-License-Identifier: MIT
"""What a rule is: a formula with a name, the years it holds, where it comes from, and examples that are its tests."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from sakip.formula.tree import Expr
from sakip.references import Rujukan


@attrs.frozen
class Example:
    """A worked example from a real source.

    masukan: inputs as text in Indonesian notation, by symbol. hasil: what is right, as text. tercetak: what the source
    prints where that is something else, and sebab: why.
    """

    masukan: Mapping[str, str]
    hasil: str
    rujukan: Rujukan
    tercetak: str | None = None
    sebab: str | None = None


@attrs.frozen
class Rule:
    """A rule of computation.

    id: dotted and stable (``capaian.turun.cermin``); old ids stay in alias. kind: the kind of figure it computes.
    formula: the tree, on the symbols that `kind` gives it. in_force: first and last year, None where open.
    varian: ids of rules that compete with it. note: edge cases in words, for people.
    """

    id: str
    title: str
    kind: str
    formula: Expr
    rujukan: tuple[Rujukan, ...] = attrs.field(validator=attrs.validators.min_len(1))
    examples: tuple[Example, ...] = ()
    in_force: tuple[int | None, int | None] = (None, None)
    varian: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    note: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        from sakip.rules import find, get

        if find(self.id) is self:
            return get, (self.id,)
        return _rule, tuple(getattr(self, field.name) for field in attrs.fields(Rule))


def _rule(*values: object) -> Rule:
    return Rule(*values)  # type: ignore[arg-type]


def example(hasil: str, rujukan: Rujukan, *, tercetak: str | None = None, sebab: str | None = None, **masukan: str) -> Example:
    """An `Example` with its inputs as keywords."""
    return Example(masukan, hasil, rujukan, tercetak, sebab)
