// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a program.
 *
 * @param trace what it has noted
 * @param rows by groups and name: how many were OK and KO
 * @param groups by path: how many passes were OK and KO
 * @param users by scenario: how many there were
 * @param verdicts of the assertions, in their order
 * @param end how the run ended
 */
record Outcome(
        List<String> trace,
        Map<String, Count> rows,
        Map<String, Count> groups,
        Map<String, Long> users,
        List<Boolean> verdicts,
        String end) {

    /** How many were OK and KO, and how many could not be attempted, which Gatling does not count. */
    record Count(long ok, long ko, long skipped) {

        static final Count OK = new Count(1, 0, 0);
        static final Count KO = new Count(0, 1, 0);

        Count plus(Count other) {
            return new Count(ok + other.ok, ko + other.ko, skipped + other.skipped);
        }

        @Override
        public String toString() {
            return ok + " OK" + (ko == 0 ? "" : ", " + ko + " KO") + (skipped == 0 ? "" : ", " + skipped + " skipped");
        }
    }

    /** All of it, one fact a line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        trace.forEach(line -> lines.add(line.replace("\n", "\\n")));
        new TreeMap<>(rows).forEach((name, count) -> lines.add("row " + name + ": " + count));
        new TreeMap<>(groups).forEach((name, count) -> lines.add("group " + name + ": " + count));
        new TreeMap<>(users).forEach((name, count) -> lines.add("users of " + name + ": " + count));
        for (int i = 0; i < verdicts.size(); i++) {
            lines.add("assertion " + (i + 1) + ": " + (verdicts.get(i) ? "passed" : "failed"));
        }
        lines.add("end: " + end);
        return lines;
    }
}
