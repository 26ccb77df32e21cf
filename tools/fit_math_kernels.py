#!/usr/bin/env python3
"""Computes the polynomial coefficients of src/num/math_kernels.h and src/num/normal.c.

Each polynomial is the minimax fit (Remez exchange, 60-digit arithmetic) to a function with a weight; the
coefficients are then rounded to double and the error of the rounded polynomial is printed in bits. Nothing here
runs in the build: the numbers are pasted into the C files, and tests/num checks the functions against MPFR.
"""
from decimal import Decimal as D, getcontext

getcontext().prec = 60


def solve(matrix, right):
    """Gaussian elimination with partial pivoting."""
    n = len(right)
    rows = [row[:] + [r] for row, r in zip(matrix, right)]
    for i in range(n):
        p = max(range(i, n), key=lambda j: abs(rows[j][i]))
        rows[i], rows[p] = rows[p], rows[i]
        for j in range(i + 1, n):
            q = rows[j][i] / rows[i][i]
            for k in range(i, n + 1):
                rows[j][k] -= q * rows[i][k]
    x = [D(0)] * n
    for i in reversed(range(n)):
        x[i] = (rows[i][n] - sum(rows[i][k] * x[k] for k in range(i + 1, n))) / rows[i][i]
    return x


def horner(c, x):
    value = D(0)
    for a in reversed(c):
        value = value * x + a
    return value


def cos_pi(t):
    """cos(pi t) by its series; t in [0, 1]."""
    pi = D("3.14159265358979323846264338327950288419716939937510582097494")
    x2, term, total, k = -(pi * t) ** 2, D(1), D(1), 0
    while abs(term) > D(10) ** -55:
        k += 2
        term *= x2 / (k * (k - 1))
        total += term
    return total


def remez(f, weight, lo, hi, degree, fixed=(), samples=400):
    """Polynomial p of `degree` minimising max |weight (f - p)| on [lo, hi]; the first coefficients may be fixed."""
    n = degree + 1 - len(fixed)
    base = lambda x: horner(list(fixed), x)
    power = lambda x, j: x ** (j + len(fixed)) if j + len(fixed) else D(1)
    middle, half = (lo + hi) / 2, (hi - lo) / 2
    nodes = [middle - half * cos_pi((D(i) + D("0.5")) / (n + 1)) for i in range(n + 1)]
    grid = [middle - half * cos_pi(D(i) / samples) for i in range(samples + 1)]
    values = [(x, f(x) - base(x), weight(x)) for x in grid]
    for _ in range(12):
        matrix, right = [], []
        for i, x in enumerate(nodes):
            matrix.append([power(x, j) for j in range(n)] + [(-1) ** i / weight(x)])
            right.append(f(x) - base(x))
        *c, _level = solve(matrix, right)
        errors = [w * (v - sum(c[j] * power(x, j) for j in range(n))) for x, v, w in values]
        extremes = []
        for i, e in enumerate(errors):
            if extremes and (e > 0) == (errors[extremes[-1]] > 0):
                if abs(e) > abs(errors[extremes[-1]]):
                    extremes[-1] = i
            else:
                extremes.append(i)
        while len(extremes) > n + 1:
            extremes.pop(0 if abs(errors[extremes[0]]) < abs(errors[extremes[-1]]) else -1)
        if len(extremes) < n + 1:
            break
        new = [grid[i] for i in extremes]
        if new == nodes:
            break
        nodes = new
    return list(fixed) + c, values


def in_two(a):
    """The double nearest to a, and the double nearest to what is left."""
    return float(a), float(a - D(float(a)))


def show(name, f, weight, lo, hi, degree, fixed=(), pairs=0):
    """Fits and prints; the first `pairs` coefficients in two parts."""
    c, values = remez(f, weight, lo, hi, degree, fixed)
    rounded = list(fixed) + [sum(map(D, in_two(a)[: 1 + (i < pairs)])) for i, a in enumerate(c)][len(fixed):]
    worst = max(abs(w * (v + horner(list(fixed), x) - horner(rounded, x))) for x, v, w in values)
    print(f"{name}: degree {degree}, error 2^{float(worst.ln() / D(2).ln()):.2f}")
    for i, a in enumerate(c):
        high, low = in_two(a)
        parts = f"{{{high.hex()}, {low.hex()}}}" if i < pairs else high.hex()
        print(f"    {parts}, /* {i}: {high:.17g} */")


def exp_rest(r):
    """(e^r - 1 - r) / r^2."""
    if abs(r) > D("0.05"):
        return (r.exp() - 1 - r) / r ** 2
    term, total, k = D("0.5"), D("0.5"), 2
    while abs(term) > D(10) ** -58:
        k += 1
        term *= r / k
        total += term
    return total


def log_rest(z):
    """(2 atanh(s) / s - 2) / z with z = s^2."""
    total, power, k = D(0), D(2), 3
    while power > D(10) ** -58:
        total += power / k
        power *= z
        k += 2
        if z == 0:
            break
    return total


def log_rest_2(z):
    """(log_rest(z) - 2/3) / z."""
    total, power, k = D(0), D(2), 5
    while power > D(10) ** -58:
        total += power / k
        power *= z
        k += 2
        if z == 0:
            break
    return total


def mills(x):
    """e^(x^2/2) times the upper tail integral of e^(-t^2/2)."""
    pi = D("3.14159265358979323846264338327950288419716939937510582097494")
    if x < 8:
        getcontext().prec = 100
        term, total, k = x, x, 1
        while abs(term) > D(10) ** -75:
            k += 2
            term *= x * x / k
            total += term
        result = (pi / 2).sqrt() * (x * x / 2).exp() - total
        getcontext().prec = 60
        return +result
    c = x
    for k in range(400, 0, -1):
        c = x + k / c
    return 1 / c


def scaled_tail(t):
    """(x + 4) mills(x) / sqrt(2 pi), x = 4 (1 + t) / (1 - t)."""
    pi = D("3.14159265358979323846264338327950288419716939937510582097494")
    x = 4 * (1 + t) / (1 - t)
    return (x + 4) * mills(x) / (2 * pi).sqrt()


def middle_share(z):
    """(Phi(x) - 1/2) / x with z = x^2."""
    pi = D("3.14159265358979323846264338327950288419716939937510582097494")
    total, term, k = D(0), 1 / (2 * pi).sqrt(), 0
    while abs(term) > D(10) ** -58:
        total += term / (2 * k + 1)
        k += 1
        term *= -z / (2 * k)
    return total


if __name__ == "__main__":
    half_ln2 = D(2).ln() / 2 * D("1.0001")
    for degree in (9, 10):
        show("exp", exp_rest, lambda r: r ** 2 + D(10) ** -40, -half_ln2, half_ln2, degree)
    s = (D(2).sqrt() - 1) / (D(2).sqrt() + 1)
    z = s * s * D("1.0001")
    for degree in (5, 6):
        show("log", log_rest, lambda x: x / 2, z / 1000, z, degree)
    for degree in (6, 7):
        show("pow", log_rest_2, lambda x: x * x / 2, z / 1000, z, degree)
    tails = {}
    tail = lambda t: tails.setdefault(t, scaled_tail(t))
    last = (D("38.6") - 4) / (D("38.6") + 4)
    for degree in (24, 25):
        show("normal tail", tail, lambda t: 1 / tail(t), D(-1), last, degree, pairs=9)
    for degree in (8, 9):
        show("normal middle", middle_share, lambda z: 1 / middle_share(z), D(0), D("0.456"), degree, pairs=2)
