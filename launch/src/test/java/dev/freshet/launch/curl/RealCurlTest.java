// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.freshet.launch.curl.CurlCommand.Header;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is understood of the pasted commands is what curl itself sends, and what Bash itself makes of the text. Without these programs nothing is compared. */
class RealCurlTest {

    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final Path BASH = Path.of("/bin/bash");

    /** What curl sends on its own, whatever is asked for. */
    private static final Set<String> CURLS_OWN =
            Set.of("host", "accept-encoding", "content-length", "expect", "connection", "upgrade", "http2-settings");

    @TempDir
    static Path folder;

    /** On CI, where it is installed, a test without it fails; elsewhere it is skipped. */
    private static void require(Path program) {
        if (System.getenv("CI") != null) {
            assertThat(program).exists();
        }
        assumeTrue(Files.exists(program), () -> "needs " + program);
    }

    private static List<PastedCommand> pasted() throws IOException {
        return PastedCommand.all(folder);
    }

    // ---- Bash ----------------------------------------------------------------------------------------------------

    @TestFactory
    List<DynamicTest> bashMakesTheSameWordsOfIt() throws Exception {
        require(BASH);
        return pasted().stream()
                .filter(command -> isForBash(command.text()))
                .map(command -> dynamicTest(
                        command.name(),
                        () -> assertThat(ShellWords.of(command.text()).words()).isEqualTo(wordsOfBash(command.text()))))
                .toList();
    }

    /** Without prompts, the other shells, ends of lines of Windows, and what a shell would do besides. */
    private static boolean isForBash(String text) {
        return !text.startsWith("$ ")
                && !text.contains("^\"")
                && !text.contains(" ^\n")
                && !text.contains("`\n")
                && !text.contains("\r")
                && !text.contains(" | ")
                && !text.contains("<<");
    }

    private static List<String> wordsOfBash(String text) throws Exception {
        Process bash = new ProcessBuilder(
                        BASH.toString(), "--norc", "-c", "show() { printf '%s\\0' \"$@\"; }; show " + text)
                .start();
        bash.getOutputStream().close();
        String words = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Arrays.asList(words.substring(0, words.length() - 1).split("\0", -1));
    }

    // ---- curl ----------------------------------------------------------------------------------------------------

    @TestFactory
    List<DynamicTest> curlSendsWhatIsUnderstood() throws Exception {
        require(CURL);
        return pasted().stream()
                .filter(command -> isOverPlainTcp(CurlCommand.parse(command.text())))
                .map(command -> dynamicTest(command.name(), () -> compare(command.text())))
                .toList();
    }

    /** Proxies, certificates and what cannot be done are for other servers than that of this test. */
    private static boolean isOverPlainTcp(CurlCommand command) {
        CurlConnection connection = command.connection();
        return connection.proxy().isEmpty()
                && connection.tls().certificate().isEmpty()
                && connection.resolve().isEmpty()
                && connection.localAddress().isEmpty()
                && command.notHonoured().stream().noneMatch(one -> one.option().equals("--http3"));
    }

    private static void compare(String text) throws Exception {
        CurlCommand understood = CurlCommand.parse(text);
        ShellWords words = ShellWords.of(text);
        Sent sent = send(words.words(), words.input().orElse(""), understood);

        String address = understood.url();
        assertThat(sent.requestLine())
                .isEqualTo(understood.method() + " " + address.substring(address.indexOf('/', "https://".length()))
                        + " HTTP/1.1");
        assertThat(sent.headers()).containsExactlyInAnyOrderElementsOf(headers(understood, sent));
        boolean isChallengeAwaited =
                understood.auth().stream().anyMatch(auth -> auth.scheme() != CurlCommand.Scheme.BASIC);
        if (!isChallengeAwaited) {
            assertThat(sent.body()).isEqualTo(body(understood.body(), sent));
        }
    }

    private static List<String> headers(CurlCommand understood, Sent sent) {
        List<Header> expected = new ArrayList<>(understood.headers());
        understood
                .auth()
                .filter(auth -> auth.scheme() == CurlCommand.Scheme.BASIC)
                .ifPresent(auth -> {
                    byte[] who = (auth.user() + ":" + auth.password()).getBytes(StandardCharsets.UTF_8);
                    expected.add(new Header(
                            "Authorization", "Basic " + Base64.getEncoder().encodeToString(who)));
                });
        if (understood.body() instanceof CurlBody.Multipart) {
            expected.add(new Header("Content-Type", "multipart/form-data; boundary=" + sent.boundary()));
        }
        if (isUsual(understood, "Accept")) {
            expected.add(new Header("Accept", "*/*"));
        }
        return expected.stream()
                .filter(header -> !CURLS_OWN.contains(header.name().toLowerCase(Locale.ROOT)))
                .map(header -> line(header.name(), header.value()))
                .toList();
    }

