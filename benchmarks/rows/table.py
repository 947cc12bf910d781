# SPDX-License-Identifier: Apache-2.0
"""What was measured, as one table in Markdown."""
import statistics


class Line:
    """One line of the table: what each client took, pair by pair. The bar is a greatest ratio to `beside`, or a
    greatest value where there is none or where it is absolute."""

    def __init__(self, what, unit, bar=None, beside=None, absolute=False):
        self.what, self.unit, self.bar, self.beside = what, unit, bar, beside
        self.absolute = absolute or beside is None
        self.values = {}

    def add(self, client, value):
        self.values.setdefault(client, []).append(value)

    def ratios(self, client):
        """Pair by pair, so that what both have felt is left out."""
        return [value / least for value, least in zip(self.values.get(client, []), self.values.get(self.beside, [])) if least]

    def judged(self, quick):
        of = self.values.get("freshet", []) if self.absolute else self.ratios("freshet")
        if not of or self.bar is None:
            return ""
        bar = f"{number(self.bar)}{'' if self.absolute else ' ×'}"
        if quick:
            return f"{bar}: not judged"
        return f"{bar}: {'met' if statistics.median(of) <= self.bar else 'missed'}"

    def cells(self, quick):
        ours = span(self.ratios("freshet"), " ×") if self.beside else ""
        theirs = span(self.ratios("gatling"), " ×") if self.beside and "gatling" in self.values else ""
        return [self.what, self.unit, span(self.values.get(self.beside, [])) if self.beside else "", span(self.values.get("freshet", [])), ours,
                span(self.values.get("gatling", [])), theirs, self.judged(quick)]


def number(value):
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def span(values, unit=""):
    """The median, and the range where there is one."""
    if not values:
        return ""
    middle = number(statistics.median(values)) + unit
    return middle if len(values) == 1 else f"{middle} ({number(min(values))}–{number(max(values))})"


def markdown(lines, quick):
    heads = ["what", "unit", "least", "Freshet", "ratio", "Gatling", "ratio", "bar"]
    rows = [heads, ["---"] * len(heads)] + [line.cells(quick) for line in lines]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
