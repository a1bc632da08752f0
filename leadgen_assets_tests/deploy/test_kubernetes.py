"""deploy/kubernetes: by the Kubernetes client's own models and Dagster's schemas, and by what must never be open.

The chart's `values.schema.json` comes with the chart, and helm asks it at every install; no package carries it, so that it
is not asked here.
"""

from __future__ import annotations

from typing import Any

import kubernetes.client
import pytest
import yaml
from dagster._config import process_config
from dagster_k8s import K8sRunLauncher
from dagster_k8s.job import UserDefinedDagsterK8sConfig
from dagster_k8s.models import k8s_model_from_dict, k8s_snake_case_dict

from leadgen_assets.settings import PROJECT, Settings

FOLDER = PROJECT / "deploy" / "kubernetes"
VALUES: dict[str, Any] = yaml.safe_load((FOLDER / "values.yaml").read_text("utf-8"))
MANIFESTS: list[dict[str, Any]] = [
    manifest
    for name in ("network-policy", "desk", "ingress", "schema-job")
    for manifest in yaml.safe_load_all((FOLDER / f"{name}.yaml").read_text("utf-8"))
]
PODS = {
    "webserver": VALUES["dagsterWebserver"],
    "code": VALUES["dagster-user-deployments"]["deployments"][0],
    "daemon": VALUES["dagsterDaemon"],
}
RUNS: dict[str, Any] = VALUES["runLauncher"]["config"]["k8sRunLauncher"]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda one: f"{one['kind']}-{one['metadata']['name']}")
def test_every_manifest_is_by_the_kubernetes_models(manifest: dict[str, Any]) -> None:
    """A field that the model does not have, or a wrong kind of value, is refused."""
    model = getattr(kubernetes.client, f"V1{manifest['kind']}")
    k8s_model_from_dict(model, k8s_snake_case_dict(model, manifest))


def test_pods_are_nobodys_root_bounded_and_cannot_write_to_their_image() -> None:
    desk = next(one for one in MANIFESTS if one["kind"] == "Deployment")["spec"]["template"]["spec"]
    job = next(one for one in MANIFESTS if one["kind"] == "Job")["spec"]["template"]["spec"]
    pods = [(pod["podSecurityContext"], pod["securityContext"], pod["resources"]) for pod in PODS.values()]
    pods.append((RUNS["runK8sConfig"]["podSpecConfig"]["securityContext"], RUNS["securityContext"], RUNS["resources"]))
    pods += [
        (one["securityContext"], (c := one["containers"][0])["securityContext"], c["resources"]) for one in (desk, job)
    ]
    for whole, container, resources in pods:
        k8s_model_from_dict(
            kubernetes.client.V1PodSecurityContext, k8s_snake_case_dict(kubernetes.client.V1PodSecurityContext, whole)
        )
        k8s_model_from_dict(
            kubernetes.client.V1SecurityContext, k8s_snake_case_dict(kubernetes.client.V1SecurityContext, container)
        )
        assert whole["runAsNonRoot"]
        assert whole["runAsUser"] == 10001, "the image's"
        assert container["readOnlyRootFilesystem"]
        assert not container["allowPrivilegeEscalation"]
        assert container["capabilities"] == {"drop": ["ALL"]}
        assert {"cpu", "memory"} <= resources["limits"].keys()
    # Runs and the desk read what strangers wrote: they get no key to the cluster.
    assert not desk["automountServiceAccountToken"]
    assert not RUNS["runK8sConfig"]["podSpecConfig"]["automountServiceAccountToken"]
    assert not PODS["code"]["includeConfigInLaunchedRuns"]["enabled"], (
        "its pods' token and resources would be the runs'"
    )


def test_the_launchers_configuration_is_dagsters() -> None:
    """As the chart's template writes it into dagster.yaml."""
    config = {
        "load_incluster_config": RUNS["loadInclusterConfig"],
        "job_namespace": "leadgen",
        "image_pull_policy": RUNS["imagePullPolicy"],
        "service_account_name": "leadgen",
        "dagster_home": VALUES["global"]["dagsterHome"],
        "instance_config_map": "leadgen-instance",
        "postgres_password_secret": VALUES["global"]["postgresqlSecretName"],
        "env_secrets": [one["name"] for one in RUNS["envSecrets"]],
        "env_vars": RUNS["envVars"],
        "volumes": RUNS["volumes"],
        "volume_mounts": RUNS["volumeMounts"],
        "labels": RUNS["labels"],
        "resources": RUNS["resources"],
        "security_context": RUNS["securityContext"],
        "fail_pod_on_run_failure": RUNS["failPodOnRunFailure"],
        "run_k8s_config": {
            "pod_spec_config": RUNS["runK8sConfig"]["podSpecConfig"],
            "job_spec_config": RUNS["runK8sConfig"]["jobSpecConfig"],
        },
    }
    done = process_config(K8sRunLauncher.config_type(), config)
    assert done.success, done.errors
    UserDefinedDagsterK8sConfig.from_dict(
        {
            name: k8s_snake_case_dict(model, RUNS["runK8sConfig"][of])
            for name, of, model in (
                ("pod_spec_config", "podSpecConfig", kubernetes.client.V1PodSpec),
                ("job_spec_config", "jobSpecConfig", kubernetes.client.V1JobSpec),
            )
        }
    )


