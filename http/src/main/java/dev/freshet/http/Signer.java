// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.function.BiFunction;

/** What signs a request before it is sent. */
@Internal
public sealed interface Signer {

    /** A function of the simulation. */
    record Custom(BiFunction<Request, Session, Request> function) implements Signer {}

    /**
     * OAuth 1.0 with HMAC-SHA1 (RFC 5849).
     *
     * @param inHeader whether it goes into the header {@code Authorization}; otherwise into the form, or the query of a request without one
     */
    record OAuth1(
            Dynamic<String> consumerKey,
            Dynamic<String> clientSharedSecret,
            Dynamic<String> token,
            Dynamic<String> tokenSecret,
            boolean inHeader)
            implements Signer {}
}
