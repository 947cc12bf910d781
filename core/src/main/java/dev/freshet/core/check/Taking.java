// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.CheckSpec.Extraction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Takes of the values that a finder finds those that the check is about. */
interface Taking {

    /** The value, or the list of values, or {@link Nothing#NOTHING}. */
    @Nullable
    Object take(Finder finder, Views views);

    static Taking of(Extraction extraction) {
        int number = extraction.number();
        return switch (extraction.multiplicity()) {
            case FIND -> (finder, views) -> finder.find(views, number);
            case FIND_ALL -> (finder, views) -> someOrNothing(finder.findAll(views));
            case FIND_RANDOM -> (finder, views) -> any(finder.findAll(views));
            case FIND_RANDOM_MANY ->
                (finder, views) -> anyOf(finder.findAll(views), number, extraction.isFailedByLess());
            case COUNT -> Finder::count;
        };
    }

    /** How the extraction is called in messages. */
    static String label(Extraction extraction) {
        return switch (extraction.multiplicity()) {
            case FIND -> extraction.number() == 0 ? "find" : "find(" + extraction.number() + ")";
            case FIND_ALL -> "findAll";
            case FIND_RANDOM -> "findRandom";
            case FIND_RANDOM_MANY -> "findRandom(" + extraction.number() + ", " + extraction.isFailedByLess() + ")";
            case COUNT -> "count";
        };
    }

    private static Object someOrNothing(List<@Nullable Object> values) {
        return values.isEmpty() ? Nothing.NOTHING : values;
    }

    private static @Nullable Object any(List<@Nullable Object> values) {
        return values.isEmpty()
                ? Nothing.NOTHING
                : values.get(ThreadLocalRandom.current().nextInt(values.size()));
    }

    private static Object anyOf(List<@Nullable Object> values, int count, boolean isFailedByLess) {
        if (isFailedByLess && values.size() < count) {
            throw new CheckCrash("extraction", "found " + values.size() + " values, not " + count);
        }
        List<@Nullable Object> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, ThreadLocalRandom.current());
        return someOrNothing(new ArrayList<>(shuffled.subList(0, Math.min(count, shuffled.size()))));
    }
}
