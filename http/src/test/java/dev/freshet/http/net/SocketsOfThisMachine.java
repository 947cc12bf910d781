// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import java.util.stream.Stream;

/** The kinds of sockets that tests can use where they run. */
public final class SocketsOfThisMachine {

    private SocketsOfThisMachine() {}

    public static Stream<Sockets> all() {
        return Stream.of(Sockets.values())
                .filter(sockets -> sockets != Sockets.IO_URING || IoUringSockets.missing() == null);
    }
}
