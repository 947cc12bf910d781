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
import picocli.CommandLine;

final class ServerCommandTest {

    private static final Pattern ADDRESS = Pattern.compile("listens at (https?://127\\.0\\.0\\.1:\\d+), ");

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
