// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import dev.freshet.core.check.Reading;
import dev.freshet.http.MeasureFormula;
import dev.freshet.http.SseFailure;
import dev.freshet.http.SseMeasure;
import dev.freshet.http.StreamMeaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles what the events of a stream mean; reports what is wrong with it, without the place, which the caller knows. Used on the main thread while a run is set up. */
@Internal
public final class MeaningCompiler {

    private final EventCriteria events = new EventCriteria();
    private final Instruments instruments = new Instruments(events);

    private MeaningCompiler() {}

    /**
     * The plan.
     *
     * @param meaning something
     * @throws SimulationException when the description is faulty
     */
    public static MeaningPlan compile(StreamMeaning meaning) {
        return new MeaningCompiler().plan(meaning);
    }

    private MeaningPlan plan(StreamMeaning meaning) {
        instruments.declare(named(meaning.measures()));
        List<MeaningPlan.Failure> failures = new ArrayList<>();
        for (SseFailure failure : meaning.failures()) {
            failures.add(failure(failure));
        }
        if (meaning.closesAtEnd() && meaning.ends().isEmpty()) {
            throw new SimulationException(
                    "closeAtEnd(): no event ends the stream: say which, with endsWith(..), or leave closeAtEnd out");
        }
        List<Integer> ends = new ArrayList<>();
        for (MeasureFormula.Conditions end : meaning.ends()) {
            ends.add(events.condition("endsWith(..)", end));
        }
        int[] endConditions = ends.stream().mapToInt(Integer::intValue).toArray();
        return new MeaningPlan(events, instruments, failures, endConditions, meaning.closesAtEnd());
    }

    private static List<SseMeasure> named(List<@Nullable SseMeasure> described) {
        List<SseMeasure> measures = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SseMeasure measure : described) {
            if (measure == null) {
                throw new SimulationException("measure(..): measure " + (measures.size() + 1)
                        + " is null. If it is a field, declare it above the place that uses it.");
            }
            requireName("measure(..): measure " + (measures.size() + 1), measure.name());
            if (!names.add(measure.name())) {
                throw new SimulationException("measure(..): two measures of the stream are called '" + measure.name()
                        + "': give each a name of its own, as with named(..)");
            }
            measures.add(measure);
        }
        return List.copyOf(measures);
    }

    private MeaningPlan.Failure failure(@Nullable SseFailure described) {
        if (described == null) {
            throw new SimulationException(
                    "failWhen(..): what it is given is null. If it is a field, declare it above the place that uses it.");
        }
        requireName("failWhen(..): the failure", described.name());
        String where = "failWhen(\"" + described.name() + "\")";
        CheckBuilder text = described.text();
        Reading reading = text == null ? null : events.text(where, text);
        return new MeaningPlan.Failure(described.name(), events.condition(where, described.when()), reading);
    }

    @SuppressWarnings("NullAway") // authors may give null
    private static void requireName(String what, String name) {
        if (name == null || name.isBlank()) {
            throw new SimulationException(what + " has no name: give it one, by which it is reported");
        }
    }
}
