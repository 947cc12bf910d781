// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.codec.SseEncoder;
import dev.freshet.codec.SseEvent;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the server does on one request to a scripted path: a head, then steps, then an ending. Immutable: each method
 * gives a new script, and one script may serve any number of connections.
 *
 * <pre>{@code
 * server.script("/prices",
 *     StreamScript.stream().event(SseEvent.of("one").withId("1")).drop(),     // the first connection
 *     StreamScript.stream().event(SseEvent.of("two").withId("2")).stall());   // the second and all later ones
 * }</pre>
 *
 * <p>Each step is one write to the socket and, if the body is chunked, one chunk. A script without an ending ends
 * cleanly; an ending is the last step. Steps wait while the client does not read.
 */
public final class StreamScript implements Answer {

    private final @Nullable Head head;
    private final Framing framing;
    private final boolean isStream;
    private final long delayNs;
    private final List<ScriptStep> steps;
    private final @Nullable Ending ending;

    private StreamScript(
            @Nullable Head head,
            Framing framing,
            boolean isStream,
            long delayNs,
            List<ScriptStep> steps,
            @Nullable Ending ending) {
        this.head = head;
        this.framing = framing;
        this.isStream = isStream;
        this.delayNs = delayNs;
        this.steps = List.copyOf(steps);
        this.ending = ending;
    }

    /** An event stream: status 200, {@code text/event-stream}, {@code no-cache}, chunked. */
    public static StreamScript stream() {
        Head head = new Head(
                200,
                List.of(
                        new HeaderLine("Content-Type", "text/event-stream"),
                        new HeaderLine("Cache-Control", "no-cache")));
        return new StreamScript(head, Framing.CHUNK, true, 0, List.of(), null);
    }

    /**
     * Any other response: no headers but those that frame its body, which is chunked. Not counted as a stream.
     *
     * @throws IllegalArgumentException if the status is below 200 or above 999
     */
    public static StreamScript status(int status) {
        return new StreamScript(new Head(status, List.of()), Framing.CHUNK, false, 0, List.of(), null);
    }

    /**
     * Nothing of HTTP: the steps are all that is written after the request was read, head and chunk borders included.
     * {@link #end} leaves the connection open for the next request, {@link #drop} closes it.
     */
    public static StreamScript raw() {
        return new StreamScript(null, Framing.PLAIN, true, 0, List.of(), null);
    }

    /** A whole response with a text of known length. */
    static StreamScript page(int status, String contentType, String text) {
        byte[] body = text.getBytes(UTF_8);
        Head head = new Head(status, List.of()).withOnly("Content-Type", contentType);
        if (!head.allowsBody()) {
            return new StreamScript(head, Framing.PLAIN, false, 0, List.of(), null);
        }
        head = head.with(new HeaderLine("Content-Length", Integer.toString(body.length)));
        return new StreamScript(head, Framing.PLAIN, false, 0, List.of(new ScriptStep.Write(body, 0)), null);
    }

    /** This page as it goes to a client that takes gzip. A script that is not a page stays as it is: its bytes are the point. */
    StreamScript compressed() {
        if (head == null
                || isStream
                || steps.size() != 1
                || !(steps.get(0) instanceof ScriptStep.Write page)
                || page.bytes().length == 0) {
            return this;
        }
        byte[] body = GzipCoder.whole(page.bytes());
        Head coded =
                head.withOnly("Content-Length", Integer.toString(body.length)).coded();
        return new StreamScript(coded, framing, isStream, delayNs, List.of(new ScriptStep.Write(body, 0)), ending);
    }

    /** No answer at all. */
    static StreamScript silence() {
        return new StreamScript(null, Framing.PLAIN, false, 0, List.of(), Ending.STALL);
    }

    /** Adds a header; one of the same name stays. */
    public StreamScript header(String name, String value) {
        return withHead(requireHead().with(new HeaderLine(name, value).requireWritable()));
    }

    /** Replaces the content type; an empty one removes the header. */
    public StreamScript contentType(String contentType) {
        new HeaderLine("Content-Type", contentType).requireWritable();
        return withHead(requireHead().withOnly("Content-Type", contentType));
    }

    /** Does not chunk the body: it ends with the connection, so {@link #end} and {@link #drop} look the same. */
    public StreamScript closeDelimited() {
        Head closing = requireHead().withOnly("Connection", "close");
        return new StreamScript(closing, Framing.CLOSE, isStream, delayNs, steps, ending);
    }

    /** Waits before anything is written. */
    public StreamScript delay(Duration delay) {
        return delayNs(requirePositive(delay));
    }

