// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.Session;

/**
 * What a user wants of one of its streams.
 *
 * @param name the request name of the operation
 * @param user the session and what comes after the operation
 * @param nowNs when it was ordered
 */
record Order(String name, Parked user, long nowNs) {

    Session session() {
        return user.session();
    }
}
