// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/** An nginx with the nchan module, started by the test on a free port of the loopback interface and stopped with it. */
final class NginxServer implements AutoCloseable {

    private final PeerProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    private NginxServer(PeerProcess process) {
        this.process = process;
    }

    /**
     * Starts a server whose channel is published to at {@code /publish} and subscribed to, as an event stream, at {@code
     * /stocks/prices}.
     */
    static NginxServer start(Path folder) throws IOException, InterruptedException {
        return start(folder, port -> publishing(folder, port));
    }

    /** Starts a proxy that does TLS before a server which does not, speaks HTTP/2 to clients that offer it, and compresses for those that ask for it. */
    static NginxServer tlsBefore(String upstreamUrl, Path certificates, Path key, Path folder)
            throws IOException, InterruptedException {
        return start(
                folder,
                port -> configuration(folder, port + " ssl http2", """
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    gzip on;
                    gzip_types text/event-stream;
                    gzip_min_length 0;
                    location / {
                      proxy_pass %s;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_set_header Accept-Encoding "";
                      proxy_buffering off;
                      proxy_read_timeout 60s;
                    }
                """.formatted(certificates, key, upstreamUrl)));
    }

    /**
     * Starts a proxy that compresses event streams: at {@code /flushed/} it passes on at once what it gets, at {@code /held/} it lets its compressor collect, which is
     * what it does unless it is told otherwise.
     */
    static NginxServer zippingBefore(String upstreamUrl, Path folder) throws IOException, InterruptedException {
        String location = """
                    location /%s/ {
                      proxy_pass %s/;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_buffering %s;
                      gzip on;
                      gzip_types text/event-stream;
                      gzip_min_length 0;
                      gzip_proxied any;
                    }
                """;
        return start(
                folder,
                port -> configuration(
                        folder,
                        port + "",
                        location.formatted("flushed", upstreamUrl, "off")
                                + location.formatted("held", upstreamUrl, "on")));
    }

    private static NginxServer start(Path folder, IntFunction<String> configuration)
            throws IOException, InterruptedException {
        return new NginxServer(PeerProcess.start(
                folder.resolve("nginx.log"),
                port -> List.of(
                        Peer.NGINX.program().toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        PeerProcess.file(folder.resolve("nginx-" + port + ".conf"), configuration.apply(port)),
                        "-e",
                        "stderr")));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return process.port();
    }

    /** Publishes one event of that type to all subscribers. */
    void publish(String type, String data) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + "/publish"))
                .header("X-EventSource-Event", type)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(data))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("nginx answered " + response.statusCode() + " to a publication: " + response.body());
        }
    }

    /** How many subscribers the channel has now. */
    int subscribers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + "/publish"))
                .header("Accept", "text/json")
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        String counted = response.body().replaceAll("(?s).*\"subscribers\":\\s*(\\d+).*", "$1");
        return response.statusCode() == 200 ? Integer.parseInt(counted) : 0;
    }

    @Override
    public void close() {
        process.close();
    }

    private static String publishing(Path folder, int port) {
        return "load_module %s;\n".formatted(Peer.NCHAN.files().get(1)) + configuration(folder, port + "", """
                    location = /publish { nchan_publisher; nchan_channel_id stocks; }
                    location = /stocks/prices {
                      nchan_subscriber eventsource;
                      nchan_channel_id stocks;
                      nchan_subscriber_first_message oldest;
                    }
                """);
    }

    private static String configuration(Path folder, String port, String server) {
        return """
                daemon off;
                master_process off;
                pid %s/nginx.pid;
                error_log stderr warn;
                events { worker_connections 2048; }
                http {
                  access_log off;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  server {
                    listen 127.0.0.1:%s;
                    %s
                  }
                }
                """.formatted(folder, folder, folder, folder, folder, folder, port, server);
    }
}
