// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the seconds of a run into a verdict. Its memory does not grow with the length of the run. Confined to whoever folds.
 */
@Internal
public final class Trust {

    private static final long SECOND_NS = 1_000_000_000L;

    private final TrustBounds bounds;
    private final List<Breach> breaches = new ArrayList<>();
    private final Map<TrustFigure, TrustSummary.Worst> worst = new EnumMap<>(TrustFigure.class);

    public Trust(TrustBounds bounds) {
        this.bounds = bounds;
        bounds.rules().forEach(rule -> breaches.add(new Breach(rule)));
    }

    /** Adds a second. They come in the order of time; some may be missing. */
    public void add(TrustSecond second) {
        for (TrustFigure figure : TrustFigure.values()) {
            TrustSummary.Worst known = worst.get(figure);
            if (second.knows(figure)
                    && TrustFigure.isWorse(second.value(figure), known == null ? TrustFigure.UNKNOWN : known.value())) {
                worst.put(figure, new TrustSummary.Worst(second.second(), second.value(figure)));
            }
        }
        breaches.forEach(breach -> breach.add(second));
    }

    /** Verdict and summary of the seconds up to now. */
    public TrustReport report(TrustContext context) {
        return new TrustReport(verdict(context), summary());
    }

    /** What the seconds up to now say. */
    public TrustVerdict verdict(TrustContext context) {
        List<TrustReason> reasons = new ArrayList<>();
        for (Breach breach : breaches) {
            if (!breach.seconds.isEmpty() && isOfImportance(breach.rule.figure(), context)) {
                reasons.add(breach.reason());
            }
        }
        if (context.lateTimeouts() > 0) {
            reasons.add(lateTimeouts(context.lateTimeouts()));
        }
        return new TrustVerdict(reasons, unmeasured());
    }

    /** The worst of the seconds up to now. */
    public TrustSummary summary() {
        return new TrustSummary(Collections.unmodifiableMap(new EnumMap<>(worst)));
    }

    private static boolean isOfImportance(TrustFigure figure, TrustContext context) {
        return figure != TrustFigure.CLOCK_OFF || context.usesWallClock();
    }

    private static TrustReason lateTimeouts(long count) {
        String text = Quantity.count(count).plain()
                + (count == 1 ? " failure is a timeout" : " failures are timeouts")
                + " that a loop came to late: nobody knows whether the server was in time";
        return new TrustReason("lateTimeouts", text, List.of(), 0);
    }

    /** Where no user started, there is no lag of users: that is not missing. */
    private List<TrustFigure> unmeasured() {
        List<TrustFigure> missing = new ArrayList<>();
        for (TrustFigure figure : TrustFigure.values()) {
            boolean isJudged = figure == TrustFigure.OPEN_FILES
                    || bounds.rules().stream().anyMatch(rule -> rule.figure() == figure);
            boolean isRuled = breaches.stream().anyMatch(breach -> breach.rule.figure() == figure);
            if (isJudged && figure != TrustFigure.USER_LAG_P99 && !(isRuled && worst.containsKey(figure))) {
                missing.add(figure);
            }
        }
        return missing;
    }

    /** Where one rule was not kept. */
    private static final class Breach {
        private final TrustBounds.Rule rule;
        private final SecondRanges seconds = new SecondRanges();
        private long worst = TrustFigure.UNKNOWN;
        private long worstOfRow = TrustFigure.UNKNOWN;
        private int rowStart;
        private int rowLength;
        private int lastOfRow;

        Breach(TrustBounds.Rule rule) {
            this.rule = rule;
        }

        void add(TrustSecond second) {
            long value = second.value(rule.figure());
            if (value == TrustFigure.UNKNOWN || Math.abs(value) <= rule.most()) {
                rowLength = 0;
                return;
            }
            if (rowLength == 0 || second.second() != lastOfRow + 1) {
                rowLength = 0;
                rowStart = second.second();
                worstOfRow = TrustFigure.UNKNOWN;
            }
            rowLength++;
            lastOfRow = second.second();
            worstOfRow = TrustFigure.isWorse(value, worstOfRow) ? value : worstOfRow;
            if (rowLength >= rule.inARow()) {
                worst = TrustFigure.isWorse(worstOfRow, worst) ? worstOfRow : worst;
                seconds.add(first(value), lastOfRow);
            }
        }

        private int first(long value) {
            if (rule.isAStop()) {
                return (int) Math.max(0, lastOfRow - value / SECOND_NS);
            }
            return rowLength == rule.inARow() ? rowStart : lastOfRow;
        }

        TrustReason reason() {
            TrustFigure figure = rule.figure();
            String row = rule.inARow() == 1 ? "" : " for " + rule.inARow() + " s and longer";
            String text = figure.words() + " up to " + figure.text(worst) + row + ", allowed are "
                    + figure.text(rule.most()) + " (" + rule.remark() + ")";
            return new TrustReason(figure.key(), text, seconds.ranges(), seconds.further());
        }
    }
}
