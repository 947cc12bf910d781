// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a stream ended. */
public enum EndReason {
    /** The simulation closed it. */
    CLOSED_BY_USER("closed by user", Metric.ENDS_CLOSED_BY_USER, Metric.LIFETIME_CLOSED_BY_USER),
    /** The server ended the body properly. */
    ENDED_BY_SERVER("ended by server", Metric.ENDS_ENDED_BY_SERVER, Metric.LIFETIME_ENDED_BY_SERVER),
    /** The connection broke, or the stream could not be read any further. */
    DROPPED("dropped", Metric.ENDS_DROPPED, Metric.LIFETIME_DROPPED),
    /** Nothing came for longer than the stream allows. */
    STALLED("stalled", Metric.ENDS_STALLED, Metric.LIFETIME_STALLED),
    /** The server declined to go on with it. */
    REFUSED("refused", Metric.ENDS_REFUSED, null),
    /** The virtual user or the whole run ended while it was open. */
    RUN_ENDED("run ended", Metric.ENDS_RUN_ENDED, Metric.LIFETIME_RUN_ENDED);

    private final String text;
    private final Metric count;
    private final @Nullable Metric lifetime;

    EndReason(String text, Metric count, @Nullable Metric lifetime) {
        this.text = text;
        this.count = count;
        this.lifetime = lifetime;
    }

    /** The reason in words, as reports show it. */
    public String text() {
        return text;
    }

    /** How often connections ended for it. */
    public Metric count() {
        return count;
    }

    /** From response head to end, of those that ended for it; empty where nothing was open. */
    public Optional<Metric> lifetime() {
        return Optional.ofNullable(lifetime);
    }
}
