// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Session;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Auth;

/** Credentials before they are known for a session. Shared by all users. */
record CompiledCredentials(Expression<String> username, Expression<String> password) {

    static CompiledCredentials compile(Auth auth) {
        return new CompiledCredentials(Expressions.compile(auth.username()), Expressions.compile(auth.password()));
    }

    Credentials resolve(Session session) {
        return new Credentials(username.resolve(session), password.resolve(session));
    }
}
