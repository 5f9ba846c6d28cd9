# SPDX-License-Identifier: MIT
"""What a rule is: a formula with a name, the years it holds, where it comes from, and examples that are its tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from sakip.formula.tree import Expr, symbols
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
    varian: ids of rules that compete with it. note: edge cases in words, for people. audit_saja: wrong, but printed in
    reports: the audit must know it, and no profile may choose it.
    """

    id: str
    title: str = attrs.field(eq=False)
    kind: str = attrs.field(eq=False)
    formula: Expr = attrs.field(hash=False)
    rujukan: tuple[Rujukan, ...] = attrs.field(validator=attrs.validators.min_len(1), eq=False)
    examples: tuple[Example, ...] = attrs.field(default=(), eq=False)
    in_force: tuple[int | None, int | None] = attrs.field(default=(None, None), eq=False)
    varian: tuple[str, ...] = attrs.field(default=(), eq=False)
    alias: tuple[str, ...] = attrs.field(default=(), eq=False)
    note: str = attrs.field(default="", eq=False)
    audit_saja: bool = attrs.field(default=False, eq=False)

    @property
    def diminta(self) -> tuple[str, ...]:
        """What an achievement's formula asks for besides target and realisasi: ``awal``, ``terburuk``."""
        return tuple(name for name in symbols(self.formula) if name not in ("target", "realisasi"))

    def __reduce__(self) -> tuple[object, ...]:
        from sakip.rules import find, get

        if find(self.id) is self:
            return get, (self.id,)
        fields = {one.name: getattr(self, one.name) for one in attrs.fields(type(self)) if one.init}
        return _rebuild, (type(self), fields)


def _rebuild(cls: type[Rule], fields: dict[str, Any]) -> Rule:
    return cls(**fields)


def example(
    hasil: str, rujukan: Rujukan, *, tercetak: str | None = None, sebab: str | None = None, **masukan: str
) -> Example:
    """An `Example` with its inputs as keywords."""
    return Example(masukan, hasil, rujukan, tercetak, sebab)
