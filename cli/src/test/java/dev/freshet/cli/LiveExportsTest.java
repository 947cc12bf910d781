// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that others look at while it goes on, in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
final class LiveExportsTest {

    private static final Pattern LIVE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\?token=[0-9a-f]{32}");
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/metrics");

    /** Ends when it is told to, so that there is time to look. */
    private static final String ENDLESS = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").forever().on(dummy("Wait", 10)).injectOpen(atOnceUsers(1)));
            }}
            """;

    private static final String SHORT = """
            import static dev.freshet.core.CoreDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").exec(dummy("Wait", 10)).injectOpen(atOnceUsers(3)));
            }}
            """;

    @TempDir
    Path folder;

    @Test
    void prometheusFindsTheFiguresWhileTheRunGoesOn() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, ENDLESS, List.of(), "--prometheus", "0")) {
            run.awaitLine("Prometheus finds the figures at ");
            Matcher address = ADDRESS.matcher(run.out());
            assertThat(address.find()).as(run.out()).isTrue();
            run.awaitLine(" elapsed: ");

            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address.group())).build();
            String figures = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();

            assertThat(figures).contains("freshet_run_users 1.0", "freshet_scenario_started_total{scenario=\"S\"} 1.0");
            run.send("TERM");
            assertThat(run.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    @Tag("full")
    void whoWatchesTheLivePageSeesARunToItsEnd() throws Exception {
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, ENDLESS, List.of(), "--live")) {
            run.awaitLine("Live: ");
            Matcher address = LIVE.matcher(run.out());
            assertThat(address.find()).as(run.out()).isTrue();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest page =
                    HttpRequest.newBuilder(URI.create(address.group())).build();
            assertThat(client.send(page, BodyHandlers.ofString()).body()).contains("<!DOCTYPE html>", "\"live\":true");
            run.awaitLine(" elapsed: ");

            URI events = URI.create(address.group().replace("/?", "/events?"));
            AtomicBoolean isTold = new AtomicBoolean();
            List<String> told = client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data: "))
                    .peek(line -> endOnce(run, isTold))
                    .toList();

            assertThat(told.get(0)).contains("\"live\":true", "The run is going on.");
            assertThat(told.get(told.size() - 1)).contains("\"live\":false", "interrupted: SIGTERM");
            assertThat(run.awaitExit()).isEqualTo(143);
            assertThatThrownBy(() -> client.send(page, BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
        }
    }

    private static void endOnce(ProcessOfItsOwn run, AtomicBoolean isTold) {
        if (!isTold.getAndSet(true)) {
            try {
                run.send("TERM");
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void aCollectorIsSentTheFiguresOfTheEnd() throws Exception {
        AtomicInteger bytes = new AtomicInteger();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            bytes.addAndGet(exchange.getRequestBody().readAllBytes().length);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String url = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT, List.of(), "--otlp", url)) {
            assertThat(run.awaitExit()).as(run.err()).isZero();
            assertThat(run.out()).contains("OpenTelemetry: the figures go to " + url + "/v1/metrics every 5 s");
            assertThat(bytes.get()).isPositive();
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void aPortInUseIsToldBeforeTheRun() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ProcessOfItsOwn run = ProcessOfItsOwn.run(
                        folder, ENDLESS, List.of(), "--prometheus", Integer.toString(taken.getLocalPort()))) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.err())
                    .contains("freshet: --prometheus " + taken.getLocalPort() + ": cannot listen there")
                    .doesNotContain("Exception: ", "\tat ");
            assertThat(folder.resolve("results")).doesNotExist();
        }
    }

    @Test
    @Tag("full")
    void aPortOfTheLivePageThatIsInUseIsToldBeforeTheRun() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                ProcessOfItsOwn run = ProcessOfItsOwn.run(
                        folder, ENDLESS, List.of(), "--live", Integer.toString(taken.getLocalPort()))) {
            assertThat(run.awaitExit()).isEqualTo(1);
            assertThat(run.err())
                    .contains("freshet: --live " + taken.getLocalPort() + ": cannot listen there")
                    .doesNotContain("Exception: ", "\tat ");
            assertThat(folder.resolve("results")).doesNotExist();
        }
    }

    /** What nobody asks for costs nothing: not even its classes are loaded. */
    @Test
    void withoutAnExportNoClassOfOneIsLoaded() throws IOException, InterruptedException {
        List<String> traced = List.of("env", "JAVA_TOOL_OPTIONS=-Xlog:class+load=info:file=classes.log");
        try (ProcessOfItsOwn run = ProcessOfItsOwn.run(folder, SHORT, traced)) {
            assertThat(run.awaitExit()).as(run.err()).isZero();
        }
        String loaded = Files.readString(folder.resolve("classes.log"));

        assertThat(loaded)
                .contains("dev.freshet.launch.LiveExports")
                .doesNotContain(
                        "dev.freshet.export.", "io.prometheus.", "io.opentelemetry.", "com.sun.net.httpserver.");
    }
}
