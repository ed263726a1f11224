"""Expressions read by their types, and followed by their labels: what of a metric's is left where an alert or a panel speaks of it."""
import re

import promql_parser as promql
import sources

# What Prometheus adds to what it scrapes from a Service of the cluster.
TARGET = {"namespace", "pod", "job", "instance", "service", "endpoint", "container"}
# What makes of a counter something that may be compared.
RATES = {"rate", "irate", "increase", "changes", "resets"}


class Fault(Exception):
    """An expression that cannot be what was meant."""


def metric(name):
    """A metric by the name of one of its series, with the labels of that."""
    for suffix in ("_bucket", "_sum", "_count"):
        kind, known = sources.metrics().get(name.removesuffix(suffix), ("", {}))
        if name.endswith(suffix) and kind == "histogram":
            return "counter", known | ({"le": None} if suffix == "_bucket" else {})
    if name not in sources.metrics():
        raise Fault(f"there is no metric {name}")
    return sources.metrics()[name]


def selected(selector, rated):
    kind, known = metric(selector.name)
    for matcher in selector.matchers.matchers:
        if matcher.name not in known.keys() | TARGET:
            raise Fault(f"{selector.name} has no label {matcher.name}")
        values = known.get(matcher.name)
        for wanted in matcher.value.split("|") if values else ():
            if not any(re.fullmatch(wanted, value) for value in values):
                raise Fault(f"{selector.name} has no {matcher.name} of the value {wanted}")
    if kind == "counter" and not rated:
        raise Fault(f"{selector.name} only ever grows, and is not taken by its rate")
    return known.keys() | TARGET


def called(call):
    name, arguments = call.func.name, [labels(argument, call.func.name in RATES) for argument in call.args]
    found = set().union(*(one for one in arguments if one is not None)) if any(one is not None for one in arguments) else None
    if name == "histogram_quantile":
        if "le" not in found:
            raise Fault("a quantile of what is no histogram any more")
        return found - {"le"}
    # What is not there has the labels that it was asked for by.
    return {matcher.name for matcher in call.args[0].matchers.matchers} if name == "absent" else found


def labels(expression, rated=False):
    """The labels of what an expression gives; None of a number."""
    match expression:
        case promql.VectorSelector():
            return selected(expression, rated)
        case promql.MatrixSelector():
            return selected(expression.vector_selector, rated)
        case promql.Call():
            return called(expression)
        case promql.AggregateExpr():
            inner, modifier = labels(expression.expr), expression.modifier
            named = set(modifier.labels) if modifier else set()
            if gone := named - inner:
                raise Fault(f"nothing in it has the label {', '.join(sorted(gone))}")
            return inner - named if modifier and modifier.type == promql.AggModifierType.Without else named
        case promql.BinaryExpr():
            sides = [side for side in (labels(expression.lhs), labels(expression.rhs)) if side is not None]
            return set().union(*sides) if sides else None
        case promql.ParenExpr() | promql.UnaryExpr() | promql.SubqueryExpr():
            return labels(expression.expr, rated)
        case _:
            return None


def left(expression):
    """The labels of what an expression gives, once Grafana has put in its variables."""
    try:
        return labels(promql.parse(re.sub(r"\$__\w+", "5m", expression))) or set()
    except ValueError as error:
        raise Fault(f"not PromQL: {error}") from error
