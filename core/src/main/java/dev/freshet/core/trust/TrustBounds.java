// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run may have of each figure and still be trusted. Immutable.
 *
 * @param rules each judged by itself, in the order in which their reasons are told
 */
@Internal
public record TrustBounds(List<Rule> rules) {

    private static final long MS = 1_000_000;

    /** What the process opens beside connections and is not counted: files of feeders and reports, sockets that ask for names. */
    static final long FILES_NOT_COUNTED = 32;

    /**
     * One rule.
     *
     * @param figure what is judged
     * @param most what is exceeded where the figure is farther from 0 than that
     * @param inARow how many seconds one after the other have to exceed it
     * @param isAStop whether a value is a length of time that ended in its second, and so may have begun in one before
     * @param remark what the reader should know of it; may be empty
     */
    @Internal
    public record Rule(TrustFigure figure, long most, int inARow, boolean isAStop, String remark) {

        static Rule most(TrustFigure figure, long most, String remark) {
            return new Rule(figure, most, 1, false, remark);
        }

        static Rule stop(TrustFigure figure, long most, String remark) {
            return new Rule(figure, most, 1, true, remark);
        }
    }

    public TrustBounds {
        rules = List.copyOf(rules);
    }

    /**
     * The bounds of every run.
     *
     * <p>Throttling has the bound of the loop lag: whoever is throttled for 20 ms has kept a loop from running, and what it says is the cause of it. The bound of user
     * lag is that of a pause: users are due at instants of the profile, whose grain is a second, and not at network events.
     *
     * @param openFiles how many files the process may open; {@link TrustFigure#UNKNOWN} where that is not known, and then they are not judged
     */
    public static TrustBounds standard(long openFiles) {
        List<Rule> rules = List.of(
                Rule.stop(TrustFigure.SUSPENDED, 100 * MS, "it was suspended, or the machine had no processor for it"),
                Rule.most(TrustFigure.LOOP_LAG_P99, 20 * MS, "what arrived meanwhile was noticed that much later"),
                Rule.stop(TrustFigure.GC_PAUSE_MAX, 100 * MS, "give the process a larger heap"),
                new Rule(TrustFigure.CPU_MACHINE, 950_000, 3, false, "the load needs more processors, or machines"),
                Rule.most(TrustFigure.THROTTLED, 20 * MS, "the container needs a larger CPU quota"),
                Rule.most(TrustFigure.USER_LAG_P99, 100 * MS, "users started later than the profile says"),
                Rule.most(TrustFigure.CLOCK_OFF, 10 * MS, "delivery latencies are wrong by that; nothing else is"));
        if (openFiles == TrustFigure.UNKNOWN) {
            return new TrustBounds(rules);
        }
        Rule files = Rule.most(
                TrustFigure.OPEN_FILES,
                openFiles - FILES_NOT_COUNTED - 1,
                "the process may open " + TrustFigure.OPEN_FILES.text(openFiles) + ": raise ulimit -n");
        return new TrustBounds(Stream.concat(rules.stream(), Stream.of(files)).toList());
    }
}
