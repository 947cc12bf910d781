// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.DurationText;
import dev.freshet.core.Internal;
import dev.freshet.core.SimulationException;
import java.time.Duration;

/**
 * What happens when a stream ends that the simulation did not close: whether it is opened again, when and how often. Immutable.
 *
 * <p>The wait before an attempt is the reconnection time: {@link #delay}, or what the server's latest {@code retry} field says. It grows by
 * {@link #backoff} with each attempt that failed before and each connection that brought no event, and is spread by {@link #jitter}. It is never less than
 * 10 ms, also where the server asks for 0.
 *
 * <p>After an attempt that fails to connect comes the next one. An attempt that is answered by anything but an event stream is the last
 * one; but after {@link #onDrop} the answers 429, 500, 502, 503 and 504 count as failed attempts, because that is how a service
 * looks while it is being replaced. The answer 204 ends the stream quietly.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#sse-processing-model">WHATWG HTML, §9.2.3</a>
 */
public final class SseReconnect {

    private final Trigger trigger;
    private final boolean byGet;
    private final Limits limits;
    private final Spacing spacing;

    private SseReconnect(Trigger trigger, boolean byGet, Limits limits, Spacing spacing) {
        this.trigger = trigger;
        this.byGet = byGet;
        this.limits = limits;
        this.spacing = spacing;
    }

    /**
     * A stream that is cut is opened again, one that the server ends properly is not. The default of streams whose request may be repeated; one that may not, as a POST,
     * is not opened again unless the simulation says so, by this policy or another.
     */
    public static SseReconnect onDrop() {
        return new SseReconnect(Trigger.DROP, false, Limits.NONE, Spacing.DEFAULT);
    }

    /**
     * A stream that is cut is gone on with by {@code GET}, whatever opened it: at the same address, with the last event ID and without a body, as MCP has it. The
     * request that opened it is not repeated.
     *
     * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP, Resumability and Redelivery</a>
     */
    public static SseReconnect resumeByGet() {
        return new SseReconnect(Trigger.DROP, true, Limits.NONE, Spacing.DEFAULT);
    }

    /**
     * A stream is gone on with by {@code GET} after the last event ID, whatever opened it, while the user waits for a message of it: after a cut, and also after a proper end, since a server that has
     * given an id may let go of the connection and have the client come back for the rest (polling). A stream that has given no id, or that nobody waits for, is over.
     *
     * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP, Sending Messages to the Server, 6</a>
     */
    public static SseReconnect resumeAfterId() {
        return new SseReconnect(Trigger.AWAITED, true, Limits.NONE, Spacing.DEFAULT);
    }

    /**
     * As a browser does: a stream is opened again also after the server has ended it properly. Set on the protocol, it does so for GET streams
     * only; a POST stream that ends properly is opened again only where the stream itself says so.
     */
    public static SseReconnect likeBrowser() {
        return new SseReconnect(Trigger.ANY_END, false, Limits.NONE, Spacing.DEFAULT);
    }

    /** A stream that has ended is over. */
    public static SseReconnect never() {
        return new SseReconnect(Trigger.NOTHING, false, Limits.NONE, Spacing.DEFAULT);
    }

    /** How many attempts may follow each other without success; unlimited by default. */
    public SseReconnect maxAttempts(int attempts) {
        if (attempts < 1) {
            throw new SimulationException("maxAttempts(" + attempts + "): give 1 or more, or use SseReconnect.never()");
        }
        return new SseReconnect(trigger, byGet, new Limits(attempts, limits.reconnects()), spacing);
    }

    /** How often a stream may come back in all; unlimited by default. */
    public SseReconnect maxReconnects(int reconnects) {
        if (reconnects < 1) {
            throw new SimulationException(
                    "maxReconnects(" + reconnects + "): give 1 or more, or use SseReconnect.never()");
        }
        return new SseReconnect(trigger, byGet, new Limits(limits.attempts(), reconnects), spacing);
    }

    /** The reconnection time until the server sends another; 3 s by default. */
    public SseReconnect delay(Duration delay) {
        if (delay.isNegative()) {
            throw new SimulationException("delay(" + DurationText.of(delay) + "): give a time that is not negative");
        }
        return with(new Spacing(delay, spacing.factor(), spacing.max(), spacing.jitter()));
    }

    /** The wait is multiplied by {@code factor} for each failed attempt before, up to {@code max}. */
    public SseReconnect backoff(double factor, Duration max) {
        if (!(factor >= 1.0) || factor == Double.POSITIVE_INFINITY) {
            throw new SimulationException("backoff(" + factor + ", ..): give a factor of 1 or more");
        }
        if (max.isNegative()) {
            throw new SimulationException(
                    "backoff(.., " + DurationText.of(max) + "): give a time that is not negative");
        }
        return with(new Spacing(spacing.delay(), factor, max, spacing.jitter()));
    }

    /** Each wait is made longer or shorter at random, by this share of it at most: 0.2 for 20 %. */
    public SseReconnect jitter(double fraction) {
        if (!(fraction >= 0.0 && fraction <= 1.0)) {
            throw new SimulationException("jitter(" + fraction + "): give a fraction between 0 and 1");
        }
        return with(new Spacing(spacing.delay(), spacing.factor(), spacing.max(), fraction));
    }

    private SseReconnect with(Spacing newSpacing) {
        return new SseReconnect(trigger, byGet, limits, newSpacing);
    }

    @Internal
    public Trigger trigger() {
        return trigger;
    }

    /** Whether the reconnection is a GET, whatever opened the stream. */
    @Internal
    public boolean byGet() {
        return byGet;
    }

    @Internal
    public Limits limits() {
        return limits;
    }

    @Internal
    public Spacing spacing() {
        return spacing;
    }

    /** After which end a stream is opened again. */
    @Internal
    public enum Trigger {
        NOTHING,
        DROP,
        ANY_END,
        /** Any end of a stream that has given an id, while the user waits for a message. */
        AWAITED
    }

    /**
     * How often.
     *
     * @param attempts how many attempts may fail in a row
     * @param reconnects how many may succeed in all
     */
    @Internal
    public record Limits(int attempts, int reconnects) {
        static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * The waits between attempts.
     *
     * @param max what the wait may grow to; a reconnection time that is longer from the start is kept
     */
    @Internal
    public record Spacing(Duration delay, double factor, Duration max, double jitter) {
        static final Spacing DEFAULT = new Spacing(Duration.ofSeconds(3), 1.0, Duration.ofSeconds(30), 0.0);
    }
}
