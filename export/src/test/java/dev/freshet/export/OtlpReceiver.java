// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry that keeps what it is sent, and answers what it is told to. */
final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<ExportMetricsServiceRequest> accepted = new CopyOnWriteArrayList<>();
    private final List<ExportMetricsServiceRequest> refused = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ArrayDeque<>();

    OtlpReceiver(Integer... answersFirst) throws IOException {
        answers.addAll(List.of(answersFirst));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<ExportMetricsServiceRequest> accepted() {
        return accepted;
    }

    List<ExportMetricsServiceRequest> refused() {
        return refused;
    }

    List<Headers> headers() {
        return headers;
    }

    List<String> paths() {
        return paths;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    isCompressed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                ExportMetricsServiceRequest request = ExportMetricsServiceRequest.parseFrom(body.readAllBytes());
                headers.add(exchange.getRequestHeaders());
                paths.add(exchange.getRequestURI().toString());
                int status = answers.isEmpty() ? 200 : answers.remove();
                (status == 200 ? accepted : refused).add(request);
                exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
