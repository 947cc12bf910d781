// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import static dev.freshet.core.CoreDsl.listFeeder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.freshet.core.FeederBuilder;
import dev.freshet.core.RecordSource;
import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeedersTest {

    private final Feeders feeders = new Feeders(FeederSettings.DEFAULT, new Random(7));

    @Test
    void aQueueGivesEachRecordOnce() {
        Feeder feeder = open(numbers(3));

        assertThat(take(feeder, 1, 1, 1)).containsExactly(0, 1, 2);
        assertThat(feeder.take(1))
                .isEqualTo(new Taken.Failed("feeder is now empty: all 3 records of listFeeder have been used. "
                        + "Give it more records, or make it circular() or random()."));
    }

    @Test
    void aQueueWithTooFewRecordsLeftGivesNone() {
        Feeder feeder = open(numbers(5));

        assertThat(take(feeder, 3)).containsExactly(0, 1, 2);
        assertThat(feeder.take(3))
                .isEqualTo(new Taken.Failed("feeder is now empty: 3 records were asked for at once, and listFeeder has "
                        + "only 2 of its 5 left. Give it more records, or make it circular() or random()."));
    }

    @Test
    void aCircularFeederBeginsAgain() {
        Feeder feeder = open(numbers(3).circular());

        assertThat(take(feeder, 1, 1, 1, 1, 1)).containsExactly(0, 1, 2, 0, 1);
        assertThat(take(feeder, 5)).containsExactly(2, 0, 1, 2, 0);
    }

    @Test
    void aShuffledFeederGivesEachRecordOnceInAnotherOrder() {
        Feeder feeder = open(numbers(100).shuffle());

        List<Object> taken = take(feeder, 40, 60);
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).<Object>mapToObj(i -> i).toList());
        assertThat(taken)
                .isNotEqualTo(IntStream.range(0, 100).<Object>mapToObj(i -> i).toList());
        assertThat(feeder.take(1)).isInstanceOf(Taken.Failed.class);
    }

    @Test
    void aRandomFeederDrawsFromAllRecordsWithoutEnd() {
        Feeder feeder = open(numbers(4).random());

        List<Object> taken = take(feeder, 200, 1, 1);
        assertThat(taken).hasSize(202);
        assertThat(taken).containsOnly(0, 1, 2, 3);
    }

    @Test
    void theSameFeederSharesItsRecordsAndAnotherOneDoesNot() {
        FeederBuilder<Object> shared = numbers(4);

        assertThat(take(open(shared), 1)).containsExactly(0);
        assertThat(take(open(shared), 1)).containsExactly(1);
        assertThat(take(open(shared.queue()), 1)).containsExactly(0);
        assertThat(take(open(numbers(4)), 1)).containsExactly(0);
        assertThat(take(open(shared), 1)).containsExactly(2);
    }

    @Test
    void anotherRunBeginsFromTheFirstRecord() {
        FeederBuilder<Object> feeder = numbers(4);
        take(open(feeder), 3);

        Feeders nextRun = new Feeders(FeederSettings.DEFAULT);
        assertThat(take(nextRun.open(new RecordSource.Builder(feeder)), 1)).containsExactly(0);
    }

    @Test
    void aFeederWithoutRecordsIsAMistake() {
        for (FeederBuilder<Object> empty :
                List.of(numbers(0), numbers(0).circular(), numbers(0).random())) {
            assertThatThrownBy(() -> open(empty))
                    .isInstanceOf(SimulationException.class)
                    .hasMessage(empty + " has no records");
        }
    }

    @Test
    void anIteratorGivesWhatItHas() {
        Iterator<Map<String, Object>> iterator = records(3).iterator();
        Feeder feeder = feeders.open(new RecordSource.Given(iterator));

        assertThat(take(feeder, 2)).containsExactly(0, 1);
        assertThat(take(feeders.open(new RecordSource.Given(iterator)), 1)).containsExactly(2);
        assertThat(feeder.take(1))
                .isEqualTo(new Taken.Failed("feeder is now empty: the iterator has no more records."));
    }

    @Test
    void anIteratorMayGiveTheSameMapAgainAndAgain() {
        Map<String, Object> reused = new HashMap<>();
        AtomicInteger next = new AtomicInteger();
        Iterator<Map<String, Object>> iterator = Stream.generate(() -> {
                    reused.put("n", next.getAndIncrement());
                    return reused;
                })
                .iterator();

        assertThat(take(feeders.open(new RecordSource.Given(iterator)), 3)).containsExactly(0, 1, 2);
    }

    @Test
    void aSupplierIsAskedOncePerRun() {
        AtomicInteger asked = new AtomicInteger();
        RecordSource source = new RecordSource.Supplied(() -> {
            asked.incrementAndGet();
            return records(3).iterator();
        });

        assertThat(take(feeders.open(source), 1)).containsExactly(0);
        assertThat(take(feeders.open(source), 1)).containsExactly(1);
        assertThat(asked).hasValue(1);
    }

    @SuppressWarnings("NullAway") // what users may do
    static Stream<Arguments> faultyIterators() {
        return Stream.of(
                arguments(
                        "the iterator failed: IllegalStateException: boom",
                        Stream.<Map<String, Object>>generate(() -> {
                                    throw new IllegalStateException("boom");
                                })
                                .iterator()),
                arguments(
                        "the iterator failed: NullPointerException",
                        Stream.<Map<String, Object>>generate(() -> null).iterator()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyIterators")
    void anIteratorThatFailsIsToldAndNotThrown(String reason, Iterator<Map<String, Object>> iterator) {
        assertThat(feeders.open(new RecordSource.Given(iterator)).take(1))
                .isInstanceOfSatisfying(
                        Taken.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith(reason));
    }

    @Test
    @SuppressWarnings("NullAway") // what users may do
    void aSupplierThatFailsIsAMistake() {
        assertThatThrownBy(() -> feeders.open(new RecordSource.Supplied(() -> {
                    throw new IllegalStateException("boom");
                })))
                .isInstanceOf(SimulationException.class)
                .hasMessage("the supplier of records failed: IllegalStateException: boom");
        assertThatThrownBy(() -> feeders.open(new RecordSource.Supplied(() -> null)))
                .isInstanceOf(SimulationException.class)
                .hasMessage("the supplier of records returned null instead of an iterator");
    }

    private Feeder open(FeederBuilder<?> feeder) {
        return feeders.open(new RecordSource.Builder(feeder));
    }

    private static FeederBuilder<Object> numbers(int count) {
        return listFeeder(records(count));
    }

    private static List<Map<String, Object>> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("n", i))
                .toList();
    }

    /** Takes so many records, then so many more, and gives their numbers. */
    private static List<Object> take(Feeder feeder, int... counts) {
        List<Object> taken = new ArrayList<>();
        for (int count : counts) {
            ((Taken.Records) feeder.take(count)).records().forEach(record -> taken.add(record.get("n")));
        }
        return taken;
    }
}
