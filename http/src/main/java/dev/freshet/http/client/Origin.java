// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;

/**
 * What connections must have in common to stand in for each other: the same server, reached from the same place, the same way and with the same TLS.
 *
 * @param way through which proxy, with which credentials, and in whose name they come
 * @param from where they come from; the same object, or an equal one, for the same local addresses and the same TLS
 */
record Origin(boolean secure, String host, int port, Passage way, Object from) {

    static Origin of(HttpUri uri, Passage passage, Object from) {
        return new Origin(uri.secure(), uri.host(), uri.port(), passage.to(uri), from);
    }
}
