// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion.WithPathAndCountMetric;
import dev.freshet.core.Assertion.WithPathAndEventMetric;
import dev.freshet.core.Assertion.WithPathAndTarget;
import dev.freshet.core.Assertion.WithPathAndTimeMetric;
import dev.freshet.core.AssertionMetric;
import dev.freshet.core.AssertionTarget.Figure;
import java.math.BigDecimal;

/** The calls by which the language is asked for figures, and how they are written. */
final class FigureCalls {

    private FigureCalls() {}

    /** In whole milliseconds, as the language has them; in fractions where those are asked for. */
    static Asking<?> ofTimes(WithPathAndTimeMetric times, AskedFigure asked, boolean isWhole) {
        if (!isWhole || asked.figure() == Figure.COUNT || asked.figure() == Figure.PER_SECOND) {
            return ofMetric(times.decimal(), asked, isWhole).behind("decimal()");
        }
        return switch (asked.figure()) {
            case MIN -> whole(times.min(), "min()");
            case MAX -> whole(times.max(), "max()");
            case MEAN -> whole(times.mean(), "mean()");
            case STD_DEV -> whole(times.stdDev(), "stdDev()");
            default -> whole(times.percentile(asked.percentile()), percentile(asked));
        };
    }

    static Asking<?> ofMetric(AssertionMetric metric, AskedFigure asked, boolean isWhole) {
        return switch (asked.figure()) {
            case COUNT -> new Asking<>(metric.count(), Literal.LONG, "count()");
            case PER_SECOND -> decimal(metric.perSec(), "perSec()");
            case MIN -> decimal(metric.min(), "min()");
            case MAX -> decimal(metric.max(), "max()");
            case MEAN -> decimal(metric.mean(), "mean()");
            case STD_DEV -> decimal(metric.stdDev(), "stdDev()");
            default -> decimal(metric.percentile(asked.percentile()), percentile(asked));
        };
    }

    static Asking<?> ofShares(WithPathAndCountMetric requests, AskedFigure asked, boolean isWhole) {
        return asked.figure() == Figure.PERCENT
                ? decimal(requests.percent(), "percent()")
                : new Asking<>(requests.count(), Literal.LONG, "count()");
    }

    static Asking<?> ofEvents(WithPathAndEventMetric events, AskedFigure asked, boolean isWhole) {
        return asked.figure() == Figure.PER_SECOND
                ? decimal(events.perSec(), "perSec()")
                : new Asking<>(events.count(), Literal.LONG, "count()");
    }

    private static Asking<Integer> whole(WithPathAndTarget<Integer> target, String code) {
        return new Asking<>(target, Literal.INT, code);
    }

    private static Asking<Double> decimal(WithPathAndTarget<Double> target, String code) {
        return new Asking<>(target, Literal.DOUBLE, code);
    }

    private static String percentile(AskedFigure asked) {
        return "percentile(" + Literal.DOUBLE.code().apply(BigDecimal.valueOf(asked.percentile())) + ")";
    }
}
