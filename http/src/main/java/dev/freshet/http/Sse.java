// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import dev.freshet.core.Session;
import dev.freshet.http.SseAwaitActionBuilder.On;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The operations on an event stream, under a request name. Immutable. */
public final class Sse {

    /** The name of a user's stream that has been given none. */
    @Internal
    public static final String DEFAULT_STREAM = "freshet.http.sse";

    private final Dynamic<String> name;
    private final Dynamic<String> streamName;

    private Sse(Dynamic<String> name, Dynamic<String> streamName) {
        this.name = name;
        this.streamName = streamName;
    }

    static Sse of(Dynamic<String> name) {
        return new Sse(name, Dynamic.of(DEFAULT_STREAM));
    }

    static Sse of(Dynamic<String> name, Dynamic<String> streamName) {
        return new Sse(name, streamName);
    }

    /** Names the stream; needed where a user has several at the same time. */
    public Sse sseName(String sseName) {
        return new Sse(name, Dynamic.el(sseName));
    }

    /** Names the stream; needed where a user has several at the same time. */
    public Sse sseName(Function<Session, String> sseName) {
        return new Sse(name, Dynamic.of(sseName));
    }

    /** Opens a stream with a GET request. */
    public SseConnectActionBuilder get(String url) {
        return connect("GET", Dynamic.el(url));
    }

    /** Opens a stream with a GET request. */
    public SseConnectActionBuilder get(Function<Session, String> url) {
        return connect("GET", Dynamic.of(url));
    }

    /** Opens a stream with a POST request. */
    public SseConnectActionBuilder post(String url) {
        return connect("POST", Dynamic.el(url));
    }

    /** Opens a stream with a POST request. */
    public SseConnectActionBuilder post(Function<Session, String> url) {
        return connect("POST", Dynamic.of(url));
    }

    /** Waits for messages of the open stream. */
    public SseSetCheckActionBuilder setCheck() {
        return new SseSetCheckActionBuilder(stream(), List.of());
    }

    /** Arms checks on the open stream, which have so many seconds, and goes on at once. */
    public On<SseExpectActionBuilder> expect(long timeout) {
        return armed().expect(timeout);
    }

    /** Arms checks on the open stream, which have that long, and goes on at once. */
    public On<SseExpectActionBuilder> expect(Duration timeout) {
        return armed().expect(timeout);
    }

    /** Arms checks on the open stream and goes on at once; the expression gives a number of seconds or a {@link Duration}. */
    public On<SseExpectActionBuilder> expect(String timeout) {
        return armed().expect(timeout);
    }

    /** Arms checks on the open stream, which have as long as the function says, and goes on at once. */
    public On<SseExpectActionBuilder> expect(Function<Session, Duration> timeout) {
        return armed().expect(timeout);
    }

    /** Waits until every armed check of the stream has its verdict; if one has failed, the user has. */
    public ActionBuilder awaitExpected() {
        return new SseAwaitExpected(stream());
    }

    /** Waits at most so many seconds until the server ends the stream. OK if it ends properly, KO if it breaks or goes on. */
    public ActionBuilder awaitEnd(long timeout) {
        return awaitEnd(Duration.ofSeconds(timeout));
    }

    /** Waits at most that long until the server ends the stream. OK if it ends properly, KO if it breaks or goes on. */
    public ActionBuilder awaitEnd(Duration timeout) {
        return new SseAwaitEnd(stream(), Dynamic.of(timeout));
    }

    /** Waits until the server ends the stream, at most as long as the expression says: a number of seconds or a {@link Duration}. */
    public ActionBuilder awaitEnd(String timeout) {
        return new SseAwaitEnd(stream(), Dynamic.el(timeout, Duration.class));
    }

    /** Waits until the server ends the stream, at most as long as the function says. */
    public ActionBuilder awaitEnd(Function<Session, Duration> timeout) {
        return new SseAwaitEnd(stream(), Dynamic.of(timeout));
    }

    /** Closes the stream. */
    public ActionBuilder close() {
        return new SseClose(stream());
    }

    private SseExpectActionBuilder armed() {
        return new SseExpectActionBuilder(stream(), List.of());
    }

    private SseConnectActionBuilder connect(String method, Dynamic<String> url) {
        RequestTarget target = new RequestTarget(Dynamic.of(method), url);
        return SseConnectActionBuilder.of(RequestTemplate.of(name, target), streamName);
    }

    private StreamReference stream() {
        return new StreamReference(name, streamName);
    }

