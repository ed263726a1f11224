"""What watches the service: the monitoring operator's kinds field by field, and every expression against the metrics there are."""
import json
import re

import promql
import sources
import yaml
from workload import container, deployment, of_kind, quantity, seconds

ADAPTER_RULES = sources.DEPLOY / "kubernetes/components/in-flight/adapter-rules.yaml"
GRAFANA_COLUMNS = 24
QUANTITY, TEXT = r"\d+(ms|s|m|h|d)", r".+"

# The kinds' fields as we use them: a pattern for text, a list for any number of the same, a set for a choice. Others are unknown.
LABELS = {"*": TEXT}
METADATA = {"name": TEXT, "namespace?": TEXT, "labels?": LABELS, "annotations?": LABELS}
SERVICE_MONITOR = {
    "apiVersion": {"monitoring.coreos.com/v1"}, "kind": {"ServiceMonitor"}, "metadata": METADATA,
    "spec": {
        "selector": {"matchLabels": LABELS},
        "endpoints": [{
            "port": TEXT, "path?": r"/.*", "interval?": QUANTITY, "scrapeTimeout?": QUANTITY, "scheme?": {"http", "https"},
        }],
        "namespaceSelector?": {"matchNames": [TEXT]}, "jobLabel?": TEXT,
    },
}
PROMETHEUS_RULE = {
    "apiVersion": {"monitoring.coreos.com/v1"}, "kind": {"PrometheusRule"}, "metadata": METADATA,
    "spec": {"groups": [{"name": r"[a-z.]+", "interval?": QUANTITY, "rules": [{
        "alert": r"Peacebrief[A-Z]\w+", "expr": r"(?s).+", "for?": QUANTITY, "keep_firing_for?": QUANTITY,
        "labels": {"severity": {"critical", "warning"}},
        "annotations": {"summary": TEXT, "description": TEXT, "runbook": r"docs/operations\.md#[a-z]+"},
    }]}]},
}


def misfits(value, shape, where=""):
    """Where a value is not of a shape."""
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            yield f"{where} is not a list with something in it"
            return
        for number, one in enumerate(value):
            yield from misfits(one, shape[0], f"{where}[{number}]")
    elif isinstance(shape, dict):
        if not isinstance(value, dict):
            yield f"{where} is not an object"
            return
        fields = {name.removesuffix("?"): kind for name, kind in shape.items()}
        for name in value.keys() - fields.keys() if "*" not in fields else ():
            yield f"{where}.{name} is no field"
        for name in (name for name in shape if name not in value and not name.endswith(("?", "*"))):
            yield f"{where}.{name} is not set"
        for name, one in value.items():
            if kind := fields.get(name, fields.get("*")):
                yield from misfits(one, kind, f"{where}.{name}")
    elif isinstance(shape, set):
        if value not in shape:
            yield f"{where} is {value!r}, and none of {sorted(shape)}"
    elif not isinstance(value, str) or not re.fullmatch(shape, value):
        yield f"{where} is {value!r}"


def operators_kinds(resources):
    for kind, shape in (("ServiceMonitor", SERVICE_MONITOR), ("PrometheusRule", PROMETHEUS_RULE)):
        for resource in of_kind(resources, kind):
            yield from misfits(resource, shape, kind)


def scraped(resources):
    """The monitor selects a Service of ours that has the port."""
    for monitor in of_kind(resources, "ServiceMonitor"):
        wanted = monitor["spec"]["selector"]["matchLabels"].items()
        services = [service for service in of_kind(resources, "Service") if wanted <= service["metadata"]["labels"].items()]
        if len(services) != 1:
            yield f"the ServiceMonitor selects {len(services)} Services"
        for endpoint in monitor["spec"]["endpoints"]:
            if services and endpoint.get("port") not in {port["name"] for port in services[0]["spec"]["ports"]}:
                yield f"the Service has no port {endpoint.get('port')} to scrape"
            if endpoint.get("path") != "/metrics":
                yield "something else than /metrics is scraped"
            if seconds(endpoint.get("scrapeTimeout", "10s")) > seconds(endpoint.get("interval", "30s")):
                yield "a scrape may take longer than until the next"


def faults(where, expression):
    try:
        promql.left(expression)
    except promql.Fault as fault:
        yield f"{where}: {fault}"


