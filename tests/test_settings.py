"""Settings: environment, file, and what is told of those that are not valid."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.errors import Unusable
from flows.settings import read_settings


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CABLES_")]:
        monkeypatch.delenv(name)


def write(text: str, name: str = "cables.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_the_defaults_need_no_file() -> None:
    settings = read_settings()
    assert (settings.warehouse, settings.sources, settings.workers, settings.cron) == (Path("warehouse"), (), None, None)


def test_the_file_in_the_current_folder_is_read() -> None:
    write('warehouse = "/data/w"\nsources = ["a folder", "b.csv"]\nworkers = 3\ncron = "0 5 * * 1-5"\ntimezone = "Asia/Dushanbe"\n')
    settings = read_settings()
    assert (settings.warehouse, settings.sources, settings.workers) == (Path("/data/w"), ("a folder", "b.csv"), 3)
    assert (settings.cron, settings.timezone) == ("0 5 * * 1-5", "Asia/Dushanbe")


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write('warehouse = "from the file"\nworkers = 3\n')
    monkeypatch.setenv("CABLES_WAREHOUSE", "from the environment")
    # words as in a shell, and as in `make run SOURCE="A B"`
    monkeypatch.setenv("CABLES_SOURCES", "pages 'more pages'")
    settings = read_settings()
    assert (settings.warehouse, settings.workers, settings.sources) == (Path("from the environment"), 3, ("pages", "more pages"))


def test_another_file_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    write("workers = 3\n")
    write("workers = 4\n", "other.toml")
    monkeypatch.setenv("CABLES_SETTINGS", "other.toml")
    assert read_settings().workers == 4


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('warehose = "w"', "cables.toml: warehose: there is no such setting; there are warehouse,"),
        ('cron = "61 * * * *"', "cables.toml: cron: '61 .* is no cron schedule"),
        ('cron = "every day"', "is no cron schedule"),
        ('timezone = "Dushanbe"', "cables.toml: timezone: 'Dushanbe' is no time zone"),
        ("workers = 0", "cables.toml: workers: .* greater than or equal to 1"),
        ("workers = many", "cables.toml is not TOML"),
        ('cron = "0 5 * * *"\ninterval_minutes = 5', "one schedule is enough"),
        ("sources = 3", "cables.toml: sources: "),
    ],
)
def test_a_setting_that_is_not_valid_is_told_in_one_line(text: str, told: str) -> None:
    write(text)
    with pytest.raises(Unusable, match=told) as error:
        read_settings()
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CABLES_CRON", "0 25 * * *", "CABLES_CRON: '0 25 .* is no cron schedule"),
        ("CABLES_WAREHOSE", "w", "CABLES_WAREHOSE: there is no such setting; there are CABLES_WAREHOUSE"),
        ("CABLES_SETTINGS", "nowhere.toml", "nowhere.toml cannot be read"),
    ],
)
def test_a_variable_that_is_not_valid_is_named(name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Unusable, match=told):
        read_settings()
