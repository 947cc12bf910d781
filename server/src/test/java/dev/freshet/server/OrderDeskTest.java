// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderDeskTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"(\\w+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(\\w+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SampleServer server = SampleServer.start();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theFormLogsAUserIn() throws Exception {
        HttpResponse<String> welcome = logIn("ann", "ann-secret");

        assertThat(welcome.statusCode()).isEqualTo(303);
        assertThat(welcome.headers().firstValue("Location")).contains("/account");
        assertThat(get("/account").body()).contains("<span id=\"user\">ann</span>");
    }

    @Test
    void aFormIsGoodOnlyWithItsOwnToken() throws Exception {
        String csrf = csrf();
        HttpClient other = HttpClient.newHttpClient();
        HttpRequest stolen =
                post("/login", "csrf=" + csrf + "&user=ann&password=ann-secret").build();

        assertThat(other.send(stolen, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(send(post("/login", "csrf=wrong&user=ann&password=ann-secret"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(post("/login", "user=ann&password=ann-secret")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"ann, wrong", "ann, ''", "'', -secret", "a b, a b-secret", "<i>, <i>-secret"})
    void aWrongPasswordOrNameGetsTheFormAgain(String user, String password) throws Exception {
        HttpResponse<String> again = logIn(user, password);

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("User or password is wrong").contains("name=\"csrf\"");
        assertThat(get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void whoIsNotLoggedInIsSentToTheForm() throws Exception {
        assertThat(get("/account").headers().firstValue("Location")).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/events/orders", "/orders"})
    void whatIsNoPageNeedsALogin(String path) throws Exception {
        HttpResponse<String> refusal = send(post(path, ""));

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/logout"})
    void whatChangesSomethingTakesPostOnly(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(405);
        assertThat(get(path).headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"item\":\"tea\",\"id\":\"a-1\"}|a-1",
                "{\"id\": 17}|17",
                "item=tea&id=b_2|b_2",
                "{\"item\":\"tea\"}|1",
                "''|1"
            })
    void anOrderIsToldOnTheStreamsOfItsUser(String body, String id) throws Exception {
        logIn("ann", "ann-secret");
        String token = token();
        try (RawClient stream = stream(token);
                RawClient second = stream(token)) {
            HttpResponse<String> placed = send(post("/orders", body));

            assertThat(placed.statusCode()).isEqualTo(201);
            assertThat(placed.headers().firstValue("Location")).contains("/orders/" + id);
            assertThat(placed.body()).isEqualTo("{\"order\":\"" + id + "\",\"streams\":2}\n");
            assertThat(stream.readUntil("}\n\n"))
                    .contains("id: 1\n")
                    .contains("event: order\n")
                    .contains("data: {\"order\":\"" + id + "\",\"user\":\"ann\",\"sentAt\":");
            assertThat(second.readUntil("}\n\n")).contains("\"order\":\"" + id + "\"");
        }
    }

    @Test
    void othersAreNotTold() throws Exception {
        logIn("ben", "ben-secret");
        try (RawClient ben = stream(token())) {
            logIn("ann", "ann-secret");
            assertThat(send(post("/orders", "id=anns")).body()).contains("\"streams\":0");
            logIn("ben", "ben-secret");
            send(post("/orders", "id=bens"));

            assertThat(ben.readUntil("}\n\n")).contains("bens").doesNotContain("anns");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=a%20b", "id=%22", "{\"id\":\"a b\"}", "{\"id\":\"<\"}"})
    void anIdThatIsNoneIsRefused(String body) throws Exception {
        logIn("ann", "ann-secret");

        HttpResponse<String> refusal = send(post("/orders", body));
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).startsWith("The id of the order is no id");
    }

    @Test
    void whoLogsOutIsNobody() throws Exception {
        logIn("ann", "ann-secret");
        HttpRequest.Builder order = post("/orders", "").header("Authorization", "Bearer " + token());
        assertThat(send(order).statusCode()).isEqualTo(201);

        HttpResponse<String> goodbye = send(post("/logout", ""));
        assertThat(goodbye.statusCode()).isEqualTo(303);
        assertThat(get("/token").statusCode()).isEqualTo(401);

        send(post("/logout", "")
                .header(
                        "Authorization",
                        order.build().headers().firstValue("Authorization").orElseThrow()));
        assertThat(send(order).statusCode()).isEqualTo(401);
    }

    @Test
    void aStreamThatIsGoneIsForgotten() throws Exception {
        logIn("ann", "ann-secret");
        RawClient stream = stream(token());
        stream.close();
        server.awaitOpenStreams(0, TIMEOUT);

        assertThat(send(post("/orders", "")).body()).contains("\"streams\":0");
    }

    private String csrf() throws Exception {
        Matcher csrf = CSRF.matcher(get("/login").body());
        assertThat(csrf.find()).isTrue();
        return csrf.group(1);
    }

    private HttpResponse<String> logIn(String user, String password) throws Exception {
        String form = "csrf=" + csrf() + "&user=" + encoded(user) + "&password=" + encoded(password);
        return send(post("/login", form));
    }

    private String token() throws Exception {
        Matcher token = TOKEN.matcher(get("/token").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private RawClient stream(String token) throws IOException {
        RawClient stream = new RawClient(server)
                .send("GET /events/orders HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        assertThat(stream.readHead()).startsWith("HTTP/1.1 200 ").contains("Content-Type: text/event-stream");
        return stream;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
