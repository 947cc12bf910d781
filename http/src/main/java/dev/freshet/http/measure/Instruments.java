// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.measure;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.SimulationException;
import dev.freshet.http.MeasureFormula;
import dev.freshet.http.MeasureFormula.Conditions;
import dev.freshet.http.SseBound;
import dev.freshet.http.SseGapMeasure;
import dev.freshet.http.SseMeasure;
import dev.freshet.http.SseTimeMeasure;
import dev.freshet.http.measure.Instrument.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instruments for the measures of a stream: one for each, however many others are made of it. Used on the main thread while a run is set up. */
final class Instruments {

    private final EventCriteria events;
    private final Map<SseMeasure, Integer> indexes = new HashMap<>();
    private final Map<SseMeasure, Instrument> made = new LinkedHashMap<>();
    private final List<MeaningPlan.Declared> declared = new ArrayList<>();
    private int slots;

    Instruments(EventCriteria events) {
        this.events = events;
    }

    /** Makes them for all that is declared, and for what it is made of. */
    void declare(List<SseMeasure> measures) {
        measures.forEach(measure -> indexes.put(measure, indexes.size()));
        for (SseMeasure measure : measures) {
            declared.add(new MeaningPlan.Declared(measure.name(), measure.unit(), of(measure), target(measure)));
        }
    }

    /** Those that look at events. */
    Instrument[] ofEvents() {
        return made.values().stream().filter(Instrument::looksAtEvents).toArray(Instrument[]::new);
    }

    int slots() {
        return slots;
    }

    List<MeaningPlan.Declared> declared() {
        return List.copyOf(declared);
    }

    private Instrument of(SseMeasure measure) {
        Instrument known = made.get(measure);
        if (known != null) {
            return known;
        }
        Instrument instrument = measure.formula().accept(new Making(measure));
        made.put(measure, instrument);
        return instrument;
    }

    private Target target(SseMeasure measure) {
        boolean isTime = measure instanceof SseTimeMeasure || measure instanceof SseGapMeasure;
        return new Target(indexes.getOrDefault(measure, -1), isTime);
    }

    private int slots(int count) {
        int first = slots;
        slots += count;
        return first;
    }

    /** Makes the instrument for one measure. */
    private final class Making implements MeasureFormula.Visitor<Instrument> {

        private static final double NS_PER_S = 1e9;

        private final String where;
        private final Target target;

        private Making(SseMeasure measure) {
            this.where = "measure '" + measure.name() + "'";
            this.target = target(measure);
        }

        private int condition(Conditions when) {
            return events.condition(where, when);
        }

        @Override
        public Instrument first(MeasureFormula.First first) {
            return new Instrument.First(condition(first.when()), slots(1), target);
        }

        @Override
        public Instrument last(MeasureFormula.Last last) {
            return new Instrument.Last(condition(last.when()), slots(1), target);
        }

        @Override
        public Instrument between(MeasureFormula.Between between) {
            return new Instrument.Between(condition(between.from()), condition(between.to()), slots(2), target);
        }

        @Override
        public Instrument untilEnd(MeasureFormula.UntilEnd untilEnd) {
            return new Instrument.UntilEnd();
        }

        @Override
        public Instrument gaps(MeasureFormula.Gaps gaps) {
            return new Instrument.Gaps(condition(gaps.when()), slots(2), target);
        }

        @Override
        public Instrument count(MeasureFormula.Count count) {
            return new Instrument.Count(condition(count.when()), slots(2), target);
        }

        @Override
        public Instrument sum(MeasureFormula.Sum sum) {
            return told(sum.of(), sum.when(), true);
        }

        @Override
        public Instrument lastValue(MeasureFormula.LastValue lastValue) {
            return told(lastValue.of(), lastValue.when(), false);
        }

        private Instrument told(CheckBuilder of, Conditions when, boolean isSum) {
            int condition = events.condition(where, of, when);
            return new Instrument.Told(condition, events.number(where, of), isSum, slots(2), target);
        }

        @Override
        public Instrument values(MeasureFormula.Values values) {
            int condition = events.condition(where, values.of(), values.when());
            Instrument.Values.Range range = new Instrument.Values.Range(values.scale(), values.min(), values.max());
            return new Instrument.Values(condition, events.number(where, values.of()), range, false, slots(3), target);
        }

        @Override
        public Instrument constant(MeasureFormula.Constant constant) {
            return new Instrument.Constant(constant.value());
        }

        @Override
        public Instrument minus(MeasureFormula.Minus minus) {
            return new Instrument.Minus(of(minus.from()), of(minus.less()));
        }

        @Override
        public Instrument orElse(MeasureFormula.OrElse orElse) {
            return new Instrument.OrElse(of(orElse.first()), of(orElse.otherwise()));
        }

        @Override
        public Instrument ratio(MeasureFormula.Ratio ratio) {
            double scale = ratio.isPerSecond() ? NS_PER_S : 1;
            return new Instrument.Ratio(of(ratio.of()), of(ratio.by()), scale);
        }

        @Override
        public Instrument goodput(MeasureFormula.Goodput goodput) {
            if (goodput.bounds().isEmpty()) {
                throw new SimulationException(where + ": it has no bound: give at least one, as of(time.below(..))");
            }
            List<Instrument.Goodput.Bound> bounds = new ArrayList<>();
            for (SseBound bound : goodput.bounds()) {
                bounds.add(bound(bound));
            }
            return new Instrument.Goodput(List.copyOf(bounds));
        }

        private Instrument.Goodput.Bound bound(@Nullable SseBound bound) {
            if (bound == null) {
                throw new SimulationException(
                        where + ": a bound is null. If it is a field, declare it above the place that uses it.");
            }
            Instrument of = of(bound.measure());
            boolean isLeast = bound.kind() == SseBound.Kind.AT_LEAST;
            Instrument asked = isLeast && of instanceof Instrument.Values values ? values.least() : of;
            return new Instrument.Goodput.Bound(asked, bound.kind(), bound.bound());
        }
    }
}
