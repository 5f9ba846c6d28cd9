# SPDX-License-Identifier: MIT
"""LibreOffice as a calculator: every formula of a workbook worked out anew, whatever value is stored with it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


def recalculate(workbook: Path, folder: Path) -> Path:
    """A copy of `workbook` in `folder`, recalculated in a LibreOffice profile of its own."""
    soffice = shutil.which("soffice")
    assert soffice is not None, "soffice is not installed"
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_ALWAYS, "utf-8")
    out = folder / "recalculated"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(workbook)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    result = out / workbook.name
    assert result.exists(), done.stderr
    return result