def alerts(resources):
    """Every alert asks for what there is, tells what it says it tells, and is in the runbook."""
    groups = [group for resource in of_kind(resources, "PrometheusRule") for group in resource["spec"]["groups"]]
    rules = [rule for group in groups for rule in group["rules"]]
    seen = set()
    for rule in rules:
        name = rule["alert"]
        if name in seen:
            yield f"{name} is there twice"
        seen.add(name)
        try:
            gone = set(re.findall(r"\$labels\.(\w+)", " ".join(rule["annotations"].values()))) - promql.left(rule["expr"])
        except promql.Fault as fault:
            yield f"{name}: {fault}"
            continue
        for label in gone:
            yield f"{name} tells of the label {label}, which is gone by then"
        heading = rule["annotations"].get("runbook", "").partition("#")[2]
        if heading not in sources.runbook() or heading != name.lower():
            yield f"{name} is not in docs/operations.md"
    if rules:
        for heading in sources.runbook():
            if heading.startswith("peacebrief") and heading not in {name.lower() for name in seen} | {"peacebrief"}:
                yield f"docs/operations.md tells of {heading}, which is no alert"
        bounds = [float(found[1]) for rule in rules if (found := re.search(r"process_resident_memory_bytes\S* > (\S+)", rule["expr"]))]
        limit = quantity(container(resources)["resources"]["limits"]["memory"])
        if len(bounds) != 1 or not 0.7 * limit < bounds[0] < 0.9 * limit:
            yield "the alert of memory is not a little below the limit"
        job = {found for rule in rules for found in re.findall(r'job="([^"]*)"', rule["expr"])}
        if job != {deployment(resources)["metadata"]["name"] + "-admin"}:
            yield "alerts ask for another job than the monitor's"


def panels(dashboard):
    for panel in dashboard["panels"]:
        yield panel
        yield from panel.get("panels", [])


def dashboards(resources):
    """Every panel has a place of its own, and asks for what there is."""
    for config in of_kind(resources, "ConfigMap"):
        if "grafana_dashboard" not in config["metadata"].get("labels", {}):
            continue
        for text in config["data"].values():
            dashboard = json.loads(text)
            numbers = [panel["id"] for panel in panels(dashboard)]
            if len(set(numbers)) != len(numbers):
                yield "two panels have one id"
            taken = set()
            for panel in panels(dashboard):
                x, y, wide, high = (panel["gridPos"][key] for key in "xywh")
                cells = {(column, row) for column in range(x, x + wide) for row in range(y, y + high)}
                if cells & taken or x + wide > GRAFANA_COLUMNS:
                    yield f"the panel {panel['title']} lies over another, or beside the page"
                taken |= cells
                targets = panel.get("targets", [])
                if panel["type"] != "row" and (not targets or panel["datasource"]["uid"] != "${datasource}"):
                    yield f"the panel {panel['title']} asks nothing, or another than the chosen source"
                for target in targets:
                    try:
                        gone = set(re.findall(r"{{(\w+)}}", target["legendFormat"])) - promql.left(target["expr"])
                    except promql.Fault as fault:
                        yield f"the panel {panel['title']}: {fault}"
                        continue
                    for label in gone:
                        yield f"the panel {panel['title']} is labelled by {label}, which is gone by then"
            for variable in dashboard["templating"]["list"]:
                query = variable["query"]["query"] if isinstance(variable["query"], dict) else ""
                if found := re.fullmatch(r"label_values\((\w+), (\w+)\)", query):
                    yield from faults(f"the variable {variable['name']}", f"max by ({found[2]}) ({found[1]})")


def scaling(resources):
    """What the autoscaler asks for, the adapter's rules make."""
    rules = yaml.safe_load(ADAPTER_RULES.read_text())
    made = {rule["name"]["as"] for rule in rules}
    for scaler in of_kind(resources, "HorizontalPodAutoscaler"):
        for metric in scaler["spec"]["metrics"]:
            if metric["type"] == "Pods" and metric["pods"]["metric"]["name"] not in made:
                yield f"nothing makes the metric {metric['pods']['metric']['name']}"
    for rule in rules:
        plain = rule["metricsQuery"].replace("<<.GroupBy>>", "pod").replace("<<.LabelMatchers>>", 'pod="a"')
        for expression in (rule["seriesQuery"], plain):
            yield from faults(ADAPTER_RULES.name, expression)


CHECKS = [operators_kinds, scraped, alerts, dashboards, scaling]
