// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static dev.freshet.core.stats.MetricSpec.bytes;
import static dev.freshet.core.stats.MetricSpec.counter;
import static dev.freshet.core.stats.MetricSpec.level;
import static dev.freshet.core.stats.MetricSpec.numbers;
import static dev.freshet.core.stats.MetricSpec.quantities;
import static dev.freshet.core.stats.MetricSpec.texts;
import static dev.freshet.core.stats.MetricSpec.time;
import static dev.freshet.core.stats.Owner.GROUP;
import static dev.freshet.core.stats.Owner.MEASURE;
import static dev.freshet.core.stats.Owner.ROW;
import static dev.freshet.core.stats.Owner.RUN;
import static dev.freshet.core.stats.Owner.SCENARIO;
import static dev.freshet.core.stats.Owner.STANDING_CHECK;
import static dev.freshet.core.stats.Owner.STREAM;
import static dev.freshet.core.stats.Owner.VALUE;

import dev.freshet.core.stats.MetricSpec.Option;
import dev.freshet.core.text.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue: everything that is measured, each declared once. What counts names an entry; everything that reads walks the entries: merging, the record of a
 * run, {@code summary.json}, the page, the console, assertions, exports and the table of {@code docs/measuring.md}.
 *
 * <p>The key is stable and names the metric for programs, a dot where {@code summary.json} nests. The title names it for people, and the meaning says from when
 * to when, or what is counted.
 */
public enum Metric {
    RUN_USERS(level(RUN, "users", "active users", "virtual users that have started and not ended")),
    RUN_OPEN(level(RUN, "open", "open streams", "streams whose response head has come and that have not ended")),
    RUN_CONNECTING(level(RUN, "connecting", "connecting streams", "streams that wait for their response head")),
    FAILURES(texts(
                    RUN,
                    "failures",
                    "failures",
                    "what rows failed by, and what connections of streams were lost by or could not be made anew by")
            .telling(NameLimit.NAMES)),
    ERRORS(texts(
                    RUN,
                    "errors",
                    "errors that are no requests",
                    "expressions, functions and feeders that failed, by text")
            .telling(NameLimit.NAMES)),
    LATE_LOOPS(time(
            RUN,
            "lateLoops",
            "late loops",
            "when a loop should have handed over its counts → when it did, if that is more than 100 ms")),
    CONNECTIONS_HTTP_1(
            counter(RUN, "connections.http1", "connections over HTTP/1.1", "connections opened for HTTP/1.1")),
    CONNECTIONS_HTTP_2(counter(
            RUN,
            "connections.http2",
            "connections over HTTP/2",
            "connections opened for HTTP/2, each for many streams at a time")),
    STREAMS_PER_CONNECTION(numbers(
            RUN,
            "connections.streams",
            "streams per connection",
            "streams that a connection of HTTP/2 had when another one began on it, that one included")),
    STREAMS_RESET(counter(
            RUN,
            "connections.reset",
            "streams reset",
            "requests and event streams over HTTP/2 that the server ended by RST_STREAM")),
    GO_AWAYS(counter(
            RUN,
            "connections.goAway",
            "connections told to go away",
            "connections of HTTP/2 whose end the server announced by GOAWAY")),

    STARTED(counter(SCENARIO, "started", "started", "virtual users that started")),
    ENDED(counter(SCENARIO, "ended", "ended", "virtual users that ended")),
    ACTIVE(level(SCENARIO, "active", "active", "virtual users that have started and not ended")),
    LAG(time(SCENARIO, "lag", "user lag", "when a user should have started → when it did")),

