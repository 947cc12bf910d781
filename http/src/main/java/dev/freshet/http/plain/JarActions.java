// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.ExpressionException;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.scenario.Action;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.AddCookie;
import dev.freshet.http.GetCookie;
import dev.freshet.http.JarAction;
import dev.freshet.http.request.BaseUrls;
import dev.freshet.http.user.Cookie;
import dev.freshet.http.user.UserHttp;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.WireText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compiles what is done with cookies and cache without a request. Used on the main thread while a run is set up. */
final class JarActions {

    private final UserHttps users;
    private final BaseUrls baseUrls;

    JarActions(UserHttps users, BaseUrls baseUrls) {
        this.users = users;
        this.baseUrls = baseUrls;
    }

    Action compile(JarAction.Add action, Action next) {
        return new JarStep(action.words(), users, add(action.cookie()), next);
    }

    Action compile(JarAction.Get action, Action next) {
        return new JarStep(action.words(), users, get(action.cookie()), next);
    }

    Action compile(JarAction.Flush action, Action next) {
        return new JarStep(action.words(), users, flush(action), next);
    }

    private Effect add(AddCookie described) {
        AddCookie.Scope scope = described.scope();
        if (scope.path() != null && !scope.path().startsWith("/")) {
            throw new SimulationException("withPath(\"" + scope.path() + "\"): a path begins with /");
        }
        Expression<String> name = Expressions.compile(described.name());
        Expression<String> value = Expressions.compile(described.value());
        Expression<String> domain = scope.domain() == null ? null : Expressions.compile(scope.domain());
        return (http, session) -> {
            long nowMs = nowMs(http);
            Integer maxAge = scope.maxAgeSeconds();
            long expiresMs = maxAge == null ? Cookie.NEVER : maxAge <= 0 ? Long.MIN_VALUE : nowMs + maxAge * 1000L;
            String host = host(domain, session);
            String path = scope.path() == null ? "/" : scope.path();
            String sent = WireText.encoded(value.resolve(session));
            http.cookies()
                    .put(
                            new Cookie(
                                    name.resolve(session), sent, host, domain == null, path, expiresMs, scope.secure()),
                            nowMs);
            return session;
        };
    }

    private Effect get(GetCookie described) {
        GetCookie.Scope scope = described.scope();
        Expression<String> name = Expressions.compile(described.name());
        Expression<String> domain = scope.domain() == null ? null : Expressions.compile(scope.domain());
        return (http, session) -> {
            String wanted = name.resolve(session);
            String host = host(domain, session);
            Cookie found = http.cookies()
                    .find(
                            cookie -> cookie.name().equals(wanted)
                                    && cookie.isForHost(host)
                                    && (scope.path() == null || scope.path().equals(cookie.path()))
                                    && (scope.secure() == null || scope.secure() == cookie.secure()),
                            nowMs(http));
            if (found == null) {
                throw new ExpressionException("no cookie '" + wanted + "' for host " + host);
            }
            return session.set(
                    described.saveAs() == null ? wanted : described.saveAs(), WireText.decoded(found.value()));
        };
    }

    private static Effect flush(JarAction.Flush what) {
        return (http, session) -> {
            switch (what) {
                case SESSION_COOKIES -> http.cookies().clearSession();
                case COOKIE_JAR -> http.cookies().clear();
                case HTTP_CACHE -> http.clearCache();
            }
            return session;
        };
    }

    /** The host that is meant: the one that was given, or that of the user's base URL. */
    private String host(@Nullable Expression<String> domain, Session session) {
        if (domain != null) {
            String given = domain.resolve(session).toLowerCase(Locale.ROOT);
            return given.startsWith(".") ? given.substring(1) : given;
        }
        String base = baseUrls.of(session);
        if (base == null) {
            throw new ExpressionException("no domain: give withDomain(..), or the protocol a baseUrl");
        }
        return HttpUri.parse(base).host();
    }

    private static long nowMs(UserHttp http) {
        return http.user().loop().clock().epochMs(http.user().loop().clock().nowNs());
    }

    /** What is done. */
    @FunctionalInterface
    private interface Effect {

        /**
         * Does it.
         *
         * @throws ExpressionException when the session does not allow it
         */
        Session apply(UserHttp http, Session session);
    }

    /** Does it for each user, and goes on at once. */
    private record JarStep(String words, UserHttps users, Effect effect, Action next) implements Action {

        @Override
        public void execute(Session session, VirtualUser user) {
            Session after;
            try {
                after = effect.apply(users.of(user), session);
            } catch (ExpressionException e) {
                user.stats().error(words + ": " + e.getMessage());
                after = session.markAsFailed();
            }
            user.proceed(next, after);
        }
    }
}
