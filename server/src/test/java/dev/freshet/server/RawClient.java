// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A client that knows nothing of HTTP: texts have one character per byte. A read that waits 20 s fails. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawClient(SampleServer server) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    RawClient get(String uri) throws IOException {
        return send("GET " + uri + " HTTP/1.1\r\nHost: test\r\n\r\n");
    }

    /** Reads byte by byte until the text ends so; fails if the connection ends before. */
    String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException("closed after: " + text);
            }
            text.append((char) read);
        }
        return text.toString();
    }

    String readHead() throws IOException {
        return readUntil("\r\n\r\n");
    }

    /** What one read of the socket gives. */
    String readOnce() throws IOException {
        byte[] buffer = new byte[65_536];
        int length = in.read(buffer);
        return length < 0 ? "" : new String(buffer, 0, length, ISO_8859_1);
    }

    /** Reads to the end of the connection; a reset is an exception. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        in.transferTo(bytes);
        return bytes.toString(ISO_8859_1);
    }

    boolean hasReceived() throws IOException {
        return in.available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
