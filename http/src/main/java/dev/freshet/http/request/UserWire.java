// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.core.scenario.UserResource;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.UserConnections;

/** The connections of one user, shared by its requests and its streams until it ends. Confined to the user's loop. */
@Internal
public final class UserWire implements UserResource {

    private final UserConnections connections;

    private UserWire(UserConnections connections) {
        this.connections = connections;
    }

    /** The connections of that user, made when it first asks. A user has one protocol, so it is always asked with the same argument. */
    public static UserConnections of(VirtualUser user, Connections connections) {
        UserWire existing = user.resource(UserWire.class);
        if (existing != null) {
            return existing.connections;
        }
        UserWire created = new UserWire(connections.of(user.loop(), user.id()));
        user.attach(created);
        return created.connections;
    }

    @Override
    public void onUserEnded() {
        connections.close();
    }
}
