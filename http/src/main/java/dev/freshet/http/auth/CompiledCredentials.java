// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Auth;

/** Credentials before they are known for a session. Shared by all users. */
@Internal
public record CompiledCredentials(Expression<String> username, Expression<String> password) {

    public static CompiledCredentials compile(Auth auth) {
        return new CompiledCredentials(Expressions.compile(auth.username()), Expressions.compile(auth.password()));
    }

    public Credentials resolve(Session session) {
        return new Credentials(username.resolve(session), password.resolve(session));
    }
}
