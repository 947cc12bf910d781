// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.Optional;
import java.util.UUID;

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

    private final Latest<String> csrfByForm = new Latest<>(MOST_KEPT);
    private final Latest<String> userByToken = new Latest<>(MOST_KEPT);

    /** A form: the value of its cookie, and the token that it must be sent with. */
    record Form(String session, String csrf) {}

    Form newForm() {
        Form form = new Form(newToken(), newToken());
        csrfByForm.put(form.session, form.csrf);
        return form;
    }

    /** Whether that token was handed out with the form that the request's cookie names. */
    boolean isFormSent(ReceivedRequest request, String csrf) {
        return cookie(request, FORM_COOKIE)
                .flatMap(csrfByForm::get)
                .filter(csrf::equals)
                .isPresent();
    }

    static boolean isPassword(String user, String password) {
        return password.equals(user + PASSWORD_END);
    }

    /** A new token of that user. */
    String logIn(String user) {
        String token = newToken();
        userByToken.put(token, user);
        return token;
    }

    /** The user of a request, by its header {@code Authorization} or else by its cookie. */
    Optional<String> user(ReceivedRequest request) {
        return token(request).flatMap(userByToken::get);
    }

    void logOut(ReceivedRequest request) {
        token(request).ifPresent(userByToken::remove);
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
}
