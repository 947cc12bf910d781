// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server of event streams over HTTP/1.1 and HTTP/2, plain or over TLS: a stock market, streams of any rate, size and ending
 * asked for by the query, and scripts for everything else. {@code GET /} lists the built-in paths and parameters.
 *
 * <pre>{@code
 * try (SampleServer server = SampleServer.start()) {
 *     server.script("/news", StreamScript.stream().event(SseEvent.of("one")).drop());
 *     // … a client connects to server.baseUrl() + "/news" …
 *     List<ReceivedRequest> requests = server.awaitRequests("/news", 2, Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>All methods may be called from any thread but the server's own.
 */
public final class SampleServer implements AutoCloseable {

    /** Asks a connection to end its responses and to close. */
    static final Object CLOSES = new Object();

    private static final int BACKLOG = 4096;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 << 10, 128 << 10);
    private static final long CLOSE_TIMEOUT_MS = 2_000;

    private final Options options;
    private final Counters counters = new Counters();
    private final Router router = new Router(counters);
    private final EventLoopGroup loops;
    private final ChannelGroup connections;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final Channel listener;

    private SampleServer(Options options) {
        this.options = options;
        this.loops = Transport.newLoops(options.loops());
        this.connections = new DefaultChannelGroup(loops.next(), true);
        this.listener = listen();
    }

    /** Starts a server on a free port of 127.0.0.1. */
    public static SampleServer start() {
        return start(Options.defaults());
    }

    /**
     * Starts a server; it accepts connections when this returns.
     *
     * @throws ServerStartException if it can't listen there
     */
    public static SampleServer start(Options options) {
        return new SampleServer(options);
    }

    /** The port it listens on, also if any free one was asked for. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Scheme, host and port, without a slash at the end; a server on all addresses names the loopback one. */
    public String baseUrl() {
        String host = switch (options.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> options.host();
        };
        String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return (options.tls() == null ? "http://" : "https://") + bracketed + ":" + port();
    }

    /** The counters at this moment. */
    public ServerStats stats() {
        return counters.read();
    }

    /**
     * Answers a path by scripts from now on: each request by the next one, and by the last one when they are used up.
     * The requests to the path are recorded; those of an earlier script of the path are forgotten.
     *
     * @param path as clients send it, percent-encoded, without a query; requests with any query go to it
     */
    public void script(String path, StreamScript first, StreamScript... next) {
        List<StreamScript> scripts = new ArrayList<>(List.of(next));
        scripts.add(0, first);
        AtomicInteger upcoming = new AtomicInteger();
        script(path, request -> scripts.get(upcoming.getAndUpdate(index -> Math.min(index + 1, next.length))));
    }

    /**
     * Answers a path by a script chosen for each request, for example by its cookies.
     *
     * @param chooser called on a loop of the server, from several at a time: it must not block
     */
    public void script(String path, Function<ReceivedRequest, StreamScript> chooser) {
        router.script(requirePath(path), chooser);
    }

    /**
     * Answers a path by a recording from now on: every client gets it from its beginning, each piece at its time since the head of the response. A client that does
     * not read gets what it has missed at once when it reads again. Scripts of the path come first; the built-in path of that name is hidden.
     *
     * @param path as for scripts
     * @param speed how many times faster than it was recorded, from 0.000001 to 1,000,000
     * @param loops whether it begins anew where it ends
     * @throws IllegalArgumentException if the speed is not one
     */
    public void replay(String path, RecordedStream stream, double speed, boolean loops) {
        router.replay(requirePath(path), new ReplayPlan(stream, speed, loops));
    }

    /** Records the requests to a built-in path from now on, as it is done for scripted ones. */
    public void record(String path) {
        router.record(requirePath(path));
    }

    /**
     * The requests that a scripted or recorded path got, in the order of their answers; the latest 10,000.
     *
     * @throws IllegalArgumentException if nothing is recorded on the path
     */
    public List<ReceivedRequest> requests(String path) {
        return log(path).all();
    }

    /** Waits until a path got so many requests or the time is over, and gives those that it got. */
    public List<ReceivedRequest> awaitRequests(String path, int count, Duration timeout) throws InterruptedException {
        return log(path).await(count, timeout);
    }

    /** Waits until exactly so many streams are open or the time is over, and gives the number of open ones. */
    public long awaitOpenStreams(long count, Duration timeout) throws InterruptedException {
        return counters.awaitOpenStreams(count, timeout);
    }

    /**
     * Frees the port, ends the streams cleanly and closes all connections. What a client does not take within two
     * seconds is cut off. Does nothing if the server is closed already.
     */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        listener.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS);
        for (Channel connection : connections) {
            connection.pipeline().fireUserEventTriggered(CLOSES);
        }
        connections.newCloseFuture().awaitUninterruptibly(CLOSE_TIMEOUT_MS);
        connections.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS);
        loops.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_TIMEOUT_MS);
    }

    private Channel listen() {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(Transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new Acceptor(new Service(options, router, counters), connections))
                .bind(new InetSocketAddress(options.host(), options.port()))
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            return bound.channel();
        }
        var unused = loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        throw ServerStartException.of(options.host(), options.port(), bound.cause());
    }

    private RequestLog log(String path) {
        RequestLog log = router.log(path);
        if (log == null) {
            throw new IllegalArgumentException("No requests are recorded on " + path
                    + ": register it with script(…), or with record(…) if it is a built-in path");
        }
        return log;
    }

    private static String requirePath(String path) {
        if (!path.startsWith("/") || path.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no path: begin it with a slash and leave the query away");
        }
        return path;
    }

    /**
     * Where and how a server listens.
     *
     * @param host name or address to listen on
     * @param port 0 for any free one
     * @param tls for HTTPS; {@code null} for plain HTTP
     * @param loops event loops, each with its thread
     * @param limits how long it waits for clients
     * @param http2 how much of HTTP/2 one connection may use
     */
    public record Options(
            String host, int port, @Nullable SslContext tls, int loops, Limits limits, Http2Limits http2) {

        /** @throws IllegalArgumentException if the port is not one, or there is no loop */
        public Options {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("The port " + port + " does not exist: choose 0 to 65535");
            }
            if (loops < 1) {
                throw new IllegalArgumentException(
                        "A server with " + loops + " event loops can't run: choose 1 or more");
            }
        }

        /** A free port of 127.0.0.1, plain HTTP, two loops, the usual limits. */
        public static Options defaults() {
            return new Options("127.0.0.1", 0, null, 2, Limits.DEFAULT, Http2Limits.DEFAULT);
        }

        /** These options with another name or address to listen on. */
        public Options withHost(String newHost) {
            return new Options(newHost, port, tls, loops, limits, http2);
        }

        /** These options with another port; 0 for any free one. */
        public Options withPort(int newPort) {
            return new Options(host, newPort, tls, loops, limits, http2);
        }

        /** These options with HTTPS as it is set up there; HTTP/2 is spoken if the context offers {@code h2} by ALPN. */
        public Options withTls(SslContext newTls) {
            return new Options(host, port, newTls, loops, limits, http2);
        }

        /**
         * These options with HTTPS, which offers HTTP/2 and HTTP/1.1.
         *
         * @param key the private key of the server
         * @param certificates the server's certificate and those above it
         * @throws ServerStartException if they don't fit together
         */
        public Options withTls(PrivateKey key, X509Certificate... certificates) {
            try {
                return withTls(offered(SslContextBuilder.forServer(key, certificates)));
            } catch (IOException | IllegalArgumentException e) {
                throw ServerStartException.ofTls(e);
            }
        }

        /**
         * These options with HTTPS, which offers HTTP/2 and HTTP/1.1.
         *
         * @param certificates the server's certificate and those above it, as PEM
         * @param key its private key, as PEM (PKCS #8), without a password
         * @throws ServerStartException if the files can't be read or don't fit together
         */
        public Options withTls(Path certificates, Path key) {
            try {
                return withTls(offered(SslContextBuilder.forServer(certificates.toFile(), key.toFile())));
            } catch (IOException | IllegalArgumentException e) {
                throw ServerStartException.ofTls(certificates, key, e);
            }
        }

        private static SslContext offered(SslContextBuilder builder) throws IOException {
            return builder.applicationProtocolConfig(new ApplicationProtocolConfig(
                            ApplicationProtocolConfig.Protocol.ALPN,
                            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                            ApplicationProtocolNames.HTTP_2,
                            ApplicationProtocolNames.HTTP_1_1))
                    .build();
        }

        /** These options with another number of event loops. */
        public Options withLoops(int newLoops) {
            return new Options(host, port, tls, newLoops, limits, http2);
        }

        /** These options with other limits. */
        public Options withLimits(Limits newLimits) {
            return new Options(host, port, tls, loops, newLimits, http2);
        }

        /** These options with other limits for connections of HTTP/2. */
        public Options withHttp2(Http2Limits newHttp2) {
            return new Options(host, port, tls, loops, limits, newHttp2);
        }
    }

    /**
     * How long a server waits for a client that sends nothing, or too little at a time; then it closes the connection. Streams that it sends are not touched.
     *
     * @param request from the start of a connection, or the head of a request, until all of the request is there
     * @param idle from the end of a response until all of the next head is there
     */
    public record Limits(Duration request, Duration idle) {

        /** Half a minute for a request, five minutes between two. */
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(5));

        /** @throws IllegalArgumentException if a time is not above zero */
        public Limits {
            if (request.isNegative() || request.isZero() || idle.isNegative() || idle.isZero()) {
                throw new IllegalArgumentException(
                        "A server can't wait for " + request + " or " + idle + ": give times above zero");
            }
        }
    }

    /**
     * What one connection of HTTP/2 may use. A server that listens to the world needs such limits; a load test that shares connections meets them, and raises those of
     * its own server.
     *
     * @param streams open at a time: more are refused (REFUSED_STREAM)
     * @param resets that a client may send within {@link #WINDOW_SECONDS}: more end the connection (ENHANCE_YOUR_CALM); 0 for any number
     * @param requests until the connection is used up: then its streams end in peace, and the client is told to open another one (GOAWAY); 0 for any number
     */
    public record Http2Limits(int streams, int resets, int requests) {

        /** The time that resets are counted in. */
        public static final int WINDOW_SECONDS = 30;

        /** What widespread servers allow: 128 streams, 200 resets, 1,000 requests. */
        public static final Http2Limits DEFAULT = new Http2Limits(128, 200, 1_000);

        /** @throws IllegalArgumentException if no stream is allowed, or a number is below zero */
        public Http2Limits {
            if (streams < 1 || resets < 0 || requests < 0) {
                throw new IllegalArgumentException(
                        "A connection with " + streams + " streams, " + resets + " resets and " + requests
                                + " requests can't be: give 1 or more streams, and 0 or more of the others");
            }
        }

        /** These limits with another number of streams. */
        public Http2Limits withStreams(int newStreams) {
            return new Http2Limits(newStreams, resets, requests);
        }

        /** These limits with another number of resets. */
        public Http2Limits withResets(int newResets) {
            return new Http2Limits(streams, newResets, requests);
        }

        /** These limits with another number of requests. */
        public Http2Limits withRequests(int newRequests) {
            return new Http2Limits(streams, resets, newRequests);
        }
    }
}
