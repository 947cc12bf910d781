// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/** Puts Netty's parts of HTTP/2 together for one connection, within the limits of the server. */
final class Http2HandlerBuilder extends AbstractHttp2ConnectionHandlerBuilder<Http2Handler, Http2HandlerBuilder> {

    private static final int UNLIMITED = 0;

    private final Service service;
    private final RequestDeadline deadline;
    private final long number;

    private Http2HandlerBuilder(Service service, RequestDeadline deadline, long number) {
        this.service = service;
        this.deadline = deadline;
        this.number = number;
    }

    /** @param number of the connection, for its requests */
    static Http2Handler build(Service service, RequestDeadline deadline, long number) {
        SampleServer.Http2Limits limits = service.options().http2();
        DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
        connection.remote().maxActiveStreams(limits.streams()); // also until the client has acknowledged the settings
        // Priorities are a thing of the past (RFC 9113, section 5.3.1): all streams get their turn, and none keeps a
        // place in a tree.
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        return new Http2HandlerBuilder(service, deadline, number)
                .connection(connection)
                .initialSettings(Http2Settings.defaultSettings()
                        .maxConcurrentStreams(limits.streams())
                        .maxHeaderListSize(Acceptor.MAX_HEAD_BYTES))
                .decoderEnforceMaxRstFramesPerWindow(limits.resets(), SampleServer.Http2Limits.WINDOW_SECONDS)
                // Streams that end by a reset because they were asked to are no attack.
                .encoderEnforceMaxRstFramesPerWindow(UNLIMITED, SampleServer.Http2Limits.WINDOW_SECONDS)
                .build();
    }

    @Override
    protected Http2Handler build(
            Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
        Http2Handler handler = new Http2Handler(decoder, encoder, settings, service, deadline);
        frameListener(
                new Http2Reader(number, service.options().limits().request().toNanos(), handler));
        return handler;
    }
}
