// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Session;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A check on a message of a WebSocket; see {@link Ws}. Immutable. */
public sealed interface WsFrameCheck {

    /** A check on a message of text. */
    final class Text extends Check<Text, String> implements WsFrameCheck {
        static final Text INSTANCE = new Text();

        @Override
        Text self() {
            return this;
        }
    }

    /** A check on a message of bytes. */
    final class Binary extends Check<Binary, byte[]> implements WsFrameCheck {
        static final Binary INSTANCE = new Binary();

        @Override
        Binary self() {
            return this;
        }
    }

    /**
     * What both have.
     *
     * @param <T> the check itself
     * @param <M> what the message is
     */
    abstract class Check<T, M> {

        Check() {}

        abstract T self();

        /** Which messages are checked. */
        public T matching(CheckBuilder... newMatchConditions) {
            return self();
        }

        /** Which messages are checked. */
        public T matching(List<CheckBuilder> newMatchConditions) {
            return self();
        }

        /** What must hold. */
        public T check(CheckBuilder... checks) {
            return self();
        }

        /** What must hold. */
        public T check(List<CheckBuilder> checks) {
            return self();
        }

        /** What must hold under a condition. */
        public Then<T> checkIf(String condition) {
            return new Then<>(self());
        }

        /** What must hold under a condition. */
        public Then<T> checkIf(Function<Session, Boolean> condition) {
            return new Then<>(self());
        }

        /** What must hold under a condition. */
        public Then<T> checkIf(BiFunction<M, Session, Boolean> condition) {
            return new Then<>(self());
        }

        /** Leaves the check out of the statistics. */
        public T silent() {
            return self();
        }
    }

    /** A condition that still lacks its checks. */
    final class Then<T> {
        private final T check;

        Then(T check) {
            this.check = check;
        }

        /** The checks that are made if the condition holds. */
        public T then(CheckBuilder... thenChecks) {
            return check;
        }

        /** The checks that are made if the condition holds. */
        public T then(List<CheckBuilder> thenChecks) {
            return check;
        }
    }
}
