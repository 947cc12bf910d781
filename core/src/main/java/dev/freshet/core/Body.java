// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.function.Function;

/**
 * The description of what a request carries. Immutable; made by {@code StringBody(...)}, {@code RawFileBody(...)} and the like.
 */
public interface Body {

    @Internal
    BodyContent content();

    /**
     * A body that is text, sent as UTF-8. It can stand wherever a function from the session to a text is accepted, such as a check's expected
     * value.
     */
    record WithString(BodyContent content) implements Body, Function<Session, String> {

        /** The text for that session. */
        @Override
        public String apply(Session session) {
            return BodyService.installed().text(content, session);
        }
    }

    /** A body that is bytes. It can stand wherever a function from the session to bytes is accepted. */
    record WithBytes(BodyContent content) implements Body, Function<Session, byte[]> {

        /** The bytes for that session. */
        @Override
        public byte[] apply(Session session) {
            return BodyService.installed().bytes(content, session);
        }
    }

    /** A body that can only be sent. */
    record Plain(BodyContent content) implements Body {}
}
