# SPDX-License-Identifier: MIT
"""A plugin that cannot work is named: its distribution, its version, the hook, the cause. The others go on working."""

from __future__ import annotations

import pickle
import time

import pytest

import sakip
from cli.daerah import PROFILE, Daerah
from cli.perintah import Run
from sakip import api
from sakip.errors import PluginError, SakipDeprecationWarning
from sakip.plugins import manager, spec
from sakip.plugins.spec import CONTRACT

pytestmark = pytest.mark.usefixtures("english")

HOOK = "from sakip.plugins import hookimpl\n\n@hookimpl\n"

BROKEN = {
    "a library that is not there": (
        "import perpustakaan_yang_tidak_ada\n" + PROFILE,
        "import",
        "ModuleNotFoundError: No module named 'perpustakaan_yang_tidak_ada' (",
    ),
    "no Python": ("def sakip_profil(:\n", "import", "SyntaxError: invalid syntax (__init__.py, line 1)"),
    "leaves the process": ("raise SystemExit(3)\n", "import", "SystemExit: 3 ("),
    "an argument of another name": (
        HOOK + "def sakip_profil(kode, taun): ...\n",
        "sakip_profil",
        'it is given no argument "taun". Nearest: "tahun".',
    ),
    "an argument by position only": (
        HOOK + "def sakip_profil(kode, tahun, /): ...\n",
        "sakip_profil",
        'argument "kode" must be an ordinary one, without / and * around it.',
    ),
    "any arguments": (
        HOOK + "def sakip_profil(**semua): ...\n",
        "sakip_profil",
        "it takes *semua; name the arguments that it uses: kode, tahun.",
    ),
    "a hook of another name": (
        PROFILE.replace("sakip_profil", "sakip_profile"),
        "sakip_profile",
        'there is no such hook. Nearest: "sakip_profil".',
    ),
    "a hook that wraps": (
        PROFILE.replace("@hookimpl", "@hookimpl(wrapper=True)"),
        "sakip_profil",
        "a hook of a region answers for itself; it cannot wrap others.",
    ),
    "the mark forgotten": (
        PROFILE.replace("@hookimpl\n", ""),
        "sakip_profil",
        "it is not marked as a hook: write @hookimpl above it.",
    ),
    "no hook": ("", "import", "module sakip_coba_35_27 has no hook. It needs at least sakip_profil."),
    "a hook that raises": (
        HOOK + "def sakip_profil(kode, tahun): return {}['x']\n",
        "sakip_profil",
        "KeyError: 'x' (",
    ),
    "a table instead of choices": (
        HOOK + "def sakip_profil(): return {'format': 1}\n",
        "sakip_profil",
        "it answered {'format': 1}. Return what sakip.plugins.read makes of a profile.toml.",
    ),
    "one rule instead of many": (
        PROFILE + "\n@hookimpl\ndef sakip_rumus(): return 'capaian.naik.rasio'[:0] or 5\n",
        "sakip_rumus",
        "it answered 5. Return a tuple of rules and scales.",
    ),
    "an id instead of a rule": (
        PROFILE + "\n@hookimpl\ndef sakip_rumus(): yield 'capaian.naik.rasio'\n",
        "sakip_rumus",
        "it answered 'capaian.naik.rasio'. Return a tuple of rules and scales.",
    ),
    "a newer contract": (
        "KONTRAK = 99\n" + HOOK + "def sakip_ramal(kode, masa): ...\n",
        "KONTRAK",
        "it is written for contract 99; this sakip knows contracts up to 1. "
        "Install a newer sakip: pip install --upgrade sakip",
    ),
    "a contract that is no number": (
        "KONTRAK = '1.0'\n" + PROFILE,
        "KONTRAK",
        "KONTRAK = '1.0' is no number of a contract. Write KONTRAK = 1.",
    ),
    "the profile of another region": (
        PROFILE.replace("return read(", "import attrs; return attrs.evolve(read(").replace(
            'toml")', "toml\"), kode='35.28')"
        ),
        "sakip_profil",
        'its profile is that of "35.28", its entry point says "35.27". Write the same code in both.',
    ),
    "a national rule's name": (
        PROFILE + "\n@hookimpl\ndef sakip_rumus():\n    from sakip import rules\n"
        "    import attrs\n    yield attrs.evolve(rules.get('capaian.turun.cermin'), title='lain')\n",
        "sakip_rumus",
        'it brings a rule "capaian.turun.cermin", which is the name of a national one. '
        "Give it a name of its own, and choose it in profile.toml by that name.",
    ),
    "rules that break off": (
        PROFILE + "\n@hookimpl\ndef sakip_rumus():\n    yield 1 / 0\n",
        "sakip_rumus",
        "ZeroDivisionError: division by zero (",
    ),
}