    /** Writes one event. */
    public StreamScript event(SseEvent event) {
        return segment(event);
    }

    /** Writes several events in one write, so that they arrive in one TCP segment if they fit. */
    public StreamScript segment(SseEvent... events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (SseEvent event : events) {
            bytes.writeBytes(SseEncoder.encode(event));
        }
        return then(new ScriptStep.Write(bytes.toByteArray(), events.length));
    }

    /** Writes bytes as they are, in one write: a half event, a cut character, anything. */
    public StreamScript bytes(byte[] bytes) {
        return then(new ScriptStep.Write(bytes.clone(), 0));
    }

    /** Writes a text as UTF-8, in one write. */
    public StreamScript text(String text) {
        return then(new ScriptStep.Write(text.getBytes(UTF_8), 0));
    }

    /** Writes a comment, the usual heartbeat. */
    public StreamScript comment(String comment) {
        return then(new ScriptStep.Write(SseEncoder.comment(comment), 0));
    }

    /** Waits between two writes. */
    public StreamScript pause(Duration pause) {
        return then(new ScriptStep.Pause(requirePositive(pause)));
    }

    /** Does the steps that the body adds several times, for example {@code repeat(100, s -> s.event(e).pause(d))}. */
    public StreamScript repeat(int times, UnaryOperator<StreamScript> body) {
        if (times < 0) {
            throw new IllegalArgumentException("A script can't repeat steps " + times + " times: give 0 or more");
        }
        StreamScript part = body.apply(new StreamScript(head, framing, isStream, 0, List.of(), null));
        if (part.ending != null || !Objects.equals(part.head, head) || part.framing != framing || part.delayNs != 0) {
            throw new IllegalArgumentException(
                    "repeat(…) takes steps only: set up the head of the script before it, and put the ending after it");
        }
        return then(new ScriptStep.Repeat(times, part.steps));
    }

    /** Ends the response cleanly. */
    public StreamScript end() {
        return ending(Ending.CLEAN);
    }

    /** Closes the connection in the middle of the body. */
    public StreamScript drop() {
        return ending(Ending.DROP);
    }

    /** Resets the connection; what the client has not received by then is lost. */
    public StreamScript reset() {
        return ending(Ending.RESET);
    }

    /** Stays silent until the client leaves. */
    public StreamScript stall() {
        return ending(Ending.STALL);
    }

    /** This script as the answer to {@code HEAD}. */
    StreamScript withoutBody() {
        return new StreamScript(head, Framing.PLAIN, isStream, delayNs, List.of(), ending);
    }

    StreamScript delayNs(long newDelayNs) {
        return new StreamScript(head, framing, isStream, newDelayNs, steps, ending);
    }

    StreamScript ending(Ending newEnding) {
        requireNoEnding();
        return new StreamScript(head, framing, isStream, delayNs, steps, newEnding);
    }

    @Nullable
    Head head() {
        return head;
    }

    Framing framing() {
        return framing;
    }

    boolean isStream() {
        return isStream;
    }

    List<ScriptStep> steps() {
        return steps;
    }

    Ending ending() {
        return ending == null ? Ending.CLEAN : ending;
    }

    @Override
    public long delayNs() {
        return delayNs;
    }

    @Override
    public Response begin(ResponseWriter writer) {
        return new ScriptRun(this, writer);
    }

    private StreamScript then(ScriptStep step) {
        return then(List.of(step));
    }

    /** This script with more steps. */
    StreamScript then(List<ScriptStep> more) {
        requireNoEnding();
        if (head != null && !head.allowsBody()) {
            throw new IllegalStateException("A response of status " + head.status()
                    + " has no body: leave the steps away, or write the bytes with StreamScript.raw()");
        }
        List<ScriptStep> all = new ArrayList<>(steps);
        all.addAll(more);
        return new StreamScript(head, framing, isStream, delayNs, all, null);
    }

    private StreamScript withHead(Head newHead) {
        return new StreamScript(newHead, framing, isStream, delayNs, steps, ending);
    }

    private Head requireHead() {
        if (head == null) {
            throw new IllegalStateException("A raw script has no head: write it as bytes, or begin with stream()");
        }
        return head;
    }

    private void requireNoEnding() {
        if (ending != null) {
            throw new IllegalStateException("The script has ended already: let end, drop, reset or stall come last");
        }
    }

    private static long requirePositive(Duration duration) {
        if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A script can't wait " + duration + ": give 0 to 24 hours");
        }
        return duration.toNanos();
    }
}
