// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;

/** A user's stream of orders in progress: it is silent until the user orders something. Confined to the loop of its connection. */
final class OrderStream implements Response {

    private static final Head HEAD = new Head(
            200,
            List.of(new HeaderLine("Content-Type", "text/event-stream"), new HeaderLine("Cache-Control", "no-cache")));

    private final OrderPlan plan;
    private final ResponseWriter writer;
    private boolean hasEnded;

    OrderStream(OrderPlan plan, ResponseWriter writer) {
        this.plan = plan;
        this.writer = writer;
    }

    String user() {
        return plan.user();
    }

    /** From here on orders are told, so whoever has read the head of the response misses none. */
    @Override
    public void start() {
        plan.board().open(this);
        writer.compress(plan.compression());
        writer.head(HEAD, Framing.CHUNK, true);
        writer.flush();
    }

    /** Writes an event, soon. Any thread may call it. */
    void publish(byte[] event) {
        writer.execute(() -> write(event));
    }

    @Override
    public void resume() {
        // It writes when there is an order, not when there is room.
    }

    @Override
    public void cancel() {
        hasEnded = true;
        plan.board().close(this);
    }

    /** A client that orders but does not read is cut off, rather than kept in memory. */
    private void write(byte[] event) {
        if (hasEnded) {
            return;
        }
        if (writer.isWritable()) {
            writer.body(event, 1);
            writer.flush();
        } else {
            cancel();
            writer.end(Ending.DROP);
        }
    }
}
