# SPDX-License-Identifier: MIT
"""A mapping that nobody can change, and that pickles and copies, which ``MappingProxyType`` does not."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Frozen(dict[K, V]):
    """A read-only mapping with the contents that it was made from, read as fast as a dict."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping cannot be changed; change a copy of it: dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[Frozen[K, V]], tuple[dict[K, V]]]:
        return Frozen, (dict(self),)

    def __copy__(self) -> Frozen[K, V]:
        return self

    def copy(self) -> dict[K, V]:
        """A dict of its own, which may be changed."""
        return dict(self)

    def __repr__(self) -> str:
        return f"Frozen({super().__repr__()})"


def freeze(made: object, *fields: str) -> None:
    """Make the mappings in `fields` of a frozen object ones that nobody can change, not even who gave them."""
    for name in fields:
        object.__setattr__(made, name, Frozen(getattr(made, name)))
