// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which cookie of the user's jar a simulation asks for, and what its value is saved as. Immutable. */
public final class GetCookie {

    private final Dynamic<String> name;
    private final Scope scope;
    private final @Nullable String saveAs;

    private GetCookie(Dynamic<String> name, Scope scope, @Nullable String saveAs) {
        this.name = name;
        this.scope = scope;
        this.saveAs = saveAs;
    }

    static GetCookie of(Dynamic<String> name) {
        return new GetCookie(name, new Scope(null, null, null), null);
    }

    /**
     * What the cookie must be like beside its name.
     *
     * @param domain the host that it would be sent to; null for that of the base URL
     * @param path its path, or null for any
     * @param secure whether it is sent over TLS only, or null for any
     */
    @Internal
    public record Scope(
            @Nullable Dynamic<String> domain,
            @Nullable String path,
            @Nullable Boolean secure) {}

    /** The host that the cookie would be sent to; without this, that of the base URL. */
    public GetCookie withDomain(String domain) {
        return with(new Scope(Dynamic.el(domain), scope.path(), scope.secure()));
    }

    /** The host that the cookie would be sent to; without this, that of the base URL. */
    public GetCookie withDomain(Function<Session, String> domain) {
        return with(new Scope(Dynamic.of(domain), scope.path(), scope.secure()));
    }

    /** The path of the cookie; without this, any. */
    public GetCookie withPath(String path) {
        return with(new Scope(scope.domain(), path, scope.secure()));
    }

    /** Whether the cookie is one for TLS only; without this, either. */
    public GetCookie withSecure(boolean secure) {
        return with(new Scope(scope.domain(), scope.path(), secure));
    }

    /** The attribute that the value is saved as; without this, the name of the cookie. */
    public GetCookie saveAs(String saveAs) {
        return new GetCookie(name, scope, saveAs);
    }

    @Internal
    public Dynamic<String> name() {
        return name;
    }

    @Internal
    public Scope scope() {
        return scope;
    }

    /** Null for the name of the cookie. */
    @Internal
    public @Nullable String saveAs() {
        return saveAs;
    }

    private GetCookie with(Scope newScope) {
        return new GetCookie(name, newScope, saveAs);
    }
}
