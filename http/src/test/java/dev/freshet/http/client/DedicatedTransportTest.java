// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DedicatedTransportTest {

    private final ClientKit kit = ClientKit.standard();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void aChunkedStreamComesThroughWithoutItsFraming() throws Exception {
        try (RawServer server = RawServer.playing(c -> c.readHead()
                .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
                .send("7\r\ndata: a\r\n")
                .send("2;ext=1\r\n\n\n\r\n0\r\n\r\n")
                .awaitClose())) {
            Recorder recorder = kit.exchange(ClientKit.get(server.url("/events?x=1")));
            assertThat(recorder.outcome()).isEqualTo("200 [data: a\n\n] end");
            assertThat(recorder.head().header("content-type")).isEqualTo("text/event-stream");
            assertThat(server.nextRequest())
                    .isEqualTo("GET /events?x=1 HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                            + "\r\nAccept: text/event-stream\r\n\r\n");
        }
    }
}
