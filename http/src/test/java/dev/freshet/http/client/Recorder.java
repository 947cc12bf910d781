// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.http.client.ExchangeFailure.Phase;
import dev.freshet.http.wire.HttpResponseHead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down what an exchange tells, and fails the test if the order of calls is broken. */
final class Recorder implements ExchangeListener {

    /** What may happen next. */
    private enum Stage {
        BEFORE_HEAD,
        BETWEEN_READS,
        IN_READ,
        OVER
    }

    /** What it answers when it is asked for that. */
    boolean takesPiecesTogether;

    private final CountDownLatch over = new CountDownLatch(1);
    private final StringBuilder body = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private Consumer<String> onCall = call -> {};
    private Stage stage = Stage.BEFORE_HEAD;
    private long lastNs = Long.MIN_VALUE;
    private int pieces;
    private @Nullable HttpResponseHead head;
    private @Nullable ExchangeFailure failure;

    /** Is run within every call, with its name. */
    Recorder onCall(Consumer<String> action) {
        onCall = action;
        return this;
    }

    @Override
    public ExchangeListener onHead(HttpResponseHead responseHead, long nowNs) {
        move("onHead", nowNs, Stage.BETWEEN_READS, Stage.BEFORE_HEAD);
        head = responseHead;
        onCall.accept("onHead");
        return this;
    }

    @Override
    public boolean takesPiecesTogether() {
        return takesPiecesTogether;
    }

    @Override
    public void onBody(ByteBuffer piece, long nowNs) {
        if (stage == Stage.IN_READ && nowNs != lastNs) {
            throw new AssertionError("Pieces of one read have different times");
        }
        move("onBody", nowNs, Stage.IN_READ, Stage.IN_READ, Stage.BETWEEN_READS);
        if (!piece.hasRemaining()) {
            throw new AssertionError("An empty piece");
        }
        pieces++;
        body.append(StandardCharsets.ISO_8859_1.decode(piece));
        piece.clear();
        onCall.accept("onBody");
    }

    @Override
    public void onReadEnd(long nowNs) {
        if (nowNs != lastNs) {
            throw new AssertionError("The end of a read has another time than its pieces");
        }
        move("onReadEnd", nowNs, Stage.BETWEEN_READS, Stage.IN_READ);
        onCall.accept("onReadEnd");
    }

    @Override
    public void onEnd(long nowNs) {
        move("onEnd", nowNs, Stage.OVER, Stage.BETWEEN_READS);
        onCall.accept("onEnd");
        over.countDown();
    }

    @Override
    public void onFailure(ExchangeFailure exchangeFailure, long nowNs) {
        move("onFailure", nowNs, Stage.OVER, Stage.BEFORE_HEAD, Stage.BETWEEN_READS);
        failure = exchangeFailure;
        onCall.accept("onFailure");
        over.countDown();
    }

    private synchronized void move(String call, long nowNs, Stage next, Stage... allowed) {
        if (!List.of(allowed).contains(stage)) {
            calls.add("ILLEGAL " + call + " while " + stage);
            throw new AssertionError(call + " while " + stage);
        }
        if (nowNs < lastNs) {
            throw new AssertionError("Time runs backwards");
        }
        lastNs = nowNs;
        stage = next;
        calls.add(call);
    }

    Recorder awaitOver() throws InterruptedException {
        if (!over.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The exchange hangs after " + calls);
        }
        return this;
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Status and body, or the failure, however late the loop was; the same for every way of cutting the same bytes. */
    String outcome() {
        return exactOutcome().replaceAll(" \\(the loop was \\d+ ms late\\)", "");
    }

    /** The same with what is said of a late loop: for virtual time. */
    String exactOutcome() {
        String end = failure == null ? (isOver() ? "end" : "open") : failure.phase() + ": " + failure.text();
        return (head == null ? "-" : head.status()) + " [" + body + "] " + end;
    }

    String body() {
        return body.toString();
    }

    int pieces() {
        return pieces;
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    HttpResponseHead head() {
        if (head == null) {
            throw new AssertionError("No head; " + outcome());
        }
        return head;
    }

    ExchangeFailure failure() {
        if (failure == null) {
            throw new AssertionError("No failure; " + outcome());
        }
        return failure;
    }

    Phase phase() {
        return failure().phase();
    }

    String text() {
        return failure().text();
    }
}
