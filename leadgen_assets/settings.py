"""Every setting, read once from the environment and `.env`; the README's table documents each of them."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from leadgen_assets.domain.errors import SettingsInvalid
from leadgen_assets.domain.telling.faults import fault_words
from leadgen_assets.domain.telling.given_numbers import plain_number

PROJECT = Path(__file__).resolve().parent.parent
"""The clone: where workspace.yaml and dagster.yaml stand."""


class Settings(BaseSettings):
    """Values of the environment win over `.env` in the project's folder."""

    model_config = SettingsConfigDict(
        env_prefix="LEADGEN_",
        env_file=PROJECT / ".env",
        extra="ignore",
        env_ignore_empty=True,
        populate_by_name=True,
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
    mx_check: bool = Field(
        False,
        description="Whether the DNS is asked if the domains of contacts' e-mail addresses have a mail server; nothing is sent",
    )
    browser: Path | None = Field(
        None, description="A Chromium on this machine that reads pages whose text appears only in a browser"
    )
    desk_port: Annotated[int, Field(ge=1, le=65535)] = Field(3001, description="Port of the desk's pages on 127.0.0.1")
    desk_host: str = Field(
        "127.0.0.1",
        pattern=r"^[0-9a-fA-F:.]+$",
        description="Address on which the desk listens; 0.0.0.0 in a container, behind a proxy that asks who it is",
    )
    webhook_url: SecretStr | None = Field(None, description="Address that is told when a request needs somebody")
    webhook_secret: SecretStr | None = Field(None, description="Key that signs what the webhook is told")
    smtp_host: str | None = Field(None, description="Mail server by which alerts are sent; without it none is")
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = Field(587, description="Port of the mail server")
    smtp_tls: Literal["starttls", "tls", "off"] = Field(
        "starttls",
        description="How the way to the mail server is encrypted: starttls (port 587), tls (port 465), off (this machine only)",
    )
    smtp_user: str | None = Field(None, description="Name at the mail server")
    smtp_password: SecretStr | None = Field(None, description="Password at the mail server")
    smtp_from: str | None = Field(None, description="Address from which alerts come")
    smtp_to: str | None = Field(None, description="Addresses that get alerts, with commas between them")
    health_queue_minutes: Annotated[float, Field(gt=0, le=10_080)] = Field(
        10.0, description="Minutes that a request may wait for its run; six times as long is critical"
    )
    health_stuck_minutes: Annotated[float, Field(gt=0, le=10_080)] = Field(
        30.0, description="Minutes that nothing may be heard of a running request; six times as long is critical"
    )
    health_free_gb: Annotated[float, Field(ge=0.5, le=100_000)] = Field(
        5.0, description="Gigabytes that should be free on the disk of LEADGEN_HOME; below 0.5 is critical"
    )
    metrics: bool = Field(False, description="Whether the desk serves /metrics, for Prometheus")
    log_format: Literal["text", "json"] = Field(
        "text", description="Lines of our own log: text, or json (one object a line, with request, tenant, stage, run)"
    )
    otel: bool = Field(
        False,
        description="Whether runs tell OpenTelemetry of their spans and metrics; where to is said by OTEL_EXPORTER_OTLP_ENDPOINT",
    )
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
    mode: Literal["real", "hybrid", "off", "mock"] = Field(
        "real",
        description="Who answers questions: real (the model), hybrid (the model, and rules alone while its service is down), "
        "off (rules alone, costs nothing), mock (a scripted model, for tests and demonstration)",
    )
    production: bool = Field(False, description="Whether data of the scripted model is refused altogether")
    openai_api_key: SecretStr | None = Field(
        None, validation_alias="OPENAI_API_KEY", description="Key of the model's service"
    )
    openai_base_url: str = Field(
        "https://api.openai.com/v1",
        validation_alias="OPENAI_BASE_URL",
        description="The service, or any that speaks like it: Azure, a proxy, a local server",
    )
    model: str = Field("gpt-6-luna", description="Model that reads saved pages")
    search_model: str = Field("gpt-6-luna", description="Model that searches the web")
    embedding_model: str = Field(
        "text-embedding-3-small",
        description="Model that turns text into vectors; no run asks it, only doctor --live tries it",
    )
    model_prices: dict[str, dict[str, Decimal]] = Field(
        {},
        description="Prices of models that the price library does not know, as JSON: "
        '{"my-model": {"input": 0.10, "cached": 0.01, "output": 0.50, "search": 0.01}} in dollars per million tokens and per search',
    )
    model_timeout: Annotated[float, Field(gt=0, le=3600)] = Field(
        180.0, description="Seconds that an answer may take; after that nobody knows whether it is billed"
    )
    model_requests_per_minute: Annotated[int, Field(ge=0)] = Field(
        0, description="Most questions a minute, all processes together; 0: as the service says"
    )
    model_tokens_per_minute: Annotated[int, Field(ge=0)] = Field(
        0, description="Most tokens a minute, all processes together; 0: as the service says"
    )
    model_concurrency: Annotated[int, Field(ge=1, le=1000)] = Field(
        50, description="Most questions at once in a run; it begins with 4 and grows while answers are good"
    )
    model_script: Path | None = Field(
        None,
        description="Answers of the scripted model, JSON lines; a relative path starts from the clone (docs/cost.md)",
    )
    mcp_servers: dict[str, str] = Field(
        {}, description='Remote MCP servers that searches may ask, as JSON: {"label": "https://…"}'
    )
    mcp_authorization: dict[str, SecretStr] = Field(
        {}, description='Authorization header for each of these servers that wants one, as JSON: {"label": "Bearer …"}'
    )
    usd_per_day: Annotated[Decimal, Field(ge=0)] = Field(
        Decimal(5), description="Most dollars a day (UTC) of a tenant that has no limit of its own"
    )
    calls_per_hour: Annotated[int, Field(ge=0)] = Field(
        1000, description="Most questions an hour (UTC) of a tenant that has no limit of its own"
    )
    lead_list_batch_size: Annotated[int, Field(ge=1, le=50)] = Field(
        10, validation_alias="LEAD_LIST_BATCH_SIZE", description="Companies asked for in one question of a search"
    )
    item_seconds: Annotated[float, Field(gt=0, le=7200)] = Field(
        3600.0,
        description="Seconds that one item (a company, a site, a batch of a search) may take in a stage; then it has failed",
    )
    failed_share: Annotated[float, Field(gt=0, le=1)] = Field(
        0.5, description="A stage fails when more than this share of its items failed"
    )

    keep_pages_days: Annotated[int, Field(ge=1)] = Field(
        365, description="Days after which `leadgen prune` deletes saved pages, and profiles that nothing stands on"
    )
    keep_journal_days: Annotated[int, Field(ge=1)] = Field(
        365, description="Days after which it empties questions to a model and their answers; what they cost stays"
    )
    keep_exports_days: Annotated[int, Field(ge=1)] = Field(
        365, description="Days after which it deletes a request's earlier exports; the newest two stay"
    )
    keep_notices_days: Annotated[int, Field(ge=1)] = Field(
        90, description="Days after which it deletes answered submissions, and notices that were told or given up"
    )
    keep_runs_days: Annotated[int, Field(ge=1)] = Field(
        90, description="Days after which it deletes Dagster's runs that ended, with their events"
    )

    shared_data: Path | None = Field(
        None,
        description="Folder with labelled data, which `leadgen eval` and some tests read; "
        "without it `../shared/data` beside the clone, where that is",
    )

    @field_validator(
        "usd_per_day", "calls_per_hour", "model_requests_per_minute", "model_tokens_per_minute", mode="before"
    )
    @classmethod
    def _as_people_write_it(cls, given: object) -> object:
        return plain_number(given) if isinstance(given, str) else given

    @field_validator("home", "postgres_bin", "browser", "model_script", "shared_data")
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

    @property
    def searches(self) -> bool:
        """Whether a model may be asked, so that a request without a source searches by itself."""
        return self.mode != "off"

    @property
    def lacks_key(self) -> bool:
        """Whether a model is to be asked and no key is there, so that no run gets further than its beginning."""
        key = self.openai_api_key.get_secret_value().strip() if self.openai_api_key else ""
        return self.mode in ("real", "hybrid") and not key

    @cached_property
    def embedded(self) -> bool:
        """Whether the database is the embedded one."""
        return self.database_url is None


def variable_of(name: str) -> str:
    """The environment variable of a field, or of its alias: some are named as everybody names them (OPENAI_API_KEY)."""
    field = Settings.model_fields.get(name)
    alias = field.validation_alias if field else name
    return alias if isinstance(alias, str) else f"LEADGEN_{name.upper()}"


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: naming each variable whose value cannot be used.
    """
    try:
        return Settings()
    except SettingsError as error:
        named = re.search(r'field "(\w+)"', str(error))
        raise SettingsInvalid(
            f"{variable_of(named[1]) if named else 'a setting'}: it is no JSON",
            "environment or .env",
            'write it as {"name": "value"}; README.md lists every setting',
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsInvalid(
            "the file is not written in UTF-8", str(Settings.model_config.get("env_file")), "save it as UTF-8"
        ) from error
    except ValidationError as error:
        faults = [f"{variable_of(str(fault['loc'][0]))}: {fault_words(fault, Settings)}" for fault in error.errors()]
        raise SettingsInvalid(
            "; ".join(faults), "environment or .env", "correct the value; README.md lists every setting"
        ) from error


def script_refused() -> SettingsInvalid:
    """The error where a script would answer in production."""
    return SettingsInvalid(
        "a scripted model may not answer in production",
        "LEADGEN_PRODUCTION=true",
        "set LEADGEN_MODE to real, hybrid or off",
    )
