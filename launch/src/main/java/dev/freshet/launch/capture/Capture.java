// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.Secrets;
import dev.freshet.core.time.Loop;
import dev.freshet.http.Redirects;
import dev.freshet.http.client.NettyConnections;
import dev.freshet.http.client.UserConnections;
import dev.freshet.http.net.LoopbackServer;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.http.net.TransportSettings;
import dev.freshet.http.request.RedirectingTransport;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.launch.Console;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.Interruption;
import dev.freshet.launch.LaunchException;
import dev.freshet.launch.capture.CaptureEnd.Cause;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Saves one event stream with its timing: one request, one connection, never a reconnection. The times are those of the reads. Confined to the main thread.
 */
@Internal
public final class Capture {

    /** As a protocol has it where nothing is said. */
    private static final Redirects REDIRECTS = new Redirects(20, false, (uri, name, count) -> name);

    /** What is captured before, piece by piece. */
    private static final List<byte[]> REHEARSED = Stream.of(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
                    "10\r\nid: 1\ndata: a\n\n\n\r\n",
                    "7\r\n: b\r\n\r\n\r\n0\r\n\r\n")
            .map(text -> text.getBytes(US_ASCII))
            .toList();

    private static final int REHEARSALS = 3;

    /** How long one of them may take. */
    private static final Duration REHEARSAL = Duration.ofSeconds(1);

    private static final long NS_PER_S = 1_000_000_000L;

    private final HttpRequest request;
    private final boolean isInsecure;
    private final CaptureLimits limits;
    private final Console console;
    private final Interruption interruption;

    /**
     * A capture that has not begun.
     *
     * @param isInsecure whether any certificate is accepted
     * @param console what becomes of it is said on its error side
     */
    public Capture(
            HttpRequest request, boolean isInsecure, CaptureLimits limits, Console console, Interruption interruption) {
        this.request = request;
        this.isInsecure = isInsecure;
        this.limits = limits;
        this.console = console;
        this.interruption = interruption;
    }

    /**
     * Captures until the stream, or what was asked for, is over.
     *
     * @return the exit code
     * @throws LaunchException when there is no stream, or the file cannot be written
     */
    public int to(CaptureFile file) {
        TransportSettings settings = TransportSettings.standard();
        settings = isInsecure ? settings.with(settings.tls().withTrustAny(true)) : settings;
        CaptureQueue queue = new CaptureQueue();
        Writer writer = new Writer(file, queue);
        try (NettyLoops loops = new NettyLoops(1);
                NettyConnections connections = new NettyConnections(loops, settings)) {
            Loop loop = loops.loops().get(0);
            rehearse(loop, connections);
            CapturedExchange exchange = new CapturedExchange(loop, limits, queue);
            interruption.begin(new Interrupted(exchange));
            capture(exchange, request, loop, connections);
            writer.writeAll();
            file.conclude();
            console.err().println(writer.told());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LaunchException.nothingCame("the capture was broken off.");
        } catch (IOException e) {
            throw LaunchException.nothingCame(file.name() + " cannot be written: " + e.getMessage());
        }
        int code = interruption.signalCode();
        return code == 0 && writer.isLost() ? ExitCode.RUN_FAILED : code;
    }

    private static void capture(CapturedExchange exchange, HttpRequest asked, Loop loop, NettyConnections connections) {
        loop.execute(() -> {
            UserConnections user = connections.of(loop, 1);
            exchange.open(new RedirectingTransport(user.dedicated(), REDIRECTS), asked);
        });
    }

