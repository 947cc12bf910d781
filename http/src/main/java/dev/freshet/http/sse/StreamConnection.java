// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseComment;
import dev.freshet.codec.SseDecoder;
import dev.freshet.codec.SseHandler;
import dev.freshet.core.stats.EndReason;
import dev.freshet.http.client.ExchangeFailure;
import dev.freshet.http.client.ExchangeListener;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.client.HttpExchange;
import dev.freshet.http.coding.BodyDecoder;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.http.wire.HttpUri;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a stream, from the request to the end of the body: tells the stream what happens, until it is closed. Has a decoder of its own, so
 * that a block which one connection left unfinished does not leak into the next. Confined to the user's loop.
 */
final class StreamConnection implements ExchangeListener, SseHandler, HeldBack.Connection {

    private final SseStream stream;
    private final Forms forms;
    private final SseDecoder decoder;
    private final StreamWitness witness;
    private @Nullable String trouble;
    private HttpExchange exchange = HttpExchange.NONE;
    private @Nullable BodyDecoder coding;
    private @Nullable Explanation explanation;
    private @Nullable HeldBack heldBack;
    private @Nullable DocumentLines document;
    private boolean hasHead;
    private boolean isComplete;
    private long nowNs;
    private long decodedNs;

    /** A connection that continues after the event of that id; empty for none. */
    StreamConnection(SseStream stream, StreamPlan plan, String lastEventId, long nowNs) {
        this.stream = stream;
        this.forms = plan.forms();
        this.decoder = new SseDecoder(this, plan.limits().maxEventSizeBytes(), lastEventId);
        this.witness = plan.witness();
        witness.connecting(lastEventId, nowNs);
    }

    /** Takes the exchange that this connection listens to. */
    void attach(HttpExchange opened) {
        exchange = opened;
    }

    /** Gives the connection up: the stream hears nothing more of it, not even the rest of the current read. */
    void close(EndReason reason, long closedNs) {
        witness.disconnected(reason, trouble, closedNs);
        stream.meter().unread(decoder.unreadBytes());
        decoder.stop();
        if (heldBack != null) {
            heldBack.forget();
        }
        if (explanation == null) {
            exchange.cancel();
            closeCoding();
        } else {
            explanation.readFrom(exchange, this::closeCoding);
        }
    }

    /** The head is that of a refusal, whose body is to be read when the connection is given up. */
    void explains(Explanation ofRefusal) {
        explanation = ofRefusal;
    }

    /**
     * The user has what it wanted, and the connection is about to be closed: what is left of the body is read, if it is as little and comes as soon as the text of a refusal, so that the connection can
     * serve the next request. Gives how the stream is over.
     */
    EndReason leave() {
        if (hasHead && !isComplete && explanation == null) {
            explanation = new Explanation(stream.user().loop(), rest -> {});
        }
        return isComplete ? EndReason.ENDED_BY_SERVER : EndReason.CLOSED_BY_USER;
    }

    /** The address that answers, where the request was led to another than its own; else null. */
    @Nullable
    HttpUri ledTo() {
        return exchange.ledTo();
    }

    /** What the connection has cost so far. */
    ExchangeParts parts() {
        return exchange.parts();
    }

    /** The last event ID; empty for none. */
    String lastEventId() {
        return decoder.lastEventId();
    }

    // ---- the exchange --------------------------------------------------------------------------------------------

    @Override
    public ExchangeListener onHead(HttpResponseHead head, long headNs) {
        stream.onArrival(headNs);
        if (!decoder.isStopped()) {
            coding = BodyDecoder.of(head, this::onDecoded);
            hasHead = true;
            document = forms.isDocument(head) ? new DocumentLines() : null;
            witness.head(head, exchange.parts(), headNs);
            stream.onHead(head, headNs);
            exchange = exchange.settled();
        }
        return this;
    }

    @Override
    public boolean takesPiecesTogether() {
        return true;
    }

    @Override
    public void onBody(ByteBuffer piece, long readNs) {
        BodyDecoder known = coding;
        if (known == null) {
            onText(piece, readNs);
            return;
        }
        stream.meter().coded(piece.remaining());
        decodedNs = readNs;
        String fault = known.decode(piece);
        if (fault != null) {
            exchange.cancel();
            onFailure(new ExchangeFailure(ExchangeFailure.Phase.BODY, fault), readNs);
        }
    }

    private boolean onDecoded(ByteBuffer piece) {
        onText(piece, decodedNs);
        return explanation == null ? !decoder.isStopped() : !explanation.isOver();
    }

    private void onText(ByteBuffer piece, long readNs) {
        if (explanation != null) {
            explanation.add(piece);
            return;
        }
        if (hasToWait()) {
            ByteBuffer copy = copy(piece);
            heldBack().add(copy.remaining(), () -> decodeLater(copy, readNs));
        } else {
            decode(piece, readNs);
        }
    }

