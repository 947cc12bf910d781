// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulation that was written for Gatling runs after the replacements that the guide to porting names. */
final class PortingTest {

    private static final Pattern REPLACEMENT = Pattern.compile("-e 's/(\\S+?)/(\\S+?)/g'");

    private static final String WRITTEN_FOR_GATLING = """
            import static io.gatling.javaapi.core.CoreDsl.*;
            import static io.gatling.javaapi.http.HttpDsl.*;

            import io.gatling.http.action.sse.*;
            import io.gatling.http.action.ws.WsInboundMessage;
            import io.gatling.http.client.Request;
            import io.gatling.http.client.uri.Uri;
            import io.gatling.http.response.Response;
            import io.gatling.http.response.StringResponseBody;
            import io.gatling.javaapi.core.condition.DoIfOrElse;
            import io.gatling.javaapi.core.error.Errors;
            import io.gatling.javaapi.core.exec.Executable;
            import io.gatling.javaapi.core.group.*;
            import io.gatling.javaapi.core.loop.Repeat;
            import io.netty.handler.codec.http.HttpHeaders;
            import io.gatling.javaapi.core.*;
            import io.gatling.javaapi.http.*;
            import java.nio.charset.StandardCharsets;
            import java.util.List;
            import java.util.Map;

            public class Ported extends Simulation {

              FeederBuilder<Object> symbols = listFeeder(List.of(Map.of("symbol", "BTC"), Map.of("symbol", "ETH"))).circular();

              HttpProtocolBuilder httpProtocol = http
                .baseUrl("%s")
                .acceptHeader("text/html")
                .userAgentHeader("ported")
                .redirectNamingStrategy((uri, name, count) -> named(uri, name, count))
                .sseUnmatchedInboundMessageBufferSize(10);

              SseMessageCheck snapshot = sse.checkMessage("snapshot")
                .matching(jmesPath("event").is("snapshot"))
                .check(jsonPath("$.data[?(@.symbol == '#{symbol}')].price").ofDouble().saveAs("price"));

              private static Session last(List<SseInboundMessage> messages, Session session) {
                return messages.isEmpty() ? session : session.set("last", messages.get(messages.size() - 1).message());
              }

              private static Request signed(Request request) {
                HttpHeaders headers = request.getHeaders();
                headers.add("X-Signature", request.getName() + request.getMethod().name() + request.getUri().getPath());
                return request;
              }

              private static Response answered(Response response, Session session) {
                return new Response(
                  response.request(), response.startTimestamp(), response.endTimestamp(), response.status(), response.headers(),
                  new StringResponseBody(response.status().code() + response.headers().get("content-type"), StandardCharsets.UTF_8),
                  response.checksums(), response.isHttp2());
              }

              private static String named(Uri uri, String name, int count) {
                return name + uri.toUrl();
              }

              private static long arrived(WsInboundMessage message) {
                return message.timestamp();
              }

              Repeat.On<ChainBuilder> twice = repeat(2, "n");
              Groups.On<ChainBuilder> updates = group("updates");
              Errors.TryMax<ChainBuilder> tries = tryMax(2);
              DoIfOrElse.Then<ChainBuilder> priced = doIfOrElse("#{price.exists()}");
              Executable page = http("Page").get("/status/200").sign(request -> signed(request))
                .transformResponse((response, session) -> answered(response, session))
                .check(bodyString().is("200text/plain; charset=utf-8"));

              ScenarioBuilder users = scenario("Ported").exec(
                feed(symbols),
                exec(sse("Connect").sseName("prices").get("/stocks/prices?rate=50").await(60).on(snapshot)),
                priced.then(pause(1, 2)).orElse(exitHere()),
                tries.on(page),
                sse.processUnmatchedMessages("prices", (messages, session) -> last(messages, session)),
                twice.on(
                  updates.on(sse("SetCheck").sseName("prices").setCheck().await(60).on(sse.checkMessage("update #{n}")))),
                exec(sse("Close").sseName("prices").close()));

              {
                setUp(users.injectOpen(rampUsers(4).during(1)))
                  .assertions(global().failedRequests().count().is(0L), details("snapshot").allRequests().count().is(4L))
                  .protocols(httpProtocol);
              }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aSimulationOfGatlingRunsAfterTheReplacementsOfTheGuide() throws IOException {
        try (SampleServer server = SampleServer.start()) {
            String ported = replaced(WRITTEN_FOR_GATLING.formatted(server.baseUrl()));
            Path source = Files.writeString(folder.resolve("Ported.java"), ported);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();

            int code = Main.execute(
                    new PrintWriter(out, true),
                    new PrintWriter(err, true),
                    "run",
                    source.toString(),
                    "--results-folder",
                    folder.resolve("results").toString());

            assertThat(err.toString()).isEmpty();
            assertThat(code).as(out.toString()).isEqualTo(ExitCode.OK);
        }
    }

    /** As the commands of the page do it. */
    static String replaced(String source) throws IOException {
        Matcher command = REPLACEMENT.matcher(Files.readString(Path.of("../docs/guide/porting-from-gatling.md")));
        String ported = source;
        int replacements = 0;
        while (command.find()) {
            ported = ported.replaceAll(command.group(1), command.group(2).replace('\\', '$'));
            replacements++;
        }
        assertThat(replacements).isEqualTo(4);
        assertThat(ported).doesNotContain("gatling").doesNotContain("netty");
        return ported;
    }
}