    /**
     * Captures a few lines of this process first. Otherwise the head of the real stream, from which all times count, would be noticed late: as late as Java takes
     * to load what reads it, which is tens of milliseconds.
     */
    private void rehearse(Loop loop, NettyConnections connections) throws InterruptedException {
        try (LoopbackServer server = new LoopbackServer(line -> REHEARSED)) {
            InetAddress here = InetAddress.getLoopbackAddress();
            String host = here instanceof Inet6Address ? "[" + here.getHostAddress() + "]" : here.getHostAddress();
            int port = server.listen(loop).get(REHEARSAL.toMillis(), TimeUnit.MILLISECONDS);
            HttpRequest own = CaptureRequest.of("http://" + host + ":" + port, null, List.of(), null);
            for (int i = 0; i < REHEARSALS; i++) {
                CaptureQueue queue = new CaptureQueue();
                Writer writer = new Writer(CaptureFile.on(OutputStream.nullOutputStream()), queue);
                capture(new CapturedExchange(loop, new CaptureLimits(REHEARSAL, 0), queue), own, loop, connections);
                writer.writeAll();
            }
        } catch (ExecutionException | TimeoutException | LaunchException e) {
            // then the first times are late, which is all that it was for
        }
    }

    private record Interrupted(CapturedExchange exchange) implements Interruption.Target {
        @Override
        public boolean isBegun() {
            return true;
        }

        @Override
        public void stop(String reason) {
            exchange.endBy(CaptureEnd.of(Cause.INTERRUPTED));
        }

        @Override
        public void discard() {
            // What has been written is worth keeping.
        }
    }

    /** Writes what comes, on the main thread. */
    private final class Writer implements CaptureQueue.Taker {

        private final CaptureFile file;
        private final CaptureQueue queue;
        private long events;
        private long bytes;
        private long lastedNs;
        private boolean hasHead;
        private @Nullable CaptureEnd end;

        Writer(CaptureFile file, CaptureQueue queue) {
            this.file = file;
            this.queue = queue;
        }

        @Override
        public void head(HttpResponseHead head, long epochNs, long headNs) {
            hasHead = true;
            Instant at = Instant.ofEpochSecond(Math.floorDiv(epochNs, NS_PER_S), Math.floorMod(epochNs, NS_PER_S));
            file.line(CaptureLines.head(request, head, at, headNs / 1_000));
            file.flush();
        }

        @Override
        public void piece(long sinceHeadNs, byte[] piece, boolean isEvent) {
            events += isEvent ? 1 : 0;
            bytes += piece.length;
            file.line(CaptureLines.piece(sinceHeadNs, piece));
            queue.written(piece.length);
        }

        @Override
        public void readEnd() {
            file.flush();
        }

        @Override
        public void end(CaptureEnd how, long sinceHeadNs) {
            end = how;
            lastedNs = sinceHeadNs;
            if (hasHead) {
                file.line(CaptureLines.end(sinceHeadNs, how, events, bytes));
            } else if (how.cause() != Cause.INTERRUPTED) {
                refused("no response head came within the time");
            }
        }

        @Override
        public void refused(String why) {
            throw LaunchException.nothingCame(
                    Secrets.hiddenIn(request.uri().toString()) + ": " + why + ". Nothing was captured.");
        }

        /** Writes until the end has been written. */
        void writeAll() throws InterruptedException {
            while (end == null) {
                queue.handNext(this);
            }
        }

        boolean isLost() {
            return end != null && end.cause() == Cause.CUT;
        }

        String told() {
            CaptureEnd how = end;
            String detail = how == null || how.detail().isEmpty() ? "" : " (" + how.detail() + ")";
            String cause = how == null
                    ? ""
                    : switch (how.cause()) {
                        case CLOSED -> "the server ended the stream";
                        case CUT -> "the stream was cut" + detail;
                        case DURATION -> "the time is over";
                        case EVENTS -> "that many were asked for";
                        case INTERRUPTED -> "it was interrupted";
                    };
            return "Captured " + Quantity.count(events).plain() + (events == 1 ? " event, " : " events, ")
                    + Quantity.bytes(bytes).plain() + ", in " + Quantity.duration(lastedNs) + ", until " + cause + ": "
                    + file.name();
        }
    }
}
