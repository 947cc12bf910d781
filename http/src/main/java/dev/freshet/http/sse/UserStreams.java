// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.scenario.UserResource;
import dev.freshet.core.scenario.VirtualUser;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one user, by name. Apart from the session's attributes, so that no attribute can hide a stream and resetting a session loses none.
 * Confined to the user's loop.
 */
final class UserStreams implements UserResource {

    private final VirtualUser user;

    private static final SseStream[] NONE = {};

    /** In the order of their opening; few, so that looking through them is faster than hashing and takes less memory. Never changed, but replaced. */
    private SseStream[] streams = NONE;

    private UserStreams(VirtualUser user) {
        this.user = user;
    }

    /** The streams of that user. */
    static UserStreams of(VirtualUser user) {
        UserStreams existing = user.resource(UserStreams.class);
        if (existing != null) {
            return existing;
        }
        UserStreams created = new UserStreams(user);
        user.attach(created);
        return created;
    }

    @Nullable
    SseStream find(String name) {
        for (SseStream stream : streams) {
            if (stream.name().equals(name)) {
                return stream;
            }
        }
        return null;
    }

    void add(SseStream stream) {
        streams = Arrays.copyOf(streams, streams.length + 1);
        streams[streams.length - 1] = stream;
    }

    void remove(SseStream stream) {
        streams = Arrays.stream(streams).filter(known -> known != stream).toArray(SseStream[]::new);
    }

    @Override
    public void onUserEnded(boolean isCutOff) {
        long nowNs = user.loop().clock().nowNs();
        for (SseStream stream : streams) {
            stream.userEnded(isCutOff, nowNs);
        }
        streams = NONE;
    }
}
