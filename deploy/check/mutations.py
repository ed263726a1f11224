"""Every check is shown a manifest with the fault that it is there for: one that never fails proves nothing."""
import copy

import chart
import mutated_monitoring  # noqa: F401  (they register what they mutate)
import mutated_pods  # noqa: F401
import mutated_surroundings  # noqa: F401
from mutation import MUTATIONS, SMALL, mutation, one
from workload import container

# What the chart is held against here.
OVERLAYS = {}


def differs(resources):
    return chart.compared(resources, OVERLAYS[SMALL])


@mutation(differs, SMALL, "a value that is another in the chart")
def _(r):
    container(r)["resources"]["limits"]["cpu"] = "4"


@mutation(differs, SMALL, "a resource that the chart has not")
def _(r):
    r.append({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "another"}, "spec": {}})


@mutation(differs, SMALL, "a resource that only the chart has")
def _(r):
    r.remove(one(r, "NetworkPolicy", "default-deny"))


def uncaught(overlays, checks):
    """The faults that their check does not find, and the checks that nothing proves."""
    OVERLAYS.update(overlays)
    for mutated in MUTATIONS:
        resources = copy.deepcopy(overlays[mutated.overlay])
        mutated.change(resources)
        if not list(mutated.check(resources)):
            yield f"{mutated.check.__name__} does not find in {mutated.overlay}: {mutated.fault}"
    for check in checks:
        if not any(mutated.check is check for mutated in MUTATIONS):
            yield f"no mutated manifest proves the check {check.__name__}"
