// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.time.Loop;
import dev.freshet.core.time.Timeout;
import dev.freshet.http.client.Connections;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeFailure.Phase;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.client.HttpTransport;
import dev.freshet.http.client.UserConnections;
import dev.freshet.http.client.WireCounts;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A wire without a network, whose other end answers by a script, in the loop's time. */
final class ScriptedWire implements Connections, UserConnections, HttpTransport {

    private final Loop loop;
    private final Map<String, List<Function<HttpRequest, Answer>>> answers = new HashMap<>();
    final List<HttpRequest> requests = new ArrayList<>();
    int cancelled;
    boolean isClosed;

    ScriptedWire(Loop loop) {
        this.loop = loop;
    }

    /** What the other end says to a request. */
    record Answer(int status, List<Map.Entry<String, String>> headers, ByteBuffer body, long afterMs, String failure) {

        static Answer status(int status) {
            return new Answer(status, List.of(), ByteBuffer.allocate(0), 1, "");
        }

        static Answer text(String body) {
            return status(200).body(body);
        }

        static Answer failing(String text) {
            return new Answer(0, List.of(), ByteBuffer.allocate(0), 1, text);
        }

        Answer header(String name, String value) {
            List<Map.Entry<String, String>> more = new ArrayList<>(headers);
            more.add(Map.entry(name, value));
            return new Answer(status, more, body, afterMs, failure);
        }

        Answer body(String text) {
            return body(text.getBytes(UTF_8));
        }

        Answer body(byte[] bytes) {
            return new Answer(status, headers, ByteBuffer.wrap(bytes), afterMs, failure);
        }

        Answer after(long ms) {
            return new Answer(status, headers, body, ms, failure);
        }
    }

    /** The answers to requests such as {@code GET /a}, or {@code GET http://other/a} where the host is not {@code host}; the last one again and again. */
    void answer(String request, Answer... inTurn) {
        answers.put(
                request,
                new ArrayList<>(Arrays.stream(inTurn).map(one -> by(one)).toList()));
    }

    void answerBy(String request, Function<HttpRequest, Answer> function) {
        answers.put(request, new ArrayList<>(List.of(function)));
    }

    private static Function<HttpRequest, Answer> by(Answer answer) {
        return request -> answer;
    }

    /** The requests so far, such as {@code GET http://host/a}. */
    List<String> sent() {
        return requests.stream()
                .map(request -> request.method() + " " + request.uri())
                .toList();
    }

    HttpRequest last() {
        return requests.get(requests.size() - 1);
    }

    static @Nullable String header(HttpRequest request, String name) {
        return request.headers().entries().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .reduce((first, second) -> first + " + " + second)
                .orElse(null);
    }

    static String body(HttpRequest request) {
        byte[] bytes = new byte[request.body().remaining()];
        request.body().duplicate().get(bytes);
        return new String(bytes, ISO_8859_1);
    }

    @Override
    public long open() {
        return 0;
    }

    @Override
    public UserConnections of(Loop ofUser, long userId, WireCounts counts) {
        return this;
    }

    @Override
    public HttpTransport pooled() {
        return this;
    }

    @Override
    public HttpTransport dedicated() {
        return this;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    @Override
    public HttpExchange open(HttpRequest request, long headDeadlineNs, ExchangeListener listener) {
        requests.add(request);
        String key = request.method() + " " + request.uri().toString().replaceFirst("^http://host/", "/");
        List<Function<HttpRequest, Answer>> inTurn = answers.get(key);
        if (inTurn == null) {
            throw new AssertionError("nothing was said of " + key);
        }
        Answer answer = (inTurn.size() == 1 ? inTurn.get(0) : inTurn.remove(0)).apply(request);
        return new ScriptedExchange(answer, headDeadlineNs, listener);
    }

    private final class ScriptedExchange implements HttpExchange {
        private final Answer answer;
        private ExchangeListener listener;
        private final Timeout deadline;
        private boolean isOver;

        ScriptedExchange(Answer answer, long headDeadlineNs, ExchangeListener listener) {
            this.answer = answer;
            this.listener = listener;
            loop.schedule(nowNs() + answer.afterMs() * 1_000_000, this::head);
            this.deadline = loop.schedule(
                    headDeadlineNs, () -> fail(Phase.HEAD, "no response head within the request timeout"));
        }

        private void head() {
            if (isOver) {
                return;
            }
            deadline.cancel();
            if (!answer.failure().isEmpty()) {
                fail(Phase.CONNECT, answer.failure());
                return;
            }
            listener = listener.onHead(new HttpResponseHead(answer.status(), Headers.of(answer.headers())), nowNs());
            loop.schedule(nowNs() + 1_000_000, this::body);
        }

        /** The body in pieces, in two reads. */
        private void body() {
            int length = answer.body().remaining();
            for (int from = 0; from < length && !isOver; from += 1000) {
                int to = Math.min(length, from + 1000);
                listener.onBody(answer.body().slice(from, to - from).asReadOnlyBuffer(), nowNs());
                if (!isOver) {
                    listener.onReadEnd(nowNs());
                }
            }
            if (!isOver && header("x-stall") == null) {
                isOver = true;
                listener.onEnd(nowNs() + lateNs());
            }
        }

        /** By how much the loop is too late to look at its timers before it reads the end. */
        private long lateNs() {
            String ms = header("x-late");
            return ms == null ? 0 : Long.parseLong(ms) * 1_000_000;
        }

        private @Nullable String header(String name) {
            return new HttpResponseHead(200, Headers.of(answer.headers())).header(name);
        }

        private void fail(Phase phase, String text) {
            if (!isOver) {
                isOver = true;
                deadline.cancel();
                listener.onFailure(new ExchangeFailure(phase, text), nowNs());
            }
        }

        @Override
        public void cancel() {
            if (!isOver) {
                isOver = true;
                cancelled++;
                deadline.cancel();
            }
        }

        @Override
        public void reading(boolean isOn) {
            throw new AssertionError("nothing is held back here");
        }

        @Override
        public ExchangeParts parts() {
            return ExchangeParts.NONE;
        }
    }

    private long nowNs() {
        return loop.clock().nowNs();
    }
}
