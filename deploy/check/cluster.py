"""What the manifests say of each other: schemas, selectors, ports, network, replicas."""
import base64
import functools
import urllib.parse

import kubernetes_validate
import sources
from workload import container, deployment, environment, of_kind, pod, quantity

# The first version that has all we use, and the newest that there is a schema of.
VERSIONS = ("1.30", "1.37")
# Kinds of the monitoring operator, which monitoring.py knows the fields of.
OPERATORS = {"ServiceMonitor", "PrometheusRule"}
# PostgreSQL's default of connections, of which some are its superuser's.
DATABASE_CONNECTIONS = 97


# It reads a megabyte of definitions for each resource.
kubernetes_validate.utils.schema_contents = functools.cache(kubernetes_validate.utils.schema_contents)


def schemas(resources):
    """Strictly: a field that no schema has is a fault, and so is a kind that has no schema."""
    for resource in (resource for resource in resources if resource["kind"] not in OPERATORS):
        for version in VERSIONS:
            try:
                kubernetes_validate.validate(resource, version, strict=True)
            except kubernetes_validate.ValidationError as error:
                where = ".".join(map(str, error.path))
                yield f"{resource['kind']} {resource['metadata']['name']} in {version}: {where}: {error.message}"
            except kubernetes_validate.SchemaNotFoundError as error:
                yield error.message


def names(resources):
    seen = set()
    for resource in resources:
        this = (resource["kind"], resource["metadata"]["name"])
        if this in seen:
            yield f"{this[0]} {this[1]} is there twice"
        seen.add(this)
        if resource["kind"] != "Namespace" and resource["metadata"].get("namespace", sources.NAME) != sources.NAME:
            yield f"{this[0]} {this[1]} is in another namespace"


def matches(selector, labels):
    return bool(selector) and selector.items() <= labels.items()


def selectors(resources):
    """Whoever selects pods selects ours."""
    labels = deployment(resources)["spec"]["template"]["metadata"]["labels"]
    asked = {"the Deployment": deployment(resources)["spec"]["selector"]["matchLabels"]}
    for resource in of_kind(resources, "Service"):
        asked[f"Service {resource['metadata']['name']}"] = resource["spec"].get("selector")
    for resource in of_kind(resources, "PodDisruptionBudget"):
        asked[f"PodDisruptionBudget {resource['metadata']['name']}"] = resource["spec"]["selector"]["matchLabels"]
    for resource in of_kind(resources, "NetworkPolicy"):
        if resource["metadata"]["name"] != "default-deny":
            asked[f"NetworkPolicy {resource['metadata']['name']}"] = resource["spec"]["podSelector"].get("matchLabels")
    for spread in pod(resources).get("topologySpreadConstraints", []):
        asked[f"the spread over {spread['topologyKey']}"] = spread["labelSelector"]["matchLabels"]
    for who, selector in asked.items():
        if not matches(selector, labels):
            yield f"{who} does not select the pods"
    if len(pod(resources).get("topologySpreadConstraints", [])) < 2:
        yield "pods are not spread over zones and nodes"
    for resource in of_kind(resources, "HorizontalPodAutoscaler"):
        target = resource["spec"]["scaleTargetRef"]
        if (target["kind"], target["name"]) != ("Deployment", deployment(resources)["metadata"]["name"]):
            yield "the autoscaler scales something else"


def ports(resources):
    """Every port that is spoken of is the container's; the admin port is on no Service that callers use."""
    known = {port["name"]: port["containerPort"] for port in container(resources)["ports"]}
    for service in of_kind(resources, "Service"):
        name = service["metadata"]["name"]
        for port in service["spec"]["ports"]:
            if port["targetPort"] not in known:
                yield f"Service {name} leads to {port['targetPort']}, which is no port of the container's"
            elif port["port"] != known[port["targetPort"]] or port["name"] != port["targetPort"]:
                yield f"Service {name} calls {port['targetPort']} otherwise than the container"
            if (port["targetPort"] == "admin") != name.endswith("-admin"):
                yield f"Service {name} leads to {port['targetPort']}"
    kinds = [service["spec"].get("clusterIP") == "None" for service in of_kind(resources, "Service")
             if not service["metadata"]["name"].endswith("-admin")]
    if sorted(kinds) != [False, True]:
        yield "there are not one plain Service and one headless"
    for policy in of_kind(resources, "NetworkPolicy"):
        for rule in policy["spec"].get("ingress", []):
            for port in rule.get("ports", []):
                if port["port"] not in known:
                    yield f"NetworkPolicy {policy['metadata']['name']} admits to {port['port']}, which is no port of the container's"


