// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An action that behaves like a request but needs no server: it takes the time that it is told and is counted under its name. Made by
 * {@code dummy(name, responseTimeMs)}. Immutable.
 */
public final class DummyBuilder implements ActionBuilder {

    private final Dynamic<String> name;
    private final Dynamic<Integer> responseTimeMs;
    private final Dynamic<Boolean> success;
    private final @Nullable Function<Session, Session> sessionUpdate;

    DummyBuilder(
            Dynamic<String> name,
            Dynamic<Integer> responseTimeMs,
            Dynamic<Boolean> success,
            @Nullable Function<Session, Session> sessionUpdate) {
        this.name = name;
        this.responseTimeMs = responseTimeMs;
        this.success = success;
        this.sessionUpdate = sessionUpdate;
    }

    DummyBuilder(Dynamic<String> name, Dynamic<Integer> responseTimeMs) {
        this(name, responseTimeMs, Dynamic.of(true), null);
    }

    /** Whether it is OK; it is, unless said otherwise. */
    public DummyBuilder withSuccess(boolean newSuccess) {
        return withSuccess(Dynamic.of(newSuccess));
    }

    /** Whether it is OK, as an expression. */
    public DummyBuilder withSuccess(String newSuccess) {
        return withSuccess(Dynamic.el(newSuccess, Boolean.class));
    }

    /** Whether it is OK, as a function. */
    public DummyBuilder withSuccess(Function<Session, Boolean> newSuccess) {
        return withSuccess(Dynamic.of(newSuccess));
    }

    /** What it does to the session when its time is over, as a function that must not block. */
    public DummyBuilder withSessionUpdate(Function<Session, Session> f) {
        return new DummyBuilder(name, responseTimeMs, success, f);
    }

    private DummyBuilder withSuccess(Dynamic<Boolean> newSuccess) {
        return new DummyBuilder(name, responseTimeMs, newSuccess, sessionUpdate);
    }

    @Internal
    public Dynamic<String> name() {
        return name;
    }

    @Internal
    public Dynamic<Integer> responseTimeMs() {
        return responseTimeMs;
    }

    @Internal
    public Dynamic<Boolean> success() {
        return success;
    }

    @Internal
    public @Nullable Function<Session, Session> sessionUpdate() {
        return sessionUpdate;
    }

    @Internal
    @Override
    public String words() {
        return "dummy";
    }
}
