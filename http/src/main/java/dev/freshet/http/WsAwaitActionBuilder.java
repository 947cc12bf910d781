// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.NotBuilt;
import dev.freshet.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * An operation on a WebSocket after which the user would wait for messages; see {@link Ws}.
 *
 * @param <T> the builder that goes on after {@code on}
 */
public sealed interface WsAwaitActionBuilder<T extends WsAwaitActionBuilder<T>> extends NotBuilt
        permits WsConnectActionBuilder, WsSendTextActionBuilder, WsSendBinaryActionBuilder {

    /** Waits so many seconds at most for all messages that the following checks expect. */
    default On<T> await(long timeout) {
        return new On<>(self());
    }

    /** Waits that long at most for all messages that the following checks expect. */
    default On<T> await(Duration timeout) {
        return new On<>(self());
    }

    /** Waits that long at most for all messages that the following checks expect. */
    default On<T> await(String timeout) {
        return new On<>(self());
    }

    /** Waits that long at most for all messages that the following checks expect. */
    default On<T> await(Function<Session, Duration> timeout) {
        return new On<>(self());
    }

    /** This very operation. */
    T self();

    @Override
    default String reason() {
        return WsAction.REASON;
    }

    /** The step between a timeout and the checks that it is for. */
    final class On<T> {

        private final T operation;

        On(T operation) {
            this.operation = operation;
        }

        /** The checks that are waited for. */
        public T on(WsFrameCheck... checks) {
            return operation;
        }

        /** The checks that are waited for. */
        public T on(List<? extends WsFrameCheck> checks) {
            return operation;
        }
    }
}
