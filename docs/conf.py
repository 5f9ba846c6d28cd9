# SPDX-License-Identifier: MIT
"""How the documentation is built: Indonesian at the root, English (``-D language=en``) under en/."""

import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "sakip"
author = "The sakip authors"
copyright = author
release = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sakip.sphinxext", "ukuran"]
exclude_patterns = ["_build", "locale"]
templates_path = ["_templates"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

language = "id"
locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
default_role = "code"
nitpick_ignore_regex = [
    # Python's own names have no pages here, nor have names of the library that no page documents on purpose.
    ("py:.*", r"(?!sakip\.).*"),
]

html_theme = "furo"
html_title = "sakip"
html_copy_source = False
html_domain_indices = False
html_show_sphinx = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
