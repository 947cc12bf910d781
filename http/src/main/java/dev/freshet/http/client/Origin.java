// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.HttpUri;

/**
 * What connections must have in common to stand in for each other: the same server, reached from the same place and with the same TLS.
 *
 * @param from where they come from; the same object, or an equal one, for the same local addresses and the same TLS
 */
record Origin(boolean secure, String host, int port, Object from) {

    static Origin of(HttpUri uri, Object from) {
        return new Origin(uri.secure(), uri.host(), uri.port(), from);
    }
}
