// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often something went wrong in the same way.
 *
 * @param text what went wrong, at most 200 characters; {@code (other)} stands for all the texts beyond the number that is told apart
 * @param detail what a server said of it the first time, of several lines and at most 2 KB; empty where nothing is known
 */
public record ErrorCount(String text, long count, String detail) {

    /** One of which no more is known. */
    public ErrorCount(String text, long count) {
        this(text, count, "");
    }

    /** Both together, the most frequent first. */
    static List<ErrorCount> sum(List<ErrorCount> some, List<ErrorCount> others) {
        return sum(some, others, Integer.MAX_VALUE);
    }

    /** Both together, the most frequent first: so many texts are told apart, and those beyond are counted as {@code (other)}. */
    static List<ErrorCount> sum(List<ErrorCount> some, List<ErrorCount> others, int limit) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        Map<String, ErrorCount> sum = new LinkedHashMap<>();
        some.forEach(error -> sum.merge(error.text, error, ErrorCount::plus));
        for (ErrorCount error : others) {
            boolean isTold = sum.size() < limit || sum.containsKey(error.text);
            ErrorCount told = isTold ? error : new ErrorCount(NameLimit.OTHER, error.count);
            sum.merge(told.text, told, ErrorCount::plus);
        }
        return sum.values().stream()
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
                .toList();
    }

    private ErrorCount plus(ErrorCount other) {
        return new ErrorCount(text, count + other.count, detail.isEmpty() ? other.detail : detail);
    }
}
