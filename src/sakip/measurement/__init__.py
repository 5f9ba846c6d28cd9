# SPDX-License-Identifier: MIT
"""Model and profile into figures. Reads no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip.measurement.mapping import Measurement

if TYPE_CHECKING:
    from sakip.model.bundle import Bundle
    from sakip.profile import Profile

__all__ = ["Measurement", "measure"]


def measure(bundle: Bundle, profile: Profile) -> Measurement:
    """Every figure of `bundle` as `profile` computes it.

    A figure that cannot be computed is in the measurement with its reason; nothing raises in the middle.
    """
    from sakip.measurement.work import Work

    work = Work(bundle, profile)
    work.indicators()
    work.sasaran()
    work.money()
    work.agency()
    return work.finish()
