// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.text.SafeText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often which text came: the errors of a request, or of a run. Bounded in number and length. Confined to the thread of its owner. */
final class TextCounts {

    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final Map<String, String> details = new LinkedHashMap<>(0);
    private final int limit;

    TextCounts(int limit) {
        this.limit = limit;
    }

    static String cut(String text) {
        return SafeText.cut(text);
    }

    void add(String text, long times) {
        String key = cut(text);
        long[] count = counts.get(key);
        if (count == null) {
            count = counts.computeIfAbsent(counts.size() < limit ? key : NameLimit.OTHER, ignored -> new long[1]);
        }
        count[0] += times;
    }

    /** What is known beside that text; the first is kept. */
    void detail(String text, String detail) {
        if (!detail.isEmpty() && details.size() < limit) {
            details.putIfAbsent(cut(text), detail);
        }
    }

    /** The texts, the most frequent first; last those of which only a detail is known. */
    List<ErrorCount> toStats() {
        details.keySet().forEach(text -> counts.putIfAbsent(text, new long[1]));
        return counts.entrySet().stream()
                .map(entry ->
                        new ErrorCount(entry.getKey(), entry.getValue()[0], details.getOrDefault(entry.getKey(), "")))
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
                .toList();
    }
}
