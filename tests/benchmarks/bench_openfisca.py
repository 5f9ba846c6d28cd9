# SPDX-License-Identifier: MIT
"""Frames against the same formulas as a tax-benefit system of OpenFisca: ``nox -s openfisca``, a session of its own.

The system is written here and serves this comparison alone: one entity, an indicator in a year, whose achievement and
class are vectorial formulas. OpenFisca counts in binary floats of 32 bits; how many figures that changes is told.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import make_national
import sakip
from measuring import compare, report
from sakip import frame

ROWS, ROUNDS, YEAR = 1_000_000, 5, "2023"
MOST = 10**13
CLASSES = ((91.0, 1), (76.0, 2), (66.0, 3), (51.0, 4))
PROFILE = sakip.resolve(None, int(YEAR))

INDIKATOR = build_entity(key="indikator", plural="indikator", label="Indikator", is_person=True)


class target(Variable):  # noqa: N801 - OpenFisca names a variable by its class
    value_type, entity, definition_period, label = float, INDIKATOR, DateUnit.YEAR, "target"


class realisasi(Variable):  # noqa: N801
    value_type, entity, definition_period, label = float, INDIKATOR, DateUnit.YEAR, "realisasi"


class polaritas(Variable):  # noqa: N801
    value_type, entity, definition_period, label = int, INDIKATOR, DateUnit.YEAR, "0 naik, 1 turun, 2 stabil, 9 none"


class alasan(Variable):  # noqa: N801
    value_type, entity, definition_period, label = int, INDIKATOR, DateUnit.YEAR, "why there is no achievement"

    def formula(indikator: Any, period: Any) -> Any:  # noqa: N805
        t, r, way = (indikator(name, period) for name in ("target", "realisasi", "polaritas"))
        gone = np.isnan(t) | np.isnan(r)
        return np.select([gone, np.abs(r) > MOST / 100, way == 9, t == 0, t < 0], [1, 2, 3, 4, 5], 0)


class capaian(Variable):  # noqa: N801
    value_type, entity, definition_period, label = float, INDIKATOR, DateUnit.YEAR, "achievement in percent"

    def formula(indikator: Any, period: Any) -> Any:  # noqa: N805
        t, r, way = (indikator(name, period) for name in ("target", "realisasi", "polaritas"))
        with np.errstate(all="ignore"):
            made = np.select([way == 0, way == 1], [r / t * 100, (2 * t - r) / t * 100], 100 - np.abs(r - t) / t * 100)
            rounded = np.sign(made) * np.floor(np.abs(made) * 100 + 0.5) / 100
        return np.where(indikator("alasan", period) == 0, rounded, np.nan)


class predikat(Variable):  # noqa: N801
    value_type, entity, definition_period, label = int, INDIKATOR, DateUnit.YEAR, "class of the achievement, 0 none"

    def formula(indikator: Any, period: Any) -> Any:  # noqa: N805
        made = indikator("capaian", period)
        ranks = np.select([made >= bound for bound, _ in CLASSES], [rank for _, rank in CLASSES], 5)
        return np.where(np.isnan(made), 0, ranks)


def system() -> TaxBenefitSystem:
    """The tax-benefit system."""
    made = TaxBenefitSystem([INDIKATOR])
    made.add_variables(target, realisasi, polaritas, alasan, capaian, predikat)
    return made


def openfisca(known: TaxBenefitSystem, data: pl.DataFrame) -> Any:
    """A simulation of all rows: achievements, reasons and classes."""
    simulation = SimulationBuilder().build_default_simulation(known, len(data))
    ways = {"naik": 0, "turun": 1, "stabil": 2}
    simulation.set_input("target", YEAR, data["target"].cast(pl.Float64).fill_null(float("nan")).to_numpy() / 100)
    simulation.set_input("realisasi", YEAR, data["realisasi"].cast(pl.Float64).fill_null(float("nan")).to_numpy() / 100)
    way = data["polaritas"].replace_strict(ways, default=9, return_dtype=pl.Int64)
    simulation.set_input("polaritas", YEAR, way.to_numpy())
    return [simulation.calculate(name, YEAR) for name in ("capaian", "alasan", "predikat")]


def main() -> None:
    """Measure, and say how many figures floats change."""
    count = next((int(one) for one in sys.argv[1:] if one.isdigit()), ROWS)
    data, known = make_national.frame(count).collect(), system()
    mine = frame.measure(data, profile=PROFILE, desimal=2)
    theirs, why, _ = openfisca(known, data)
    there = mine["capaian"].is_not_null().to_numpy()
    assert (there == (why == 0)).all()
    wrong = int((np.abs(mine["capaian"].cast(pl.Float64).to_numpy() - theirs)[there] > 0.004).sum())
    print(f"rows where OpenFisca gives another figure: {wrong} of {count}")
    ratio = compare(
        "polars: against OpenFisca", lambda: frame.measure(data, profile=PROFILE, desimal=2),
        lambda: openfisca(known, data), 1.0, ROUNDS,
    )  # fmt: skip
    report([ratio], {"rows": count, "berbeda": wrong})


if __name__ == "__main__":
    main()
