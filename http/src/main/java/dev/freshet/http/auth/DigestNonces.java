// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpUri;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The challenges that a user has been given, by origin: their nonces are used again, so that not every request is refused first. Confined to the user's loop. */
@Internal
public final class DigestNonces {

    private final Map<String, Known> byOrigin = new HashMap<>(0);

    /** From now on answers this challenge. */
    void learn(HttpUri uri, DigestChallenge challenge) {
        byOrigin.put(origin(uri), new Known(challenge));
    }

    /** What a request is sent with; null if no challenge is known. */
    @Nullable
    String answer(String method, HttpUri uri, Credentials credentials) {
        Known known = byOrigin.get(origin(uri));
        if (known == null) {
            return null;
        }
        known.count++;
        String clientNonce = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return new DigestAnswer(known.challenge, credentials, method, uri.pathAndQuery())
                .header(known.count, clientNonce);
    }

    private static String origin(HttpUri uri) {
        return uri.secure() + " " + uri.authority();
    }

    private static final class Known {
        private final DigestChallenge challenge;
        private int count;

        Known(DigestChallenge challenge) {
            this.challenge = challenge;
        }
    }
}
