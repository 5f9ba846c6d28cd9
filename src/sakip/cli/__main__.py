# SPDX-License-Identifier: MIT
"""``python -m sakip.cli``."""

from sakip.cli import main

main()
