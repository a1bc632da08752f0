"""deploy/compose: by the Compose specification's own schema, by Dagster's and Docker's, and by what must never be open."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from dagster import DagsterInstance
from dagster._core.workspace.config_schema import process_workspace_config
from dagster_docker import DockerRunLauncher
from docker.models.containers import _create_container_args
from jsonschema import Draft7Validator

from leadgen_assets.settings import PROJECT, Settings, variable_of

FOLDER = PROJECT / "deploy" / "compose"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "LEADGEN_IMAGE" in service["image"]}
INSTANCE: dict[str, Any] = yaml.safe_load((FOLDER / "dagster.yaml").read_text("utf-8"))
NOT_FOR_CONTAINERS = {"home", "postgres_bin", "browser", "model_script", "shared_data", "desk_port", "ui_port"}
"""Paths and ports, which are the image's and the services'."""
NOT_FOR_RUNS = {"desk_host", "metrics", "webhook_secret"}
"""And `smtp_…`, `health_…`: what only services use, and a run's container must not show."""


def test_it_is_by_the_compose_specification() -> None:
    schema = json.loads((files("check_jsonschema.builtin_schemas.vendor") / "compose-spec.json").read_text("utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(COMPOSE)] == []


def test_only_the_proxy_has_ports_and_the_database_no_way_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["database"]["internal"]
    assert SERVICES["postgres"]["networks"] == ["database"]
    assert "outside" not in SERVICES["docker-proxy"]["networks"]
    # Docker's socket is in one container alone, and its network is that of those that start and end runs.
    with_socket = [name for name, service in SERVICES.items() if "docker.sock" in str(service.get("volumes"))]
    assert with_socket == ["docker-proxy"]
    speaks = [name for name, service in SERVICES.items() if "docker" in service["networks"]]
    assert speaks == ["webserver", "daemon", "docker-proxy"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_is_bounded_looked_after_and_started_again(name: str) -> None:
    service = SERVICES[name]
    assert {"cpus", "memory"} <= service["deploy"]["resources"]["limits"].keys()
    assert set(service["networks"]) <= COMPOSE["networks"].keys()
    assert set(service.get("secrets", ())) <= COMPOSE["secrets"].keys()
    if name not in ("schema", "cli"):
        assert service["restart"] == "unless-stopped"
        assert service["healthcheck"]["test"]
    assert "no-new-privileges:true" in service["security_opt"]
    if name in OURS:
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]


def test_nothing_secret_is_written_down() -> None:
    text = "".join(path.read_text("utf-8") for path in FOLDER.rglob("*") if path.is_file())
    assert not re.search(r"sk-[A-Za-z0-9]{8}|PASSWORD[=:] *[\"']?[A-Za-z0-9]{4}", text)
    given = {name for service in OURS.values() for name in service["environment"]}
    for name in ("LEADGEN_DATABASE_URL", "OPENAI_API_KEY", "LEADGEN_DESK_TOKEN"):
        assert name not in given, "as a file of secrets/, not in the environment of a service"
        assert f"{name}_FILE" in given
    example = (FOLDER / ".env.example").read_text("utf-8")
    named = set(re.findall(r"\$\{(\w+)", (FOLDER / "compose.yaml").read_text("utf-8")))
    assert named == set(re.findall(r"^(\w+)=", example, re.MULTILINE))


def test_the_settings_that_it_passes_on_are_ours() -> None:
    known = {f"LEADGEN_{name.upper()}" for name in Settings.model_fields} | {"OPENAI_API_KEY", "LEADGEN_DESK_TOKEN"}
    other = {"DAGSTER_HOME", "DAGSTER_CURRENT_IMAGE", "DOCKER_HOST"}
    given = {name.removesuffix("_FILE") for service in OURS.values() for name in service["environment"]}
    assert given - known - other == set()


def test_every_setting_reaches_the_services_and_the_runs_that_use_it() -> None:
    example = (FOLDER / "settings.env.example").read_text("utf-8")
    optional = set(re.findall(r"^#([A-Z_]+)=", example, re.MULTILINE))
    for service in OURS.values():
        assert service["env_file"] == [{"path": "settings.env", "required": False}]
        assert not optional & {name.removesuffix("_FILE") for name in service["environment"]}, "it would have no effect"
    given = {name.removesuffix("_FILE") for service in OURS.values() for name in service["environment"]}
    all_of_them = {variable_of(name) for name in Settings.model_fields.keys() - NOT_FOR_CONTAINERS}
    assert all_of_them <= given | optional
    assert optional <= all_of_them | {"OTEL_EXPORTER_OTLP_ENDPOINT"}
    assert Settings.model_fields.keys() >= NOT_FOR_CONTAINERS | NOT_FOR_RUNS
    for_services = {variable_of(name) for name in Settings.model_fields if name.startswith(("smtp_", "health_"))}
    for_services |= {variable_of(name) for name in NOT_FOR_RUNS}
    passed_on = INSTANCE["run_launcher"]["config"]["env_vars"]
    assert set(passed_on) == all_of_them - for_services | {"DAGSTER_HOME", "OTEL_EXPORTER_OTLP_ENDPOINT"}
    # The values that the example shows are ones that can be set.
    values = dict(re.findall(r"^#([A-Z_]+)='?(.*?)'?$", example, re.MULTILINE))
    shown = {name: values[variable_of(name)] for name in Settings.model_fields if variable_of(name) in values}
    json_ones = {name: json.loads(text) for name, text in shown.items() if text.startswith("{")}
    by_name = {"openai_base_url": "OPENAI_BASE_URL", "lead_list_batch_size": "LEAD_LIST_BATCH_SIZE"}
    Settings.model_validate({by_name.get(name, name): value for name, value in (shown | json_ones).items()})


def test_what_is_secret_is_a_file_of_every_service() -> None:
    secret = {
        variable_of(name) for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)
    }
    assert {f"{name}_FILE" for name in secret} <= SERVICES["code"]["environment"].keys()
    for service in OURS.values():
        for name, path in service["environment"].items():
            assert not name.endswith("_FILE") or Path(path).name in service["secrets"]
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"secrets/{name}" in readme for name in COMPOSE["secrets"]), "a missing file stops the start"


