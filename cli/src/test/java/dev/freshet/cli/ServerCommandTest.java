// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.Interruption;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class ServerCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("listens at (https?://127\\.0\\.0\\.1:\\d+), ");

    private static final String HEAD =
            "{\"freshet\":\"sse-capture\",\"version\":1,\"url\":\"https://example.org/live/prices?a=b\",\"contentType\":\"text/event-stream\"}\n";

    @TempDir
    Path folder;

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private Thread command = new Thread();

    @AfterEach
    void end() throws InterruptedException {
        command.interrupt(); // as Ctrl-C would
        command.join();
    }

    @Test
    void overTlsItSpeaksHttp2AndSaysHowToTrustIt() throws Exception {
        start("--tls");
        String address = address();

        assertThat(address).startsWith("https://");
        HttpResponse<String> response = get(address + "/health");
        assertThat(response.version()).isEqualTo(Version.HTTP_2);
        assertThat(response.body()).isEqualTo("ok\n");
        assertThat(awaitLine("Try: ")).contains("curl -Nk " + address);
        assertThat(awaitLine("-Dfreshet")).startsWith("-Dfreshet.ssl.useInsecureTrustManager=true ");
    }

    @Test
    void aCaptureIsPlayedAtAPathOfItsOwnAndAtItsOld() throws Exception {
        Path capture = Files.writeString(folder.resolve("a.sse.jsonl"), HEAD + """
                {"atUs":0,"text":"data: a\\n\\n"}
                {"atUs":500,"end":"closed","events":1,"bytes":9}
                """);
        start("--replay", capture.toString(), "--speed", "0.5");
        String address = address();

        assertThat(awaitLine("It plays ")).contains("1 event in 1 ms, to each client");
        assertThat(get(address + "/replay").body()).isEqualTo("data: a\n\n");
        assertThat(get(address + "/live/prices?x=y").body()).isEqualTo("data: a\n\n");
        assertThat(get(address + "/health").body()).isEqualTo("ok\n");
    }

    /** Each with what is said. */
    @ParameterizedTest
    @CsvSource({
        "--speed 2, --speed: there is nothing to be played",
        "--loop, --loop: there is nothing to be played",
        "--replay none, No such file: none",
        "--replay a.sse.jsonl --speed 0, '--speed 0.0: give a number from'",
        "--replay a.sse.jsonl --speed NaN, '--speed NaN: give a number from'",
        "--replay a.sse.jsonl, 'a.sse.jsonl, line 2: the time -5'"
    })
    void whatCannotBePlayedIsToldBeforeAnythingIsStarted(String options, String message) throws Exception {
        Path capture = Files.writeString(folder.resolve("a.sse.jsonl"), HEAD + "{\"atUs\":-5,\"text\":\"\"}\n");

        start(options.replace("a.sse.jsonl", capture.toString()).split(" ", -1));

        assertThat(awaitLine("freshet: ")).contains(message);
        command.join();
    }

    private void start(String... options) {
        PrintWriter lines = new PrintWriter(new StringWriter(), true) {
            @Override
            public void println(String text) {
                text.lines().forEach(shown::add);
            }
        };
        CommandLine commands =
                Main.commands(new Interruption(lines)).setOut(lines).setErr(lines);
        List<String> arguments = new ArrayList<>(List.of("server", "--port=0"));
        arguments.addAll(List.of(options));
        command = new Thread(() -> commands.execute(arguments.toArray(new String[0])), "server command");
        command.start();
    }

    private String address() throws InterruptedException {
        String line = awaitLine("listens at");
        Matcher address = ADDRESS.matcher(line);
        assertThat(address.find()).as(line).isTrue();
        return address.group(1);
    }

    private String awaitLine(String part) throws InterruptedException {
        List<String> before = new ArrayList<>();
        for (String line = poll(); line != null; line = poll()) {
            if (line.contains(part)) {
                return line;
            }
            before.add(line);
        }
        throw new AssertionError("'" + part + "' was not shown, but " + before);
    }

    private String poll() throws InterruptedException {
        return shown.poll(20, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return client().send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static HttpClient client() throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(trusting).build();
    }
}