    OK(time(ROW, "ok", "OK", "the times of those that were OK and can take time")
            .ifEmpty("no request was counted")),
    KO(time(ROW, "ko", "KO", "the times of those that were KO and can take time")),
    OK_UNTIMED(
            counter(
                    ROW,
                    "okUntimedCount",
                    "OK without a time",
                    "those that were OK and cannot take time: an order that is carried out at once, a check whose message had arrived")),
    KO_UNTIMED(counter(ROW, "koUntimedCount", "KO without a time", "those that were KO and cannot take time")
            .bad()),
    SKIPPED(counter(
            ROW,
            "skippedCount",
            "skipped",
            "those that could not be attempted, because their stream had failed, had ended or never was there")),
    UNFINISHED(time(
            ROW,
            "unfinishedAge",
            "unfinished",
            "the ages of those that the end of the run cut off: neither OK nor KO")),
    DNS(time(ROW, "dns", "DNS", "waiting for the addresses of the host, where they were not known yet")),
    CONNECT(time(ROW, "connect", "connect", "until the TCP connection stood")),
    TLS(time(ROW, "tls", "TLS", "agreeing on TLS")),
    FIRST_BYTE(time(ROW, "firstByte", "first byte", "sending the request → the first byte of the response")),
    BYTES_SENT(bytes(ROW, "bytesSent", "sent", "handed to the TCP socket, TLS included")),
    BYTES_RECEIVED(bytes(
            ROW,
            "bytesReceived",
            "received",
            "taken from the TCP socket, TLS included; of the connect of a stream up to its response head")),
    OVER_HTTP_2(
            counter(
                    ROW,
                    "http2Count",
                    "over HTTP/2",
                    "responses and failures of requests that were streams of HTTP/2; the others went over HTTP/1.1, or had no connection yet")),
    REPEATED(
            counter(
                    ROW,
                    "repeatedCount",
                    "sent twice",
                    "requests sent again on another connection, once, because the server had certainly not carried them out, or had most likely closed a kept connection before")),
    ROW_FAILURES(texts(ROW, "errors", "errors", "what went wrong with those that were KO")),

    OK_DURATION(
            time(GROUP, "okDuration", "OK, with pauses", "entering → leaving, of the passes in which nothing failed")),
    KO_DURATION(time(
            GROUP, "koDuration", "KO, with pauses", "entering → leaving, of the passes in which something failed")),
    OK_CUMULATED(time(
                    GROUP,
                    "okCumulated",
                    "OK, response times",
                    "the response times within added up, of the passes in which nothing failed")
            .ifEmpty("no request was counted")),
    KO_CUMULATED(time(
            GROUP,
            "koCumulated",
            "KO, response times",
            "the response times within added up, of the passes in which something failed")),

