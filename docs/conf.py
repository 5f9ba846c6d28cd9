# SPDX-License-Identifier: MIT
"""How the documentation is built."""

project = "sakip"
author = "The sakip authors"
copyright = author
release = "0.1.0"

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "sakip"
html_copy_source = False
html_show_sphinx = False
