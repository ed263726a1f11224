"""Logistic regression with a ridge: what all weights that are learned here are fitted by. Deterministic, standard library only.

A sample is (features, yes or no), its features a dictionary of numbers; a feature that it does not name is nothing there. Fitted
weights are a dictionary, too, with that of no feature under BIAS, which the ridge leaves alone. Articles are lists of samples:
what a ridge is worth is told by articles that the weights were not fitted on.
"""
import math

BIAS = "bias"
RIDGES = [1.0, 2.0, 4.0, 8.0, 16.0]
FOLDS = 6
STEPS = 12
CLOSE = 1e-6


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def solve(matrix, vector):
    """Solves a symmetric positive definite system by Cholesky's decomposition."""
    n = len(vector)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(rest) if i == j else rest / low[j][j]
    y = [0.0] * n
    for i in range(n):
        y[i] = (vector[i] - sum(low[i][k] * y[k] for k in range(i))) / low[i][i]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (y[i] - sum(low[k][i] * x[k] for k in range(i + 1, n))) / low[i][i]
    return x


def fit(samples, ridge):
    """Weights by feature, by Newton's method."""
    names = [BIAS, *sorted({name for features, _ in samples for name in features})]
    place = {name: n for n, name in enumerate(names)}
    rows = [([(0, 1.0), *sorted((place[name], x) for name, x in features.items() if x)], yes) for features, yes in samples]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        gradient = [0.0, *(-ridge * weight for weight in weights[1:])]
        hessian = [[0.0] * len(names) for _ in names]
        for i in range(len(names)):
            hessian[i][i] = ridge if i else CLOSE
        for row, yes in rows:
            p = sigmoid(sum(weights[i] * x for i, x in row))
            for i, x in row:
                gradient[i] += x * (yes - p)
                line, curve = hessian[i], p * (1 - p) * x
                for j, y in row:
                    line[j] += curve * y
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < CLOSE:
            break
    return dict(zip(names, weights, strict=True))


def told(weights, features):
    """How likely weights hold a yes."""
    return sigmoid(weights[BIAS] + sum(weights.get(name, 0.0) * x for name, x in features.items()))


def left_out(articles, ridge):
    """(weights, article) of each article, the weights fitted on others."""
    out = []
    for fold in range(FOLDS):
        weights = fit([sample for n, article in enumerate(articles) if n % FOLDS != fold for sample in article], ridge)
        out += [(weights, article) for article in articles[fold::FOLDS]]
    return out


def held_out(articles, ridge):
    """(likelihood, yes or no) of each sample by weights that were fitted on other articles."""
    return [(told(weights, features), yes) for weights, article in left_out(articles, ridge) for features, yes in article]


def loss(pairs):
    return -sum(math.log(max(1e-9, p if yes else 1 - p)) for p, yes in pairs)


def best_ridge(articles):
    """The ridge that tells articles best that were left out."""
    return min(RIDGES, key=lambda ridge: loss(held_out(articles, ridge)))
