// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths that need a login: a form with a hidden token, an account, a bearer token, orders and their stream. Safe for all threads.
 *
 * <pre>
 *   GET /login ──► POST /login ──303──► /account      /token
 *                       cookie 'auth'                   └─ bearer ──► POST /orders ──event──► /events/orders
 * </pre>
 */
final class OrderDesk {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String NAME_WORDS = "up to 64 letters, digits and . _ @ -";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final Pattern JSON_ID = Pattern.compile("\"id\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(-?\\d+))");
    private static final String COOKIE_END = "; Path=/; HttpOnly; SameSite=Lax";

    private final Logins logins = new Logins();
    private final OrderBoard board = new OrderBoard();

    Answer answer(Endpoint route, ReceivedRequest request) {
        boolean isPost = request.method().equals("POST");
        return switch (route) {
            case LOGIN -> isPost ? logIn(request) : form(200, "");
            case LOGOUT -> isPost ? logOut(request) : onlyPost(route);
            case ACCOUNT -> logins.user(request).map(OrderDesk::account).orElseGet(() -> seeOther("/login"));
            case TOKEN -> forUser(request, this::token);
            case ORDERS -> isPost ? forUser(request, user -> order(user, request)) : onlyPost(route);
            case ORDER_EVENTS ->
                forUser(request, user -> new OrderPlan(user, board, Compression.FLUSH.forClient(request)));
            default -> throw new IllegalArgumentException(route.path() + " needs no login");
        };
    }

    private Answer forUser(ReceivedRequest request, Function<String, Answer> answer) {
        Optional<String> user = logins.user(request);
        return user.isPresent()
                ? answer.apply(user.get())
                : Router.text(401, "Nobody is logged in: POST /login, or send the token of /token.")
                        .header("WWW-Authenticate", "Bearer");
    }

    private StreamScript form(int status, String trouble) {
        Logins.Form form = logins.newForm();
        String page = """
                <!DOCTYPE html>
                <html><head><title>Login</title></head><body>
                <p class="trouble">%s</p>
                <form id="login" method="post" action="/login">
                <input type="hidden" name="csrf" value="%s">
                <label>User <input type="text" name="user"></label>
                <label>Password <input type="password" name="password"></label>
                <button type="submit">Log in</button>
                </form>
                </body></html>
                """.formatted(trouble, form.csrf());
        return StreamScript.page(status, HTML, page)
                .header("Set-Cookie", Logins.FORM_COOKIE + "=" + form.session() + COOKIE_END)
                .header("Cache-Control", "no-store");
    }

    private StreamScript logIn(ReceivedRequest request) {
        Map<String, List<String>> fields = fields(request);
        String user = field(fields, "user");
        if (!logins.isFormSent(request, field(fields, "csrf"))) {
            return form(403, "This form is not one of ours: send its field csrf and its cookie.");
        }
        if (!NAME.matcher(user).matches() || !Logins.isPassword(user, field(fields, "password"))) {
            return form(401, "User or password is wrong: a password is the name of the user and -secret.");
        }
        return seeOther("/account").header("Set-Cookie", Logins.AUTH_COOKIE + "=" + logins.logIn(user) + COOKIE_END);
    }

    private StreamScript logOut(ReceivedRequest request) {
        logins.logOut(request);
        return seeOther("/login").header("Set-Cookie", Logins.AUTH_COOKIE + "=; Max-Age=0" + COOKIE_END);
    }

    private static StreamScript account(String user) {
        String page = """
                <!DOCTYPE html>
                <html><head><title>Account</title></head><body>
                <h1>Account of <span id="user">%s</span></h1>
                <form id="logout" method="post" action="/logout"><button type="submit">Log out</button></form>
                </body></html>
                """.formatted(user);
        return StreamScript.page(200, HTML, page).header("Cache-Control", "no-store");
    }

    private StreamScript token(String user) {
        return StreamScript.page(
                        200,
                        JSON,
                        "{\"token\":\"" + logins.logIn(user) + "\",\"type\":\"Bearer\",\"user\":\"" + user + "\"}\n")
                .header("Cache-Control", "no-store");
    }

    private StreamScript order(String user, ReceivedRequest request) {
        String id = orderId(request);
        if (!id.isEmpty() && !NAME.matcher(id).matches()) {
            return Router.text(400, "The id of the order is no id: allowed are " + NAME_WORDS + ".");
        }
        OrderBoard.Placed placed = board.place(user, id);
        return StreamScript.page(
                        201, JSON, "{\"order\":\"" + placed.id() + "\",\"streams\":" + placed.streams() + "}\n")
                .header("Location", "/orders/" + placed.id());
    }

    /** The member {@code id} of a body in JSON, the field of a form otherwise; empty if there is none. */
    private static String orderId(ReceivedRequest request) {
        if (request.body().stripLeading().startsWith("{")) {
            Matcher id = JSON_ID.matcher(request.body());
            return !id.find() ? "" : id.group(1) != null ? id.group(1) : id.group(2);
        }
        return field(fields(request), "id");
    }

    private static Map<String, List<String>> fields(ReceivedRequest request) {
        try {
            return new QueryStringDecoder(request.body(), UTF_8, false, 64, true).parameters();
        } catch (IllegalArgumentException e) {
            return Map.of(); // not a form: it lacks every field
        }
    }

    private static String field(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    private static StreamScript seeOther(String path) {
        return StreamScript.page(303, "", "").header("Location", path);
    }

    private static StreamScript onlyPost(Endpoint route) {
        return Router.text(405, route.path() + " takes POST, not GET.").header("Allow", "POST");
    }
}
