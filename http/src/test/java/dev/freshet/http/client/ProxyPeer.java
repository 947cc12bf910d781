// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.freshet.http.ProxySpec;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A proxy on loopback that leads every name to loopback, lets in whom it knows, and notes what it was asked for. */
final class ProxyPeer implements AutoCloseable {

    private final RawServer server;
    private final ProxySpec.Kind kind;
    private final @Nullable String login;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    private ProxyPeer(ProxySpec.Kind kind, ServerSocket socket, @Nullable String login) {
        this.kind = kind;
        this.login = login;
        this.server = RawServer.on(socket, this::serve);
    }

    /**
     * Starts one.
     *
     * @param login user name, colon and password of whom it lets in; null for everybody
     */
    static ProxyPeer on(ServerSocket socket, ProxySpec.Kind kind, @Nullable String login) {
        return new ProxyPeer(kind, socket, login);
    }

    int port() {
        return server.port();
    }

    /** What it was asked for: the request line of HTTP, or the address of SOCKS, with what it was told of who asks. */
    List<String> asked() {
        return asked;
    }

    int connections() {
        return connections.get();
    }

    private void serve(RawServer.Conversation with) throws IOException {
        connections.incrementAndGet();
        DataInputStream in = new DataInputStream(with.in());
        switch (kind) {
            case HTTP, HTTPS -> http(in, with.out());
            case SOCKS4 -> socks4(in, with.out());
            case SOCKS5 -> socks5(in, with.out());
        }
    }

    // ---- HTTP ----------------------------------------------------------------------------------------------------

    private void http(InputStream in, OutputStream out) throws IOException {
        String head = head(in);
        String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", -1);
        String told = header(head, "Proxy-Authorization");
        String who = told.isEmpty() ? "" : new String(Base64.getDecoder().decode(told.substring(6)), ISO_8859_1);
        asked.add(line[0] + " " + line[1] + " " + who + header(head, "X-Tunnel"));
        if (login != null && !login.equals(who)) {
            send(
                    out,
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 4\r\n\r\nnope");
            in.skipNBytes(in.available());
            return;
        }
        if (line[0].equals("CONNECT")) {
            try (Socket upstream = socket(line[1])) {
                send(
                        out,
                        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 Connection established\r\nVia: 1.1 peer\r\n\r\n");
                relay(in, out, upstream);
            }
        } else {
            forward(head, line, in, out);
        }
    }

    private void forward(String head, String[] line, InputStream in, OutputStream out) throws IOException {
        String rest = line[1].substring("http://".length());
        int slash = rest.indexOf('/');
        try (Socket upstream = socket(rest.substring(0, slash))) {
            Thread answers = new Thread(() -> copy(inOf(upstream), out));
            answers.setDaemon(true);
            answers.start();
            String next = head;
            while (true) {
                String path = next.split(" ", 3)[1].substring("http://".length());
                String passed = next.replaceFirst(" \\S+ ", " " + path.substring(path.indexOf('/')) + " ")
                        .replaceFirst("Proxy-Authorization: .*\r\n", "");
                upstream.getOutputStream().write(passed.getBytes(ISO_8859_1));
                String length = header(next, "Content-Length");
                upstream.getOutputStream().write(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
                upstream.getOutputStream().flush();
                next = head(in);
                asked.add(next.substring(0, next.indexOf(" HTTP")));
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed");
            }
            head.write(b);
        }
        return head.toString(ISO_8859_1);
    }

    private static String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ": ");
        int from = at + name.length() + 4;
        return at < 0 ? "" : head.substring(from, head.indexOf("\r\n", from));
    }

    // ---- SOCKS ---------------------------------------------------------------------------------------------------

    private void socks4(DataInputStream in, OutputStream out) throws IOException {
        in.skipNBytes(2);
        int port = in.readUnsignedShort();
        byte[] address = in.readNBytes(4);
        String user = text(in);
        boolean hasName = address[0] == 0 && address[1] == 0 && address[2] == 0 && address[3] != 0;
        String host = hasName ? text(in) : InetAddress.getByAddress(address).getHostAddress();
        asked.add(host + ":" + port + " " + user);
        boolean isKnown = login == null || login.startsWith(user + ":");
        out.write(new byte[] {0, (byte) (isKnown ? 90 : 93), 0, 0, 0, 0, 0, 0});
        out.flush();
        if (isKnown) {
            try (Socket upstream = socket(host + ":" + port)) {
                relay(in, out, upstream);
            }
        }
    }

    private static String text(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b > 0; b = in.read()) {
            text.append((char) b);
        }
        return text.toString();
    }

    private void socks5(DataInputStream in, OutputStream out) throws IOException {
        in.skipNBytes(1);
        byte[] methods = in.readNBytes(in.read());
        boolean offers = methods.length > 1;
        out.write(new byte[] {5, (byte) (login == null ? 0 : offers ? 2 : 0xff)});
        out.flush();
        String who = "";
        if (login != null) {
            in.skipNBytes(1);
            who = new String(in.readNBytes(in.read()), ISO_8859_1)
                    + ":"
                    + new String(in.readNBytes(in.read()), ISO_8859_1);
            out.write(new byte[] {1, (byte) (login.equals(who) ? 0 : 1)});
            out.flush();
        }
        in.skipNBytes(3);
        String host = switch (in.read()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 3 -> new String(in.readNBytes(in.read()), ISO_8859_1);
            default -> "[" + InetAddress.getByAddress(in.readNBytes(16)).getHostAddress() + "]";
        };
        int port = in.readUnsignedShort();
        asked.add(host + ":" + port + " " + who);
        try (Socket upstream = socket(host + ":" + port)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            out.flush();
            relay(in, out, upstream);
        }
    }

    // ---- both ----------------------------------------------------------------------------------------------------

    private static Socket socket(String authority) throws IOException {
        int colon = authority.lastIndexOf(':');
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(authority.substring(colon + 1)));
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static void relay(InputStream in, OutputStream out, Socket upstream) throws IOException {
        OutputStream there = upstream.getOutputStream();
        Thread requests = new Thread(() -> copy(in, there));
        requests.setDaemon(true);
        requests.start();
        copy(upstream.getInputStream(), out);
    }

    private static InputStream inOf(Socket socket) {
        try {
            return socket.getInputStream();
        } catch (IOException e) {
            return InputStream.nullInputStream();
        }
    }

    private static void copy(InputStream in, OutputStream out) {
        byte[] buffer = new byte[8 << 10];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // one side has gone: the other follows
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
