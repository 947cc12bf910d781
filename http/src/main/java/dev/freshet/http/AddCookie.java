// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/** A cookie that a simulation puts into the user's jar. Immutable. */
public final class AddCookie {

    private final Dynamic<String> name;
    private final Dynamic<String> value;
    private final Scope scope;

    private AddCookie(Dynamic<String> name, Dynamic<String> value, Scope scope) {
        this.name = name;
        this.value = value;
        this.scope = scope;
    }

    static AddCookie of(Dynamic<String> name, Dynamic<String> value) {
        return new AddCookie(name, value, new Scope(null, null, null, false));
    }

    /**
     * Where a cookie goes and how long it lives.
     *
     * @param domain null for the host of the base URL
     * @param path null for all paths
     * @param maxAgeSeconds null for a cookie that lives as long as the user
     */
    @Internal
    public record Scope(
            @Nullable Dynamic<String> domain,
            @Nullable String path,
            @Nullable Integer maxAgeSeconds,
            boolean secure) {}

    /** Sends it to that host and the hosts below it; without this, to the host of the base URL only. */
    public AddCookie withDomain(String domain) {
        return with(new Scope(Dynamic.el(domain), scope.path(), scope.maxAgeSeconds(), scope.secure()));
    }

    /** Sends it with paths at or below that one; without this, with all. */
    public AddCookie withPath(String path) {
        return with(new Scope(scope.domain(), path, scope.maxAgeSeconds(), scope.secure()));
    }

    /** How many seconds it lives; without this, as long as the user. */
    public AddCookie withMaxAge(int maxAge) {
        return with(new Scope(scope.domain(), scope.path(), maxAge, scope.secure()));
    }

    /** Whether it is sent over TLS only. */
    public AddCookie withSecure(boolean secure) {
        return with(new Scope(scope.domain(), scope.path(), scope.maxAgeSeconds(), secure));
    }

    @Internal
    public Dynamic<String> name() {
        return name;
    }

    @Internal
    public Dynamic<String> value() {
        return value;
    }

    @Internal
    public Scope scope() {
        return scope;
    }

    private AddCookie with(Scope newScope) {
        return new AddCookie(name, value, newScope);
    }
}
