"""Checks all that is in deploy/: every overlay and the chart, each rendered as it would be applied.

    tools/venv/bin/python deploy/check              what `make deploy-check` runs

Before that, every check is shown a manifest with the fault that it is there for (mutations.py), and has to find it.
"""
import sys

import chart
import cluster
import monitoring
import mutations
import sources
import workload
import yaml

CHECKS = workload.CHECKS + cluster.CHECKS + monitoring.CHECKS
# What holds of a Job, too, beside the resources of the overlay that it is applied to.
JOB_CHECKS = [workload.one_container, workload.pod_security, workload.account, workload.resources_set, workload.files, workload.image,
              cluster.schemas, cluster.names]


def problems(resources, checks):
    return [problem for check in checks for problem in check(resources)]


def main():
    found = []
    overlays = {name: sources.overlay(name) for name in sources.SAME}
    for name, values in sources.SAME.items():
        rendered = sources.chart(values)
        for what, resources in ((name, overlays[name]), (f"the chart as {name}", rendered)):
            found += [f"{what}: {problem}" for problem in problems(resources, CHECKS)]
        found += [f"the chart is not as {name}: {problem}" for problem in chart.compared(overlays[name], rendered)]
    for job, name in sources.JOBS.items():
        beside = [resource for resource in overlays[name] if resource["kind"] != "Deployment"]
        resources = [*beside, *sources.documents((sources.DEPLOY / "kubernetes" / job).read_text())]
        found += [f"{job}: {problem}" for problem in problems(resources, JOB_CHECKS)]
    found += chart.versions(yaml.safe_load((sources.CHART / "Chart.yaml").read_text()))
    if not found:
        found += mutations.uncaught(overlays, CHECKS)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        sys.exit(f"deploy-check: {len(found)} problems")
    print(f"deploy-check: {len(overlays)} overlays and the chart hold, and {len(mutations.MUTATIONS)} mutated manifests are caught")


if __name__ == "__main__":
    main()
