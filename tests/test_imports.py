# SPDX-License-Identifier: MIT
"""What a fresh interpreter loads: little for ``import sakip``, and no more than it needs for one achievement."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "babel", "cattrs", "click", "docx", "importlib.metadata", "jinja2", "lxml", "narwhals", "pint", "xlsxwriter",
}  # fmt: skip


def loaded(program: str) -> set[str]:
    """Names in sys.modules after `program`, which leaves them on the last line of its output."""
    program += "\nimport sys; print(); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def plugins(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("sakip_")}


@pytest.fixture(scope="module")
def idle() -> set[str]:
    """What the environment loads by itself at every start (a .pth file may)."""
    return loaded("")


def test_import_sakip_loads_nothing_heavy_and_no_plugin(idle: set[str]) -> None:
    modules = loaded("import sakip")
    assert "sakip" in modules
    assert (modules - idle) & HEAVY == set()
    assert plugins(modules) == set()


def test_one_achievement_on_the_command_line_looks_for_no_plugin_and_no_unit(idle: set[str]) -> None:
    modules = loaded(
        "import sys; sys.argv = ['sakip', 'capaian', '84', '79,35']\n"
        "from sakip.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code"
    )
    assert (modules - idle) & (HEAVY - {"click"}) == set()
    assert plugins(modules) == set()


def test_no_package_takes_the_name_of_a_public_function() -> None:
    import pkgutil

    import sakip

    assert not {module.name for module in pkgutil.iter_modules(sakip.__path__)} & set(sakip.__all__)
