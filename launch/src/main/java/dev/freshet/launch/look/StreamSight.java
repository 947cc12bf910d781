// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.look;

import dev.freshet.codec.SseBlock;
import dev.freshet.codec.SseComment;
import dev.freshet.core.Internal;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.http.client.ExchangeParts;
import dev.freshet.http.sse.StreamWitness;
import dev.freshet.http.wire.HttpResponseHead;
import dev.freshet.report.console.LookSummary;
import dev.freshet.report.console.LookText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows everything that a stream receives as it comes, each with the time of the read that brought it. Its methods are called on the loop of the stream and copy what they are given. */
@Internal
public final class StreamSight implements Sight, StreamWitness {

    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    private static final String NOBODY_READS = "nobody reads the output any more";

    private final Shower shower;
    private final boolean endsWithStream;
    private boolean isRefused; // the loop's
    private volatile Consumer<String> end = reason -> {};

    /**
     * Nothing is seen yet.
     *
     * @param out where it is shown; null for nowhere
     * @param endsWithStream whether the run has nothing more to wait for when the stream is over
     */
    public StreamSight(@Nullable PrintWriter out, LookText text, boolean endsWithStream) {
        this.endsWithStream = endsWithStream;
        PrintWriter shown = out == null ? new PrintWriter(Writer.nullWriter()) : out;
        this.shower = new Shower(shown, text, () -> end.accept(NOBODY_READS));
    }

    @Override
    public StreamWitness witness() {
        return this;
    }

    @Override
    public String summary(RunStats stats) {
        return LookSummary.ofStream(stats);
    }

    @Override
    public void endBy(Consumer<String> ending) {
        end = ending;
        if (shower.isBroken()) {
            ending.accept(NOBODY_READS);
        }
    }

    @Override
    public void connecting(String lastEventId, long nowNs) {
        shower.show(lastEventId.length(), text -> text.connecting(lastEventId, nowNs));
    }

    @Override
    public void head(HttpResponseHead head, ExchangeParts parts, long nowNs) {
        String type = head.header("Content-Type");
        String shown = (parts.isHttp2() ? "HTTP/2 " : "HTTP/1.1 ")
                + head.status()
                + (type == null ? "" : ", " + type)
                + costs(parts);
        boolean isStream = type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        boolean isGood = head.status() == NO_CONTENT || (head.status() == OK && isStream);
        isRefused = !isGood;
        shower.show(shown.length(), text -> text.head(shown, isGood, nowNs));
    }

    /** The times of the parts that there were. */
    private static String costs(ExchangeParts parts) {
        StringBuilder costs = new StringBuilder(80);
        add(costs, "DNS", parts.dnsNs());
        add(costs, "connect", parts.connectNs());
        add(costs, "TLS", parts.tlsNs());
        add(costs, "first byte", parts.firstByteNs());
        return costs.toString();
    }

    private static void add(StringBuilder costs, String part, long ns) {
        if (ns >= 0) {
            costs.append(costs.isEmpty() ? ": " : ", ")
                    .append(part)
                    .append(' ')
                    .append(Quantity.latency(ns).plain());
        }
    }

    @Override
    public void block(SseBlock block, long nowNs) {
        String type = block.type();
        String id = block.hasId() ? block.id() : null;
        String data = block.hasData() ? block.data() : null;
        shower.show(type.length() + (data == null ? 0 : data.length()), text -> text.event(type, id, data, nowNs));
    }

    @Override
    public void comment(SseComment comment, long nowNs) {
        String said = comment.text();
        shower.show(said.length(), text -> text.comment(said, nowNs));
    }

    @Override
    public void retry(long retryMs, long nowNs) {
        shower.show(0, text -> text.retry(retryMs, nowNs));
    }

    @Override
    public void disconnected(EndReason reason, @Nullable String failure, long nowNs) {
        String shown = isRefused && failure == null
                ? "that is no event stream"
                : reason.text() + (failure == null ? "" : ": " + failure);
        boolean isGood = switch (reason) {
            case CLOSED_BY_USER, ENDED_BY_SERVER, RUN_ENDED -> true;
            case DROPPED, STALLED, REFUSED -> false;
        };
        shower.show(shown.length(), text -> text.end(shown, isGood, nowNs));
    }

    @Override
    public void over() {
        if (endsWithStream) {
            end.accept("the stream is over");
        }
    }

    @Override
    public void close() {
        shower.close();
    }
}