    /** What is said of streams without a request name: {@code sse.checkMessage(..)}. */
    public static final class Prefix {

        static final Prefix INSTANCE = new Prefix();

        private Prefix() {}

        /** A check on one message; the name, which takes no expressions, is that of its row in the statistics. */
        public SseMessageCheck checkMessage(String name) {
            return SseMessageCheck.named(name);
        }

        /** From the start of the request to the first event that is meant. */
        public SseMeasure.When<SseTimeMeasure> firstMatch(String name) {
            return new SseMeasure.When<>(when -> new SseTimeMeasure(name, new MeasureFormula.First(when)));
        }

        /** From the start of the request to the last event that is meant, of streams that end properly. */
        public SseMeasure.When<SseTimeMeasure> lastMatch(String name) {
            return new SseMeasure.When<>(when -> new SseTimeMeasure(name, new MeasureFormula.Last(when)));
        }

        /** From the first event that is meant to the first one of another kind behind it. */
        public SseMeasure.From between(String name) {
            return new SseMeasure.From(name);
        }

        /** From the start of the request to the end of the stream, if it ends properly. */
        public SseTimeMeasure untilEnd(String name) {
            return new SseTimeMeasure(name, new MeasureFormula.UntilEnd());
        }

        /** From each event that is meant to the next one. */
        public SseMeasure.When<SseGapMeasure> gaps(String name) {
            return new SseMeasure.When<>(when -> new SseGapMeasure(name, new MeasureFormula.Gaps(when)));
        }

        /** How many events of a stream are meant, of streams that end properly. */
        public SseMeasure.When<SseNumberMeasure> count(String name) {
            return new SseMeasure.When<>(when -> new SseNumberMeasure(name, "", new MeasureFormula.Count(when)));
        }

        /** What the events of a stream tell, added up, of streams that end properly. For events that tell how many there are so far, use {@link #lastValue}. */
        public SseMeasure.Of<SseNumberMeasure> sum(String name) {
            return new SseMeasure.Of<>(check ->
                    new SseNumberMeasure(name, "", new MeasureFormula.Sum(check, MeasureFormula.Conditions.ANY)));
        }

        /** What the last event of a stream that tells it says, of streams that end properly: how many there were in all. */
        public SseMeasure.Of<SseNumberMeasure> lastValue(String name) {
            return new SseMeasure.Of<>(check ->
                    new SseNumberMeasure(name, "", new MeasureFormula.LastValue(check, MeasureFormula.Conditions.ANY)));
        }

        /** What each event tells. */
        public SseMeasure.Of<SseValueMeasure> value(String name) {
            return new SseMeasure.Of<>(check -> new SseValueMeasure(
                    name,
                    "",
                    new MeasureFormula.Values(check, MeasureFormula.Conditions.ANY, 1, 0, Double.POSITIVE_INFINITY)));
        }

        /** A figure of a stream divided by another. */
        public SseMeasure.RatioOf ratio(String name) {
            return new SseMeasure.RatioOf(name);
        }

        /** A number of a stream for each second of a time of it. */
        public SseMeasure.RateOf rate(String name) {
            return new SseMeasure.RateOf(name);
        }

        /** How many streams meet all of some bounds. */
        public SseMeasure.GoodputOf goodput(String name) {
            return new SseMeasure.GoodputOf(name);
        }

        /** A failure of a stream by what an event says, for {@code failWhen}; the name, which takes no expressions, is that of the failure in the statistics. */
        public SseFailure failure(String name) {
            return SseFailure.of(name);
        }

        /**
         * Hands the messages that no check took to the function, oldest first, and empties the buffer. The buffer is off until the protocol
         * gives it a size.
         */
        public ActionBuilder processUnmatchedMessages(BiFunction<List<SseInboundMessage>, Session, Session> f) {
            return new SseProcessUnmatched(Dynamic.of(DEFAULT_STREAM), f);
        }

        /** The same for the stream of that name. */
        public ActionBuilder processUnmatchedMessages(
                String sseName, BiFunction<List<SseInboundMessage>, Session, Session> f) {
            return new SseProcessUnmatched(Dynamic.el(sseName), f);
        }

        /** The same for the stream of that name. */
        public ActionBuilder processUnmatchedMessages(
                Function<Session, String> sseName, BiFunction<List<SseInboundMessage>, Session, Session> f) {
            return new SseProcessUnmatched(Dynamic.of(sseName), f);
        }
    }
}
