// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion.WithPath;
import dev.freshet.core.Assertion.WithPathAndCounter;
import dev.freshet.core.Assertion.WithPathAndTimeMetric;
import dev.freshet.core.StreamEnd;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.Metric;
import java.util.Locale;
import java.util.function.Function;

/**
 * The table of what assertions in words can be about, with what people call it: the word of the language or of reports, then shorter ones. Rows have a table of
 * their own, and behind them every metric of the catalogue follows by its title and its key. Confined to one call.
 */
final class Nouns {

    private final Vocabulary vocabulary;

    private Nouns(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static void addTo(Vocabulary vocabulary) {
        Nouns nouns = new Nouns(vocabulary);
        nouns.times();
        nouns.events();
        nouns.streams();
        RowNouns.addTo(vocabulary);
        CatalogueNouns.addTo(vocabulary);
    }

    private void times() {
        time("time to first event", "timeToFirstEvent()", WithPath::timeToFirstEvent, "ttfe", "first event");
        time("event gap", "eventGap()", WithPath::eventGap, "event gaps", "gap", "gaps");
        time("delivery latency", "deliveryLatency()", WithPath::deliveryLatency, "latency", "delivery");
        time("stream lifetime", "streamLifetime()", WithPath::streamLifetime, "lifetime", "stream lifetimes");
        time("reconnect time", "reconnectTime()", WithPath::reconnectTime, "time to reconnect");
        time("fan-out skew", "fanOutSkew()", WithPath::fanOutSkew, "fan out", "skew");
    }

    private void events() {
        vocabulary.add("events", "stream events", "event").by(Way.events("events()", WithPath::events));
        counter(
                "lost events",
                "lostEvents()",
                WithPath::lostEvents,
                Metric.LOST,
                "lost stream events",
                "lost",
                "events lost");
        counter(
                "duplicated events",
                "duplicatedEvents()",
                WithPath::duplicatedEvents,
                Metric.DUPLICATED,
                "duplicated stream events",
                "duplicated",
                "duplicates",
                "duplicate events");
        counter(
                "out-of-order events",
                "outOfOrderEvents()",
                WithPath::outOfOrderEvents,
                Metric.OUT_OF_ORDER,
                "out-of-order stream events",
                "out of order",
                "events out of order");
        counter("errors", "errors()", WithPath::errors, Metric.ERRORS, "errors that are no requests");
    }

    private void streams() {
        vocabulary
                .add("open streams", "streams open", "streams", "concurrent streams")
                .by(Way.level("openStreams()", WithPath::openStreams));
        counter("drops", "drops()", WithPath::drops, Metric.ENDS_DROPPED, "dropped", "dropped streams");
        counter("stalls", "stalls()", WithPath::stalls, Metric.ENDS_STALLED, "stalled", "stalled streams");
        counter("lost streams", "lostStreams()", WithPath::lostStreams, Metric.LOST_FOR_GOOD, "lost for good");
        counter(
                "streams that ended before the first event",
                "endedBeforeFirstEvent()",
                WithPath::endedBeforeFirstEvent,
                Metric.ENDED_BEFORE_FIRST_EVENT,
                "ended before the first event",
                "ended before first event");
        vocabulary
                .add("reconnects", "reconnections", "reconnect")
                .by(Way.counter("reconnects()", WithPath::reconnects));
        for (StreamEnd end : StreamEnd.values()) {
            String words = end.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            counter(
                    "stream ends (" + words + ")",
                    "streamEnds(StreamEnd." + end.name() + ")",
                    path -> path.streamEnds(end),
                    EndReason.valueOf(end.name()).count(),
                    words);
        }
    }

    private void time(String title, String code, Function<WithPath, WithPathAndTimeMetric> measure, String... others) {
        vocabulary.add(title, others).by(Way.times(code, measure));
    }

    private void counter(
            String title,
            String code,
            Function<WithPath, WithPathAndCounter> measure,
            Metric metric,
            String... others) {
        vocabulary.add(title, others).by(Way.counter(code, measure), byKey(metric));
    }

    /** A metric by its key. */
    static Way<?> byKey(Metric metric) {
        return Way.metric("metric(\"" + metric.key() + "\")", metric, path -> path.metric(metric.key()));
    }
}
