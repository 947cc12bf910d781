// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of HTTP/2 in the clear that does on each connection what a test scripts, frame by frame, on a thread of its own. It knows of HPACK what it needs to say a
 * status, and nothing of Netty.
 */
final class FrameServer implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;

    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;

    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;

    /** {@code :status: 200}, by its number in the table that everybody knows. */
    static final byte[] OK = {(byte) 0x88};

    private static final int PREFACE_BYTES = 24;

    /** What the server does with one connection, by its number from 0; the socket is closed afterwards. */
    interface Script {
        void play(int connection, Conversation with) throws IOException, InterruptedException;
    }

    /** A frame that came. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares frames
    record Frame(int type, int flags, int streamId, byte[] payload) {

        int code() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }

        @Override
        public String toString() {
            return "type " + type + " of stream " + streamId;
        }
    }

    /** One connection, seen from the server. */
    static final class Conversation {

        private final Socket socket;
        private final DataInputStream in;
        private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();

        private Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
        }

        /** Reads what every client says first, and allows any number of streams. */
        Conversation open() throws IOException {
            return open(new byte[0]);
        }

        Conversation open(byte[] settings) throws IOException {
            in.readNBytes(PREFACE_BYTES);
            return frame(SETTINGS, 0, 0, settings)
                    .frame(SETTINGS, ACK, 0, new byte[0])
                    .flush();
        }

        /** Adds a frame to what is sent next. */
        Conversation frame(int type, int flags, int streamId, byte[] payload) {
            unsent.write(payload.length >> 16);
            unsent.write(payload.length >> 8);
            unsent.write(payload.length);
            unsent.write(type);
            unsent.write(flags);
            unsent.writeBytes(ByteBuffer.allocate(4).putInt(streamId).array());
            unsent.writeBytes(payload);
            return this;
        }

        Conversation bytes(String text) {
            unsent.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Conversation ok(int streamId) {
            return frame(HEADERS, END_HEADERS, streamId, OK);
        }

        Conversation data(int streamId, String text) {
            return frame(DATA, 0, streamId, text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Conversation end(int streamId) {
            return frame(DATA, END_STREAM, streamId, new byte[0]);
        }

        Conversation reset(int streamId, int code) {
            return frame(RST_STREAM, 0, streamId, number(code));
        }

        Conversation goAway(int lastStreamId, int code) {
            return frame(
                    GOAWAY,
                    0,
                    0,
                    ByteBuffer.allocate(8).putInt(lastStreamId).putInt(code).array());
        }

        /** Sends what has been added, in one piece. */
        Conversation flush() throws IOException {
            socket.getOutputStream().write(unsent.toByteArray());
            socket.getOutputStream().flush();
            unsent.reset();
            return this;
        }

        /** The next frame of that type; others are passed over. */
        Frame next(int type) throws IOException {
            while (true) {
                Frame frame = next();
                if (frame.type() == type) {
                    return frame;
                }
            }
        }

        /** The next frame. */
        Frame next() throws IOException {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int streamId = in.readInt();
            return new Frame(lengthAndType & 0xff, flags, streamId, in.readNBytes(lengthAndType >>> 8));
        }

        /** The stream of the next request. */
        int request() throws IOException {
            return next(HEADERS).streamId();
        }

        /** Closes with a reset instead of an end. */
        void resetConnection() throws IOException {
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

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    static byte[] setting(int key, int value) {
        return ByteBuffer.allocate(6).putShort((short) key).putInt(value).array();
    }

    private final AtomicInteger accepted = new AtomicInteger();
    private final RawServer server;

    private FrameServer(Script script) throws IOException {
        server = RawServer.playing(c -> script.play(accepted.getAndIncrement(), new Conversation(c.socket())));
    }

    static FrameServer playing(Script script) throws IOException {
        return new FrameServer(script);
    }

    int connections() {
        return accepted.get();
    }

    String url(String pathAndQuery) {
        return server.url(pathAndQuery);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
