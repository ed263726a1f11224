"""Faults of what watches the service."""
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


@mutation(monitoring.alerts, LARGE_ALL, "a metric that there is not")
def _(r):
    rule(r, "PeacebriefNotReady")["expr"] = "peacebrief_readiness == 0"


@mutation(monitoring.alerts, LARGE_ALL, "a label that the metric has not")
def _(r):
    rule(r, "PeacebriefErrors")["expr"] = 'rate(peacebrief_grpc_calls_total{status="INTERNAL"}[5m]) > 0'


@mutation(monitoring.alerts, LARGE_ALL, "a value that the label never has")
def _(r):
    rule(r, "PeacebriefOverloaded")["expr"] = 'rate(peacebrief_grpc_refused_total{reason="OVERLOAD"}[5m]) > 0'


@mutation(monitoring.alerts, LARGE_ALL, "no PromQL")
def _(r):
    rule(r, "PeacebriefErrors")["expr"] += ")"


@mutation(monitoring.alerts, LARGE_ALL, "a rate of what has no range")
def _(r):
    rule(r, "PeacebriefPanics")["expr"] = "rate(peacebrief_panics_total) > 0"


@mutation(monitoring.alerts, LARGE_ALL, "a quantile of what is no histogram any more")
def _(r):
    rule(r, "PeacebriefSlow")["expr"] = rule(r, "PeacebriefSlow")["expr"].replace("namespace, le", "namespace")


@mutation(monitoring.alerts, LARGE_ALL, "a counter compared as if it could fall")
def _(r):
    rule(r, "PeacebriefPanics")["expr"] = "peacebrief_panics_total > 0"


@mutation(monitoring.alerts, LARGE_ALL, "an alert that is not in the runbook")
def _(r):
    rule(r, "PeacebriefNotReady")["alert"] = "PeacebriefUnready"


@mutation(monitoring.alerts, LARGE_ALL, "an alert that tells of a label that was summed away")
def _(r):
    rule(r, "PeacebriefErrors")["annotations"]["summary"] = "{{ $labels.pod }} fails"


@mutation(monitoring.alerts, LARGE_ALL, "an alert of memory that comes after the kill")
def _(r):
    container(r)["resources"]["limits"]["memory"] = "512Mi"


@mutation(monitoring.dashboards, LARGE_ALL, "a panel of a metric that there is not")
def _(r):
    panel(r, "Watchers", lambda p: p["targets"][0].update(expr="peacebrief_watches"))


@mutation(monitoring.dashboards, LARGE_ALL, "a panel labelled by what was summed away")
def _(r):
    panel(r, "Calls by code", lambda p: p["targets"][0].update(legendFormat="{{method}}"))


@mutation(monitoring.dashboards, LARGE_ALL, "a panel over another")
def _(r):
    panel(r, "Watchers", lambda p: p["gridPos"].update(x=0))


@mutation(monitoring.dashboards, LARGE_ALL, "a panel of another Prometheus")
def _(r):
    panel(r, "Watchers", lambda p: p["datasource"].update(uid="abc123"))


@mutation(monitoring.scaling, LARGE_ALL, "a metric that nothing makes")
def _(r):
    one(r, "HorizontalPodAutoscaler")["spec"]["metrics"][1]["pods"]["metric"]["name"] = "peacebrief_in_flight"
