"""When the writer is chosen, and when the stock driver is."""

from __future__ import annotations

import io
import sys
from importlib.metadata import version

import pytest
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.linux_inline_driver import LinuxInlineDriver

from vultr_tui.console import writer
from vultr_tui.console.writer import choose_driver, installed, proven
from vultr_tui.console.writer.abilities import Abilities, abilities


def test_the_writer_is_chosen_where_it_is_proven() -> None:
    driver = choose_driver()
    assert driver is not None
    assert issubclass(driver, LinuxDriver)
    assert driver is not LinuxDriver


def test_a_setting_turns_it_off() -> None:
    assert choose_driver(setting=False) is None


def test_a_driver_that_the_environment_names_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    assert choose_driver() is None


@pytest.mark.parametrize("other", ["8.1.1", "8.3.0", "9.0.0", "7.9", ""])
def test_it_is_not_chosen_for_a_version_it_is_not_proven_with(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "installed", lambda: other)
    assert choose_driver() is None


def test_the_installed_version_is_read() -> None:
    assert installed() == version("textual")
    assert proven(installed())


def test_a_terminal_that_does_not_speak_utf8_gets_the_stock_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "__stderr__", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert choose_driver() is None


def test_where_the_driver_cannot_be_loaded_the_stock_driver_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vultr_tui.console.writer.driver", None)
    assert choose_driver() is None


@pytest.mark.parametrize("name", ["", "no-such-terminal", "dumb"])
def test_nothing_is_taken_for_granted_of_an_unknown_terminal(name: str) -> None:
    assert abilities(name, 1) == Abilities()


async def test_inline_applications_keep_the_stock_driver() -> None:
    app: App[None] = App(driver_class=choose_driver())
    driver = app._build_driver(headless=False, inline=True, mouse=False, size=None)
    assert type(driver) is LinuxInlineDriver
