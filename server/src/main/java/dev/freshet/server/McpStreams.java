// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import dev.freshet.codec.SseEncoder;
import dev.freshet.codec.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The event streams of the MCP server, and what is kept of them for clients who come back. An event's id is the number of its stream and its own in it:
 * {@code 7.0} primes the client, {@code 7.1} is the first message. Work goes on whether or not somebody reads, so a client who comes back late gets at once what came meanwhile. Safe
 * for all threads.
 */
final class McpStreams {

    /** The number of all streams that are for what the server has to say: nothing of them is kept. */
    private static final String LISTENING = "0";

    private static final int MOST_KEPT = 10_000;
    private static final Pattern ID = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    private final AtomicLong numbers = new AtomicLong();
    private final Latest<Kept> kept = new Latest<>(MOST_KEPT);

    /**
     * A reply as a stream.
     *
     * @param session whose it is; empty where there are no sessions
     */
    StreamScript open(McpReply reply, String session, McpWire wire) {
        String stream = Long.toString(numbers.incrementAndGet());
        kept.put(stream, new Kept(reply, session, System.nanoTime()));
        int until = wire.isDropping() ? (int) Math.min(reply.messages(), wire.dropAfter()) : reply.messages();
        List<ScriptStep> steps = primed(stream, wire);
        play(steps, stream, reply, new Span(0, until, 0), wire);
        return StreamScript.stream().then(steps).ending(until < reply.messages() ? wire.ending() : Ending.CLEAN);
    }

    /** What follows an event in its stream; empty if nothing is known of it, or it is somebody else's. */
    Optional<StreamScript> resume(String lastEventId, String session, McpWire wire) {
        Matcher id = ID.matcher(lastEventId);
        if (!id.matches()) {
            return Optional.empty();
        }
        if (id.group(1).equals(LISTENING)) {
            return Optional.of(listen(wire));
        }
        return kept.get(id.group(1))
                .filter(stream -> stream.session.equals(session))
                .map(stream -> {
                    int from = Math.min(Integer.parseInt(id.group(2)), stream.reply.messages());
                    long sinceNs = System.nanoTime() - stream.startNs;
                    Span rest = new Span(from, stream.reply.messages(), sinceNs);
                    List<ScriptStep> steps = new ArrayList<>();
                    play(steps, id.group(1), stream.reply, rest, wire);
                    return StreamScript.stream().then(steps);
                });
    }

    /** A stream for what the server has to say of its own accord. */
    StreamScript listen(McpWire wire) {
        List<ScriptStep> steps = primed(LISTENING, wire);
        if (wire.notifyNs() > 0) {
            String message = JsonRpc.notification(
                    "notifications/message",
                    JsonText.object("level", "info", "logger", "server", "data", "still here"));
            ScriptStep tell = new ScriptStep.Write(wire.lines(SseEncoder.encode(SseEvent.of(message))), 1);
            steps.add(new ScriptStep.Repeat(Integer.MAX_VALUE, List.of(new ScriptStep.Pause(wire.notifyNs()), tell)));
        }
        return StreamScript.stream().then(steps).stall();
    }

    /** What a stream begins with. The event that primes is none to the client, who only takes its id. */
    private static List<ScriptStep> primed(String stream, McpWire wire) {
        List<ScriptStep> steps = new ArrayList<>();
        if (wire.isPrimed()) {
            steps.add(new ScriptStep.Write(
                    wire.lines(SseEncoder.encode(SseEvent.of("").withId(stream + ".0"))), 0));
        }
        if (wire.retryMs() >= 0) {
            steps.add(new ScriptStep.Write(wire.lines(SseEncoder.retry(wire.retryMs())), 0));
        }
        return steps;
    }

    private static void play(List<ScriptStep> steps, String stream, McpReply reply, Span span, McpWire wire) {
        long atNs = span.sinceNs;
        for (int number = span.from; number < span.until; number++) {
            long waitNs = reply.dueNs(number) - atNs;
            if (waitNs > 0) {
                steps.add(new ScriptStep.Pause(waitNs));
                atNs += waitNs;
            }
            SseEvent event = SseEvent.of(reply.message(number)).withId(stream + "." + (number + 1));
            steps.add(new ScriptStep.Write(wire.lines(SseEncoder.encode(event)), 1));
        }
    }

    /** Messages of a reply, and how long after its start it is now. */
    private record Span(int from, int until, long sinceNs) {}

    private record Kept(McpReply reply, String session, long startNs) {}
}
