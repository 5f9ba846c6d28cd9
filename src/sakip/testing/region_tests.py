# SPDX-License-Identifier: MIT
"""The base class of a region's own tests; needs pytest (``pip install 'sakip[testing]'``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pytest

from sakip.lang import Message
from sakip.testing.checks import CHECKS, LackingError
from sakip.testing.room import Room


class RegionTests:
    """Every check of the kit as a test of one installed region. A subclass, whose name begins "Test", says which:

        class TestSampang(RegionTests):
            kode = "35.27"

    The fixture `ruang` is the region as the kit sees it: its choices, the standard sample measured and reported by it.
    """

    kode: ClassVar[str]

    _ruang: ClassVar[Room]

    @pytest.fixture
    def ruang(self) -> Room:
        """The region that is tested; the same for all tests of the class."""
        cls = type(self)
        if "_ruang" not in vars(cls):
            cls._ruang = Room(cls.kode)
        return cls._ruang

    @pytest.mark.parametrize("pemeriksaan", CHECKS)
    def test_daerah(self, ruang: Room, pemeriksaan: str) -> None:
        """One check of the kit."""
        try:
            found = CHECKS[pemeriksaan].problems(ruang)
        except LackingError as lacking:
            pytest.skip(str(lacking.message))
        if found:
            pytest.fail(told(found), pytrace=False)


def told(problems: Sequence[Message]) -> str:
    """The problems of one check, one a line."""
    return "\n".join(map(str, problems))
