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
 */
public record ErrorCount(String text, long count) {

    /** Both together, the most frequent first. */
    static List<ErrorCount> sum(List<ErrorCount> some, List<ErrorCount> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        Map<String, Long> sum = new LinkedHashMap<>();
        some.forEach(error -> sum.merge(error.text, error.count, Long::sum));
        others.forEach(error -> sum.merge(error.text, error.count, Long::sum));
        return sum.entrySet().stream()
                .map(entry -> new ErrorCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
                .toList();
    }
}
