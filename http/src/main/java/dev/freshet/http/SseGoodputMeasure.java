// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many streams are good because they meet all bounds, as a number, a rate and a share of all that ended or failed. Failed ones are not good; those that their user or the run
 * left before their end are not judged. Immutable.
 */
public final class SseGoodputMeasure extends SseMeasure {

    private SseGoodputMeasure(String name, MeasureFormula formula) {
        super(name, null, formula);
    }

    SseGoodputMeasure(String name, List<? extends @Nullable SseBound> bounds) {
        this(name, new MeasureFormula.Goodput(Collections.unmodifiableList(new ArrayList<>(bounds))));
    }

    /** The same under another name. */
    public SseGoodputMeasure named(String newName) {
        return new SseGoodputMeasure(newName, formula());
    }
}