def test_the_proxy_asks_who_it_is_before_everything() -> None:
    text = (FOLDER / "Caddyfile").read_text("utf-8")
    sites = {
        name: body
        for name, body in re.findall(r"^(\S+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
        if name[0] != "("
    }
    open_ones = [name for name, body in sites.items() if "basic_auth" not in body]
    assert open_ones == ["http://127.0.0.1:2020"], "which answers the health check and leads nowhere"
    assert "reverse_proxy" not in sites[open_ones[0]]
    # Whoever may only look is led to the webserver that refuses every change.
    behind = {name: re.findall(r"reverse_proxy (\S+):", body) for name, body in sites.items()}
    assert behind["{$LEADGEN_OPERATE_SITE}"] == ["webserver"]
    assert behind["{$LEADGEN_READ_SITE}"] == ["webserver-readonly"]
    assert "--read-only" in SERVICES["webserver-readonly"]["command"]
    assert "/secrets/readers" in sites["{$LEADGEN_READ_SITE}"]


def test_dagster_loads_the_instance_with_its_launcher(dagster_instance: DagsterInstance, tmp_path: Path) -> None:
    """On a real server, as the containers do; in place of the one database the test's own."""
    config = {
        **INSTANCE,
        "storage": yaml.safe_load((Path(dagster_instance.root_directory) / "dagster.yaml").read_text())["storage"],
    }
    (tmp_path / "dagster.yaml").write_text(yaml.safe_dump(config), "utf-8")
    with DagsterInstance.from_config(str(tmp_path)) as instance:
        launcher = instance.run_launcher
        assert isinstance(launcher, DockerRunLauncher)
        assert launcher.supports_check_run_worker_health
        assert instance.run_monitoring_enabled
        assert instance.run_monitoring_max_resume_run_attempts == 0
        assert instance.get_concurrency_config().run_queue_config.max_concurrent_runs == 4
        own = {COMPOSE["networks"][name]["name"] for name in ("database", "outside")}
        assert set(launcher.networks) == own
        volumes = {one.partition(":")[0] for one in launcher.container_kwargs["volumes"]}
        assert volumes <= {volume.get("name") for volume in COMPOSE["volumes"].values()}
        kwargs = {key: value for key, value in launcher.container_kwargs.items() if key != "stop_timeout"}
        made = _create_container_args({"image": "x", "command": ["y"], "version": "1.47", **kwargs})
        assert made["user"] == "10001:10001"
        assert made["host_config"]["ReadonlyRootfs"] is True
        assert made["host_config"]["CapDrop"] == ["ALL"]
        assert made["host_config"]["Memory"] == 1024**3
        instance.event_log_storage._engine.dispose()  # type: ignore[attr-defined]


def test_the_instances_differ_in_launcher_and_monitoring_alone() -> None:
    project = yaml.safe_load((PROJECT / "dagster.yaml").read_text("utf-8"))
    differ = {name for name in INSTANCE.keys() | project.keys() if INSTANCE.get(name) != project.get(name)}
    assert differ == {"run_launcher", "run_monitoring", "local_artifact_storage"}
    here, there = INSTANCE["run_monitoring"], project["run_monitoring"]
    assert {name for name in here.keys() | there.keys() if here.get(name) != there.get(name)} == {
        "start_timeout_seconds"
    }


def test_what_a_restore_needs_is_made_with_the_databases_and_stands_in_the_runbooks() -> None:
    script = (FOLDER / "postgres" / "10-leadgen.sh").read_text("utf-8")
    assert "CREATE ROLE lead_user LOGIN CREATEDB " in script
    assert "\\connect template1\nCREATE EXTENSION vector;" in script
    for page in ("deploy/compose/README.md", "deploy/kubernetes/README.md", "docs/operations.md"):
        text = (PROJECT / page).read_text("utf-8")
        for words in ("leadgen backup", "leadgen restore", "ALTER ROLE lead_user CREATEDB", "template1"):
            assert words in text, (page, words)


def test_the_workspace_leads_to_the_code_server() -> None:
    workspace = yaml.safe_load((FOLDER / "workspace.yaml").read_text("utf-8"))
    assert process_workspace_config(workspace).success
    (server,) = [one["grpc_server"] for one in workspace["load_from"]]
    command = SERVICES[server["host"]]["command"]
    assert command[command.index("--port") + 1] == str(server["port"])
    assert command[command.index("--location-name") + 1] == server["location_name"] == "leadgen_assets"


@pytest.mark.parametrize("path", ["entrypoint.sh", "compose/postgres/10-leadgen.sh"])
def test_scripts_are_sound(path: str) -> None:
    script = PROJECT / "deploy" / path
    assert script.stat().st_mode & stat.S_IXUSR
    assert subprocess.run(["sh", "-n", str(script)], capture_output=True, check=True).stderr == b""


def test_the_entrypoint_reads_what_is_secret_from_files(tmp_path: Path) -> None:
    (tmp_path / "url").write_text("postgresql://u:p%24@db/leads\n")
    (tmp_path / "key").write_text("")
    environment = {"PATH": os.environ["PATH"], "LEADGEN_DATABASE_URL_FILE": str(tmp_path / "url")}
    command = ["sh", str(PROJECT / "deploy" / "entrypoint.sh"), "env"]
    said = subprocess.run(
        command,
        env=environment | {"OPENAI_API_KEY_FILE": str(tmp_path / "key")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert "LEADGEN_DATABASE_URL=postgresql://u:p%24@db/leads" in said
    assert "OPENAI_API_KEY=" in said, "a run's container is given it by name, which fails where it is not set at all"
    assert not [line for line in said if "_FILE" in line]
    assert "LEADGEN_MODEL=" not in said, "without a dagster.yaml nothing is to be passed on"
    (tmp_path / "password").write_text("hunter2")
    daemon = environment | {"LEADGEN_SMTP_PASSWORD_FILE": str(tmp_path / "password"), "DAGSTER_HOME": str(FOLDER)}
    daemon |= {"LEADGEN_MODEL_PRICES": '{"m": {"input": "$1 `x`"}}'}
    said = subprocess.run(command, env=daemon, capture_output=True, text=True, check=True).stdout.splitlines()
    assert set(INSTANCE["run_launcher"]["config"]["env_vars"]) <= {one.partition("=")[0] for one in said}
    assert {
        "LEADGEN_SMTP_PASSWORD=hunter2",
        "LEADGEN_MODEL=",
        f"LEADGEN_MODEL_PRICES={daemon['LEADGEN_MODEL_PRICES']}",
    } <= set(said)
    missing = subprocess.run(command, env=environment | {"OPENAI_API_KEY_FILE": "/no"}, capture_output=True, text=True)
    assert (missing.returncode, missing.stderr) == (1, "OPENAI_API_KEY_FILE names /no, which cannot be read.\n")


def test_the_image_is_nobodys_root_and_holds_no_secret() -> None:
    dockerfile = (PROJECT / "deploy" / "Dockerfile").read_text("utf-8")
    assert re.findall(r"^USER (.*)$", dockerfile, re.MULTILINE) == ["10001:10001"]
    assert "--require-hashes" in dockerfile
    for copied in re.findall(r"^COPY (?!--from)(.*) \S+$", dockerfile, re.MULTILINE):
        assert all((PROJECT / name).exists() for name in copied.split())
    kept_out = (PROJECT / ".dockerignore").read_text("utf-8").splitlines()
    assert kept_out[1] == "*", "what is not named does not go in"
    assert {"deploy/compose/.env", "deploy/compose/settings.env", "deploy/compose/secrets"} <= set(kept_out)
