// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that speaks MCP as far as a test needs, on the JDK's own HTTP. It is strict about headers, and answers tools by their names in all the ways that the protocol allows. */
final class ScriptedMcpServer implements AutoCloseable {

    private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final boolean hasSessions;
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<String, String> resumable = new ConcurrentHashMap<>();

    /** What came: HTTP method, JSON-RPC method or last event ID, session id, version of the protocol. */
    final List<String> received = new CopyOnWriteArrayList<>();

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final Set<Integer> connections = ConcurrentHashMap.newKeySet();

    ScriptedMcpServer(boolean hasSessions) {
        this.hasSessions = hasSessions;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/mcp", this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            connections.add(exchange.getRemoteAddress().getPort());
            String session = exchange.getRequestHeaders().getFirst("MCP-Session-Id");
            String version = exchange.getRequestHeaders().getFirst("MCP-Protocol-Version");
            String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            String method = body.isEmpty() ? String.valueOf(last) : found(METHOD, body);
            received.add(exchange.getRequestMethod() + " " + method + " " + session + " " + version);
            bodies.add(body);
            String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
            boolean isFirst = method.equals("initialize");
            switch (exchange.getRequestMethod()) {
                case "DELETE" -> status(exchange, 405);
                case "GET" -> get(exchange, last);
                default -> {
                    boolean isWrong = !accept.contains("application/json") || !accept.contains("text/event-stream");
                    boolean isHeadless = !isFirst && (version == null || (hasSessions && session == null));
                    if (isWrong || isHeadless) {
                        status(exchange, 400);
                    } else {
                        post(exchange, method, body);
                    }
                }
            }
        }
    }

    private void get(HttpExchange exchange, String last) throws IOException {
        String answer = last == null ? null : resumable.remove(last);
        if (answer == null) {
            status(exchange, last == null ? 405 : 404);
        } else {
            stream(exchange, answer);
        }
    }

    private void post(HttpExchange exchange, String method, String body) throws IOException {
        String id = found(ID, body);
        switch (method) {
            case "initialize" -> {
                if (hasSessions) {
                    exchange.getResponseHeaders().add("Mcp-Session-Id", "s" + sessions.incrementAndGet());
                }
                String asked = found(Pattern.compile("\"protocolVersion\":\"([^\"]*)\""), body);
                result(exchange, id, "{\"protocolVersion\":\"" + asked + "\",\"serverInfo\":{\"name\":\"scripted\"}}");
            }
            case "notifications/initialized", "notifications/cancelled" -> status(exchange, 202);
            case "tools/list" ->
                result(
                        exchange,
                        id,
                        body.contains("\"cursor\":\"p\\\"2\"")
                                ? "{\"tools\":[{\"name\":\"b\"}]}"
                                : "{\"tools\":[{\"name\":\"a\"}],\"nextCursor\":\"p\\\"2\"}");
            case "tools/call" -> call(exchange, found(NAME, body), id);
            default -> result(exchange, id, "{}");
        }
    }

    private void call(HttpExchange exchange, String tool, String id) throws IOException {
        String text = response(id, "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}");
        switch (tool) {
            case "json" -> document(exchange, text);
            case "stream" ->
                stream(
                        exchange,
                        "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\r\n\r\n"
                                + "data: {\"jsonrpc\":\"2.0\",\"id\":" + id
                                + ",\"method\":\"sampling/createMessage\"}\r\n\r\n"
                                + "data: " + text + "\r\n\r\n");
            case "polled" -> {
                resumable.put("e" + id, "id: x\ndata: " + text + "\n\n");
                stream(exchange, "id: e" + id + "\nretry: 20\ndata:\n\n");
            }
            case "vanished" -> stream(exchange, "id: gone\nretry: 20\ndata:\n\n");
            case "failing" -> result(exchange, id, "{\"isError\":true,\"content\":[]}");
            case "lost" -> status(exchange, 404);
            default ->
                document(
                        exchange,
                        "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32602,\"message\":\"x\"}}");
        }
    }

    private static void result(HttpExchange exchange, String id, String result) throws IOException {
        document(exchange, response(id, result));
    }

    private static String response(String id, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
    }

    private static void document(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void stream(HttpExchange exchange, String events) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(events.getBytes(UTF_8));
    }

    private static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }
}
