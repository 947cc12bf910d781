// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a request carries, before it is known for a session. Shared by all users. */
@FunctionalInterface
interface CompiledBody {

    ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /**
     * The bytes for that session.
     *
     * @throws dev.freshet.core.el.ExpressionException when the session does not allow any
     */
    Payload resolve(Session session);

    /**
     * What a request carries.
     *
     * @param typeParameters what must be appended to the content type for these very bytes to be understood; null for nothing
     */
    record Payload(ByteBuffer bytes, @Nullable String typeParameters) {

        /** For requests without a body, which share it. */
        static final Payload NONE = new Payload(NOTHING, null);

        static Payload of(byte[] bytes) {
            return new Payload(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), null);
        }
    }
}
