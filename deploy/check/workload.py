"""What the manifests say of the pod itself: its security, probes, end, resources, settings, files."""
import re
import tomllib
from collections import ChainMap

import sources

LIVE, READY = "/livez", "/readyz"
# Closing the archive, which the server bounds by itself.
CLOSING = 10 + 3
# Secrets that whoever deploys brings, and what the server looks for in them.
BROUGHT = {"peacebrief-tls": {"tls.crt", "tls.key"}, "peacebrief-callers": {"api-keys.toml"}}
# Volumes that Pod Security's strictest profile has.
VOLUMES = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}
UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}
SIZES = {"": 1, "m": 0.001, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}


def of_kind(resources, *kinds):
    return [resource for resource in resources if resource["kind"] in kinds]


def seconds(text):
    number, unit = re.fullmatch(r"(\d+)(\w+)", text).groups()
    return int(number) * UNITS[unit]


def quantity(text):
    number, unit = re.fullmatch(r"([\d.]+)(\w*)", str(text)).groups()
    return float(number) * SIZES[unit]


def deployment(resources):
    """What makes the pods: the Deployment, or a Job that is applied by hand."""
    return of_kind(resources, "Deployment", "Job")[0]


def pod(resources):
    return deployment(resources)["spec"]["template"]["spec"]


def container(resources):
    return pod(resources)["containers"][0]


def environment(resources):
    return {variable["name"]: variable.get("value", "") for variable in container(resources).get("env", [])}


def named(resources, kind, name):
    return next((resource for resource in of_kind(resources, kind) if resource["metadata"]["name"] == name), None)


def server_toml(resources):
    """The settings in the file that the server is told of."""
    for volume in pod(resources)["volumes"]:
        config = named(resources, "ConfigMap", volume.get("configMap", {}).get("name"))
        if config and "server.toml" in config["data"]:
            return tomllib.loads(config["data"]["server.toml"])
    return {}


def one_container(resources):
    if len(of_kind(resources, "Deployment", "Job")) != 1 or len(pod(resources)["containers"]) != 1:
        yield "there is not one Deployment of one container"


def pod_security(resources):
    """The strictest profile of Pod Security, and a root that nobody writes to."""
    spec, this = pod(resources), container(resources)
    context, own = spec.get("securityContext", {}), this.get("securityContext", {})
    either = ChainMap(own, context)
    for space in of_kind(resources, "Namespace"):
        if space["metadata"].get("labels", {}).get("pod-security.kubernetes.io/enforce") != "restricted":
            yield "the namespace does not enforce the profile restricted"
    for field in ("hostNetwork", "hostPID", "hostIPC"):
        if spec.get(field):
            yield f"{field} is set"
    if either.get("runAsNonRoot") is not True:
        yield "runAsNonRoot is not set"
    if either.get("runAsUser") != sources.image.USER or context.get("fsGroup") != sources.image.USER:
        yield "runAsUser or fsGroup is not the image's user"
    if either.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield "seccompProfile is not RuntimeDefault"
    if own.get("allowPrivilegeEscalation") is not False or own.get("privileged"):
        yield "privileges may be gained"
    if own.get("capabilities") != {"drop": ["ALL"]}:
        yield "capabilities are left"
    if own.get("readOnlyRootFilesystem") is not True:
        yield "the root can be written to"
    for volume in spec["volumes"]:
        if not volume.keys() - {"name"} <= VOLUMES:
            yield f"the volume {volume['name']} is of a kind that is not allowed"


def account(resources):
    """The pod acts for nobody in the cluster."""
    for resource in of_kind(resources, "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"):
        yield f"a {resource['kind']} gives rights that the service does not use"
    own = named(resources, "ServiceAccount", pod(resources).get("serviceAccountName"))
    if own is None:
        yield "the pod's service account is not there"
    elif own.get("automountServiceAccountToken") is not False:
        yield "the service account's token is given out"
    if pod(resources).get("automountServiceAccountToken") is not False:
        yield "the pod mounts a token"


def probes(resources):
    """All three over HTTP on the admin port; liveness and start-up never ask for the archive."""
    for probe, path in (("startupProbe", LIVE), ("livenessProbe", LIVE), ("readinessProbe", READY)):
        asked = container(resources).get(probe, {}).get("httpGet", {})
        if (asked.get("path"), asked.get("port")) != (path, "admin"):
            yield f"the {probe} does not ask {path} on the admin port"


