// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on loopback that does on each connection what a test scripts, byte by byte, on a thread of its own. */
final class RawServer implements AutoCloseable {

    /** What the server does with one connection; the socket is closed afterwards. */
    interface Script {
        void play(Conversation with) throws IOException, InterruptedException;
    }

    /** One connection, seen from the server. */
    record Conversation(Socket socket, InputStream in, OutputStream out, BlockingQueue<String> requests) {

        /** Reads up to the blank line and notes what came. */
        Conversation readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("The client closed the connection within its request");
                }
                head.write(b);
            }
            requests.add(head.toString(StandardCharsets.ISO_8859_1));
            return this;
        }

        String readBody(int length) throws IOException {
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }

        Conversation send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return this;
        }

        /** Closes with a reset instead of an end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client has closed the connection, by whatever means. */
        void awaitClose() {
            try {
                while (in.read() >= 0) {
                    // what the client still sends is of no interest
                }
            } catch (IOException e) {
                // a reset: the client had not read everything
            }
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private RawServer(ServerSocket server) {
        this.server = server;
    }

    static RawServer playing(Script script) throws IOException {
        return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    static RawServer on(ServerSocket socket, Script script) {
        RawServer raw = new RawServer(socket);
        Thread thread = new Thread(() -> raw.serve(script), "raw-server");
        thread.setDaemon(true);
        thread.start();
        return raw;
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String pathAndQuery) {
        return "http://127.0.0.1:" + port() + pathAndQuery;
    }

    /** The heads of the requests, in order; waits for the next. */
    String nextRequest() throws InterruptedException {
        return requests.take();
    }

    private void serve(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> play(script, socket), "raw-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private void play(Script script, Socket socket) {
        try (socket) {
            script.play(new Conversation(socket, socket.getInputStream(), socket.getOutputStream(), requests));
        } catch (IOException e) {
            // the client went away, which is what some tests are about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
