// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.Metric.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one thing that has metrics, on one loop. It is found by its name once and then kept: counting looks nothing up. Confined to that loop.
 */
@Internal
public class Series {

    private final SeriesKey key;
    private final HistogramPool pool;
    private final long[] now;
    private final long[] peaks;
    private SeriesCounts counts;

    Series(SeriesKey key, HistogramPool pool) {
        this.key = key;
        this.pool = pool;
        int levels = Metric.of(key.owner(), Kind.LEVEL).size();
        now = new long[levels];
        peaks = new long[levels];
        counts = new SeriesCounts(key, pool);
    }

    /** One more of a counter. */
    public final void count(Metric counter) {
        counts.count(counter, 1);
    }

    /** So many more of a counter. */
    public final void count(Metric counter, long times) {
        counts.count(counter, times);
    }

    /** A value of a distribution, in parts of its unit, see {@link Unit#scale}. */
    public final void record(Metric distribution, long value) {
        counts.distribution(distribution).record(value, 1);
    }

    /** A value of a distribution that occurred several times at once. */
    public final void record(Metric distribution, long value, long times) {
        if (times > 0) {
            counts.distribution(distribution).record(value, times);
        }
    }

    /** A text came once. */
    public final void text(Metric texts, String text) {
        counts.texts(texts).add(text, 1);
    }

    /** What is known beside a text; the first is kept. */
    final void detail(Metric texts, String text, String detail) {
        counts.texts(texts).detail(text, detail);
    }

    /** One more at once. */
    final void up(Metric level) {
        int slot = level.slot();
        now[slot]++;
        peaks[slot] = Math.max(peaks[slot], now[slot]);
    }

    /** One less at once. */
    final void down(Metric level) {
        now[level.slot()]--;
    }

    /** Hands over what has been counted and starts again from nothing; null if that is nothing. */
    @Nullable
    SeriesCounts take() {
        if (counts.isEmpty()) {
            return null;
        }
        SeriesCounts taken = counts;
        counts = new SeriesCounts(key, pool);
        return taken;
    }

    /** The levels as they stand; new peaks are looked for from here. Null if all of them are and were zero. */
    Level @Nullable [] levels() {
        boolean any = false;
        Level[] levels = new Level[now.length];
        for (int slot = 0; slot < levels.length; slot++) {
            levels[slot] = new Level(now[slot], peaks[slot]);
            any |= now[slot] != 0 || peaks[slot] != 0;
            peaks[slot] = now[slot];
        }
        return any ? levels : null;
    }

    SeriesKey key() {
        return key;
    }
}
