# SPDX-License-Identifier: MIT
"""What was realised the year before, from the rows of that year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sakip.errors import Fault, FrameError
from sakip.lang import msg


def joined(native: Any, realisasi: str, tahun: str, per: Sequence[str], name: str) -> Any:
    """`native` with the column `name`: the realisation of the row that is alike in `per` a year earlier.

    Empty where there is no such row, and where there are several: which of them is meant nobody says.
    """
    import narwhals as nw

    frame = nw.from_native(native)
    own = frame.collect_schema().names()
    lacking = [one for one in (realisasi, tahun, *per) if one not in own]
    if lacking:
        raise FrameError(
            Fault("frame", msg('column "{column}" is missing.', column=one),
                  hint=msg("The frame has: {found}. Name another one by kolom={{...}}.", found=", ".join(own)))
            for one in lacking
        )  # fmt: skip
    keys = [one for one in per if one != tahun]
    one = nw.when(nw.col("_banyak") == 1).then(nw.col(name))
    before = frame.group_by(*keys, tahun).agg(nw.col(realisasi).max().alias(name), nw.len().alias("_banyak"))
    after = (nw.col(tahun) + 1).cast(frame.collect_schema()[tahun]).alias(tahun)
    before = before.select(*keys, after, one.alias(name))
    eager = isinstance(frame, nw.DataFrame)
    numbered = frame.with_row_index("_urut") if eager else frame
    made = numbered.join(before, how="left", on=[*keys, tahun]).select(*(["_urut"] if eager else []), *own, name)
    return (made.sort("_urut").drop("_urut") if eager else made).to_native()