    OPEN(level(STREAM, "open", "open", "streams whose response head has come and that have not ended")),
    CONNECTING(level(STREAM, "connecting", "connecting", "streams that wait for their response head")),
    OPENED(counter(STREAM, "opened", "opened", "response heads that opened a stream, reconnections included")),
    CONNECTS_FAILED(counter(
                    STREAM,
                    "connectsFailed",
                    "not opened",
                    "connects and reconnects that failed, a declined reconnect not among them")
            .bad()),
    CONNECTS_GIVEN_UP(counter(
            STREAM,
            "connectsGivenUp",
            "given up while connecting",
            "connects that a close or the end of the user or the run gave up before the response head")),
    EVENTS(counter(STREAM, "events", "events", "dispatched events")),
    COMMENTS(counter(STREAM, "comments", "comments", "comment lines, which servers send as heartbeats")),
    BYTES(bytes(
            STREAM,
            "bytes",
            "received",
            "bytes of the bodies of streams, after transfer and content codings are removed")),
    CODED_BYTES(
            bytes(
                    STREAM,
                    "codedBytes",
                    "received coded",
                    "bytes of bodies in a content coding such as gzip, as they came; what they are decoded counts as received")),
    EVENTS_PER_READ(numbers(
            STREAM, "eventsPerRead", "events per read", "how many events shared one network read that completed any")),
    READS_WITHOUT_EVENTS(counter(
            STREAM,
            "readsWithoutEvents",
            "reads without events",
            "network reads that completed no event: comments, or parts of an event")),
    FIRST_EVENT(time(
                    STREAM,
                    "timeToFirstEvent",
                    "time to first event",
                    "start of connecting → arrival of the first event of that connection; not on reconnections")
            .ifEmpty("no event came")),
    ENDED_BEFORE_FIRST_EVENT(counter(
                    STREAM,
                    "endedBeforeFirstEvent",
                    "ended before the first event",
                    "first connections that were over before an event had come: they have no time to first event")
            .bad()),
    EVENT_GAP(time(
                    STREAM,
                    "eventGap",
                    "event gap",
                    "arrival of an event → arrival of the next on the same stream, also over a reconnection; 0 for those that share a read")
            .ifEmpty("no stream received a second event")),
    DELIVERY_LATENCY(time(
                    STREAM,
                    "deliveryLatency",
                    "delivery latency",
                    "the publisher's timestamp in the event → arrival, by the wall clock")
            .given(Option.PUBLISHED_AT)
            .ifEmpty("all events arrived before the time that their publisher gave them: the clocks differ")),
    CLOCK_SKEWED(counter(
                    STREAM,
                    "clockSkewed",
                    "before their time",
                    "events that arrived before their publisher's timestamp: in no delivery latency")
            .given(Option.PUBLISHED_AT)),
    ENDS_CLOSED_BY_USER(
            counter(STREAM, "ends.closedByUser.count", "closed by user", "connections that the simulation closed")),
    ENDS_ENDED_BY_SERVER(
            counter(STREAM, "ends.endedByServer.count", "ended by server", "bodies that the server ended properly")),
    ENDS_DROPPED(
            counter(STREAM, "ends.dropped.count", "dropped", "connections that broke, or could not be read any further")
                    .bad()),
    WATCHED_FOR_STALLS(counter(
                    STREAM,
                    "watchedForStalls",
                    "watched for stalls",
                    "connections that would be given up if neither an event nor a comment came for stallAfter")
            .given(Option.STALL_AFTER)),
    ENDS_STALLED(counter(
                    STREAM,
                    "ends.stalled.count",
                    "stalled",
                    "connections given up because neither an event nor a comment had come for stallAfter")
            .bad()
            .given(Option.STALL_AFTER)),
    ENDS_REFUSED(
            counter(STREAM, "ends.refused.count", "refused", "streams that the server declined to go on with (204)")
                    .bad()),
    ENDS_RUN_ENDED(counter(
            STREAM, "ends.runEnded.count", "run ended", "connections that were open when their user or the run ended")),
    LIFETIME_CLOSED_BY_USER(time(
                    STREAM,
                    "ends.closedByUser.lifetime",
                    "lifetime, closed by user",
                    "response head → end, of those that the simulation closed")
            .ifEmpty("no stream was opened and ended")),
    LIFETIME_ENDED_BY_SERVER(time(
            STREAM,
            "ends.endedByServer.lifetime",
            "lifetime, ended by server",
            "response head → end, of those that the server ended")),
    LIFETIME_DROPPED(
            time(STREAM, "ends.dropped.lifetime", "lifetime, dropped", "response head → end, of those that broke")),
    LIFETIME_STALLED(
            time(STREAM, "ends.stalled.lifetime", "lifetime, stalled", "response head → end, of those that stalled")),
    LIFETIME_RUN_ENDED(time(
            STREAM,
            "ends.runEnded.lifetime",
            "lifetime, run ended",
            "response head → end, of those that were open at the end")),
    RECONNECT_TIME(
            time(STREAM, "reconnectTime", "reconnected", "noticing a drop → the response head of the new connection")
                    .ifEmpty("no stream was connected again")),
    RECONNECT_FAILURE_TIME(
            time(STREAM, "reconnectFailureTime", "failed to reconnect", "noticing a drop → the failure of an attempt")
                    .bad()),
    RECONNECTS_DECLINED(counter(
            STREAM,
            "reconnectsDeclined",
            "answered 204 when they reconnected",
            "attempts to reconnect that were answered with 204, which asks not to come again")),
    LOST_FOR_GOOD(counter(
                    STREAM,
                    "lostForGood",
                    "lost for good",
                    "streams that had been open, were lost and were not back when their user closed them or ended, or the run ended")
            .bad()),
    HALF_EVENTS(counter(
                    STREAM,
                    "halfEvents",
                    "ended within an event",
                    "bodies that the server ended properly, but within an event, which is discarded")
            .bad()),
    LOSSES(texts(STREAM, "lossReasons", "loss reasons", "why connections were lost that had been open")),
    SEQUENCED(counter(STREAM, "sequence.checked", "numbers looked at", "events whose sequence number was looked at")
            .given(Option.SEQUENCE)),
    LOST(counter(STREAM, "sequence.lost", "lost", "numbers that were skipped and have not come since")
            .bad()
            .given(Option.SEQUENCE)),
    DUPLICATED(counter(STREAM, "sequence.duplicated", "duplicated", "events whose number had come before")
            .bad()
            .given(Option.SEQUENCE)),
    OUT_OF_ORDER(counter(STREAM, "sequence.outOfOrder", "out of order", "events whose number filled an earlier gap")
            .bad()
            .given(Option.SEQUENCE)),
    BEFORE_WINDOW(counter(
                    STREAM,
                    "sequence.beforeWindow",
                    "numbers too far back",
                    "events whose number was so far behind the highest that nobody can tell whether they are new, late or there twice")
            .given(Option.SEQUENCE)),
    UNNUMBERED(counter(
                    STREAM,
                    "sequence.unnumbered",
                    "without a number",
                    "events in which no whole number was found where it was looked for")
            .bad()
            .given(Option.SEQUENCE)),
    UNDATED(counter(
                    STREAM,
                    "undated",
                    "without a time",
                    "events in which no timestamp was found where it was looked for: in no delivery latency")
            .bad()
            .given(Option.PUBLISHED_AT)),
    FAN_OUT_SKEW(time(
                    STREAM,
                    "fanOutSkew",
                    "fan-out skew",
                    "first → last receiver of the same event among the streams of the series, within one process")
            .given(Option.FAN_OUT)
            .ifEmpty("no event was received by two streams")),
    RECEIVED_ONCE(counter(
                    STREAM,
                    "receivedOnce",
                    "received once",
                    "events that one stream of the series alone received: they have no fan-out skew")
            .given(Option.FAN_OUT)),
    FAN_OUT_MISSED(counter(
                    STREAM,
                    "fanOutMissed",
                    "receptions not followed",
                    "receptions that are in no fan-out skew: more than 10 s after the first, or of more events than are followed at a time")
            .given(Option.FAN_OUT)),
    UNMATCHED(counter(STREAM, "unmatched", "unmatched", "events that no check took")),
    EVICTED(counter(STREAM, "evicted", "evicted", "events pushed out of a full buffer of unmatched ones")),

