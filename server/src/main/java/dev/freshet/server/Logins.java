// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who is logged in: forms that were handed out, and tokens of users, which stand in a cookie or behind {@code Bearer}. Safe for all threads.
 *
 * <p>Everybody has an account. Forms and tokens that were not used for longest are forgotten, so that a server that runs for days keeps its
 * memory.
 */
final class Logins {

    /** The cookie that a form belongs to. */
    static final String FORM_COOKIE = "session";

    /** The cookie of a user who is logged in. */
    static final String AUTH_COOKIE = "auth";

    private static final int MOST_KEPT = 100_000;
    private static final String BEARER = "Bearer ";
    private static final String PASSWORD_END = "-secret";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> csrfByForm = new Latest();
    private final Map<String, String> userByToken = new Latest();

    /** A form: the value of its cookie, and the token that it must be sent with. */
    record Form(String session, String csrf) {}

    Form newForm() {
        Form form = new Form(newToken(), newToken());
        put(csrfByForm, form.session, form.csrf);
        return form;
    }

    /** Whether that token was handed out with the form that the request's cookie names. */
    boolean isFormSent(ReceivedRequest request, String csrf) {
        return cookie(request, FORM_COOKIE)
                .flatMap(session -> get(csrfByForm, session))
                .filter(csrf::equals)
                .isPresent();
    }

    static boolean isPassword(String user, String password) {
        return password.equals(user + PASSWORD_END);
    }

    /** A new token of that user. */
    String logIn(String user) {
        String token = newToken();
        put(userByToken, token, user);
        return token;
    }

    /** The user of a request, by its header {@code Authorization} or else by its cookie. */
    Optional<String> user(ReceivedRequest request) {
        return token(request).flatMap(token -> get(userByToken, token));
    }

    void logOut(ReceivedRequest request) {
        token(request).ifPresent(token -> {
            lock.lock();
            try {
                userByToken.remove(token);
            } finally {
                lock.unlock();
            }
        });
    }

    private static Optional<String> token(ReceivedRequest request) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> cookie(request, AUTH_COOKIE));
    }

    private static Optional<String> cookie(ReceivedRequest request, String name) {
        for (String header : request.headers("Cookie")) {
            for (String pair : header.split(";", -1)) {
                String cookie = pair.strip();
                if (cookie.startsWith(name + "=")) {
                    return Optional.of(cookie.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static String newToken() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void put(Map<String, String> map, String key, String value) {
        lock.lock();
        try {
            map.put(key, value);
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> get(Map<String, String> map, String key) {
        lock.lock();
        try {
            return Optional.ofNullable(map.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** A map that forgets what was not asked for for longest. */
    private static final class Latest extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_KEPT;
        }
    }
}
