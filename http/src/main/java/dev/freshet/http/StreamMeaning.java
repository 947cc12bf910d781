// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a stream mean. Nulls are included: the room reports them with the step that they stand in.
 *
 * @param measures what is measured of them
 * @param failures which of them make the stream a failure
 * @param ends which of them end the stream properly, each by conditions that must all hold; none if any end is proper
 * @param closesAtEnd whether the stream is closed there
 */
@Internal
public record StreamMeaning(
        List<@Nullable SseMeasure> measures,
        List<@Nullable SseFailure> failures,
        List<MeasureFormula.Conditions> ends,
        boolean closesAtEnd) {

    static final StreamMeaning NONE = new StreamMeaning(List.of(), List.of(), List.of(), false);

    /** Whether events mean nothing. */
    public boolean isNothing() {
        return measures.isEmpty() && failures.isEmpty() && ends.isEmpty() && !closesAtEnd;
    }

    StreamMeaning withMeasures(List<? extends @Nullable SseMeasure> added) {
        return new StreamMeaning(joined(measures, added), failures, ends, closesAtEnd);
    }

    StreamMeaning withFailures(List<? extends @Nullable SseFailure> added) {
        return new StreamMeaning(measures, joined(failures, added), ends, closesAtEnd);
    }

    StreamMeaning withEnd(MeasureFormula.Conditions end) {
        List<MeasureFormula.Conditions> all = new ArrayList<>(ends);
        all.add(end);
        return new StreamMeaning(measures, failures, List.copyOf(all), closesAtEnd);
    }

    StreamMeaning closingAtEnd() {
        return new StreamMeaning(measures, failures, ends, true);
    }

    private static <T> List<@Nullable T> joined(List<@Nullable T> first, List<? extends @Nullable T> then) {
        List<@Nullable T> all = new ArrayList<>(first);
        all.addAll(then);
        return Collections.unmodifiableList(all);
    }
}
