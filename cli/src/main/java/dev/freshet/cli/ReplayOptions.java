// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.capture.CaptureReader;
import dev.freshet.server.RecordedStream;
import dev.freshet.server.SampleServer;
import dev.freshet.server.ServerStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a sample server plays back beside what it serves anyway. */
final class ReplayOptions {

    /** Where it is played, beside the path that it was captured at. */
    private static final String PATH = "/replay";

    /** How much of the heap a capture may take. */
    private static final int HEAP_PART = 4;

    private static final int REHEARSALS = 3;

    private static final byte[] REHEARSED = "data: a\n\n".getBytes(US_ASCII);

    private static final byte[] REQUEST =
            ("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(US_ASCII);

    private static final Pattern PATH_OF_URL = Pattern.compile("https?://[^/?#]*(/[^?#]*).*");

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Plays a capture back, at /replay and at the path that it was captured at, to each client from its beginning.")
    private @Nullable Path capture;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "With --replay: how many times faster than it came, such as 10 or 0.5. Default: 1.")
    private @Nullable Double speed;

    @Option(names = "--loop", description = "With --replay: begins anew where the capture ends.")
    private boolean loops;

    private @Nullable RecordedStream stream;
    private String url = "";

    /** Reads the capture, if there is one, before anything is started. */
    void read() {
        Path file = capture;
        if (file == null) {
            if (speed != null || loops) {
                throw LaunchException.badInput((loops ? "--loop" : "--speed")
                        + ": there is nothing to be played. Name a capture by --replay FILE.");
            }
            return;
        }
        if (speed != null && !(speed >= 1e-6 && speed <= 1e6)) {
            throw LaunchException.badInput("--speed " + speed + ": give a number from 0.000001 to 1000000.");
        }
        long most = Runtime.getRuntime().maxMemory() / HEAP_PART;
        requireRoom(file, most);
        Collector collector = new Collector(most);
        CaptureReader.read(file, collector);
        stream = collector.builder().build();
        url = collector.url;
        rehearse();
    }

    /**
     * Plays a little to itself first, on a server of its own. Otherwise the first client of all would get its head tens of milliseconds late, by the time that Java
     * takes to load what writes it, and so all else too early.
     */
    private static void rehearse() {
        RecordedStream little = RecordedStream.builder("text/event-stream", 1 << 10)
                .piece(0, REHEARSED)
                .piece(2_000_000, REHEARSED)
                .build();
        try (SampleServer server = SampleServer.start()) {
            server.replay(PATH, little, 1, false);
            for (int i = 0; i < REHEARSALS; i++) {
                try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    client.setSoTimeout(1_000);
                    client.getOutputStream().write(REQUEST);
                    client.getInputStream().readAllBytes();
                }
            }
        } catch (IOException | ServerStartException e) {
            // then the first client gets its head late, which is all that it was for
        }
    }

    /** Told before the file is read: JSON takes a little more than what it stands for. */
    private static void requireRoom(Path file, long most) {
        try {
            if (Files.exists(file) && Files.size(file) / 2 > most) {
                throw LaunchException.badInput(
                        file + " is " + Quantity.bytes(Files.size(file)).plain()
                                + " large, and a capture may take "
                                + Quantity.bytes(most).plain()
                                + " of memory: give more by FRESHET_JAVA_OPTS=-Xmx…, or cut it.");
            }
        } catch (IOException e) {
            throw LaunchException.badInput(file + " cannot be read: " + e.getMessage());
        }
    }

    /** Has the server play it. What there is to say of that; empty where nothing is played. */
    String play(SampleServer server) {
        RecordedStream played = stream;
        if (played == null) {
            return "";
        }
        double times = speed == null ? 1 : speed;
        server.replay(PATH, played, times, loops);
        Optional<String> original = originalPath();
        original.ifPresent(path -> server.replay(path, played, times, loops));
        return "It plays " + SafeText.line(String.valueOf(capture)) + ", "
                + Quantity.count(played.eventCount()).plain() + (played.eventCount() == 1 ? " event" : " events")
                + " in " + Quantity.duration((long) (played.endNs() / times)) + (loops ? ", again and again" : "")
                + ", to each client from its beginning, at\n\n  " + server.baseUrl() + PATH + "\n"
                + original.map(path -> "  " + server.baseUrl() + SafeText.line(path) + "\n")
                        .orElse("");
    }

    private Optional<String> originalPath() {
        Matcher path = PATH_OF_URL.matcher(url);
        return path.matches() && path.group(1).length() > 1 && !path.group(1).equals(PATH)
                ? Optional.of(path.group(1))
                : Optional.empty();
    }

    private static final class Collector implements CaptureReader.Sink {

        private final long most;
        private RecordedStream.@Nullable Builder builder;
        private String url = "";

        Collector(long most) {
            this.most = most;
        }

        private RecordedStream.Builder builder() {
            RecordedStream.Builder known = builder;
            if (known == null) {
                throw new IllegalStateException("A capture begins with its head");
            }
            return known;
        }

        @Override
        public void head(String contentType, String newUrl) {
            builder = RecordedStream.builder(contentType, most);
            url = newUrl;
        }

        @Override
        public void piece(long atNs, byte[] bytes) {
            var unused = builder().piece(atNs, bytes);
        }

        @Override
        public void end(long atNs, boolean isCut) {
            var unused = builder().end(atNs, isCut);
        }
    }
}
