// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * An operation on a stream after which the user may wait for messages.
 *
 * <p>Each {@code await(..).on(..)} adds one sequence of checks. The user waits until all sequences are complete, one after the
 * other, or until one fails or its time is up.
 *
 * @param <T> the builder that goes on after {@code on}
 */
public sealed interface SseAwaitActionBuilder<T extends SseAwaitActionBuilder<T>>
        permits SseConnectActionBuilder, SseSetCheckActionBuilder {

    /** Waits so many seconds at most for all messages that the following checks expect. */
    default On<T> await(long timeout) {
        return await(Duration.ofSeconds(timeout));
    }

    /** Waits that long at most for all messages that the following checks expect. */
    default On<T> await(Duration timeout) {
        return new On<>(Dynamic.of(timeout), this::with);
    }

    /** Waits that long at most; the expression gives a number of seconds or a {@link Duration}. */
    default On<T> await(String timeout) {
        return new On<>(Dynamic.el(timeout, Duration.class), this::with);
    }

    /** Waits as long at most as the function says. */
    default On<T> await(Function<Session, Duration> timeout) {
        return new On<>(Dynamic.of(timeout), this::with);
    }

    /** This operation with one more sequence. */
    @Internal
    T with(CheckSequence sequence);

    /** The step between a timeout and the checks that it is for. */
    final class On<T> {

        private final Dynamic<Duration> timeout;
        private final Function<CheckSequence, T> append;

        On(Dynamic<Duration> timeout, Function<CheckSequence, T> append) {
            this.timeout = timeout;
            this.append = append;
        }

        /** The checks: the first for the first message that it matches, the second for one after that, and so on. */
        public T on(SseMessageCheck... checks) {
            return on(Arrays.asList(checks));
        }

        /** The checks: the first for the first message that it matches, the second for one after that, and so on. */
        public T on(List<SseMessageCheck> checks) {
            return append.apply(new CheckSequence(timeout, checks));
        }
    }
}
