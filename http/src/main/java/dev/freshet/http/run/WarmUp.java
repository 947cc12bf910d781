// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import dev.freshet.core.SimulationException;
import dev.freshet.core.time.Loop;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.UserConnections;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets an address once before a run, so that what happens once per process, such as loading classes and trust stores, is not measured with the first users. The
 * main thread waits for it.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final long PATIENCE_NS = Duration.ofSeconds(10).toNanos();

    private final Loop loop;
    private final Connections connections;

    WarmUp(Loop loop, Connections connections) {
        this.loop = loop;
        this.connections = connections;
    }

    /** Sends the request and waits for the head of its response, or for what is in its way; that is logged, and the run goes on. */
    void get(String url, Passage passage) {
        HttpUri uri;
        try {
            uri = HttpUri.parse(url);
        } catch (IllegalArgumentException e) {
            throw new SimulationException("warmUp(\"" + url + "\"): " + e.getMessage(), e);
        }
        CompletableFuture<String> answered = new CompletableFuture<>();
        loop.execute(() -> send(uri, passage, answered));
        String failure = answered.completeOnTimeout("no answer", 2 * PATIENCE_NS, TimeUnit.NANOSECONDS)
                .join();
        if (!failure.isEmpty()) {
            LOG.warn("Warming up by {} failed: {}", uri, failure);
        }
    }

    /** A defect fails the warm-up, and nothing else. */
    private void send(HttpUri uri, Passage passage, CompletableFuture<String> answered) {
        try {
            new Request(answered).send(uri, passage);
        } catch (RuntimeException e) {
            answered.complete(e.toString());
        }
    }

    /** The request. Confined to the loop. */
    private final class Request implements ExchangeListener {

        private final CompletableFuture<String> answered;
        private final UserConnections own = connections.of(loop, 0);
        private HttpExchange exchange = HttpExchange.NONE;

        /**
         * A request that is not sent yet.
         *
         * @param answered takes what was in its way, or an empty text
         */
        Request(CompletableFuture<String> answered) {
            this.answered = answered;
        }

        void send(HttpUri uri, Passage passage) {
            ByteBuffer nothing = ByteBuffer.allocate(0).asReadOnlyBuffer();
            HttpRequest request = new HttpRequest("GET", uri, Headers.NONE, nothing, passage);
            exchange = own.dedicated().open(request, loop.clock().nowNs() + PATIENCE_NS, this);
        }

        @Override
        public ExchangeListener onHead(HttpResponseHead head, long nowNs) {
            exchange.cancel();
            complete("");
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
            complete("");
        }

        @Override
        public void onFailure(ExchangeFailure failure, long nowNs) {
            complete(failure.text());
        }

        private void complete(String failure) {
            own.close();
            answered.complete(failure);
        }
    }
}
