// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import static dev.freshet.core.CoreDsl.csv;
import static dev.freshet.core.CoreDsl.listFeeder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.FeederBuilder;
import dev.freshet.core.RecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads take from one feeder at once; every record goes to one of them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManyLoopsTest {

    private static final int LOOPS = 4;
    private static final int RECORDS = 60_000;

    @TempDir
    Path folder;

    private final Feeders feeders = new Feeders(new FeederSettings(16 * 1024));

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachRecordInMemoryIsGivenOnce(int atATime) throws Exception {
        assertEachIsGivenOnce(open(listFeeder(records())), atATime);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachShuffledRecordIsGivenOnce(int atATime) throws Exception {
        assertEachIsGivenOnce(open(listFeeder(records()).shuffle()), atATime);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachRecordOfAnIteratorIsGivenOnce(int atATime) throws Exception {
        assertEachIsGivenOnce(feeders.open(new RecordSource.Given(records().iterator())), atATime);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void eachRecordOfALargeFileIsGivenOnce(int atATime) throws Exception {
        Feeder feeder = open(csv(file()));

        assertThat(feeder).isInstanceOf(ReadAhead.class);
        assertEachIsGivenOnce(feeder, atATime);
    }

    @Test
    void aCircularFeederGivesAllRecordsEquallyOften() throws Exception {
        int[] counts = new int[RECORDS];
        for (int number : takeOnAllLoops(open(listFeeder(records()).circular()), 2, RECORDS / LOOPS)) {
            counts[number]++;
        }

        assertThat(Arrays.stream(counts).distinct()).containsExactly(2);
    }

    private static void assertEachIsGivenOnce(Feeder feeder, int atATime) throws Exception {
        List<Integer> taken = takeOnAllLoops(feeder, atATime, Integer.MAX_VALUE);

        assertThat(taken.stream().sorted().toList())
                .isEqualTo(IntStream.range(0, RECORDS).boxed().toList());
    }

    /** Takes on all loops at once, on each so many times, or until there are no more. */
    private static List<Integer> takeOnAllLoops(Feeder feeder, int atATime, int times)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(LOOPS);
        try {
            CountDownLatch start = new CountDownLatch(LOOPS);
            Callable<List<Integer>> loop = () -> {
                start.countDown();
                start.await();
                return takeOnOneLoop(feeder, atATime, times);
            };
            List<Integer> all = new ArrayList<>();
            for (Future<List<Integer>> taken :
                    threads.invokeAll(Stream.generate(() -> loop).limit(LOOPS).toList())) {
                all.addAll(taken.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Integer> takeOnOneLoop(Feeder feeder, int atATime, int times) throws InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
        int rounds = 0;
        while (rounds < times) {
            Taken taken = feeder.take(atATime);
            if (taken instanceof Taken.Records records) {
                records.records().forEach(record -> numbers.add(Integer.valueOf(String.valueOf(record.get("n")))));
                rounds++;
            } else if (taken == Taken.Later.LATER) {
                feeder.onReady(atATime, loop::add, () -> {});
                loop.take().run();
            } else {
                break;
            }
        }
        return numbers;
    }

    private Feeder open(FeederBuilder<?> feeder) {
        return feeders.open(new RecordSource.Builder(feeder));
    }

    private String file() throws IOException {
        StringBuilder text = new StringBuilder("n,filler\n");
        IntStream.range(0, RECORDS).forEach(i -> text.append(i).append(",some more to read\n"));
        return Files.writeString(folder.resolve("numbers.csv"), text).toString();
    }

    private static List<Map<String, Object>> records() {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> Map.<String, Object>of("n", i))
                .toList();
    }
}
