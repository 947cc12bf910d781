// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.HdrHistogram.AbstractHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run of many names keeps in memory, by the lengths of the arrays that can be reached from it. */
class RetainedSizeTest {

    private static final int NAMES = 200;
    private static final long MS = 1_000_000L;

    private final LoopStats loop = new LoopStats();
    private final IntervalBuilder builder = new IntervalBuilder(1, 0);
    private final RunFold fold = new RunFold();
    private final Random random = new Random(8);

    @ParameterizedTest
    @CsvSource({
        "1, 3, 4096, 'a few values cost their own size'",
        "3, 40, 16384, 'a hundred values are in some hundred buckets'",
        "20, 100, 65536, 'what is recorded for long costs the buckets that it is in'"
    })
    void aNameCostsWhatItsValuesNeed(int seconds, int valuesPerSecond, long mostBytes, String reason) {
        for (int second = 0; second < seconds; second++) {
            for (int name = 0; name < NAMES; name++) {
                record(name, valuesPerSecond);
            }
            builder.add(0, loop.take(List.of(), 0));
            fold.add(builder.close(second, second + 1));
        }
        Retained retained = Retained.by(field(fold, "totals"));
        assertThat(retained.histograms).as("dense histograms").isZero();
        assertThat(retained.bytes / NAMES).as(reason).isBetween(100L, mostBytes);
    }

    @Test
    void aLoopTakesNoHistogramForNamesOfWhichLittleIsRecorded() {
        for (int name = 0; name < NAMES; name++) {
            record(name, 100);
        }
        Retained retained = Retained.by(loop.take(List.of(), 0).counts());
        assertThat(retained.histograms).isZero();
        assertThat(retained.bytes / NAMES).isBetween(100L, 16_384L);
    }

    private void record(int name, int values) {
        StreamSeries series = loop.stream("stream " + name);
        for (int i = 0; i < values; i++) {
            series.record(Metric.FIRST_EVENT, latency());
            series.record(Metric.EVENT_GAP, latency(), 1);
            loop.request(List.of(), "stream " + name, RowKind.CONNECT, 0, latency(), null);
        }
    }

    /** Around 20 ms, with a tail. */
    private long latency() {
        return (long) (20 * MS * Math.exp(random.nextGaussian() * 0.3));
    }

    private static Object field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What can be reached from an object of ours: through fields of ours, arrays and collections. */
    private static final class Retained {
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Object> open = new ArrayDeque<>();
        private long bytes;
        private int histograms;

        static Retained by(Object root) {
            Retained retained = new Retained();
            retained.reach(root);
            while (!retained.open.isEmpty()) {
                retained.look(retained.open.pop());
            }
            return retained;
        }

        private void reach(Object object) {
            if (object != null && seen.add(object)) {
                open.push(object);
            }
        }

        private void look(Object object) {
            if (object instanceof AbstractHistogram) {
                histograms++;
            } else if (object instanceof long[] || object instanceof double[]) {
                bytes += 16 + 8L * Array.getLength(object);
            } else if (object instanceof int[]) {
                bytes += 16 + 4L * Array.getLength(object);
            } else if (object instanceof Object[] array) {
                bytes += 16 + 4L * array.length;
                Arrays.asList(array).forEach(this::reach);
            } else if (object instanceof Collection<?> collection) {
                collection.forEach(this::reach);
            } else if (object instanceof Map<?, ?> map) {
                map.keySet().forEach(this::reach);
                map.values().forEach(this::reach);
            } else if (object.getClass().getPackage() == LoopStats.class.getPackage()) {
                fields(object);
            }
        }

        private void fields(Object object) {
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    reach(field(object, field.getName()));
                }
            }
        }

        private static Object field(Object object, String name) {
            return RetainedSizeTest.field(object, name);
        }
    }
}
