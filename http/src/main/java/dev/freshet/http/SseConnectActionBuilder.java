// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Opens a stream. The user goes on when the response head has come, or, where there is an {@code await}, when the checks are complete.
 * Immutable.
 */
public final class SseConnectActionBuilder extends RequestWithBodyActionBuilder<SseConnectActionBuilder>
        implements SseAwaitActionBuilder<SseConnectActionBuilder> {

    private final Dynamic<String> sseName;
    private final List<CheckSequence> sequences;
    private final StreamOptions options;

    private SseConnectActionBuilder(
            RequestTemplate request, Dynamic<String> sseName, List<CheckSequence> sequences, StreamOptions options) {
        super(request);
        this.sseName = sseName;
        this.sequences = sequences;
        this.options = options;
    }

    static SseConnectActionBuilder of(RequestTemplate request, Dynamic<String> sseName) {
        return new SseConnectActionBuilder(request, sseName, List.of(), StreamOptions.NONE);
    }

    /**
     * Checks of the head of the response, before those of messages: of its status, headers, address and time. What they find can be saved, also of a response that
     * is no event stream, which is KO all the same. If one fails, the connect has failed and there is no stream. A response to a reconnection is not checked. Adds to
     * earlier ones.
     */
    public SseConnectActionBuilder check(CheckBuilder... checks) {
        return check(Arrays.asList(checks));
    }

    /**
     * Checks of the head of the response, before those of messages: of its status, headers, address and time. What they find can be saved, also of a response that
     * is no event stream, which is KO all the same. If one fails, the connect has failed and there is no stream. A response to a reconnection is not checked. Adds to
     * earlier ones.
     */
    public SseConnectActionBuilder check(List<CheckBuilder> checks) {
        return with(options.withAnswer(checks));
    }

    /**
     * Standing checks: for the whole life of the stream each event that meets {@code matching} is checked and counted under the
     * check's name. The user never waits for them and does not fail by them; they cannot save anything. Adds to earlier ones.
     */
    public SseConnectActionBuilder expectEvery(SseMessageCheck... checks) {
        return expectEvery(Arrays.asList(checks));
    }

    /**
     * Standing checks: for the whole life of the stream each event that meets {@code matching} is checked and counted under the
     * check's name. The user never waits for them and does not fail by them; they cannot save anything. Adds to earlier ones.
     */
    public SseConnectActionBuilder expectEvery(List<SseMessageCheck> checks) {
        return with(options.withStanding(checks));
    }

    /** Measures what the events of the stream mean. The user never waits for that, and fails nothing by it. Adds to earlier ones. */
    public SseConnectActionBuilder measure(SseMeasure... measures) {
        return measure(Arrays.asList(measures));
    }

    /** Measures what the events of the stream mean. The user never waits for that, and fails nothing by it. Adds to earlier ones. */
    public SseConnectActionBuilder measure(List<? extends SseMeasure> measures) {
        return with(options.withMeaning(options.meaning().withMeasures(measures)));
    }

    /**
     * An event that meets all of these checks makes the stream a failure of that name. It is offered to all checks, then the stream is given up: what waits for its end or for messages is KO, and if nothing
     * does, a row of the stream's own. Adds to earlier ones.
     */
    public SseConnectActionBuilder failWhen(String failure, CheckBuilder... checks) {
        return failWhen(SseFailure.of(failure, checks));
    }

    /** As {@link #failWhen(String, CheckBuilder...)}, for failures that are told apart by a text of the event: {@code sse.failure(..)}. Adds to earlier ones. */
    public SseConnectActionBuilder failWhen(SseFailure... failures) {
        return with(options.withMeaning(options.meaning().withFailures(Arrays.asList(failures))));
    }

    /**
     * An event that meets all of these checks ends the stream properly. A stream that is over without it is KO as <em>incomplete</em>; behind it nothing is connected anew. Given
     * several times, each is an end.
     */
    public SseConnectActionBuilder endsWith(CheckBuilder... checks) {
        return with(options.withMeaning(options.meaning().withEnd(SseMeasure.conditions(checks))));
    }

    /** Closes the stream at the event of {@code endsWith}, once that has been offered to all checks, instead of waiting for the server to end it. */
    public SseConnectActionBuilder closeAtEnd() {
        return with(options.withMeaning(options.meaning().closingAtEnd()));
    }

    /** What happens when the stream ends; without it, the policy of the protocol is used. */
    public SseConnectActionBuilder reconnect(SseReconnect policy) {
        return with(options.withReconnect(policy));
    }

    /**
     * Takes responses of these media types for event streams too, beside {@code text/event-stream}, for a server that sends another. An empty text stands for a
     * response without a media type.
     */
    public SseConnectActionBuilder acceptContentType(String... mediaTypes) {
        return with(options.withForms(options.forms().withStreams(MediaTypes.named("acceptContentType", mediaTypes))));
    }

    /**
     * Takes responses of these media types too, whose body is one document: it becomes one message whose data it is, which comes when the body has ended, and then the stream
     * has ended properly. All that looks at messages looks at it. It may be as large as an event ({@code sseMaxEventSize}). Unless the request has a header {@code accept} of its own, that
     * names these types, too.
     *
     * @param mediaTypes such as {@code application/json}
     * @throws dev.freshet.core.SimulationException when there are none, or one is none or that of event streams
     */
    public SseConnectActionBuilder acceptDocument(String... mediaTypes) {
        return with(options.withForms(options.forms().withDocuments(MediaTypes.documents(mediaTypes))));
    }

    /**
     * Closes the stream by itself when the checks of the connect are done, whatever came of them; without such checks, when the response head has come. There is no step that closes it
     * and no row for that, and the name of the stream is free again. For requests whose answer is a stream: as plain requests they share the connections of their user, and
     * a connection whose stream ends within a second from then is used again.
     */
    public SseConnectActionBuilder closeAfterAwait() {
        return with(options.withForms(options.forms().brief()));
    }

    /** As {@link #stallAfter(Duration)}, in seconds. */
    public SseConnectActionBuilder stallAfter(long seconds) {
        return stallAfter(Duration.ofSeconds(seconds));
    }

    /**
     * Gives the connection up when neither an event nor a comment has come for that long: the stream is counted as <em>stalled</em> and
     * reconnects by its policy as after a drop. Without it a stream may stay silent for any time.
     *
     * @throws dev.freshet.core.SimulationException when the time is zero or negative
     */
    public SseConnectActionBuilder stallAfter(Duration silence) {
        return stallAfter(Dynamic.of(silence));
    }

    /** As {@link #stallAfter(Duration)}; the expression gives a number of seconds or a {@link Duration}, when the stream is opened. */
    public SseConnectActionBuilder stallAfter(String silence) {
        return stallAfter(Dynamic.el(silence, Duration.class));
    }

    /** As {@link #stallAfter(Duration)}; the function is asked when the stream is opened. */
    public SseConnectActionBuilder stallAfter(Function<Session, Duration> silence) {
        return stallAfter(Dynamic.of(silence));
    }

    /** Lets the stream stay silent for any time, whatever {@code sseStallAfter} of the protocol says. */
    public SseConnectActionBuilder disableStallAfter() {
        return with(options.withWatch(options.watch().withoutStallAfter()));
    }

    private SseConnectActionBuilder stallAfter(Dynamic<Duration> silence) {
        return with(options.withWatch(options.watch().withStallAfter("stallAfter", silence)));
    }

    /**
     * Has every event tell its number, which the publisher raises by one from event to event. What is missing is counted as <em>lost</em>, what comes again as
     * <em>duplicated</em>, what comes late as <em>out of order</em>, also over reconnections. The first number that comes is the one to go on from; numbers more than 4,095 behind the
     * highest can't be told apart and are counted by themselves.
     *
     * @param check finds a whole number of 64 bits; it can't save anything. Events in which it finds none are counted by themselves
     */
    public SseConnectActionBuilder sequence(CheckBuilder check) {
        return with(options.withWatch(options.watch().withSequence("sequence", check)));
    }

    /** Does not look for the numbers of events, whatever {@code sseSequence} of the protocol says. */
    public SseConnectActionBuilder disableSequence() {
        return with(options.withWatch(options.watch().withoutSequence()));
    }

    /**
     * Has every event tell when it was published, as text by ISO 8601 with an offset, such as {@code 2024-11-28T09:30:00.123Z}: from then to the arrival by this machine's wall clock
     * is its <em>delivery latency</em>. Events that arrive before they were published, since clocks differ, are counted as <em>clock skew</em>.
     *
     * @param check finds the time; it can't save anything. Events in which it finds none are counted by themselves
     */
    public SseConnectActionBuilder publishedAt(CheckBuilder check) {
        return with(options.withWatch(options.watch().withPublishedAt("publishedAt", check)));
    }

    /**
     * As {@link #publishedAt(CheckBuilder)}, but the time may be a number since 1970, with a fraction or not, of which no digit down to the nanosecond is lost.
     *
     * @param unit of the number: nanoseconds, microseconds, milliseconds or seconds
     * @throws dev.freshet.core.SimulationException for other units
     */
    public SseConnectActionBuilder publishedAt(CheckBuilder check, ChronoUnit unit) {
        return with(options.withWatch(options.watch().withPublishedAt("publishedAt", check, unit)));
    }

    /** Does not look for the times of events, whatever {@code ssePublishedAt} of the protocol says. */
    public SseConnectActionBuilder disablePublishedAt() {
        return with(options.withWatch(options.watch().withoutPublishedAt()));
    }

    @Override
    @Internal
    public SseConnectActionBuilder with(CheckSequence sequence) {
        List<CheckSequence> more = new ArrayList<>(sequences);
        more.add(sequence);
        return new SseConnectActionBuilder(request(), sseName, List.copyOf(more), options);
    }

    @Override
    SseConnectActionBuilder with(RequestTemplate newRequest) {
        return new SseConnectActionBuilder(newRequest, sseName, sequences, options);
    }

    @Internal
    public Dynamic<String> sseName() {
        return sseName;
    }

    @Internal
    public List<CheckSequence> sequences() {
        return sequences;
    }

    @Internal
    public StreamOptions options() {
        return options;
    }

    private SseConnectActionBuilder with(StreamOptions newOptions) {
        return new SseConnectActionBuilder(request(), sseName, sequences, newOptions);
    }

    @Override
    @Internal
    public String words() {
        return StreamReference.words(request().name()) + "."
                + request().target().methodWord().toLowerCase(Locale.ROOT);
    }
}