    private void decode(ByteBuffer piece, long readNs) {
        nowNs = readNs;
        stream.onArrival(readNs);
        if (!decoder.isStopped()) {
            stream.onBytes(piece, readNs);
            decoder.decode(document == null ? piece : document.add(piece));
        }
        if (piece.hasRemaining()) {
            ByteBuffer rest = copy(piece);
            stream.meter().unread(rest.remaining());
            heldBack().addAgain(rest.remaining(), () -> decodeLater(rest, readNs));
        }
    }

    private void decodeLater(ByteBuffer piece, long readNs) {
        decode(piece, readNs);
        stream.meter().readEnded();
    }

    private static ByteBuffer copy(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        return ByteBuffer.wrap(bytes);
    }

    // ---- while the user is put off -------------------------------------------------------------------------------

    private boolean hasToWait() {
        return heldBack == null ? stream.user().isPutOff() : heldBack.isDue();
    }

    private HeldBack heldBack() {
        if (heldBack == null) {
            heldBack = new HeldBack(stream.user(), this);
        }
        return heldBack;
    }

    /** Hands over what has come, for a step that asks for it. */
    void handOver() {
        if (heldBack != null) {
            heldBack.handOver();
        }
    }

    @Override
    public void reading(boolean isOn) {
        exchange.reading(isOn);
    }

    @Override
    public void holding(boolean isOn) {
        stream.onHolding(isOn);
    }

    // ---- the end of the exchange ---------------------------------------------------------------------------------

    @Override
    public void onReadEnd(long readNs) {
        stream.meter().readEnded();
    }

    @Override
    public void onEnd(long endNs) {
        String fault = coding == null ? null : coding.end();
        closeCoding();
        if (fault != null) {
            onFailure(new ExchangeFailure(ExchangeFailure.Phase.BODY, fault), endNs);
        } else if (explanation != null) {
            explanation.end();
        } else if (hasToWait()) {
            heldBack().add(0, () -> ended(endNs));
        } else {
            ended(endNs);
        }
    }

    private void ended(long endNs) {
        isComplete = true;
        if (document != null && !handsOver(document.end(), endNs)) {
            return;
        }
        stream.onArrival(endNs);
        if (!decoder.isStopped()) {
            stream.onEnded(decoder.end(), endNs);
        }
    }

    /** Hands the document over as a message. Says whether the end may be told at once; else it is told when the user can take it. */
    private boolean handsOver(ByteBuffer endOfDocument, long endNs) {
        document = null;
        nowNs = endNs;
        stream.onArrival(endNs);
        stream.meter().bytes(0, endNs);
        decoder.decode(endOfDocument);
        stream.meter().readEnded();
        boolean isNow = !stream.user().isPutOff();
        if (!isNow) {
            heldBack().addAgain(0, () -> ended(endNs));
        }
        return isNow;
    }

    @Override
    public void onFailure(ExchangeFailure failure, long failureNs) {
        closeCoding();
        if (explanation != null) {
            explanation.end();
        } else if (hasToWait()) {
            heldBack().add(0, () -> failed(failure, failureNs));
        } else {
            failed(failure, failureNs);
        }
    }

    private void closeCoding() {
        if (coding != null) {
            coding.close();
            coding = null;
        }
    }

    private void failed(ExchangeFailure failure, long failureNs) {
        stream.onArrival(failureNs);
        if (!decoder.isStopped()) {
            String text = failure.text();
            trouble = text;
            stream.onFailed(text, failureNs);
        }
    }

    // ---- the decoder ---------------------------------------------------------------------------------------------

    @Override
    public void onEvent(SseBlock event) {
        stream.meter().event();
        if (coding != null) {
            coding.forgive();
        }
        stream.onSign(nowNs);
        witness.block(event, nowNs);
        stream.onEvent(event, nowNs);
        pauseIfPutOff();
    }

    @Override
    public void onDatalessBlock(SseBlock block) {
        witness.block(block, nowNs);
        stream.onDatalessBlock(block, nowNs);
        pauseIfPutOff();
    }

    private void pauseIfPutOff() {
        if (stream.user().isPutOff()) {
            decoder.pause();
        }
    }

    @Override
    public void onComment(SseComment comment) {
        stream.meter().comment();
        stream.onSign(nowNs);
        witness.comment(comment, nowNs);
    }

    @Override
    public void onRetry(long retryMs) {
        witness.retry(retryMs, nowNs);
        stream.onRetry(retryMs);
    }

    @Override
    public void onTooLarge(int limitBytes) {
        trouble = "event larger than " + limitBytes + " bytes (sseMaxEventSize)";
        stream.onTooLarge(limitBytes, nowNs);
    }
}
