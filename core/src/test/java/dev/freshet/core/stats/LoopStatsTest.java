// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopStatsTest {

    private static final long MS = 1_000_000L;

    private final LoopStats loop = new LoopStats();

    @Test
    void requestsAreToldApartByGroupsAndName() {
        loop.request(List.of(), "pay", RowKind.REQUEST, 0, 5 * MS, null);
        loop.request(List.of("shop"), "pay", RowKind.REQUEST, 0, 7 * MS, null);
        loop.request(List.of("shop"), "pay", RowKind.REQUEST, 10, 10 + 9 * MS, "unexpected status 500");
        loop.request(List.of("shop", "cart"), "pay", RowKind.REQUEST, 0, MS, null);
        RunStats stats = loop.drain();
        assertThat(stats.requests())
                .extracting(RequestStats::path)
                .containsExactly("pay", "shop / pay", "shop / cart / pay");
        RequestStats inShop = stats.request(List.of("shop", "pay")).orElseThrow();
        assertThat(inShop.ok().maxNs()).isEqualTo(7 * MS);
        assertThat(inShop.ko().maxNs()).isEqualTo(9 * MS);
        assertThat(inShop.all().count()).isEqualTo(2);
        assertThat(inShop.koPercent()).isEqualTo(50);
        assertThat(inShop.errors()).containsExactly(new ErrorCount("unexpected status 500", 1));
        assertThat(stats.allRequests().okCount()).isEqualTo(3);
        assertThat(stats.request(List.of("elsewhere", "pay"))).isEmpty();
        assertThat(stats.request(List.of())).isEmpty();
    }

    @Test
    void groupsKeepDurationAndCumulatedResponseTimeApart() {
        loop.group(List.of("shop"), 100, 100 + 50 * MS, 20 * MS, true);
        loop.group(List.of("shop"), 100, 100 + 80 * MS, 30 * MS, false);
        GroupStats group = loop.drain().group(List.of("shop")).orElseThrow();
        assertThat(group.okDuration().maxNs()).isEqualTo(50 * MS);
        assertThat(group.koDuration().maxNs()).isEqualTo(80 * MS);
        assertThat(group.okCumulated().maxNs()).isEqualTo(20 * MS);
        assertThat(group.koCumulated().maxNs()).isEqualTo(30 * MS);
        assertThat(group.duration().count()).isEqualTo(2);
        assertThat(group.cumulated().maxNs()).isEqualTo(30 * MS);
    }

    @Test
    void whatAServerSaysOfAFailureIsKeptTheFirstTimeThatItIsHeard() {
        assertThat(loop.lacksDetail("status 429")).isTrue();
        loop.request(List.of(), "a", RowKind.CONNECT, 0, 1, "status 429");
        loop.detail("status 429", "slow down");
        assertThat(loop.lacksDetail("status 429")).isFalse();
        loop.request(List.of(), "a", RowKind.CONNECT, 0, 1, "status 429");
        loop.detail("status 429", "slower");
        loop.detail("never counted", "a text");

        assertThat(loop.drain().failures()).containsExactly(new ErrorCount("status 429", 2, "slow down"));
        assertThat(loop.lacksDetail("status 429")).as("in later intervals").isFalse();
    }

    @Test
    void thatThereWasNothingToHearIsRememberedToo() {
        loop.request(List.of(), "a", RowKind.CONNECT, 0, 1, "status 429");
        loop.detail("status 429", "");

        assertThat(loop.lacksDetail("status 429")).isFalse();
        assertThat(loop.drain().failures()).containsExactly(new ErrorCount("status 429", 1));
    }

    @Test
    void whatAServerSaidSurvivesTheSumOfErrors() {
        List<ErrorCount> some = List.of(new ErrorCount("a", 1), new ErrorCount("b", 5, "of b"));
        List<ErrorCount> others = List.of(new ErrorCount("a", 2, "of a"), new ErrorCount("b", 1, "later"));

        assertThat(ErrorCount.sum(some, others))
                .containsExactly(new ErrorCount("b", 6, "of b"), new ErrorCount("a", 3, "of a"));
    }

    @Test
    void errorsAreThoseOfRequestsAndTheOthersByFrequency() {
        loop.error("no attribute named 'token' is defined");
        loop.request(List.of(), "a", RowKind.REQUEST, 0, 1, "timeout");
        loop.request(List.of(), "b", RowKind.REQUEST, 0, 1, "timeout");
        RunStats stats = loop.drain();

        assertThat(stats.failures())
                .containsExactly(
                        new ErrorCount("timeout", 2), new ErrorCount("no attribute named 'token' is defined", 1));
        assertThat(stats.errors()).containsExactly(new ErrorCount("no attribute named 'token' is defined", 1));
        assertThat(stats.errorCount()).isEqualTo(1);
    }

    @Test
    void whatIsSkippedOrUnfinishedIsNeitherOkNorKo() {
        loop.request(List.of(), "check", RowKind.CHECK, 0, 5 * MS, null);
        loop.skipped(List.of(), "check", RowKind.CHECK);
        loop.unfinished(List.of(), "check", RowKind.CHECK, 10 * MS, 30 * MS);
        RequestStats check = loop.drain().requests().get(0);

        assertThat(check.count()).isEqualTo(1);
        assertThat(check.koPercent()).isZero();
        assertThat(check.skipped()).isEqualTo(1);
        assertThat(check.unfinished().count()).isEqualTo(1);
        assertThat(check.unfinished().maxNs()).isEqualTo(20 * MS);
        assertThat(check.errors()).isEmpty();
    }

    @Test
    void whatTakesNoTimeHasACountAndNoLatency() {
        loop.instant(List.of(), "close", RowKind.OPERATION, null);
        loop.instant(List.of(), "close", RowKind.OPERATION, "gone");
        loop.request(List.of(), "get", RowKind.REQUEST, 0, 5 * MS, null);
        RunStats stats = loop.drain();
        RequestStats close = stats.request(List.of("close")).orElseThrow();

        assertThat(close.okCount()).isEqualTo(1);
        assertThat(close.koCount()).isEqualTo(1);
        assertThat(close.all().isEmpty()).isTrue();
        assertThat(stats.allRequests().count()).isEqualTo(3);
        assertThat(stats.allRequests().all().minNs()).isEqualTo(5 * MS);
    }

    @Test
    void kindsOfTheSameNameHaveRowsOfTheirOwn() {
        loop.request(List.of(), "Prices", RowKind.CONNECT, 0, 5 * MS, null);
        loop.request(List.of(), "Prices", RowKind.CHECK, 0, 90 * MS, null);
        RunStats stats = loop.drain();

        assertThat(stats.requests()).hasSize(2);
        assertThat(stats.allRequests(RowKind.CONNECT).all().maxNs()).isEqualTo(5 * MS);
        assertThat(stats.allRequests(RowKind.CHECK).all().minNs()).isEqualTo(90 * MS);
        assertThat(stats.request(List.of("Prices")).orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void aNoteIsSaidOnceHoweverOftenItIsGiven() {
        loop.note("Something is so.");
        loop.note("Something is so.");

        assertThat(loop.drain().notes()).containsExactly("Something is so.");
    }

    private record Parts(long dnsNs, long connectNs, long tlsNs, long firstByteNs, long bytesSent, long bytesReceived)
            implements RequestParts {
        @Override
        public boolean isHttp2() {
            return false;
        }

        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    @Test
    void partsOfRequestsAreCountedWhereTheyHappened() {
        loop.request(List.of("g"), "r", RowKind.REQUEST, 0, 9 * MS, null);
        loop.wire(List.of("g"), "r", RowKind.REQUEST, new Parts(-1, MS, 2 * MS, 5 * MS, 100, 1_000));
        loop.request(List.of("g"), "r", RowKind.REQUEST, 0, 9 * MS, "some failure");
        loop.wire(List.of("g"), "r", RowKind.REQUEST, new Parts(-1, -1, -1, 3 * MS, 50, 500));
        loop.request(List.of(), "check", RowKind.REQUEST, 0, MS, null);
        RunStats stats = loop.drain();
        WireStats wire = stats.requests().get(0).wire();
        assertThat(wire.dns().isEmpty()).isTrue();
        assertThat(wire.connect().count()).isEqualTo(1);
        assertThat(wire.tls().maxNs()).isEqualTo(2 * MS);
        assertThat(wire.firstByte().count()).isEqualTo(2);
        assertThat(wire.firstByte().meanNs()).isEqualTo(4.0 * MS);
        assertThat(wire.bytesSent()).isEqualTo(150);
        assertThat(wire.bytesReceived()).isEqualTo(1_500);
        assertThat(stats.requests().get(1).wire().isEmpty()).isTrue();
        assertThat(stats.allRequests().wire().bytesReceived()).isEqualTo(1_500);
        assertThat(loop.drain().requests()).as("the next interval").isEmpty();
    }

    @Test
    void textsOfErrorsAreCutAtTwoHundredCharacters() {
        loop.error("x".repeat(500));
        loop.error("x".repeat(200) + "and something else");
        assertThat(loop.drain().errors()).containsExactly(new ErrorCount("x".repeat(199) + "…", 2));
    }

    @Test
    void usersAreCountedByScenario() {
        loop.userStarted("buyers", 2 * MS);
        loop.userStarted("buyers", 4 * MS);
        loop.userEnded("buyers");
        loop.userStarted("readers", 0);
        RunStats stats = loop.drain();
        assertThat(stats.users()).extracting(UserStats::scenario).containsExactly("buyers", "readers");
        UserStats buyers = stats.users().get(0);
        assertThat(buyers.started()).isEqualTo(2);
        assertThat(buyers.active()).isEqualTo(1);
        assertThat(buyers.activeMax()).isEqualTo(2);
        assertThat(buyers.lag().meanNs()).isEqualTo(3.0 * MS);
        assertThat(stats.allUsers().started()).isEqualTo(3);
        assertThat(stats.allUsers().activeMax()).isEqualTo(2);
        assertThat(stats.timeline()
                        .column(new TimelineColumn(
                                SeriesKey.of(Owner.SCENARIO, "readers"), Metric.ACTIVE, TimelineColumn.Figure.LEVEL)))
                .containsExactly(1);
    }

    @Test
    void aSeriesIsTheSameObjectEachTime() {
        assertThat(loop.stream("a")).isSameAs(loop.stream("a")).isNotSameAs(loop.stream("b"));
        StandingCheck check = loop.stream("a").standingCheck("c");
        loop.drain();
        assertThat(loop.stream("a").standingCheck("c")).isSameAs(check);
    }

    @Test
    void openAndConnectingStreamsAreLevelsWithAPeak() {
        StreamSeries prices = loop.stream("Prices");
        StreamSeries news = loop.stream("News");
        for (int i = 0; i < 3; i++) {
            prices.connecting();
        }
        prices.opened();
        prices.opened();
        prices.connectFailed();
        prices.ended(EndReason.DROPPED, 40 * MS);
        news.connecting();
        news.opened();
        RunStats stats = loop.drain();
        assertThat(stats.stream("Prices").orElseThrow().levels()).isEqualTo(new StreamLevels(1, 2, 0, 3));
        assertThat(stats.stream("News").orElseThrow().levels()).isEqualTo(new StreamLevels(1, 1, 0, 1));
        assertThat(stats.allStreams().levels())
                .as("the two were not at their peak at once")
                .isEqualTo(new StreamLevels(2, 2, 0, 3));
        assertThat(stats.stream("Prices").orElseThrow().connectsFailed()).isEqualTo(1);
    }

    @Test
    void endsAreCountedByReason() {
        StreamSeries series = loop.stream("s");
        series.connecting();
        series.opened();
        series.ended(EndReason.STALLED, 10 * MS);
        series.connecting();
        series.opened();
        series.ended(EndReason.CLOSED_BY_USER, 30 * MS);
        series.connecting();
        series.refused();
        StreamStats stats = loop.drain().stream("s").orElseThrow();
        assertThat(stats.ends())
                .containsExactly(
                        entry(EndReason.CLOSED_BY_USER, 1L),
                        entry(EndReason.STALLED, 1L),
                        entry(EndReason.REFUSED, 1L));
        assertThat(stats.stalls()).isEqualTo(1);
        assertThat(stats.ends(EndReason.RUN_ENDED)).isZero();
        assertThat(stats.lifetime().count()).as("refused has no lifetime").isEqualTo(2);
        assertThat(stats.lifetime(EndReason.STALLED).maxNs()).isEqualTo(10 * MS);
        assertThat(stats.levels().connecting()).isZero();
        assertThat(stats.levels().open()).isZero();
    }

    @Test
    void readsCountBytesEventsCommentsAndEventsPerRead() {
        StreamSeries series = loop.stream("s");
        int[] eventsOfReads = {0, 1, 1, 2, 3, 4, 5, 8, 9, 1_000_000};
        for (int events : eventsOfReads) {
            series.read(10, events, 1);
        }
        StreamStats stats = loop.drain().stream("s").orElseThrow();
        assertThat(stats.bytes()).isEqualTo(100);
        assertThat(stats.comments()).isEqualTo(10);
        assertThat(stats.events()).isEqualTo(1_000_033);
        assertThat(stats.eventsPerRead().readsWithoutEvents()).isEqualTo(1);
        assertThat(stats.eventsPerRead().readsWithEvents()).isEqualTo(9);
        assertThat(stats.eventsPerRead().maxEvents()).isEqualTo(1_000_000);
        assertThat(stats.eventsPerRead().mean()).isCloseTo(1_000_033 / 9.0, within(1e-9));
        assertThat(stats.eventsPerRead().buckets())
                .containsExactly(
                        new EventsPerRead.Bucket(1, 1, 2),
                        new EventsPerRead.Bucket(2, 2, 1),
                        new EventsPerRead.Bucket(3, 4, 2),
                        new EventsPerRead.Bucket(5, 8, 2),
                        new EventsPerRead.Bucket(9, 16, 1),
                        new EventsPerRead.Bucket(524_289, 1_048_576, 1));
    }

    @Test
    void gapsOfOneReadAreRecordedTogether() {
        StreamSeries series = loop.stream("s");
        series.record(Metric.EVENT_GAP, 100 * MS, 1);
        series.record(Metric.EVENT_GAP, 0, 9);
        series.record(Metric.EVENT_GAP, 0, 0);
        LatencyStats gap = loop.drain().stream("s").orElseThrow().gap();
        assertThat(gap.count()).isEqualTo(10);
        assertThat(gap.belowRange()).isEqualTo(9);
        assertThat(gap.meanNs()).isEqualTo(10.0 * MS);
        assertThat(gap.percentileNs(90)).isZero();
        assertThat(gap.percentileNs(91)).isEqualTo(100 * MS);
    }

    @Test
    void anEventBeforeItsTimestampIsClockSkewAndNoLatency() {
        StreamSeries series = loop.stream("s");
        series.deliveryLatency(-1);
        series.deliveryLatency(0);
        series.deliveryLatency(3 * MS);
        StreamStats stats = loop.drain().stream("s").orElseThrow();
        assertThat(stats.clockSkewed()).isEqualTo(1);
        assertThat(stats.deliveryLatency().count()).isEqualTo(2);
        assertThat(stats.deliveryLatency().minNs()).isZero();
    }

    @Test
    void aNumberThatFillsAJumpIsNoLongerLost() {
        StreamSeries series = loop.stream("s");
        series.count(Metric.SEQUENCED, 10);
        series.count(Metric.LOST, 3);
        series.outOfOrder();
        series.count(Metric.DUPLICATED);
        assertThat(loop.drain().stream("s").orElseThrow().sequence()).isEqualTo(new SequenceStats(10, 2, 1, 1, 0, 0));
    }

    @Test
    void standingChecksKeepTheFirstFailure() {
        loop.stream("s").read(30, 3, 0);
        StandingCheck check = loop.stream("s").standingCheck("is a price");
        check.passed();
        check.failed("found 0");
        check.failed("found -1");
        StandingCheckStats stats =
                loop.drain().stream("s").orElseThrow().standingChecks().get(0);
        assertThat(stats.name()).isEqualTo("is a price");
        assertThat(stats.ok()).isEqualTo(1);
        assertThat(stats.ko()).isEqualTo(2);
        assertThat(stats.firstFailure()).contains("found 0");
    }

    @Test
    void theOtherCountersOfAStream() {
        StreamSeries series = loop.stream("s");
        series.record(Metric.FIRST_EVENT, 12 * MS);
        series.count(Metric.UNMATCHED, 4);
        series.count(Metric.EVICTED);
        series.reconnected(true, 3_000 * MS);
        series.reconnected(false, 6_000 * MS);
        StreamStats stats = loop.drain().stream("s").orElseThrow();
        assertThat(stats.firstEvent().maxNs()).isEqualTo(12 * MS);
        assertThat(stats.unmatched()).isEqualTo(4);
        assertThat(stats.evicted()).isEqualTo(1);
        assertThat(stats.reconnectsOk().maxNs()).isEqualTo(3_000 * MS);
        assertThat(stats.reconnectsKo().maxNs()).isEqualTo(6_000 * MS);
    }

    @Test
    void drainingStartsAgainFromNothingButKeepsLevels() {
        StreamSeries series = loop.stream("s");
        series.connecting();
        series.opened();
        series.read(5, 1, 0);
        loop.request(List.of(), "r", RowKind.REQUEST, 0, 1, null);
        loop.drain();
        RunStats again = loop.drain();
        assertThat(again.requests()).isEmpty();
        assertThat(again.stream("s").orElseThrow().events()).isZero();
        assertThat(again.stream("s").orElseThrow().levels().open()).isEqualTo(1);
    }

    @Test
    void namesBeyondTheLimitShareARowAndTheNotesSaySo() {
        for (int i = 0; i < 1_500; i++) {
            loop.request(List.of("g"), "request " + i, RowKind.REQUEST, 0, 1, "failure " + i);
            loop.stream("stream " + i).read(1, 1, 0);
            loop.group(List.of("group " + i), 0, 1, 1, true);
            loop.userStarted("scenario " + i, 0);
            loop.stream("stream 0").standingCheck("check " + i).passed();
        }
        RunStats stats = loop.drain();
        assertThat(stats.requests()).hasSize(1_001);
        assertThat(stats.request(List.of("(other)")).orElseThrow().count()).isEqualTo(500);
        assertThat(stats.streams()).hasSize(1_001);
        assertThat(stats.stream("(other)").orElseThrow().events()).isEqualTo(500);
        assertThat(stats.groups()).hasSize(1_001);
        assertThat(stats.users()).hasSize(1_001);
        assertThat(stats.failures()).hasSize(1_001).first().isEqualTo(new ErrorCount("(other)", 500));
        assertThat(stats.stream("stream 0").orElseThrow().standingChecks()).hasSize(1_001);
        assertThat(stats.timeline().series(Metric.ACTIVE))
                .extracting(SeriesKey::name)
                .hasSize(21)
                .contains("(other)");
        assertThat(stats.notes()).hasSize(6).allMatch(note -> note.contains("more than 1000"));
        assertThat(stats.allRequests().count()).isEqualTo(1_500);
    }
}
