# SPDX-License-Identifier: Apache-2.0
"""What was measured, as one table in Markdown."""
import csv, os, statistics

BARS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bars.csv")
HEADS = ["what", "unit", "least", "Freshet", "ratio", "Gatling", "ratio", "bar"]


class Line:
    """One line of the table: what each client took, pair by pair. The bar is a greatest ratio to `beside`, or a greatest value where it is absolute; on JDK 25 and newer
    another one may hold."""

    def __init__(self, what, unit, bar=None, beside=None, absolute=False, bar25=None):
        self.what, self.unit, self.bar, self.bar25, self.beside, self.absolute = what, unit, bar, bar25, beside, absolute
        self.values = {}

    def add(self, client, value):
        self.values.setdefault(client, []).append(value)

    def ratios(self, client):
        """Pair by pair, so that what both have felt is left out."""
        return [value / least for value, least in zip(self.values.get(client, []), self.values.get(self.beside, [])) if least]

    def bar_on(self, jdk):
        return self.bar25 if jdk >= 25 and self.bar25 is not None else self.bar

    def judged(self, quick, jdk=17):
        of, bar = self.values.get("freshet", []) if self.absolute else self.ratios("freshet"), self.bar_on(jdk)
        if bar is None:
            return ""
        text = f"{number(bar)}{'' if self.absolute else ' ×'}"
        if quick or not of:
            return f"{text}: not judged"
        return f"{text}: {'met' if statistics.median(of) <= bar else '**missed**'}"

    def cells(self, quick, jdk=17):
        ours = span(self.ratios("freshet"), " ×") if self.beside else ""
        theirs = span(self.ratios("gatling"), " ×") if self.beside and "gatling" in self.values else ""
        return [self.what, self.unit, span(self.values.get(self.beside, [])) if self.beside else "", span(self.values.get("freshet", [])), ours,
                span(self.values.get("gatling", [])), theirs, self.judged(quick, jdk)]


def lines():
    """All lines of bars.csv by their keys, not measured yet."""
    found = {}
    with open(BARS, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            bar, bar25 = (float(row[key]) if row[key] else None for key in ("bar", "bar25"))
            found[row["line"]] = Line(row["what"], row["unit"], bar, None, row["of"] == "value", bar25)
    return found


def line(key, beside=None):
    """The line of that key in bars.csv, of a client beside that least one."""
    made = lines()[key]
    made.beside = beside
    return made


def number(value):
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def span(values, unit=""):
    """The median, and the range where there is one."""
    if not values:
        return ""
    middle = number(statistics.median(values)) + unit
    return middle if len(values) == 1 else f"{middle} ({number(min(values))}–{number(max(values))})"


def row(cells):
    return "| " + " | ".join(cells) + " |"


def markdown(measured, quick, jdk=17):
    return "\n".join([row(HEADS), row(["---"] * len(HEADS))] + [row(made.cells(quick, jdk)) for made in measured])
