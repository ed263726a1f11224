"""Faults of what stands around the pod."""
import cluster
from mutation import LARGE, LARGE_ALL, SMALL, SMALL_ALL, mutation, one, starting, variable
from workload import container, deployment, pod


@mutation(cluster.schemas, SMALL, "a misspelled field")
def _(r):
    container(r)["readinesProbe"] = container(r).pop("readinessProbe")


@mutation(cluster.schemas, LARGE, "a number where text is wanted")
def _(r):
    container(r)["env"][0]["value"] = 8


@mutation(cluster.schemas, LARGE, "a version of an API that is gone")
def _(r):
    one(r, "PodDisruptionBudget")["apiVersion"] = "policy/v1beta1"


@mutation(cluster.names, LARGE, "two of one name")
def _(r):
    one(r, "Service", "peacebrief-headless")["metadata"]["name"] = "peacebrief"


@mutation(cluster.names, LARGE, "one in another namespace")
def _(r):
    one(r, "Service")["metadata"]["namespace"] = "default"


@mutation(cluster.selectors, LARGE, "a Service that selects nothing")
def _(r):
    one(r, "Service")["spec"]["selector"] = {"app": "peacebrief"}


@mutation(cluster.selectors, LARGE, "a budget for other pods")
def _(r):
    one(r, "PodDisruptionBudget")["spec"]["selector"]["matchLabels"] = {"app.kubernetes.io/name": "peacebreif"}


@mutation(cluster.selectors, LARGE, "a policy for other pods")
def _(r):
    one(r, "NetworkPolicy")["spec"]["podSelector"]["matchLabels"] = {"app": "peacebrief"}


@mutation(cluster.selectors, LARGE, "an autoscaler of something else")
def _(r):
    one(r, "HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]["kind"] = "StatefulSet"


@mutation(cluster.selectors, LARGE, "all pods on one node")
def _(r):
    del pod(r)["topologySpreadConstraints"]


@mutation(cluster.ports, LARGE, "a Service for a port that is not there")
def _(r):
    one(r, "Service")["spec"]["ports"][0]["targetPort"] = "http"


@mutation(cluster.ports, LARGE, "the admin port where callers reach it")
def _(r):
    one(r, "Service")["spec"]["ports"].append({"name": "admin", "port": 9090, "targetPort": "admin"})


@mutation(cluster.ports, LARGE, "no headless Service")
def _(r):
    del one(r, "Service", "peacebrief-headless")["spec"]["clusterIP"]


@mutation(cluster.ports, LARGE, "a policy for a port that is not there")
def _(r):
    one(r, "NetworkPolicy")["spec"]["ingress"][0]["ports"][0]["port"] = "https"


@mutation(cluster.network, LARGE, "nothing denied by default")
def _(r):
    r.remove(one(r, "NetworkPolicy", "default-deny"))


@mutation(cluster.network, LARGE, "egress left open by default")
def _(r):
    one(r, "NetworkPolicy", "default-deny")["spec"]["policyTypes"] = ["Ingress"]


@mutation(cluster.network, LARGE, "callers from anywhere")
def _(r):
    del one(r, "NetworkPolicy")["spec"]["ingress"][0]["from"]


@mutation(cluster.network, LARGE, "callers from the whole network")
def _(r):
    one(r, "NetworkPolicy")["spec"]["ingress"][0]["from"] = [{"ipBlock": {"cidr": "0.0.0.0/0"}}]


@mutation(cluster.network, LARGE, "the database out of reach")
def _(r):
    one(r, "NetworkPolicy", "peacebrief-database")["spec"]["egress"].pop()


@mutation(cluster.network, LARGE_ALL, "the collector of traces out of reach")
def _(r):
    r.remove(one(r, "NetworkPolicy", "peacebrief-tracing"))


@mutation(cluster.network, LARGE_ALL, "Prometheus shut out")
def _(r):
    r.remove(one(r, "NetworkPolicy", "peacebrief-admin"))


@mutation(cluster.replicas, SMALL, "two servers on one file")
def _(r):
    deployment(r)["spec"]["replicas"] = 2


@mutation(cluster.replicas, SMALL, "two servers on one file, during a rollout")
def _(r):
    deployment(r)["spec"]["strategy"] = {"type": "RollingUpdate"}


@mutation(cluster.replicas, SMALL, "a file on a volume that pods share")
def _(r):
    one(r, "PersistentVolumeClaim", "peacebrief-archive")["spec"]["accessModes"] = ["ReadWriteMany"]


@mutation(cluster.replicas, LARGE, "fewer than three servers")
def _(r):
    one(r, "HorizontalPodAutoscaler")["spec"]["minReplicas"] = 1


@mutation(cluster.replicas, LARGE, "a number of servers that fights the autoscaler")
def _(r):
    deployment(r)["spec"]["replicas"] = 3


@mutation(cluster.replicas, LARGE, "servers taken away first")
def _(r):
    deployment(r)["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] = 1


@mutation(cluster.replicas, LARGE, "no budget")
def _(r):
    r.remove(one(r, "PodDisruptionBudget"))


@mutation(cluster.replicas, LARGE, "more connections than the database has")
def _(r):
    variable(r, "PEACEBRIEF_DATABASE_CONNECTIONS", "20")


@mutation(cluster.secrets, LARGE, "a password in the repository")
def _(r):
    starting(r, "Secret", "peacebrief-database")["data"]["url"] = "cG9zdGdyZXM6Ly9kZXNrOmh1bnRlcjJAZGIvZGVzaw=="


@mutation(cluster.backups, SMALL_ALL, "copies that do not fit")
def _(r):
    variable(r, "PEACEBRIEF_BACKUP_KEEP", "30")
