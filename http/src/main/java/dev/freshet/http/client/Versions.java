// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.wire.HttpUri;
import java.util.HashSet;
import java.util.Set;

/** Which servers could have had HTTP/2 and chose HTTP/1.1. Shared by all users of a loop and confined to it. */
final class Versions {

    private final Set<Server> old = new HashSet<>();

    private record Server(String host, int port) {}

    boolean isOld(HttpUri uri) {
        return !old.isEmpty() && old.contains(new Server(uri.host(), uri.port()));
    }

    void rememberOld(HttpUri uri) {
        old.add(new Server(uri.host(), uri.port()));
    }
}
