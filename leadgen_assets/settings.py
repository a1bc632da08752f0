"""Every setting, read once from the environment and `.env`; the README's table documents each of them."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.faults import fault_words

PROJECT = Path(__file__).resolve().parent.parent
"""The clone: where workspace.yaml and dagster.yaml stand."""


class Settings(BaseSettings):
    """Values of the environment win over `.env` in the project's folder."""

    model_config = SettingsConfigDict(
        env_prefix="LEADGEN_", env_file=PROJECT / ".env", extra="ignore", env_ignore_empty=True
    )

    home: Path = Field(
        PROJECT / "var", description="Where everything that runs leaves things: database, exports, reports, inbox, logs"
    )
    database_url: SecretStr | None = Field(
        None, description="PostgreSQL with pgvector to use instead of the embedded one"
    )
    postgres_bin: Path | None = Field(
        None, description="Folder with initdb and postgres to use for the embedded server"
    )
    tenant: str = Field("default", pattern=r"^[a-z0-9-]{1,40}$", description="Tenant of requests that name none")
    contact: str | None = Field(
        None, description="Who reads web sites: an e-mail address or a page, told to every site that is read"
    )
    web: Literal["auto", "live", "off"] = Field(
        "auto",
        description="Where pages come from: auto (from archives where the request names one, else from the live web), "
        "live (from the web what archives do not hold), off (never from the web)",
    )
    web_delay: Annotated[float, Field(ge=0, le=60)] = Field(
        1.0, description="Seconds between two questions to one site"
    )
    web_timeout: Annotated[float, Field(gt=0, le=120)] = Field(10.0, description="Seconds that a page may take")
    web_private: bool = Field(
        False, description="Whether addresses of private networks and of this machine may be read"
    )
    browser: Path | None = Field(
        None, description="A Chromium on this machine that reads pages whose text appears only in a browser"
    )
    desk_port: Annotated[int, Field(ge=1, le=65535)] = Field(3001, description="Port of the desk's pages on 127.0.0.1")
    webhook_url: SecretStr | None = Field(None, description="Address that is told when a request needs somebody")
    webhook_secret: SecretStr | None = Field(None, description="Key that signs what the webhook is told")
    ui_port: Annotated[int, Field(ge=1, le=65535)] = Field(3000, description="Port of the Dagster UI on 127.0.0.1")
    workers: Annotated[int, Field(ge=0, le=256)] = Field(
        os.cpu_count() or 1, description="Processes that parse pages; 0 parses in the run's own process"
    )
    concurrency: Annotated[int, Field(ge=1, le=1000)] = Field(64, description="Companies worked on at once in a stage")
    oversampling: Annotated[float, Field(ge=1, le=100)] = Field(
        4.0, description="Candidates sought per company asked for, each round"
    )
    max_rounds: Annotated[int, Field(ge=1, le=20)] = Field(
        3, description="Rounds of discovery before a person is asked what to loosen"
    )
    pages_per_site: Annotated[int, Field(ge=1, le=50)] = Field(
        6, description="Pages read of one site, the home page included"
    )
    page_bytes: Annotated[int, Field(ge=1024)] = Field(2_000_000, description="Larger pages are not read")
    failed_share: Annotated[float, Field(gt=0, le=1)] = Field(
        0.5, description="A stage fails when more than this share of its items failed"
    )

    @field_validator("home", "postgres_bin", "browser")
    @classmethod
    def _absolute(cls, given: Path | None) -> Path | None:
        """Relative paths start from the project's folder, wherever the process stands: `.env` and every child agree."""
        return (PROJECT / given.expanduser()).resolve() if given is not None else None

    @property
    def exports(self) -> Path:
        """Folder of the CSV files, one folder a request beneath it."""
        return self.home / "exports"

    @property
    def reports(self) -> Path:
        """Folder of the request reports, one folder a request beneath it."""
        return self.home / "reports"

    @property
    def inbox(self) -> Path:
        """Folder into which people drop files."""
        return self.home / "inbox"

    @property
    def dagster_home(self) -> Path:
        """DAGSTER_HOME of every process we start."""
        return self.home / "dagster"

    @cached_property
    def embedded(self) -> bool:
        """Whether the database is the embedded one."""
        return self.database_url is None


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: naming each variable whose value cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = [f"LEADGEN_{str(fault['loc'][0]).upper()}: {fault_words(fault, Settings)}" for fault in error.errors()]
        raise SettingsInvalid(
            "; ".join(faults), "environment or .env", "correct the value; README.md lists every setting"
        ) from error
