# SPDX-License-Identifier: MIT
"""Letters that two texts share bound every comparison of the two from above."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from string import ascii_lowercase, digits

from hypothesis import given
from hypothesis import strategies as st

from sakip.letters import common

FOLDED = st.text(ascii_lowercase + digits + " ", max_size=60)


@given(FOLDED, FOLDED)
def test_each_letter_counts_as_often_as_both_have_it(one: str, other: str) -> None:
    assert common(one, other) == (Counter(one) & Counter(other)).total()


@given(st.text(max_size=30), st.text(max_size=30))
def test_letters_of_any_script_are_never_counted_too_low(one: str, other: str) -> None:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    assert common(one, other) >= sum(block.size for block in blocks)
