// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves the page of a run at {@code /}, and its documents as an event stream at {@code /events}; on loopback, to whoever has the address whole. */
final class LiveServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MOST_PORT = 65_535;

    /** Besides those who watch, each of whom holds one. */
    private static final int THREADS = 4;

    private static final int IDLE_S = 10;

    private final HttpServer server;
    private final LiveKey key;
    private final LiveDocuments documents;
    private final Page page;
    private final ThreadPoolExecutor threads;

    /** Gives the page as it is now. */
    interface Page {

        /** Waits for the run to begin, if it has not yet; nothing where that takes too long. May be called from any thread. */
        Optional<String> now() throws InterruptedException;
    }

    private LiveServer(HttpServer server, LiveDocuments documents, Page page) {
        this.server = server;
        this.key = LiveKey.of(server.getAddress().getPort());
        this.documents = documents;
        this.page = page;
        int most = LiveDocuments.WATCHERS + THREADS;
        threads = new ThreadPoolExecutor(most, most, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "freshet-live");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @throws LaunchException when it cannot
     */
    static LiveServer open(int port, LiveDocuments documents, Page page) {
        if (port < 0 || port > MOST_PORT) {
            throw LaunchException.badInput("--live " + port + ": give a port from 1 to " + MOST_PORT
                    + ", or none: then any free one is taken.");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
            LiveServer opened =
                    new LiveServer(HttpServer.create(new InetSocketAddress(loopback, port), 0), documents, page);
            opened.server.setExecutor(opened.threads);
            opened.server.createContext("/", opened::answer);
            opened.server.start();
            return opened;
        } catch (IOException e) {
            throw LaunchException.badInput("--live " + port + ": cannot listen there (" + e.getMessage()
                    + "). Is it in use? Choose another port, or none: then any free one is taken.");
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/?" + key.query();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!key.isForThisHost(exchange.getRequestHeaders().get("Host"))) {
                text(exchange, 403, "This is no host of that name.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                text(exchange, 405, "Only GET is answered here.");
            } else if (!key.isIn(exchange.getRequestURI().getRawQuery())) {
                text(exchange, 403, "The address lacks its token: open it as the run has printed it.");
            } else {
                switch (exchange.getRequestURI().getPath()) {
                    case "/" -> page(exchange);
                    case "/events" -> events(exchange);
                    default -> text(exchange, 404, "There is no such page here.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is being closed
        }
    }

    private void page(HttpExchange exchange) throws IOException, InterruptedException {
        Optional<String> now = page.now();
        if (now.isPresent()) {
            send(exchange, 200, "text/html; charset=utf-8", now.get());
        } else {
            text(exchange, 503, "The run has not begun yet: load this page again.");
        }
    }

    private void events(HttpExchange exchange) throws IOException, InterruptedException {
        if (!documents.enter()) {
            text(
                    exchange,
                    503,
                    LiveDocuments.WATCHERS
                            + " watch this run already: close one of the pages, and load this one again.");
            return;
        }
        try {
            long had = documents.had();
            head(exchange, "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.flush();
            for (LiveDocuments.Numbered next = documents.after(had); next != null; next = documents.after(had)) {
                body.write(next.event().getBytes(UTF_8));
                body.flush();
                had = next.number();
            }
            body.close();
        } finally {
            documents.leave();
        }
    }

    private static void text(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", sentence + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        head(exchange, type);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
        if (!isHead) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Nothing of it is kept by anybody, led elsewhere by a link, taken for another type, or part of a page from elsewhere. */
    private static void head(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }
}
