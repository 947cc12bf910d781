// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one virtual user knows: its attributes, and whether something failed. Immutable: every change gives a new session.
 */
public final class Session {

    private static final Object[] NONE = {};

    private final String scenario;
    private final long userId;
    private final boolean failed;
    private final Object[] attributes; // key, value, key, value ...

    private Session(String scenario, long userId, boolean failed, Object[] attributes) {
        this.scenario = scenario;
        this.userId = userId;
        this.failed = failed;
        this.attributes = attributes;
    }

    /** The first session of a user. */
    @Internal
    public static Session create(String scenario, long userId) {
        return new Session(scenario, userId, false, NONE);
    }

    /** The attribute of that name, or null. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T get(String key) {
        int at = indexOf(key);
        return at < 0 ? null : (T) attributes[at + 1];
    }

    /** A session in which the attribute has that value. */
    public Session set(String key, Object value) {
        int at = indexOf(Objects.requireNonNull(key, "key"));
        Object[] changed = Arrays.copyOf(attributes, at < 0 ? attributes.length + 2 : attributes.length);
        changed[at < 0 ? attributes.length : at] = key;
        changed[at < 0 ? attributes.length + 1 : at + 1] = value;
        return new Session(scenario, userId, failed, changed);
    }

    public boolean contains(String key) {
        return indexOf(key) >= 0;
    }

    public boolean isFailed() {
        return failed;
    }

    public Session markAsFailed() {
        return failed ? this : new Session(scenario, userId, true, attributes);
    }

    public Session markAsSucceeded() {
        return failed ? new Session(scenario, userId, false, attributes) : this;
    }

    /** The name of the scenario that the user runs. */
    public String scenario() {
        return scenario;
    }

    /** The user's number, from 1. */
    public long userId() {
        return userId;
    }

    private int indexOf(String key) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
