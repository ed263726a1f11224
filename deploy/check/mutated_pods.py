"""Faults of the pod itself."""
import workload
from mutation import LARGE, SMALL, mount, mutation, one, setting, volume
from workload import container, of_kind, pod


@mutation(workload.one_container, SMALL, "a second container that no other check would look at")
def _(r):
    pod(r)["containers"].append({"name": "sidecar", "image": "busybox"})


@mutation(workload.pod_security, SMALL, "the program may run as root")
def _(r):
    del pod(r)["securityContext"]["runAsNonRoot"]


@mutation(workload.pod_security, SMALL, "the root can be written to")
def _(r):
    container(r)["securityContext"]["readOnlyRootFilesystem"] = False


@mutation(workload.pod_security, SMALL, "capabilities are kept")
def _(r):
    del container(r)["securityContext"]["capabilities"]


@mutation(workload.pod_security, SMALL, "a folder of the node is mounted")
def _(r):
    volume(r, "tmp").update(hostPath={"path": "/tmp"})


@mutation(workload.pod_security, LARGE, "the namespace lets anything run")
def _(r):
    one(r, "Namespace")["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] = "privileged"


@mutation(workload.pod_security, LARGE, "another user than the one that the image's folder belongs to")
def _(r):
    pod(r)["securityContext"]["runAsUser"] = 1000


@mutation(workload.account, LARGE, "a role for secrets")
def _(r):
    r.append({"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "peacebrief"},
              "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]})


@mutation(workload.account, LARGE, "a token in the pod")
def _(r):
    pod(r)["automountServiceAccountToken"] = True


@mutation(workload.account, LARGE, "an account that is not there")
def _(r):
    pod(r)["serviceAccountName"] = "peacebreif"


@mutation(workload.probes, LARGE, "liveness that asks the database")
def _(r):
    container(r)["livenessProbe"]["httpGet"]["path"] = "/readyz"


@mutation(workload.probes, LARGE, "readiness by gRPC, which speaks no TLS")
def _(r):
    container(r)["readinessProbe"] = {"grpc": {"port": 50051}}


@mutation(workload.probes, LARGE, "a probe of the port of callers")
def _(r):
    container(r)["startupProbe"]["httpGet"]["port"] = "grpc"


@mutation(workload.end, LARGE, "a grace period shorter than the drain")
def _(r):
    pod(r)["terminationGracePeriodSeconds"] = 30


@mutation(workload.end, LARGE, "a drain longer than the grace period")
def _(r):
    setting(r, 'drain_timeout = "20s"', 'drain_timeout = "1m"')


@mutation(workload.end, LARGE, "no preStop")
def _(r):
    del container(r)["lifecycle"]


@mutation(workload.resources_set, SMALL, "no limit of memory")
def _(r):
    del container(r)["resources"]["limits"]["memory"]


@mutation(workload.resources_set, SMALL, "more requested than allowed")
def _(r):
    container(r)["resources"]["requests"]["memory"] = "2Gi"


@mutation(workload.known_settings, SMALL, "a setting misspelled in the file")
def _(r):
    setting(r, "drain_pause", "drain_pauze")


@mutation(workload.known_settings, LARGE, "a setting misspelled in a variable")
def _(r):
    container(r)["env"][0]["name"] = "PEACEBRIEF_DATABASE_CONECTIONS"


@mutation(workload.known_settings, LARGE, "variables of Services in the container")
def _(r):
    del pod(r)["enableServiceLinks"]


@mutation(workload.files, LARGE, "a secret mounted elsewhere than the server looks")
def _(r):
    mount(r, "tls")["mountPath"] = "/etc/peacebrief/certificates"


@mutation(workload.files, LARGE, "a key that the secret has not")
def _(r):
    setting(r, "tls/tls.key", "tls/server.key")


@mutation(workload.files, LARGE, "a secret that nobody makes or brings")
def _(r):
    volume(r, "database")["secret"]["secretName"] = "peacebrief-postgres"


@mutation(workload.files, SMALL, "a claim that is not there")
def _(r):
    volume(r, "archive")["persistentVolumeClaim"]["claimName"] = "archive"


@mutation(workload.files, SMALL, "a mount that never changes")
def _(r):
    mount(r, "callers").update(subPath="api-keys.toml")


@mutation(workload.files, SMALL, "a volume that nothing mounts")
def _(r):
    container(r)["volumeMounts"].remove(mount(r, "callers"))


@mutation(workload.rolled, LARGE, "settings by a name that stays")
def _(r):
    for config in of_kind(r, "ConfigMap"):
        config["metadata"]["name"] = "peacebrief-config"
    volume(r, "server")["configMap"]["name"] = "peacebrief-config"


@mutation(workload.image, SMALL, "whatever image is the latest")
def _(r):
    container(r)["image"] = "peacebrief-server:latest"


@mutation(workload.image_ports, SMALL, "another port than the image's")
def _(r):
    container(r)["ports"][1]["containerPort"] = 8080