def test_secrets_are_named_and_never_written() -> None:
    for pod in PODS.values():
        assert pod["envSecrets"] == [{"name": "leadgen-secrets"}]
    text = (FOLDER / "values.yaml").read_text("utf-8")
    assert "postgresqlPassword" not in text
    assert not VALUES["generatePostgresqlPasswordSecret"]
    assert not [one for one in MANIFESTS if one["kind"] == "Secret"]


def test_the_settings_that_are_given_are_ours_and_the_same_for_runs() -> None:
    known = {f"LEADGEN_{name.upper()}" for name in Settings.model_fields}
    given = {one["name"]: one["value"] for one in PODS["code"]["env"]}
    assert given.keys() <= known
    assert RUNS["envVars"] == [f"{name}={value}" for name, value in given.items()]
    desk = next(one for one in MANIFESTS if one["kind"] == "Deployment")["spec"]["template"]["spec"]["containers"][0]
    at_desk = {one["name"]: one.get("value") for one in desk["env"]}
    assert given.items() <= at_desk.items(), "/health would judge by other settings than the services"
    # Dagster's database stands beside ours, where the program's own storage class looks for it too.
    assert VALUES["postgresql"]["postgresqlDatabase"] == "dagster"
    assert VALUES["postgresql"]["postgresqlScheme"] == "postgresql+psycopg2"


def test_monitoring_concurrency_and_retries_are_the_projects() -> None:
    project = yaml.safe_load((PROJECT / "dagster.yaml").read_text("utf-8"))
    daemon = VALUES["dagsterDaemon"]
    assert daemon["runMonitoring"]["maxRuntimeSeconds"] == project["run_monitoring"]["max_runtime_seconds"]
    assert daemon["runMonitoring"]["cancelTimeoutSeconds"] == project["run_monitoring"]["cancel_timeout_seconds"]
    assert VALUES["retention"]["sensor"]["purgeAfterDays"] == project["retention"]["sensor"]["purge_after_days"]
    assert daemon["runMonitoring"]["freeSlotsAfterRunEndSeconds"] == 30
    assert daemon["runMonitoring"]["maxResumeRunAttempts"] == 0
    assert daemon["runRetries"]["retryOnAssetOrOpFailure"] is False
    (limit,) = project["concurrency"]["runs"]["tag_concurrency_limits"]
    assert VALUES["concurrency"]["runs"]["tagConcurrencyLimits"] == [limit]
    # The chart refuses to render where both places say it.
    assert "maxConcurrentRuns" not in daemon["runCoordinator"]["config"]["queuedRunCoordinator"]


def test_nothing_comes_in_unasked_and_runs_reach_nothing_private() -> None:
    policies = {one["metadata"]["name"]: one["spec"] for one in MANIFESTS if one["kind"] == "NetworkPolicy"}
    assert policies["leadgen-nothing-by-default"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    runs = policies["leadgen-runs-to-the-web"]
    assert runs["podSelector"]["matchLabels"] == RUNS["labels"]
    (rule,) = runs["egress"]
    assert {"10.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16"} <= set(rule["to"][0]["ipBlock"]["except"])
    (rule,) = policies["leadgen-code-server-to-the-web"]["egress"]
    assert {587, 465} <= {one["port"] for one in rule["ports"]}, "the sensor `health` sends alerts from there"
    for name, spec in policies.items():
        for rule in spec.get("ingress", ()):
            assert rule["from"], name
    for ingress in (one for one in MANIFESTS if one["kind"] == "Ingress"):
        notes = ingress["metadata"]["annotations"]
        assert notes["nginx.ingress.kubernetes.io/auth-type"] == "basic"
        assert notes["nginx.ingress.kubernetes.io/auth-secret"].startswith("leadgen-")
        assert ingress["spec"]["tls"]
    assert VALUES["dagsterWebserver"]["service"]["type"] == "ClusterIP"
    assert VALUES["dagsterWebserver"]["enableReadOnly"]
