"""Faults of what watches the service."""
import functools

import monitoring
from mutation import LARGE_ALL, mutation, one, panel, rule
from workload import container


@mutation(monitoring.operators_kinds, LARGE_ALL, "a misspelled field of the monitor")
def _(r):
    one(r, "ServiceMonitor")["spec"]["endpoints"][0]["intervall"] = "15s"


@mutation(monitoring.operators_kinds, LARGE_ALL, "a duration that is none")
def _(r):
    rule(r, "PeacebriefAway")["for"] = "1 minute"


@mutation(monitoring.operators_kinds, LARGE_ALL, "a severity that wakes nobody")
def _(r):
    rule(r, "PeacebriefAway")["labels"]["severity"] = "crit"


@mutation(monitoring.operators_kinds, LARGE_ALL, "an alert that does not say what to do")
def _(r):
    del rule(r, "PeacebriefAway")["annotations"]["runbook"]


@mutation(monitoring.scraped, LARGE_ALL, "a monitor that selects nothing")
def _(r):
    one(r, "ServiceMonitor")["spec"]["selector"]["matchLabels"] = {"app": "peacebrief"}


@mutation(monitoring.scraped, LARGE_ALL, "a monitor of the plain Services too")
def _(r):
    del one(r, "ServiceMonitor")["spec"]["selector"]["matchLabels"]["app.kubernetes.io/component"]


@mutation(monitoring.scraped, LARGE_ALL, "a port that the Service has not")
def _(r):
    one(r, "ServiceMonitor")["spec"]["endpoints"][0]["port"] = "metrics"


def asking(alert, expression):
    """Has an alert ask something else."""
    def change(r):
        rule(r, alert)["expr"] = expression
    return change


for fault, alert, expression in (
    ("a metric that there is not", "PeacebriefNotReady", "peacebrief_readiness == 0"),
    ("a label that the metric has not", "PeacebriefErrors", 'rate(peacebrief_grpc_calls_total{status="INTERNAL"}[5m]) > 0'),
    ("a value that the label never has", "PeacebriefOverloaded", 'rate(peacebrief_grpc_refused_total{reason="OVERLOAD"}[5m]) > 0'),
    ("a rate of what has no range", "PeacebriefPanics", "rate(peacebrief_panics_total) > 0"),
    ("a counter compared as if it could fall", "PeacebriefPanics", "peacebrief_panics_total > 0"),
):
    mutation(monitoring.alerts, LARGE_ALL, fault)(asking(alert, expression))


@mutation(monitoring.alerts, LARGE_ALL, "no PromQL")
def _(r):
    rule(r, "PeacebriefErrors")["expr"] += ")"


@mutation(monitoring.alerts, LARGE_ALL, "a quantile of what is no histogram any more")
def _(r):
    rule(r, "PeacebriefSlow")["expr"] = rule(r, "PeacebriefSlow")["expr"].replace("namespace, le", "namespace")


@mutation(monitoring.alerts, LARGE_ALL, "an alert that is not in the runbook")
def _(r):
    rule(r, "PeacebriefNotReady")["alert"] = "PeacebriefUnready"


@mutation(monitoring.alerts, LARGE_ALL, "an alert that tells of a label that was summed away")
def _(r):
    rule(r, "PeacebriefErrors")["annotations"]["summary"] = "{{ $labels.pod }} fails"


@mutation(monitoring.alerts, LARGE_ALL, "an alert of memory that comes after the kill")
def _(r):
    container(r)["resources"]["limits"]["memory"] = "512Mi"


for fault, title, change in (
    ("a panel of a metric that there is not", "Watchers", lambda p: p["targets"][0].update(expr="peacebrief_watches")),
    ("a panel labelled by what was summed away", "Calls by code", lambda p: p["targets"][0].update(legendFormat="{{method}}")),
    ("a panel over another", "Watchers", lambda p: p["gridPos"].update(x=0)),
    ("a panel of another Prometheus", "Watchers", lambda p: p["datasource"].update(uid="abc123")),
):
    mutation(monitoring.dashboards, LARGE_ALL, fault)(functools.partial(panel, title=title, change=change))


@mutation(monitoring.scaling, LARGE_ALL, "a metric that nothing makes")
def _(r):
    one(r, "HorizontalPodAutoscaler")["spec"]["metrics"][1]["pods"]["metric"]["name"] = "peacebrief_in_flight"