    CHECK_OK(counter(STANDING_CHECK, "okCount", "OK", "events that met the check")),
    CHECK_KO(counter(STANDING_CHECK, "koCount", "KO", "events that did not").bad()),
    CHECK_FAILURE(texts(
                    STANDING_CHECK,
                    "firstFailure",
                    "first failure",
                    "what was wrong with the first event that did not meet it")
            .telling(1)),

    VALUES(quantities(VALUE, "value", "value", "what a simulation recorded by session.record")
            .ifEmpty("no value was recorded that is a number and not negative")),
    NEGATIVE(counter(VALUE, "negative", "negative", "values below zero: in no other figure")
            .bad()),
    NOT_A_NUMBER(
            counter(VALUE, "notANumber", "no numbers", "values that are no number, or infinite: in no other figure")
                    .bad()),
    TOO_LARGE(counter(VALUE, "tooLarge", "too large", "values above 9,200,000,000,000: in no other figure")
            .bad()),

    MEASURED_TIME(time(MEASURE, "time", "time", "from when to when the simulation's measure says, or a gap")
            .ifEmpty("no stream brought the events that the measure is made of")),
    MEASURED_NUMBER(quantities(MEASURE, "number", "number", "what events told or were counted for")
            .ifEmpty("no stream brought the events that the measure is made of")),
    GOOD(counter(MEASURE, "good", "good", "of the judged streams, those that met all bounds")),
    JUDGED(counter(MEASURE, "judged", "judged", "streams that ended or failed, asked whether they are good")),
    TOTAL(counter(MEASURE, "inAll", "in all", "counts, sums and last values of streams added up, in whole numbers")),
    MATCHES(counter(MEASURE, "matches", "matches", "events that meet the conditions of the measure")),
    COALESCED(counter(
            MEASURE, "coalesced", "coalesced", "of these, those that shared a read with the one before: a gap of 0")),
    WITHOUT(counter(MEASURE, "without", "without", "streams that ended properly and have no such figure")),
    OF_FAILED(counter(MEASURE, "ofFailed", "of failed streams", "streams that failed before they had such a figure")
            .bad()),
    OF_UNFINISHED(counter(
            MEASURE,
            "ofUnfinished",
            "of unfinished streams",
            "streams that their user or the run left before they had such a figure")),
    OUT_OF_RANGE(counter(
                    MEASURE,
                    "outOfRange",
                    "out of range",
                    "numbers below zero, or out of the range: in no other figure")
            .bad()),
    WITHOUT_NUMBER(counter(
                    MEASURE,
                    "withoutNumber",
                    "without a number",
                    "matches in which no number was found: in no other figure")
            .bad());

