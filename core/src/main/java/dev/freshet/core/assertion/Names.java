// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.SeriesKey;
import dev.freshet.core.text.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What series are called by assertions, and in sentences about those that are not there. */
final class Names {

    private Names() {}

    /** The name of a series as {@code details} takes it. */
    static List<String> of(SeriesKey key) {
        List<String> path = key.path();
        return key.owner() == Owner.ROW ? path.subList(1, path.size()) : path;
    }

    /** What an assertion may ask alone: the kind of a row, the name of a measure; empty for others. */
    static String kind(SeriesKey key) {
        return switch (key.owner()) {
            case ROW -> key.path().get(0);
            case MEASURE -> key.path().get(1);
            default -> "";
        };
    }

    /** Whether a series is meant by that path: a standing check goes without its stream, too, a value without its unit, and a measure by its stream. */
    static boolean isNamed(SeriesKey key, List<String> path) {
        List<String> whole = of(key);
        boolean isOnePart = path.size() == 1 && whole.size() > 1;
        return switch (key.owner()) {
            case STANDING_CHECK ->
                whole.equals(path) || (isOnePart && key.name().equals(path.get(0)));
            case MEASURE ->
                path.size() <= whole.size() && whole.subList(0, path.size()).equals(path);
            case VALUE -> whole.equals(path) || (isOnePart && whole.get(0).equals(path.get(0)));
            default -> whole.equals(path);
        };
    }

    /** What there is none of in this run. */
    static String none(Asked asked, String name) {
        String kind = asked.target().kind();
        if (asked.owner() == Owner.MEASURE && !kind.isEmpty()) {
            return "measure '" + kind + "' was taken of " + (name.isEmpty() ? "any stream" : "stream" + name)
                    + " in this run: measure(..) of a stream does that";
        }
        return kind.isEmpty() ? none(asked.owner(), name) : kind + name + " was counted in this run";
    }

    static String none(Owner owner, String name) {
        return switch (owner) {
            case RUN -> "run" + name + " was counted";
            case SCENARIO -> "user of scenario" + name + " started in this run";
            case ROW -> "request" + name + " was counted in this run";
            case GROUP -> "group" + name + " was left in this run";
            case STREAM -> "stream" + name + " was connected in this run";
            case STANDING_CHECK -> "standing check" + name + " looked at an event in this run";
            case MEASURE -> "measure of stream" + name + " was taken in this run: measure(..) of a stream does that";
            case VALUE -> "value" + name + " was recorded in this run: session.record(name, value, unit) does that";
        };
    }

    /** What may have been meant by a key that is none; empty if nothing is near. */
    static String near(String key) {
        String sought = key.toLowerCase(Locale.ROOT);
        return Arrays.stream(Metric.values())
                .map(Metric::key)
                .filter(known -> Spelling.distance(known.toLowerCase(Locale.ROOT), sought) <= 3)
                .findFirst()
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("");
    }
}