def end(resources):
    """A pod has the time that its server takes to end."""
    configured = server_toml(resources)
    before = container(resources).get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
    if not before:
        yield "there is no preStop"
    for setting in ("drain_pause", "drain_timeout"):
        if setting not in configured:
            yield f"server.toml does not say {setting}"
            return
    needed = before + seconds(configured["drain_pause"]) + seconds(configured["drain_timeout"]) + CLOSING
    if pod(resources).get("terminationGracePeriodSeconds", 30) <= needed:
        yield f"the grace period is not longer than the {needed:.0f} s that the end may take"


def resources_set(resources):
    given = container(resources).get("resources", {})
    for what in ("cpu", "memory"):
        request, limit = (given.get(part, {}).get(what) for part in ("requests", "limits"))
        if not request or not limit:
            yield f"there is no request or no limit of {what}"
        elif quantity(request) > quantity(limit):
            yield f"more {what} is requested than allowed"


def known_settings(resources):
    """The server has every setting that it is given."""
    variables = {*environment(resources), *sources.image.ENVIRONMENT} - {"PATH"}
    given = set(server_toml(resources)) | {name.removeprefix("PEACEBRIEF_").lower() for name in variables}
    for key in sorted(given - sources.settings()):
        yield f"the server has no setting {key}"
    if pod(resources).get("enableServiceLinks") is not False:
        yield "variables of Services may be taken for settings"


def contents(resources, volume):
    """The files of a volume that are known; None where any may be in it."""
    if "configMap" in volume:
        config = named(resources, "ConfigMap", volume["configMap"]["name"])
        return set(config["data"]) if config else set()
    if "secret" in volume:
        name = volume["secret"]["secretName"]
        secret = named(resources, "Secret", name)
        return set(secret["data"]) if secret else BROUGHT.get(name, set())
    return None


def files(resources):
    """Every file that a setting names is mounted, and every volume is there."""
    volumes = {volume["name"]: volume for volume in pod(resources)["volumes"]}
    mounts = {mount["mountPath"]: mount for mount in container(resources)["volumeMounts"]}
    for mount in mounts.values():
        if mount["name"] not in volumes:
            yield f"{mount['mountPath']} is mounted from no volume"
        if "subPath" in mount:
            yield f"{mount['mountPath']} would not change when its source does"
    for name in volumes.keys() - {mount["name"] for mount in mounts.values()}:
        yield f"the volume {name} is not mounted"
    for volume in volumes.values():
        claim = volume.get("persistentVolumeClaim", {}).get("claimName")
        if claim and not named(resources, "PersistentVolumeClaim", claim):
            yield f"there is no claim {claim}"
        if contents(resources, volume) == set():
            yield f"what the volume {volume['name']} is to hold is not there"
    values = [*server_toml(resources).values(), *environment(resources).values(), *container(resources).get("args", [])]
    paths = [str(value).removeprefix("--config=") for value in values]
    for path in (path for path in paths if path.startswith("/") and path not in mounts):
        above = [mount for mount in mounts if path.startswith(mount + "/")]
        if not above:
            yield f"nothing is mounted at {path}"
            continue
        held = contents(resources, volumes.get(mounts[max(above, key=len)]["name"], {}))
        if held is not None and path.rpartition("/")[2] not in held:
            yield f"{path} is not in its volume"


def rolled(resources):
    """Pods roll when a setting or a secret of ours changes: by the name, or by a checksum in an annotation."""
    annotations = deployment(resources)["spec"]["template"]["metadata"].get("annotations", {})
    for volume in pod(resources)["volumes"]:
        name = volume.get("configMap", {}).get("name") or volume.get("secret", {}).get("secretName")
        ours = named(resources, "ConfigMap", name) or named(resources, "Secret", name)
        by_annotation = f"checksum/{(name or '').removeprefix(sources.NAME + '-')}" in annotations
        if ours and not by_annotation and not re.search(r"-[a-z0-9]{10}$", name):
            yield f"pods do not roll when {name} changes"


def image(resources):
    _, _, tag = container(resources)["image"].rpartition(":")
    if tag != sources.version():
        yield f"the image's tag is {tag}, and the version {sources.version()}"


def image_ports(resources):
    ports = {port["name"]: port["containerPort"] for port in container(resources)["ports"]}
    if ports != sources.image.PORTS:
        yield "the container's ports are not the image's"


CHECKS = [one_container, pod_security, account, probes, end, resources_set, known_settings, files, rolled, image, image_ports]