    /** What is kept of a metric, and how two of its values become one. */
    public enum Kind {
        /** How many, during some time. Added. */
        COUNTER,
        /**
         * How many at once, and the peak. Over loops and processes added, second by second: a peak of such a sum is an upper bound. Over time the last value and
         * the highest peak stay.
         */
        LEVEL,
        /** How values are spread: exact count, least, greatest and sum, and a histogram. Added bucket by bucket. */
        DISTRIBUTION,
        /** How often which text came. Added text by text. */
        TEXTS
    }

    @SuppressWarnings("ImmutableEnumChecker") // a record of values that do not change
    private final MetricSpec spec;

    Metric(MetricSpec spec) {
        this.spec = spec;
    }

    /** All metrics of an owner, in the order of the catalogue. */
    public static List<Metric> of(Owner owner) {
        return MetricPlaces.of(owner);
    }

    /** The metrics of an owner of one kind, in the order of the catalogue. */
    public static List<Metric> of(Owner owner, Kind kind) {
        return MetricPlaces.of(owner, kind);
    }

    /** The metric of that owner and key, if this version has it. */
    public static Optional<Metric> of(Owner owner, String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.owner() == owner && metric.key().equals(key))
                .findFirst();
    }

    public Owner owner() {
        return spec.owner();
    }

    public Kind kind() {
        return spec.kind();
    }

    public Unit unit() {
        return spec.unit();
    }

    /** The stable name, for programs; unique among those of its owner. */
    public String key() {
        return spec.key();
    }

    /** The name for people. */
    public String title() {
        return spec.title();
    }

    /** From when to when it is, or what is counted. */
    public String meaning() {
        return spec.meaning();
    }

    /** Whether something went wrong where it is not 0. */
    public boolean isBad() {
        return spec.isBad();
    }

    /** What a simulation has to say so that it is recorded, as code; empty where it always is. */
    public String switchedOnBy() {
        return spec.option().switchesOn() ? spec.option().code() : "";
    }

    /** Whether nobody can tell anything by it unless the simulation says something. */
    boolean isAskedFor() {
        return spec.option() != Option.NONE;
    }

    /** Whether the same code switches both on. */
    boolean isSwitchedOnWith(Metric other) {
        return spec.option() == other.spec.option();
    }

    /** Why there is nothing of it where nothing was recorded, as a part of a sentence. */
    public String whyEmpty() {
        return spec.whyEmpty().isEmpty() ? "nothing was recorded of '" + title() + "'" : spec.whyEmpty();
    }

    /** What counts the events that did not tell what they were asked for, where it has to be asked for. */
    Optional<Metric> lack() {
        return of(owner(), spec.option().lack());
    }

    /** Why it is not known although it is asked for, which that many events lack; a part of a sentence. */
    String whyLacking(long events) {
        return spec.option().whyLacking(Quantity.count(events).plain());
    }

    /** Why it is not known where it is not asked for, and what asks for it; a part of a sentence. */
    String whyUnasked() {
        return spec.option().whyUnasked() + ": give the stream " + spec.option().code();
    }

    /** How many texts of a series are told apart. */
    int mostTexts() {
        return spec.mostTexts();
    }

    /** Its place among those of its owner and kind. */
    int slot() {
        return MetricPlaces.slot(this);
    }
}
