"""Settings: from the environment (`CABLES_...`) and one TOML file, validated; what the command line says comes before both.

The file is `cables.toml` in the current folder, or the one that `CABLES_SETTINGS` names:

    warehouse = "/data/warehouse"
    sources = ["/data/incoming", "/data/cables.csv"]
    cron = "0 5 * * *"
"""

from __future__ import annotations

import os
import shlex
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from flows.errors import Unusable

PREFIX: Final = "CABLES_"
FILE_VARIABLE: Final = "CABLES_SETTINGS"
FILE_NAME: Final = "cables.toml"
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)


class Settings(BaseSettings):
    """The settings; the description of each is what `docs/` prints."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    warehouse: Path = Field(Path("warehouse"), description="The only folder that is written to.")
    sources: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="What `cables run` and `cables serve` read when no SOURCE is given; in the environment separated by spaces."
    )
    workers: int | None = Field(None, ge=1, description="Processes that parse; one a core if not set.")
    cron: str | None = Field(None, description="When `cables serve` runs, as five cron fields: `0 5 * * *` is every day at five.")
    interval_minutes: int | None = Field(None, ge=1, description="Or: how many minutes after one another `cables serve` runs.")
    timezone: str = Field("UTC", description="The time zone that `cron` is meant in.")

    @field_validator("sources", mode="before")
    @classmethod
    def _words(cls, value: object) -> object:
        return shlex.split(value) if isinstance(value, str) else value

    @field_validator("cron")
    @classmethod
    def _cron(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                CronSim(value, _ANY_TIME)
            except CronSimError as error:
                raise ValueError(f"{value!r} is no cron schedule ({error}): five fields, such as '0 5 * * *'") from error
        return value

    @field_validator("timezone")
    @classmethod
    def _timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"{value!r} is no time zone, such as 'Europe/Berlin'") from error
        return value

    @model_validator(mode="after")
    def _one_schedule(self) -> Settings:
        if self.cron is not None and self.interval_minutes is not None:
            raise ValueError("cron and interval_minutes are both set: one schedule is enough")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment comes before the file, which is what `read_settings` passes."""
        return env_settings, init_settings


def read_settings() -> Settings:
    """The settings that hold here.

    Raises:
        Unusable: the file cannot be read, or a setting is unknown or not valid.
    """
    named = os.environ.get(FILE_VARIABLE)
    file = Path(named or FILE_NAME)
    found: dict[str, Any] = {}
    if named or file.is_file():
        try:
            found = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise Unusable(f"the settings file {file} cannot be read: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Unusable(f"the settings file {file} is not TOML: {error}") from error
    for name in os.environ:
        if name.startswith(PREFIX) and name != FILE_VARIABLE and name.removeprefix(PREFIX).lower() not in Settings.model_fields:
            known = ", ".join([*(PREFIX + key.upper() for key in Settings.model_fields), FILE_VARIABLE])
            raise Unusable(f"{name}: there is no such setting; there are {known}")
    try:
        return Settings(**found)
    except ValidationError as error:
        raise Unusable(_in_one_line(error, file, found)) from error


def _in_one_line(error: ValidationError, file: Path, found: dict[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    variable = PREFIX + name.upper()
    place = variable if variable in os.environ else f"{file}: {name}" if name in found else "settings"
    if first["type"] == "extra_forbidden":
        return f"{place}: there is no such setting; there are {', '.join(Settings.model_fields)}"
    return f"{place}: {first['msg'].removeprefix('Value error, ')}"