@pytest.mark.parametrize(("module", "hook", "cause"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named(daerah: Daerah, module: str, hook: str, cause: str) -> None:
    daerah.add("35.27", module=module)
    with pytest.raises(PluginError) as caught:
        sakip.resolve("35.27.05", 2023)
    shown = str(caught.value)
    head = f'the plugin of region "35.27" is broken (sakip-coba-35-27 1.2, {hook}): {cause}'
    assert shown.startswith(head), shown
    if hook != "KONTRAK":
        assert shown.endswith("Repair or uninstall sakip-coba-35-27, or leave the region out.")
    if cause.endswith(" ("):
        assert "__init__.py:" in shown
    assert str(pickle.loads(pickle.dumps(caught.value))) == shown


def test_the_faults_of_a_profile_come_all_with_their_lines(daerah: Daerah) -> None:
    own = daerah.add("35.27", '[pembulatan.capaian]\nmode = "bulat"\ndigt = 2\n')
    file = daerah.site / own / "profile.toml"
    with pytest.raises(PluginError) as caught:
        sakip.resolve("35.27", 2023)
    first, *faults = str(caught.value).splitlines()
    assert first == 'the plugin of region "35.27" is broken (sakip-coba-35-27 1.2, sakip_profil): '
    assert [one.removeprefix(str(file)).partition(": ")[0] for one in faults[:3]] == [":4", ":5", ":6"]


def test_the_region_whose_choice_is_at_fault_is_the_one_that_is_named(daerah: Daerah) -> None:
    daerah.add("35", '[capaian.turun]\nrumus = "capaian.turun.cermn"\nrujukan = RUJUKAN\n', nama="Provinsi")
    daerah.add("35.27")
    with pytest.raises(PluginError) as caught:
        sakip.resolve("35.27", 2023)
    assert 'region "35" is broken (sakip-coba-35 1.2, sakip_profil)' in str(caught.value)
    assert 'profile.toml:5: capaian.turun.rumus: no rule has the id "capaian.turun.cermn". Nearest: ' in str(
        caught.value
    )


def test_a_hook_that_breaks_in_a_report_is_named(daerah: Daerah) -> None:
    daerah.add("35.27", module=HOOK + "def sakip_blok(id, ukuran): return id + 5\n")
    daerah.add("35.28", module=HOOK + "def sakip_blok(id, ukuran): return ['teks']\n")
    with pytest.raises(PluginError, match=r"\(sakip-coba-35-27 1\.2, sakip_blok\): TypeError"):
        api.plugins("35.27").block("sampul", None, 2023)
    with pytest.raises(PluginError, match="it answered 'teks'"):
        api.plugins("35.28").block("sampul", None, 2023)


def test_a_hook_may_leave_out_arguments_and_have_its_own_with_a_default(daerah: Daerah) -> None:
    daerah.add("35.27", module=PROFILE.replace("(kode, tahun)", "(tahun, folder='profile')"))
    assert sakip.resolve("35.27", 2023).wilayah == ("Nasional", "Kabupaten Coba")


def test_an_entry_point_names_a_module(daerah: Daerah) -> None:
    daerah.add("35.27", entry="sakip_coba_35_27:sakip_profil")
    with pytest.raises(PluginError, match=r"the entry point names <function sakip_profil .*, not a module\."):
        sakip.resolve("35.27", 2023)


def test_a_hook_that_answers_nothing_leaves_the_wider_region_s_answer(daerah: Daerah) -> None:
    daerah.add("35", "[batas.capaian]\natas = 120\nrujukan = RUJUKAN\n", nama="Provinsi")
    daerah.add("35.27", module="".join(f"{HOOK}def {name}(): return None\n" for name in CONTRACT))
    found = sakip.resolve("35.27", 2023)
    assert found.get("batas.capaian", "atas") == 120
    assert found.wilayah == ("Nasional", "Provinsi")
    chain = api.plugins("35.27")
    assert (chain.block("sampul", None, 2023), chain.read("a", 2023), chain.write(None, "a", 2023)) == (
        None, None, False
    )  # fmt: skip
    assert chain.findings(None, 2023) == ()


@pytest.mark.parametrize(
    ("hook", "answer", "told"),
    [
        ("sakip_baca", "{}", "it answered {}. Return a Bundle, or None"),
        ("sakip_tulis", "'ya'", "it answered 'ya'. Return True where the document was written"),
        ("sakip_periksa", "['SKP101']", "it answered 'SKP101'. Return a tuple of findings"),
        ("sakip_blok", "5", "it answered 5. Return a tuple of blocks"),
    ],
)
def test_an_answer_of_another_kind_is_named(daerah: Daerah, hook: str, answer: str, told: str) -> None:
    daerah.add("35.27", module=f"{HOOK}def {hook}(): return {answer}\n")
    chain = api.plugins("35.27")
    ask = {
        "sakip_baca": lambda: chain.read("a", 2023),
        "sakip_tulis": lambda: chain.write(None, "a", 2023),
        "sakip_periksa": lambda: chain.findings(None, 2023),
        "sakip_blok": lambda: chain.block("sampul", None, 2023),
    }
    with pytest.raises(PluginError) as caught:
        ask[hook]()
    assert f"(sakip-coba-35-27 1.2, {hook}): {told}" in str(caught.value)


def test_what_a_plugin_changes_in_its_own_answers_changes_no_other_region(daerah: Daerah) -> None:
    """Choices are frozen: a plugin that means to change what it was given, or what it gave, cannot."""
    meddling = PROFILE + (
        "\n@hookimpl\ndef sakip_rumus(kode, tahun):\n"
        "    from sakip import national\n"
        "    national.sakip_profil(kode, tahun).choices[0].values['rumus'] = 'capaian.turun.rasio'\n"
    )
    daerah.add("35.27", module=meddling)
    daerah.add("35.28")
    with pytest.raises(PluginError, match=r"\(sakip-coba-35-27 1\.2, sakip_rumus\): TypeError"):
        sakip.resolve("35.27", 2023)
    assert sakip.capaian(84, "79,35", wilayah="35.28").text == "94,46"


def test_a_slow_import_is_told_in_the_log(
    daerah: Daerah, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = iter([0.0, 2 * manager.SLOW, 10.0, 10.0 + manager.SLOW / 2])
    daerah.add("35.27")
    daerah.add("35.28")
    with monkeypatch.context() as patch:
        patch.setattr(time, "perf_counter", lambda: next(clock))
        sakip.resolve("35.27", 2023)
        sakip.resolve("35.28", 2023)
    [told] = caplog.messages
    assert told.startswith("sakip-coba-35-27 1.2 takes 2.0 s to import (region 35.27)")


def test_an_argument_that_will_go_is_still_given_with_a_warning(
    daerah: Daerah, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it will be: the contract of the test calls one of today's arguments old."""

    def sakip_profil(kode: str, tahun: int) -> None: ...

    told = {"kode": "the profile knows its own code"}
    with monkeypatch.context() as patch:
        patch.setattr(spec, "CONTRACT", dict(spec.CONTRACT))
        marked = spec.specified("", sejak="0.1", tetap=True, nearest=False, usang=told)(sakip_profil)
        patch.setattr(spec, "sakip_profil", marked)
        daerah.add("35.27", module=PROFILE)
        daerah.add("35.28", module=PROFILE.replace("(kode, tahun)", "(tahun)"))
        with pytest.warns(SakipDeprecationWarning, match="sakip_profil: kode will go; the profile knows its own code"):
            assert sakip.resolve("35.27", 2023).wilayah == ("Nasional", "Kabupaten Coba")
        daerah.forget()


def test_in_the_list_broken_ones_are_marked_and_the_rest_work(daerah: Daerah, run: Run) -> None:
    daerah.add("35.27", module="import perpustakaan_yang_tidak_ada\n")
    daerah.add("35.28")
    daerah.add("35.29", name="sakip-a")
    daerah.add("35.29", name="sakip-b")
    daerah.add("3530")
    ran = run("regions")
    assert ran.code == 0
    table, *told = ran.out.rstrip().split("\n\n")
    assert [(line.split()[0], line.split()[-1]) for line in table.splitlines()[2:]] == [
        ("16.05", "ready"),
        ("35.27", "broken"),
        ("35.28", "ready"),
        ("35.29", "broken"),
        ("3530", "broken"),
    ]
    assert [one.split(": ")[0] for one in told] == ["35.27", "35.29", "3530"]
    assert "No module named 'perpustakaan_yang_tidak_ada'" in told[0]
    assert told[1] == '35.29: two distributions bring region "35.29": sakip-a and sakip-b. Uninstall one of them.'
    assert told[2] == (
        '3530: "3530", which sakip-coba-3530 registers, is no code of a region. '
        "Codes are written 16, 16.05, 16.05.19 or kl.<code>."
    )


def test_a_broken_neighbour_disturbs_nobody(daerah: Daerah) -> None:
    daerah.add("35.27", module="raise ValueError\n")
    assert sakip.capaian(84, 80, wilayah="16.05").value is not None


def test_once_repaired_it_works(daerah: Daerah) -> None:
    own = daerah.add("35.27", module="raise ValueError\n")
    with pytest.raises(PluginError):
        sakip.resolve("35.27", 2023)
    (daerah.site / own / "__init__.py").write_text(PROFILE, "utf-8")
    daerah.forget()
    assert sakip.resolve("35.27", 2023).wilayah == ("Nasional", "Kabupaten Coba")
