// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.freshet.core.run.LiveExport;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunStats;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the figures so far at {@code /metrics}, in the format that is asked for. Told of the run on the reporter, asked on threads of its own. */
final class PrometheusEndpoint implements LiveExport.Open {

    private static final String PATH = "/metrics";
    private static final Pattern ADDRESS = Pattern.compile("(?:(\\[[^\\]]+]|[^:]+):)?([0-9]{1,5})");
    private static final int MOST_PORT = 65_535;
    private static final int THREADS = 2;

    private final PrometheusCollector collector = new PrometheusCollector();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final HttpServer server;
    private final ExecutorService threads;

    private PrometheusEndpoint(HttpServer server) {
        this.server = server;
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "freshet-prometheus");
            thread.setDaemon(true);
            return thread;
        });
        registry.register(collector);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Listens.
     *
     * @param address a port, or a host and a port; on loopback where no host is given
     * @throws IOException when it cannot
     */
    static PrometheusEndpoint open(String address) throws IOException {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > MOST_PORT) {
            throw new IllegalArgumentException("--prometheus " + address
                    + ": give a port, such as 9464, or a host and a port, such as 0.0.0.0:9464.");
        }
        int port = Integer.parseInt(parts.group(2));
        try {
            InetAddress host =
                    parts.group(1) == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(parts.group(1));
            return new PrometheusEndpoint(HttpServer.create(new InetSocketAddress(host, port), 0));
        } catch (IOException e) {
            throw new IOException(
                    "--prometheus " + address + ": cannot listen there (" + e.getMessage()
                            + "). Is it in use, or not of this machine? Choose another port, or end what has it.",
                    e);
        }
    }

    @Override
    public String notice() {
        return "Prometheus finds the figures at " + url();
    }

    String url() {
        String host = server.getAddress().getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
                + server.getAddress().getPort() + PATH;
    }

    @Override
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        collector.show(Snapshot.of(soFar.get()));
    }

    @Override
    public void ended(RunStats stats) {
        collector.show(Snapshot.of(stats));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                text(exchange, 405, "Only GET and HEAD are answered here.\n");
            } else if (path.equals(PATH)) {
                metrics(exchange);
            } else {
                text(exchange, path.equals("/") ? 200 : 404, "The figures of a run of Freshet are at " + PATH + "\n");
            }
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        ExpositionFormatWriter format = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
        format.write(body, registry.scrape(), EscapingScheme.fromAcceptHeader(accept));
        exchange.getResponseHeaders().set("Content-Type", format.getContentType());
        send(exchange, 200, body.toByteArray());
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        send(exchange, status, text.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
