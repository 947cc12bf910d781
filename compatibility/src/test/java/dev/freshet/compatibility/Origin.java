// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The server that programs talk to, on a free port of the loopback. What it answers is written in the address that is asked for, so a program says it all
 * itself:
 *
 * <pre>
 * /answer?status=&amp;type=&amp;body=&amp;header=Name:value   that
 * /wire?headers=a,b      notes what has come in the trace: method, address, those headers and the body
 * /redirect/3            sends on to /redirect/2, ..., /redirect/0, which is there
 * /never                 says nothing
 * /events?data=&amp;then=&amp;again=&amp;status=&amp;type=   an event stream: writes the data, then ends it, cuts it off, or holds it; "again" is
 *                        what a client gets that has a last event ID
 * </pre>
 */
public final class Origin {

    private static final Origin INSTANCE = new Origin();

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "origin");
        thread.setDaemon(true);
        return thread;
    });

    private Origin() {
        try {
            socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** The base URL, without a slash at its end. */
    public static String url() {
        return "http://127.0.0.1:" + INSTANCE.socket.getLocalPort();
    }

    /** A base URL that nobody listens at. */
    public static String nobody() {
        return "http://127.0.0.1:1";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            Asked asked = Asked.read(in);
            while (asked != null && answer(asked, in, client.getOutputStream())) {
                asked = Asked.read(in);
            }
        } catch (IOException e) {
            // The client has gone; that is its right.
        }
    }

    /** Whether the connection stays open. */
    private static boolean answer(Asked asked, InputStream in, OutputStream out) throws IOException {
        if (asked.path.startsWith("/redirect/")) {
            int left = Integer.parseInt(asked.path.substring("/redirect/".length()));
            String location = left == 0 ? "" : "location: /redirect/" + (left - 1) + "\r\n";
            return respond(
                    out, left == 0 ? 200 : 302, location + "content-type: text/plain\r\n", "there".getBytes(UTF_8));
        }
        switch (asked.path) {
            case "/answer":
                String extra = asked.param("header", "");
                return respond(
                        out,
                        Integer.parseInt(asked.param("status", "200")),
                        "content-type: " + asked.param("type", "text/plain") + "\r\n"
                                + (extra.isEmpty() ? "" : extra + "\r\n"),
                        asked.method.equals("HEAD")
                                ? new byte[0]
                                : asked.param("body", "").getBytes(UTF_8));
            case "/wire":
                Trace.add("wire " + asked.seen());
                return respond(out, 200, "content-type: text/plain\r\n", "seen".getBytes(UTF_8));
            case "/never":
                return in.read() >= 0;
            case "/events":
                Events.stream(asked, in, out);
                return false;
            default:
                return respond(out, 404, "", new byte[0]);
        }
    }

    private static boolean respond(OutputStream out, int status, String headers, byte[] body) throws IOException {
        String length = status == 204 || status == 304 ? "" : "content-length: " + body.length + "\r\n";
        out.write(("HTTP/1.1 " + status + " As asked\r\n" + headers + length + "\r\n").getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
        return true;
    }

    /** A request. */
    static final class Asked {

        final String method;
        final String path;
        final String target;
        final Map<String, String> params = new LinkedHashMap<>();
        final Map<String, String> headers = new LinkedHashMap<>();
        private String body = "";

        private Asked(String line) {
            String[] parts = line.split(" ", 3);
            method = parts[0];
            target = parts[1];
            int query = target.indexOf('?');
            path = query < 0 ? target : target.substring(0, query);
            for (String pair : (query < 0 ? "" : target.substring(query + 1)).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    params.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
                }
            }
        }

        static Asked read(InputStream in) throws IOException {
            String first = line(in);
            if (first.isEmpty()) {
                return null;
            }
            Asked asked = new Asked(first);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                asked.headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + " & " + other);
            }
            int length = Integer.parseInt(asked.headers.getOrDefault("content-length", "0"));
            asked.body = new String(in.readNBytes(length), UTF_8);
            return asked;
        }

        String param(String name, String otherwise) {
            return params.getOrDefault(name, otherwise);
        }

        /** What came, without what differs between two connections. */
        String seen() {
            StringBuilder text = new StringBuilder(method + " " + target.replaceFirst("[?&]headers=[^&]*", ""));
            for (String name : param("headers", "").split(",")) {
                if (!name.isEmpty()) {
                    text.append(" | ").append(name).append(": ").append(headers.getOrDefault(name, "-"));
                }
            }
            return text + (body.isEmpty() ? "" : " | " + body);
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
