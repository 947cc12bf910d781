// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a series is about.
 *
 * @param owner whom its metrics belong to
 * @param path its name among those of that owner, of several parts where the {@link Owner} says so; empty for the run, and for a sum over several names
 */
public record SeriesKey(Owner owner, List<String> path) {

    /** The run as a whole. */
    public static final SeriesKey RUN = new SeriesKey(Owner.RUN, List.of());

    public SeriesKey {
        path = List.copyOf(path);
    }

    static SeriesKey of(Owner owner, String... path) {
        return new SeriesKey(owner, List.of(path));
    }

    static SeriesKey row(RowKind kind, List<String> groups, String name) {
        List<String> path = new ArrayList<>(groups.size() + 2);
        path.add(kind.key());
        path.addAll(groups);
        path.add(name);
        return new SeriesKey(Owner.ROW, path);
    }

    /** The sum that it is part of: all of its owner; of rows all of their kind, since no percentile is over several. Values and measures of several names are never added up. */
    public SeriesKey total() {
        return owner.isAddedUp() ? new SeriesKey(owner, owner == Owner.ROW ? path.subList(0, 1) : List.of()) : this;
    }

    /** The series that takes in those of its owner that are too many to tell apart. */
    SeriesKey other() {
        boolean isWithin = owner == Owner.ROW || owner == Owner.STANDING_CHECK || owner == Owner.MEASURE;
        return isWithin ? of(owner, path.get(0), NameLimit.OTHER) : of(owner, NameLimit.OTHER);
    }

    /** The path as one text, as {@link #joined} makes it. */
    public String text() {
        return joined(path);
    }

    /** Several names as one text, with {@code /} between them. One within a name is written {@code %2F}, and {@code %} is {@code %25}: no two paths have the same text. */
    public static String joined(List<String> names) {
        return names.stream()
                .map(name -> name.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
    }

    /** Its last name. */
    public String name() {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }
}
