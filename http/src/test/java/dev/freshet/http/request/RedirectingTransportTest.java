// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.HttpDsl;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands for an exchange when its final head has come. */
class RedirectingTransportTest {

    private static final HttpRequest GET =
            new HttpRequest("GET", HttpUri.parse("http://host/a"), Headers.NONE, ByteBuffer.allocate(0));

    private final List<Hop> hops = new ArrayList<>();
    private final HttpExchange exchange = new RedirectingTransport(
                    (request, headDeadlineNs, listener) -> {
                        hops.add(new Hop(listener));
                        return hops.get(hops.size() - 1);
                    },
                    HttpDsl.http.redirects())
            .open(GET, 1, new Listener());

    private record Hop(ExchangeListener listener) implements HttpExchange {

        @Override
        public void cancel() {
            // Nothing is open.
        }

        @Override
        public void reading(boolean isOn) {
            // Nothing is read.
        }

        @Override
        public ExchangeParts parts() {
            return new ExchangeParts(-1, -1, -1, -1, 10, 100, false, false, false);
        }
    }

    private static final class Listener implements ExchangeListener {

        @Override
        public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
            return this;
        }

        @Override
        public void onBody(ByteBuffer piece, long nowNs) {
            // Nobody reads it.
        }

        @Override
        public void onReadEnd(long nowNs) {
            // Nobody reads it.
        }

        @Override
        public void onEnd(long nowNs) {
            // Nobody waits for it.
        }

        @Override
        public void onFailure(ExchangeFailure failure, long nowNs) {
            // Nobody waits for it.
        }
    }

    private void answer(int status, Headers headers) {
        hops.get(hops.size() - 1).listener.onHead(new HttpResponseHead(status, headers), 0);
    }

    @Test
    void isTheOneOnTheWireWhereNothingWasLedElsewhere() {
        answer(200, Headers.NONE);

        assertThat(exchange.settled()).isSameAs(hops.get(0));
    }

    @Test
    void knowsWhereItWasLedAndWhatAllHopsCost() {
        answer(302, Headers.of("Location", "/b"));
        answer(200, Headers.NONE);

        assertThat(hops).hasSize(2);
        assertThat(exchange.settled().ledTo()).hasToString("http://host/b");
        assertThat(exchange.settled().parts().bytesReceived()).isEqualTo(200);
    }
}
