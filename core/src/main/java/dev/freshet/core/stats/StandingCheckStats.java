// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verdicts of one standing check, which has no latency because nobody waited for it. */
public final class StandingCheckStats {

    private final String name;
    private final long ok;
    private final long ko;
    private final @Nullable String firstFailure;

    StandingCheckStats(String name, long ok, long ko, @Nullable String firstFailure) {
        this.name = name;
        this.ok = ok;
        this.ko = ko;
        this.firstFailure = firstFailure;
    }

    public String name() {
        return name;
    }

    /** How many events met it. */
    public long ok() {
        return ok;
    }

    /** How many events did not. */
    public long ko() {
        return ko;
    }

    /** What was wrong with the first event that did not meet it, at most 200 characters. */
    public Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }

    StandingCheckStats plus(StandingCheckStats other) {
        return new StandingCheckStats(
                name, ok + other.ok, ko + other.ko, firstFailure != null ? firstFailure : other.firstFailure);
    }
}
