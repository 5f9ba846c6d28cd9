# SPDX-License-Identifier: MIT
"""What the extension registers with Sphinx."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from sakip.formula import javascript
from sakip.lang import using
from sakip.sphinxext import calculators, checks, contract, lists, names, regions, rule_pages, worked_audit
from sakip.sphinxext.parts import Directive, tongue
from sakip.sphinxext.search import Indonesian

STATIC = Path(__file__).parent / "static"
TEXTS = "sakip-teks.js"
ALONE = "sakip_alone"
"""Set where a page is built without the reference of sakip beside it: what it would lead to there is named only."""

OBJECTS = {
    "aturan": "aturan",
    "peraturan": "peraturan",
    "kebijakan": "kebijakan",
    "kunci": "kunci profil",
    "jenis": "jenis angka",
    "perintah": "perintah",
    "opsi": "opsi perintah",
    "kait": "kait plugin",
    "pemeriksaan": "pemeriksaan",
}
"""Things that have a place of their own: role and object type, e.g. ``{aturan}`capaian.naik.rasio```."""

DIRECTIVES: dict[str, type[Directive]] = {
    "sakip-rules": rule_pages.Rules,
    "sakip-rule": rule_pages.OneRule,
    "sakip-overview": rule_pages.Overview,
    "sakip-scale": rule_pages.ScaleBands,
    "sakip-policies": lists.Policies,
    "sakip-deadlines": lists.Deadlines,
    "sakip-regulations": lists.Regulations,
    "sakip-choices": lists.Choices,
    "sakip-kinds": lists.Kinds,
    "sakip-commands": lists.Commands,
    "sakip-checks": checks.Checks,
    "sakip-worked-audit": worked_audit.WorkedAudit,
    "sakip-errors": lists.Errors,
    "sakip-marks": lists.Marks,
    "sakip-names": names.Names,
    "sakip-decisions": lists.Deciding,
    "sakip-hooks": contract.Hooks,
    "sakip-kit": contract.Kit,
    "sakip-public": contract.Public,
    "sakip-region": regions.Region,
}


class Finder(Directive):
    """The search for the rule behind a printed achievement (``sakip-finder::``)."""

    def made(self) -> list[nodes.Node]:
        return [calculators.finder()]


def register(app: Sphinx) -> dict[str, Any]:
    """Register directives, roles, search and the files of the calculators."""
    for kind, name in OBJECTS.items():
        app.add_object_type(kind, kind, objname=name, ref_nodeclass=nodes.inline)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_directive("sakip-finder", Finder)
    app.add_config_value(ALONE, False, "env", bool)
    app.add_search_language(Indonesian)
    app.connect("config-inited", _static)
    app.connect("builder-inited", _texts)
    app.connect("html-page-context", _page)
    app.connect("missing-reference", _elsewhere)
    app.add_css_file("sakip.css")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _static(app: Sphinx, config: Config) -> None:
    config.html_static_path += [str(STATIC), str(javascript.SCRIPT)]


def _texts(app: Sphinx) -> None:
    """Write what the calculators say, in the language of the build."""
    with using(tongue(app.config.language)):
        said = [javascript.texts(*calculators.formulas()), javascript.names()]
    folder = Path(app.outdir, "_static")
    folder.mkdir(parents=True, exist_ok=True)
    arguments = ", ".join(json.dumps(one, ensure_ascii=False, indent=1) for one in said)
    (folder / TEXTS).write_text(f"sakip.speak({arguments});\n", "utf-8")


def _elsewhere(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.Node | None:
    """The name alone of a thing whose place is in the reference of sakip, which is not built here."""
    return content if app.config[ALONE] and node["reftype"] in OBJECTS else None


def _page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Scripts where a page has a calculator, and the way to the same page in the other language."""
    if doctree is not None and any("sakip" in one for one in doctree.findall(nodes.raw)):
        for name in (javascript.SCRIPT.name, TEXTS, "kalkulator.js"):
            app.add_js_file(name, loading_method="defer")
    up = "../" * page.count("/")
    english = tongue(app.config.language) == "en"
    context["sakip_other"] = f"{up}../{page}.html" if english else f"{up}en/{page}.html"
    context["sakip_english"] = english
