// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.console.Palette.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a stream receives, as lines with a clock: the time since the first request went out, the gap to the event before, and what came. Ends of lines are those of
 * the text, nothing in it is hidden. Confined to one thread.
 *
 * <pre>
 *      0.012            HTTP/1.1 200, text/event-stream: connect 0.41 ms, first byte 8.2 ms
 *      0.015            snapshot  id 1  [{"symbol":"BTC"}]
 *      0.515   +500 ms  update  id 2  {"symbol":"BTC"}
 * </pre>
 */
@Internal
public final class LookText {

    /** As much of the data of an event as a terminal shows, unless it is to show all. */
    static final int MOST = 2_000;

    private static final double SECOND = 1e9;
    private static final String MARGIN = " ".repeat(22);
    private static final long NEVER = Long.MIN_VALUE;

    private final Palette palette;
    private final boolean isCut;
    private long startNs = NEVER;
    private long eventNs = NEVER;

    /**
     * Nothing yet.
     *
     * @param isCut whether long data are cut
     */
    public LookText(Palette palette, boolean isCut) {
        this.palette = palette;
        this.isCut = isCut;
    }

    /** A request goes out. Of the first there is nothing to say. */
    public String connecting(String lastEventId, long nowNs) {
        if (startNs == NEVER) {
            startNs = nowNs;
            return "";
        }
        String from = lastEventId.isEmpty() ? "" : ", Last-Event-ID " + SafeText.line(lastEventId);
        return aside("connecting again" + from, nowNs);
    }

    /** A response has begun. */
    public String head(String text, boolean isGood, long nowNs) {
        String line = SafeText.line(text);
        return line(nowNs, "", isGood ? line : palette.paint(Tone.BAD, line));
    }

    /**
     * An event has come, or a block without data.
     *
     * @param id the id that it sets; null for none
     * @param data null for none
     */
    public String event(String type, @Nullable String id, @Nullable String data, long nowNs) {
        String gap =
                eventNs == NEVER ? "" : "+" + Quantity.latency(nowNs - eventNs).plain();
        if (data == null) {
            return aside(SafeText.line(type) + id(id) + "  (no data, so no event)", nowNs);
        }
        eventNs = nowNs;
        String head = palette.paint(Tone.HEADING, SafeText.line(type)) + palette.paint(Tone.FAINT, id(id));
        String shown = SafeText.lines(cut(data));
        String body = shown.indexOf('\n') < 0 ? "  " + shown : "\n" + MARGIN + shown.replace("\n", "\n" + MARGIN);
        return line(nowNs, gap, head + body);
    }

    private static String id(@Nullable String id) {
        return id == null ? "" : "  id " + SafeText.line(id);
    }

    private String cut(String data) {
        if (!isCut || data.length() <= MOST) {
            return data;
        }
        int end = Character.isHighSurrogate(data.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return data.substring(0, end) + "… (" + Quantity.count(data.length()).plain()
                + " characters; --full shows all of them)";
    }

    /** A comment has come. */
    public String comment(String text, long nowNs) {
        return aside(": " + SafeText.lines(text), nowNs);
    }

    /** The server has set the reconnection time. */
    public String retry(long retryMs, long nowNs) {
        return aside("retry " + retryMs + " ms", nowNs);
    }

    /** The connection has ended, for a reason in words. */
    public String end(String reason, boolean isGood, long nowNs) {
        String line = SafeText.line(reason);
        return line(nowNs, "", palette.paint(isGood ? Tone.FAINT : Tone.BAD, line));
    }

    /** Events were left out, because what shows them is too slow. */
    public String missing(long events) {
        return MARGIN
                + palette.paint(
                        Tone.BAD,
                        "(" + Quantity.counted(events, "line is", "lines are")
                                + " missing: they come faster than they can be shown)")
                + "\n";
    }

    private String aside(String text, long nowNs) {
        return line(nowNs, "", palette.paint(Tone.FAINT, text));
    }

    private String line(long nowNs, String gap, String text) {
        String clock = String.format(Locale.ROOT, "%8.3f", (nowNs - startNs) / SECOND);
        String padded = " ".repeat(Math.max(1, 12 - gap.length())) + gap;
        return palette.paint(Tone.FAINT, clock) + padded + "  " + text + "\n";
    }
}