def network(resources):
    """Nothing in or out by default, and all that is let through by name: from whom, to whom, to which port."""
    policies = of_kind(resources, "NetworkPolicy")
    nothing = {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    if nothing not in [policy["spec"] for policy in policies]:
        yield "there is no policy that denies by default"
    admitted, reached = set(), set()
    for policy in policies:
        for direction, peers, through in (("ingress", "from", admitted), ("egress", "to", reached)):
            for rule in policy["spec"].get(direction, []):
                through |= {port["port"] for port in rule.get("ports", [])}
                open_peer = any(not peer.get("namespaceSelector", {}).get("matchLabels") for peer in rule.get(peers, [{}]))
                if open_peer or not rule.get("ports"):
                    yield f"NetworkPolicy {policy['metadata']['name']} lets anyone through, or to any port"
    if "grpc" not in admitted:
        yield "callers are not let in"
    if ("PEACEBRIEF_DATABASE_URL_FILE" in environment(resources)) != (5432 in reached):
        yield "the database is out of reach, or in reach and not used"
    collector = urllib.parse.urlsplit(environment(resources).get("PEACEBRIEF_OTLP_ENDPOINT", "")).port
    if collector and collector not in reached:
        yield "the collector of traces is out of reach"
    if of_kind(resources, "ServiceMonitor") and "admin" not in admitted:
        yield "Prometheus is not let in"


def replicas(resources):
    """A file has one server; a database three at least, of which one at a time may be away."""
    spec = deployment(resources)["spec"]
    scalers, budgets = of_kind(resources, "HorizontalPodAutoscaler"), of_kind(resources, "PodDisruptionBudget")
    if "PEACEBRIEF_DATA_DIR" in environment(resources):
        modes = [claim["spec"]["accessModes"] for claim in of_kind(resources, "PersistentVolumeClaim")
                 if claim["metadata"]["name"].endswith("-archive")]
        if spec.get("replicas") != 1 or spec["strategy"] != {"type": "Recreate"} or scalers or modes != [["ReadWriteOncePod"]]:
            yield "a file may have more than one server"
        return
    change = spec["strategy"].get("rollingUpdate", {})
    if "replicas" in spec or not scalers or scalers[0]["spec"]["minReplicas"] < 3:
        yield "there may be fewer than three servers"
        return
    if change.get("maxUnavailable") != 0 or not change.get("maxSurge"):
        yield "a rollout takes servers away before there are others"
    if [budget["spec"].get("maxUnavailable") for budget in budgets] != [1]:
        yield "more than one server may be taken away at a time"
    most = scalers[0]["spec"]["maxReplicas"] * (int(environment(resources).get("PEACEBRIEF_DATABASE_CONNECTIONS", 10)) + 1)
    if most > DATABASE_CONNECTIONS:
        yield f"the servers may open {most} connections to the database, which has {DATABASE_CONNECTIONS}"


def secrets(resources):
    """No secret in the repository is one."""
    for secret in of_kind(resources, "Secret"):
        for key, value in secret["data"].items():
            if b"change-me" not in base64.b64decode(value):
                yield f"{key} in Secret {secret['metadata']['name']} looks like a real one"


def backups(resources):
    """As many copies as are kept fit on their volume, and one that is being made."""
    given = environment(resources)
    if "PEACEBRIEF_BACKUP_DIR" not in given:
        return
    size = {claim["metadata"]["name"].rpartition("-")[2]: quantity(claim["spec"]["resources"]["requests"]["storage"])
            for claim in of_kind(resources, "PersistentVolumeClaim")}
    if "archive" not in size:
        yield "there is no file to back up"
    elif size.get("backup", 0) < (int(given["PEACEBRIEF_BACKUP_KEEP"]) + 1) * size["archive"]:
        yield "the copies do not fit on their volume"


CHECKS = [schemas, names, selectors, ports, network, replicas, secrets, backups]
