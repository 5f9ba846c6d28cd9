# SPDX-License-Identifier: MIT
"""The library's logger, ``sakip``. It is silent until an application gives it a handler."""

from __future__ import annotations

import logging

logger = logging.getLogger("sakip")
logger.addHandler(logging.NullHandler())
