// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a live page: whoever has its address whole, with a token that nobody guesses; and no page from elsewhere, which a browser of this machine might show, since such a
 * one comes by the name of another host even where that leads here. Safe for any thread.
 */
final class LiveKey {

    private static final int TOKEN_BYTES = 16;
    private static final String PARAMETER = "token=";

    private final Set<String> hosts;
    private final byte[] token;

    private LiveKey(Set<String> hosts, byte[] token) {
        this.hosts = hosts;
        this.token = token;
    }

    /** A new one, for what listens on that port of loopback. */
    static LiveKey of(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return new LiveKey(
                Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port),
                HexFormat.of().formatHex(random).getBytes(UTF_8));
    }

    /** The part of the address behind the path. */
    String query() {
        return PARAMETER + new String(token, UTF_8);
    }

    /**
     * Whether a request is meant for this machine.
     *
     * @param headers the values of its headers {@code Host}; null where there is none
     */
    boolean isForThisHost(@Nullable List<String> headers) {
        return headers != null && headers.size() == 1 && hosts.contains(headers.get(0));
    }

    /**
     * Whether the token is among the parameters of a request. How long it takes does not depend on how much of it is right.
     *
     * @param query as it came; null where there is none
     */
    boolean isIn(@Nullable String query) {
        boolean isIn = false;
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                isIn |= MessageDigest.isEqual(
                        parameter.substring(PARAMETER.length()).getBytes(UTF_8), token);
            }
        }
        return isIn;
    }
}
