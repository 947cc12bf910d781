# SPDX-License-Identifier: Apache-2.0
"""The part of docs/performance.md that `benchmarks/run --write` makes: a table for each JDK, in which a line stays until it is measured again."""
import os, re

from . import table
from .processes import HERE, Unable

PAGE = os.path.join(HERE, "..", "docs", "performance.md")
BEGIN, END = "<!-- benchmarks/run --write: begin -->", "<!-- benchmarks/run --write: end -->"


def machine():
    """The machine in one line: figures of different ones are never mixed."""
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*:\s*(.+)", file.read())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} processors ({model.group(1) if model else os.uname().machine}), {memory:.0f} GiB of memory"


def tables(part):
    """What is written already: by JDK its machine, and its lines by what they show."""
    found = {}
    for section in re.split(r"^\*\*JDK ", part, flags=re.M)[1:]:
        head = re.match(r"(\d+)\.\*\* (.*)\.$", section, re.M)
        rows = [text for text in section.split("\n") if text.startswith("| ")]
        if not head:
            raise Unable(f"{PAGE}: between the markers there is a table without its machine. Take out what lies between them and measure all rows")
        found[int(head.group(1))] = head.group(2), {text[2:].split(" | ")[0]: text for text in rows}
    return found


def render(found):
    """All tables, each with every line of bars.csv, in its order."""
    heads, parts = [*table.HEADS, "measured"], []
    for jdk in sorted(found):
        of, rows = found[jdk]
        empty = {made.what: table.row([*made.cells(True, jdk), "not yet"]) for made in table.lines().values()}
        body = [rows.get(what, text) for what, text in empty.items()]
        parts.append("\n".join([f"**JDK {jdk}.** {of}.", "", table.row(heads), table.row(["---"] * len(heads)), *body]))
    return "\n\n".join(parts)


def merged(text, measured, jdk, of, stamp):
    """The page with these lines in the table of this JDK; older lines stay where they are of the same machine."""
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(END) < text.index(BEGIN):
        raise Unable(f"{PAGE} has to have these two lines once and in this order: {BEGIN} and {END}")
    before, rest = text.split(BEGIN)
    part, after = rest.split(END)
    found = tables(part)
    older, rows = found.get(jdk, (of, {}))
    rows = dict(rows) if older == of else {}
    rows.update({made.what: table.row([*made.cells(False, jdk), stamp]) for made in measured})
    found[jdk] = of, rows
    return f"{before}{BEGIN}\n\n{render(found)}\n\n{END}{after}"


def write(measured, jdk, stamp):
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    made = merged(text, measured, jdk, machine(), stamp)
    beside = PAGE + ".new"
    with open(beside, "w", encoding="utf-8") as file:
        file.write(made)
    os.replace(beside, PAGE)
