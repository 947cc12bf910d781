// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A client of HTTP/2 that writes and reads frames one by one, good ones and bad ones. A read that waits 20 s fails. */
final class FrameClient implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    static final int CANCEL = 8;

    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int MAX_FRAME_BYTES = 16_384;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();
    private int nextStream = 1;

    private FrameClient(SampleServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 65_536));
    }

    /** A connection whose streams have that window at first. */
    static FrameClient connect(SampleServer server, int windowBytes) throws IOException {
        FrameClient client = new FrameClient(server).bytes(PREFACE);
        client.send(
                SETTINGS,
                0,
                0,
                ByteBuffer.allocate(6)
                        .putShort((short) INITIAL_WINDOW_SIZE)
                        .putInt(windowBytes)
                        .array());
        return client;
    }

    static FrameClient connect(SampleServer server) throws IOException {
        return connect(server, 65_535);
    }

    /** A connection on which nothing has been sent. */
    static FrameClient silent(SampleServer server) throws IOException {
        return new FrameClient(server);
    }

    FrameClient bytes(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    void send(int type, int flags, int stream, byte... payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        socket.getOutputStream().write(frame.array());
    }

    void send(int type, int stream, int value) throws IOException {
        send(type, 0, stream, ByteBuffer.allocate(4).putInt(value).array());
    }

    /** Asks for a path; gives the number of the stream. */
    int get(String path) throws Exception {
        return request("GET", path, END_STREAM, new DefaultHttp2Headers());
    }

    int request(String method, String path, int flags, Http2Headers more) throws Exception {
        int stream = nextStream;
        nextStream += 2;
        Http2Headers headers = new DefaultHttp2Headers()
                .method(method)
                .path(path)
                .scheme("http")
                .authority("test:1");
        headers.add(more);
        ByteBuf block = Unpooled.buffer();
        encoder.encodeHeaders(stream, headers, block);
        for (int type = HEADERS; block.isReadable(); type = CONTINUATION) {
            byte[] part = new byte[Math.min(MAX_FRAME_BYTES, block.readableBytes())];
            block.readBytes(part);
            int last = block.isReadable() ? 0 : END_HEADERS;
            send(type, type == HEADERS ? flags | last : last, stream, part);
        }
        return stream;
    }

    Frame read() throws IOException {
        int size = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        return new Frame(type, flags, stream, in.readNBytes(size));
    }

    /** The next frame of that type and stream; others are skipped. */
    Frame await(int type, int stream) throws IOException {
        Frame frame = read();
        while (frame.type != type || frame.stream != stream) {
            frame = read();
        }
        return frame;
    }

    /** The head of a response; all heads of a connection have to be read in their order. */
    Http2Headers awaitHead(int stream) throws IOException, Http2Exception {
        return decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(await(HEADERS, stream).payload));
    }

    /** Everything up to the end of the connection. */
    boolean isClosed() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One frame. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int type, int flags, int stream, byte[] payload) {

        String text() {
            return new String(payload, US_ASCII);
        }

        boolean isLast() {
            return (flags & END_STREAM) != 0;
        }

        /** The value of a number within the payload. */
        int number(int index) {
            return ByteBuffer.wrap(payload).getInt(index);
        }

        @Override
        public String toString() {
            return type + "/" + stream + "/" + flags + " " + ByteBufUtil.hexDump(payload);
        }
    }
}
