// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckSpec;
import dev.freshet.core.SimulationException;
import dev.freshet.core.check.Checks;
import dev.freshet.core.check.Matching;
import dev.freshet.core.check.Reading;
import dev.freshet.http.MeasureFormula.Conditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the events of a stream are asked, each question once, whoever asks it. Used on the main thread while a run is set up. */
final class EventCriteria {

    private final Map<CheckSpec, Integer> known = new HashMap<>();
    private final Map<List<Integer>, Integer> knownConditions = new HashMap<>();
    private final Map<CheckSpec, Integer> knownReadings = new HashMap<>();
    private final List<Matching> criteria = new ArrayList<>();
    private final List<int[]> conditions = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    /**
     * The index of a condition.
     *
     * @param where whose it is, for errors
     */
    int condition(String where, Conditions when) {
        if (when.checks().isEmpty() && !when.isAny()) {
            throw new SimulationException(where + ": it does not say which events are meant: give at least one check");
        }
        List<Integer> all = new ArrayList<>();
        for (CheckBuilder check : when.checks()) {
            int criterion = criterion(where, check);
            if (!all.contains(criterion)) {
                all.add(criterion);
            }
        }
        return condition(all);
    }

    /**
     * The index of the condition of a number: what the simulation says, or else that there is one.
     *
     * @param where whose it is, for errors
     */
    int condition(String where, CheckBuilder of, Conditions when) {
        return when.isAny() ? condition(List.of(criterion(where, of))) : condition(where, when);
    }

    private int condition(List<Integer> all) {
        Integer index = knownConditions.get(all);
        if (index == null) {
            index = conditions.size();
            conditions.add(all.stream().mapToInt(Integer::intValue).toArray());
            knownConditions.put(all, index);
        }
        return index;
    }

    private int criterion(String where, @Nullable CheckBuilder check) {
        CheckSpec spec = spec(where, check);
        Integer index = known.get(spec);
        if (index == null) {
            index = criteria.size();
            criteria.add(compile(where, check));
            known.put(spec, index);
        }
        return index;
    }

    private static Matching compile(String where, @Nullable CheckBuilder check) {
        try {
            return Checks.compileMatching(check == null ? List.of() : List.of(check), Checks.OF_TEXT);
        } catch (SimulationException e) {
            throw new SimulationException(where + ": " + e.getMessage(), e);
        }
    }

    /**
     * The index of what reads a number from an event.
     *
     * @param where whose it is, for errors
     */
    int number(String where, CheckBuilder check) {
        NumberCheck.require(where, spec(where, check));
        return reading(where, check);
    }

    private int reading(String where, CheckBuilder check) {
        CheckSpec spec = spec(where, check);
        Integer index = knownReadings.get(spec);
        if (index == null) {
            index = readings.size();
            readings.add(text(where, check));
            knownReadings.put(spec, index);
        }
        return index;
    }

    /**
     * What reads a text from an event.
     *
     * @param where whose it is, for errors
     */
    Reading text(String where, CheckBuilder check) {
        spec(where, check);
        try {
            return Checks.compileReading(check, Checks.OF_TEXT);
        } catch (SimulationException e) {
            throw new SimulationException(where + ": " + e.getMessage(), e);
        }
    }

    private static CheckSpec spec(String where, @Nullable CheckBuilder check) {
        if (check == null) {
            throw new SimulationException(
                    where + ": a check is null. If it is a field, declare it above the place that uses it.");
        }
        CheckSpec spec = check.spec();
        if (spec.saveAs() != null) {
            throw new SimulationException(where + ": a check saves '" + spec.saveAs()
                    + "', but no user waits for what it finds: leave saveAs out, or use expect(..).on(..)");
        }
        return spec;
    }

    List<Matching> criteria() {
        return List.copyOf(criteria);
    }

    int[][] conditions() {
        return conditions.toArray(int[][]::new);
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }
}