    private static boolean isUsual(CurlCommand understood, String name) {
        return Stream.concat(understood.headers().stream().map(Header::name), understood.removedHeaders().stream())
                .noneMatch(name::equalsIgnoreCase);
    }

    private static String line(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ": " + value;
    }

    /** The body with the boundary that curl has chosen. */
    private static String body(CurlBody body, Sent sent) {
        if (body instanceof CurlBody.Multipart form) {
            StringBuilder text = new StringBuilder();
            for (CurlBody.Part part : form.parts()) {
                text.append("--")
                        .append(sent.boundary())
                        .append("\r\nContent-Disposition: form-data; name=\"")
                        .append(part.name())
                        .append('"');
                part.fileName()
                        .ifPresent(name ->
                                text.append("; filename=\"").append(name).append('"'));
                part.contentType()
                        .ifPresent(type -> text.append("\r\nContent-Type: ").append(type));
                part.headers()
                        .forEach(header -> text.append("\r\n")
                                .append(header.name())
                                .append(": ")
                                .append(header.value()));
                text.append("\r\n\r\n")
                        .append(part.content().text().orElseThrow())
                        .append("\r\n");
            }
            return text.append("--").append(sent.boundary()).append("--\r\n").toString();
        }
        return body instanceof CurlBody.Content content ? content.text().orElseThrow() : "";
    }

    /** Of whatever version is installed. */
    @Test
    void everyOptionOfCurlIsKnownWithItsLetterAndWhetherItHasAValue() throws Exception {
        require(CURL);
        Process curl = new ProcessBuilder(CURL.toString(), "-q", "--help", "all").start();
        String help = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher option = Pattern.compile("(?m)^ (?:-(.), |    )(--[a-z0-9.-]+) ( ?[<\\[].*)?")
                .matcher(help);
        List<CurlOption> known = new CurlOptions().all();
        int options = 0;
        while (option.find()) {
            String name = option.group(2);
            boolean hasValue = option.group(3) != null && !name.equals("--help");
            char letter = option.group(1) == null ? ' ' : option.group(1).charAt(0);
            assertThat(known).as(option.group()).anySatisfy(one -> {
                assertThat(one.name()).isEqualTo(name);
                assertThat(one.hasValue()).isEqualTo(hasValue);
                assertThat(one.letter()).isEqualTo(letter);
            });
            options++;
        }
        assertThat(options).isGreaterThan(200);
    }

    // ---- what curl sends -----------------------------------------------------------------------------------------

    /** A request as it came. */
    private record Sent(String requestLine, List<String> headers, String body, String boundary) {}

    /** The same words, to the server of this test instead of that of the address. */
    private static Sent send(List<String> words, String input, CurlCommand understood) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            CompletableFuture<Sent> sent = CompletableFuture.supplyAsync(() -> accept(server));
            List<String> command = new ArrayList<>(
                    List.of(CURL.toString(), "-q", "--connect-to", "::127.0.0.1:" + server.getLocalPort(), "-m", "20"));
            for (String word : words.subList(1, words.size())) {
                boolean isAddress = word.startsWith("http") || word.startsWith("example.com");
                command.add(isAddress && !isValue(words, word) ? redirected(word) : word);
            }
            Process curl = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            curl.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            curl.getOutputStream().close();
            String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(curl.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(curl.exitValue()).as(output + understood).isZero();
            return sent.get(30, TimeUnit.SECONDS);
        }
    }

    private static boolean isValue(List<String> words, String word) {
        return Set.of("-e", "-H", "-d").contains(words.get(Math.max(0, words.indexOf(word) - 1)));
    }

    private static String redirected(String address) {
        return address.replaceFirst("^https://", "http://");
    }

    private static Sent accept(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout(30_000);
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("ended within the head: " + head);
                }
                head.append((char) next);
            }
            List<String> lines =
                    List.of(new String(head.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                            .split("\r\n", -1));
            int length = lines.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip()))
                    .findFirst()
                    .orElse(0);
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return sent(lines, body);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Sent sent(List<String> lines, String body) {
        String boundary = lines.stream()
                .filter(line -> line.contains("boundary="))
                .map(line -> line.substring(line.indexOf("boundary=") + "boundary=".length()))
                .findFirst()
                .orElse("");
        List<String> headers = lines.subList(1, lines.size()).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .filter(line -> !CURLS_OWN.contains(line.substring(0, line.indexOf(':'))))
                .filter(line -> !line.startsWith("user-agent: curl/"))
                .toList();
        return new Sent(lines.get(0), headers, body, boundary);
    }
}
