// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which series are told apart: the first {@value NameLimit#NAMES} of an owner. A loop keeps one for the whole run, and so does whoever merges loops or processes. Confined to
 * the thread of its owner.
 */
final class SeriesLimits {

    private final Map<Owner, NameLimit> byOwner = new EnumMap<>(Owner.class);

    /** The series under which that one is counted: itself, with no name longer than a name may be, or the one of all the others. */
    SeriesKey admit(SeriesKey key) {
        SeriesKey shown = new SeriesKey(key.owner(), NameLimit.cut(key.path()));
        NameLimit limit = byOwner.computeIfAbsent(key.owner(), ignored -> new NameLimit(NameLimit.NAMES));
        if (limit.admits(shown.path())) {
            return shown;
        }
        return shown.other();
    }

    /** A sentence for each owner of which some were counted under others. */
    static List<String> notes(Collection<SeriesKey> keys) {
        return keys.stream()
                .filter(key -> key.path().contains(NameLimit.OTHER))
                .map(SeriesKey::owner)
                .distinct()
                .map(owner -> tooMany(owner.names()))
                .toList();
    }

    static String tooMany(String what) {
        return "There were more than " + NameLimit.NAMES + " " + what + "; the rest is counted under " + NameLimit.OTHER
                + ".";
    }
}
