"""Manifests with one fault each: how they are told of, and how the parts are reached that they change."""
import json
from collections.abc import Callable
from dataclasses import dataclass

from workload import container, named, of_kind, pod

SMALL, LARGE = "overlays/standalone", "overlays/replicas"
SMALL_ALL, LARGE_ALL = "examples/standalone", "examples/replicas"


@dataclass(frozen=True)
class Mutation:
    """What `change` does to the manifests of an overlay, `check` has to find."""

    check: Callable
    overlay: str
    fault: str
    change: Callable


MUTATIONS = []


def mutation(check, overlay, fault):
    def register(change):
        MUTATIONS.append(Mutation(check, overlay, fault, change))
        return change
    return register


def one(resources, kind, name="peacebrief"):
    return named(resources, kind, name)


def starting(resources, kind, start):
    return next(resource for resource in of_kind(resources, kind) if resource["metadata"]["name"].startswith(start))


def setting(resources, old, new):
    data = starting(resources, "ConfigMap", "peacebrief-config")["data"]
    assert old in data["server.toml"]
    data["server.toml"] = data["server.toml"].replace(old, new)


def volume(resources, name):
    return next(one for one in pod(resources)["volumes"] if one["name"] == name)


def mount(resources, name):
    return next(one for one in container(resources)["volumeMounts"] if one["name"] == name)


def rule(resources, alert):
    groups = one(resources, "PrometheusRule")["spec"]["groups"]
    return next(rule for group in groups for rule in group["rules"] if rule["alert"] == alert)


def panel(resources, title, change):
    config = one(resources, "ConfigMap", "peacebrief-dashboard")["data"]
    dashboard = json.loads(config["peacebrief.json"])
    change(next(panel for panel in dashboard["panels"] if panel["title"] == title))
    config["peacebrief.json"] = json.dumps(dashboard)


def variable(resources, name, value):
    next(one for one in container(resources)["env"] if one["name"] == name)["value"] = value
