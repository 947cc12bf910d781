# SPDX-License-Identifier: Apache-2.0
"""What needs no process: python3 -B -m unittest discover -t benchmarks -s benchmarks/rows"""
import csv, os, tempfile, unittest

from . import clients, page, processes, rows, table


def measured(key="firehose-256", least=(1.0, 2.0, 4.0), ours=(2.0, 5.0, 6.0)):
    made = table.line(key, "sink")
    for a, b in zip(least, ours):
        made.add("sink", a)
        made.add("freshet", b)
    return made


class TableTest(unittest.TestCase):
    def test_ratios_are_taken_pair_by_pair(self):
        self.assertEqual([2.0, 2.5, 1.5], measured().ratios("freshet"))

    def test_the_median_is_shown_before_the_range(self):
        self.assertEqual("2 × (1.5–2.5)", table.span([2.0, 2.5, 1.5], " ×"))
        self.assertEqual("2 ×", table.span([2.0], " ×"))
        self.assertEqual("", table.span([]))

    def test_the_bar_of_a_ratio_is_met_at_the_bar_itself(self):
        self.assertEqual("2.2 ×: met", measured(least=[1], ours=[2.2]).judged(False))
        self.assertEqual("2.2 ×: **missed**", measured(least=[1], ours=[2.3]).judged(False))

    def test_the_bar_of_a_value_looks_at_the_value(self):
        self.assertEqual("1: **missed**", measured("delay-p99", [10], [1.5]).judged(False))

    def test_short_windows_and_nothing_measured_are_not_judged(self):
        self.assertEqual("2.2 ×: not judged", measured().judged(True))
        self.assertEqual("2.2 ×: not judged", table.line("firehose-256", "sink").judged(False))

    def test_jdk_25_has_bars_of_its_own_where_it_has_one(self):
        start = table.line("start-first")
        start.add("freshet", 0.9)
        self.assertEqual(["1: met", "0.7: **missed**", "0.7: **missed**"], [start.judged(False, jdk) for jdk in (17, 25, 26)])
        self.assertEqual(2.2, table.line("firehose-256").bar_on(25))

    def test_every_line_of_the_rows_stands_in_the_bars_once_in_order(self):
        self.assertEqual([made.what for made in table.lines().values()], [made.what for row in rows.rows().values() for made in row.lines])


class PageTest(unittest.TestCase):
    EMPTY = f"before\n{page.BEGIN}\n{page.END}\nafter\n"

    def test_lines_that_are_not_measured_stay(self):
        first = page.merged(self.EMPTY, [measured("firehose-64")], 17, "one", "today")
        both = page.merged(first, [measured("firehose-256")], 17, "one", "later")
        self.assertEqual((1, 1), (both.count("| today |"), both.count("| later |")))
        self.assertTrue(both.startswith("before\n") and both.endswith("\nafter\n"))
        self.assertEqual(both, page.merged(both, [], 17, "one", "never"))

    def test_a_line_is_replaced_by_a_later_one(self):
        first = page.merged(self.EMPTY, [measured()], 17, "one", "today")
        self.assertEqual((0, 1), tuple(page.merged(first, [measured()], 17, "one", "later").count(f"| {stamp} |") for stamp in ("today", "later")))

    def test_each_jdk_has_a_table_and_figures_of_two_machines_do_not_mix(self):
        first = page.merged(self.EMPTY, [measured()], 17, "one", "today")
        second = page.merged(first, [measured()], 25, "one", "new")
        self.assertEqual((1, 1), (second.count("| today |"), second.count("| new |")))
        other = page.merged(second, [measured("firehose-64")], 17, "another", "moved")
        self.assertEqual((0, 1, 1), tuple(other.count(f"| {stamp} |") for stamp in ("today", "new", "moved")))

    def test_a_page_without_markers_is_refused(self):
        for text in ("nothing", f"{page.END}{page.BEGIN}", f"{page.BEGIN}{page.BEGIN}{page.END}"):
            with self.assertRaisesRegex(processes.Unable, "two lines"):
                page.merged(text, [], 17, "one", "today")


class SecondsTest(unittest.TestCase):
    def test_steady_seconds_are_those_after_the_beginning(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "seconds.csv"), "w", newline="") as file:
                out = csv.writer(file)
                out.writerow(["start", "owner", "metric", "p50", "p99"])
                for start, p50, p99 in ((0, 900, 9000), (5, 10, 100), (6, 30, 500), (7, 20, 200)):
                    out.writerow([start, "stream", "deliveryLatency", p50, p99])
                out.writerow([6, "run", "lag", 1, 1])
            self.assertEqual((20, 200, 500), clients.seconds_of(folder, "stream", "deliveryLatency", 5))
            with self.assertRaisesRegex(processes.Unable, "longer"):
                clients.seconds_of(folder, "stream", "deliveryLatency", 8)


if __name__ == "__main__":
    unittest.main()
