"""The chart held against the overlays: the same resources, but for what helm and kustomize each write of themselves."""
import copy
import json
import re

import sources

# Labels that helm's charts carry, and the annotations by which pods roll or claims stay.
HELMS = {"app.kubernetes.io/instance", "app.kubernetes.io/managed-by", "app.kubernetes.io/version", "helm.sh/chart"}
ANNOTATIONS = {"checksum/config", "checksum/database", "helm.sh/resource-policy"}


def plain(value):
    """A resource without what differs by the tool that made it."""
    if isinstance(value, list):
        # The order of volumes, variables and ports says nothing.
        return sorted((plain(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    if isinstance(value, dict):
        kept = {key: plain(one) for key, one in value.items() if key not in HELMS | ANNOTATIONS}
        return {key: one for key, one in kept.items() if not (key == "annotations" and one == {})}
    return value


def without_digests(resources):
    """Names without the digest of what they name."""
    generated = {resource["metadata"]["name"] for resource in resources if resource["kind"] in ("ConfigMap", "Secret")}
    text = json.dumps(resources)
    for name in generated:
        text = text.replace(f'"{name}"', json.dumps(re.sub(r"-[a-z0-9]{10}$", "", name)))
    return json.loads(text)


def normal(resources):
    """Resources by kind and name, as they are compared."""
    found = {}
    for resource in without_digests(copy.deepcopy(resources)):
        resource["metadata"].pop("namespace", None)
        for secret in [resource] if resource["kind"] == "Secret" else []:
            secret["data"] = {key: re.sub(r"\s", "", value) for key, value in secret["data"].items()}
        for part in (resource, resource.get("spec", {}).get("template", {})):
            for container in part.get("spec", {}).get("containers", []):
                # What Kubernetes takes where nothing is said.
                container.setdefault("imagePullPolicy", "IfNotPresent")
        found[resource["kind"], resource["metadata"]["name"]] = plain(resource)
    # A chart is installed into a namespace, and makes none.
    found.pop(("Namespace", sources.NAME), None)
    return found


def difference(one, other, where):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from difference(one.get(key), other.get(key), f"{where}.{key}")
    elif one != other:
        yield f"{where}: {one!r} in the overlay, {other!r} in the chart"


def compared(overlay, rendered):
    one, other = normal(overlay), normal(rendered)
    for kind, name in sorted(one.keys() | other.keys()):
        if (kind, name) not in other:
            yield f"{kind} {name} is not in the chart"
        elif (kind, name) not in one:
            yield f"{kind} {name} is only in the chart"
        else:
            yield from difference(one[kind, name], other[kind, name], f"{kind} {name}")


def versions(chart):
    """The chart's versions are the program's."""
    for key in ("version", "appVersion"):
        if chart[key] != sources.version():
            yield f"Chart.yaml: {key} is {chart[key]}, and the program's {sources.version()}"
