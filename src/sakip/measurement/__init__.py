# SPDX-License-Identifier: MIT
"""Model and profile into figures. Reads no file."""

from __future__ import annotations

from functools import partial
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
    from sakip.measurement import indicators, money, ondemand, rollup
    from sakip.measurement.run import Run

    run = Run(bundle, profile)
    indicators.measure(run)
    rollup.sasaran(run)
    money.measure(run)
    rollup.agency(run)
    return Measurement(bundle, profile, run.figures, (*profile.catatan, *run.catatan), partial(ondemand.answer, run))
