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


def problems(resources):
    """What is wrong with what would be applied, and which check says so."""
    for check in CHECKS:
        for problem in check(resources):
            yield check, problem


def main():
    found = []
    overlays = {name: sources.overlay(name) for name in sources.SAME}
    for name, values in sources.SAME.items():
        rendered = sources.chart(values)
        for what, resources in ((name, overlays[name]), (f"the chart as {name}", rendered)):
            found += [f"{what}: {problem}" for _, problem in problems(resources)]
        found += [f"the chart is not as {name}: {problem}" for problem in chart.compared(overlays[name], rendered)]
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
