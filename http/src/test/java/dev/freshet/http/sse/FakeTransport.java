// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeFailure.Phase;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A wire without a network: the test says what each exchange brings, at the loop's time. */
final class FakeTransport implements HttpTransport {

    private final Loop loop;
    final List<FakeExchange> exchanges = new ArrayList<>();

    FakeTransport(Loop loop) {
        this.loop = loop;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        FakeExchange exchange = new FakeExchange(request, headDeadlineNs, listener);
        exchanges.add(exchange);
        return exchange;
    }

    FakeExchange last() {
        return exchanges.get(exchanges.size() - 1);
    }

    /** One exchange. Keeps to the order of calls that a listener is promised, and says nothing once it is cancelled. */
    final class FakeExchange implements HttpExchange {

        final HttpRequest request;
        private ExchangeListener listener;
        private final Timeout headDeadline;
        boolean isCancelled;
        boolean isReading = true;
        ExchangeParts parts = ExchangeParts.NONE;
        private boolean isOver;
        private long lateNs;

        FakeExchange(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
            this.request = request;
            this.listener = listener;
            this.headDeadline =
                    loop.schedule(headDeadlineNs, () -> fail("no response head within the request timeout"));
        }

        @Override
        public void cancel() {
            isCancelled = !isOver;
            headDeadline.cancel();
        }

        @Override
        public void reading(boolean isOn) {
            isReading = isOn;
        }

        @Override
        public ExchangeParts parts() {
            return parts;
        }

        /** Whether the listener still listens. */
        boolean isLive() {
            return !isCancelled && !isOver;
        }

        /** The loop is so late that what comes from now on is read before the timers that were due since. */
        FakeExchange late(long ms) {
            lateNs = ms * 1_000_000;
            return this;
        }

        private long arrivalNs() {
            return nowNs() + lateNs;
        }

        FakeExchange accept() {
            return head(200, "content-type", "text/event-stream");
        }

        FakeExchange head(int status, String... headers) {
            List<Map.Entry<String, String>> lines = new ArrayList<>();
            for (int i = 0; i < headers.length; i += 2) {
                lines.add(Map.entry(headers[i], headers[i + 1]));
            }
            if (isLive()) {
                headDeadline.cancel();
                listener = listener.onHead(new HttpResponseHead(status, Headers.of(lines)), arrivalNs());
            }
            return this;
        }

        /** One network read that brings these pieces. */
        FakeExchange read(String... pieces) {
            for (String piece : pieces) {
                if (isLive()) {
                    listener.onBody(ByteBuffer.wrap(piece.getBytes(UTF_8)), arrivalNs());
                }
            }
            if (isLive()) {
                listener.onReadEnd(arrivalNs());
            }
            return this;
        }

        /** One network read that brings that one piece. */
        void readBuffer(ByteBuffer piece) {
            listener.onBody(piece, arrivalNs());
            listener.onReadEnd(arrivalNs());
        }

        void end() {
            if (isLive()) {
                isOver = true;
                listener.onEnd(arrivalNs());
            }
        }

        void cut() {
            fail(Phase.BODY, "connection closed before the end of the body");
        }

        void fail(String text) {
            fail(Phase.HEAD, text);
        }

        private void fail(Phase phase, String text) {
            if (isLive()) {
                headDeadline.cancel();
                isOver = true;
                listener.onFailure(new ExchangeFailure(phase, text), arrivalNs());
            }
        }

        String header(String name) {
            return request.headers().entries().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    private long nowNs() {
        return loop.clock().nowNs();
    }
}
