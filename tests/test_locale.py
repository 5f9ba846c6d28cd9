# SPDX-License-Identifier: MIT
"""Texts are English in the code and shown in Indonesian, all of them, unless English is asked for."""

from __future__ import annotations

import pickle
from gettext import GNUTranslations

import pytest

import messages
from sakip import lang


def test_every_text_of_the_code_has_a_translation_with_the_same_fields() -> None:
    assert messages.faults(messages.read(), messages.marked()) == []


def test_a_missing_an_obsolete_and_a_wrongly_filled_translation_are_noticed() -> None:
    catalogue = messages.Catalog(locale="id")
    catalogue.add("{count} fault(s) found", "{jumlah} kesalahan")
    catalogue.add("gone from the code", "hilang")
    texts = {"{count} fault(s) found": ["a.py"], "new in the code": ["a.py"]}
    assert messages.faults(catalogue, texts) == [
        "a.py: fields ['jumlah'] in the translation of '{count} fault(s) found'",
        "a.py: no translation: 'new in the code'",
        "sakip.po: obsolete: 'gone from the code'",
    ]


def test_indonesian_is_the_default() -> None:
    assert lang.language() == "id"
    assert lang.say("number of programs") == "jumlah program"


@pytest.mark.parametrize(("code", "shown"), [("en", "en"), ("EN_us.UTF-8", "en"), ("id_ID", "id"), ("fr", "id")])
def test_sakip_lang_chooses_and_anything_else_is_indonesian(
    monkeypatch: pytest.MonkeyPatch, code: str, shown: str
) -> None:
    monkeypatch.setenv("SAKIP_LANG", code)
    assert lang.language() == shown


def test_english_is_the_text_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKIP_LANG", "en")
    assert lang.say("number of programs") == "number of programs"


def test_a_message_made_in_one_language_is_read_in_another() -> None:
    message = lang.msg("{count} fault(s) found", count=2)
    with lang.using("en"):
        assert str(message) == "2 fault(s) found"
    assert str(message) == "ditemukan 2 kesalahan"
    assert pickle.loads(pickle.dumps(message)) == message


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="unknown language 'jv'"), lang.using("jv"):
        pass


def test_the_catalogue_reads_as_gettext_reads_it() -> None:
    folder = f"{lang.LOCALE_DIR}/id/LC_MESSAGES"
    with open(f"{folder}/sakip.mo", "rb") as file:
        known = GNUTranslations(file)
    with lang.using("id"):
        shown = {text: lang.translate(text) for text in ("Commands", "Options", '"{raw}" is not a number.')}
    assert shown == {text: known.gettext(text) for text in shown}
    assert all(text != translated for text, translated in shown.items())
