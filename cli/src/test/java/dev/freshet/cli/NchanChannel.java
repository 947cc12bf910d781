// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A channel of nginx with nchan, on a free port of the loopback interface: it keeps what is published, and each subscriber gets all of it from the beginning.
 * Skips the calling test where that is not installed; on CI that fails it.
 */
final class NchanChannel implements AutoCloseable {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private NchanChannel(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static NchanChannel open(Path folder) throws IOException, InterruptedException {
        boolean isThere = Files.exists(NGINX) && Files.exists(MODULE);
        if (System.getenv("CI") != null) {
            assertThat(isThere)
                    .as("nginx with libnginx-mod-nchan is to be installed by .ci/run")
                    .isTrue();
        } else {
            assumeTrue(isThere, "needs nginx with libnginx-mod-nchan");
        }
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Path configuration = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port));
            Path log = folder.resolve("nginx.log");
            Process process = new ProcessBuilder(
                            NGINX.toString(), "-p", folder.toString(), "-c", configuration.toString(), "-e", "stderr")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (accepts(process, port)) {
                return new NchanChannel(process, port);
            }
            process.destroy();
            if (attempt == 3) {
                throw new IOException("nginx did not start: " + Files.readString(log));
            }
        }
    }

    /** Where it is subscribed to. */
    String url() {
        return "http://127.0.0.1:" + port + "/events";
    }

    /** A page that is no stream. */
    String pageUrl() {
        return "http://127.0.0.1:" + port + "/page";
    }

    /** Publishes one event of that type, by which nchan gives it an id of its own. */
    void publish(String type, String data) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/publish"))
                .header("X-EventSource-Event", type)
                .POST(HttpRequest.BodyPublishers.ofString(data))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("nginx answered " + response.statusCode() + " to a publication: " + response.body());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(Process process, int port) throws InterruptedException {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadlineNs) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                Thread.sleep(20); // it is not there yet
            }
        }
        return false;
    }

    private static String configuration(Path folder, int port) {
        return """
                load_module %s;
                daemon off;
                master_process off;
                pid %s/nginx.pid;
                error_log stderr warn;
                events { worker_connections 512; }
                http {
                  access_log off;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  server {
                    listen 127.0.0.1:%d;
                    location = /publish { nchan_publisher; nchan_channel_id events; }
                    location = /events {
                      nchan_subscriber eventsource;
                      nchan_channel_id events;
                      nchan_subscriber_first_message oldest;
                    }
                    location = /page { return 200 "a page of nginx"; }
                  }
                }
                """.formatted(MODULE, folder, folder, folder, folder, folder, folder, port);
    }
}
