// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import static dev.freshet.core.CoreDsl.csv;
import static dev.freshet.core.CoreDsl.jsonFile;
import static dev.freshet.core.CoreDsl.jsonlFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.FeederBuilder;
import dev.freshet.core.RecordSource;
import dev.freshet.core.SimulationException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of some megabytes, with a threshold that is below. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LargeFileTest {

    private static final int RECORDS = 60_000;
    private static final long THRESHOLD_BYTES = 64 * 1024;
    private static final String FILLER = "x".repeat(40);

    @TempDir
    static Path folder;

    private final Feeders feeders = new Feeders(new FeederSettings(THRESHOLD_BYTES), new Random(7));

    @BeforeAll
    static void writeFiles() throws IOException {
        write(Files.newBufferedWriter(folder.resolve("numbers.csv")), "n,filler\n", i -> i + "," + FILLER + "\n", "");
        write(
                Files.newBufferedWriter(folder.resolve("numbers.jsonl")),
                "",
                i -> "{\"n\": \"" + i + "\", \"filler\": \"" + FILLER + "\"}\n",
                "");
        write(
                Files.newBufferedWriter(folder.resolve("numbers.json")),
                "[\n{\"n\": \"0\"}",
                i -> i == 0 ? "" : ",\n{\"n\": \"" + i + "\", \"filler\": \"" + FILLER + "\"}",
                "]");
        write(
                new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(folder.resolve("numbers.gz"))),
                        StandardCharsets.UTF_8)),
                "n,filler\n",
                i -> i + "," + FILLER + "\n",
                "");
        write(
                Files.newBufferedWriter(folder.resolve("late-mistake.csv")),
                "n,filler\n",
                i -> i == 50_000 ? "50000\n" : i + "," + FILLER + "\n",
                "");
    }

    private static void write(Writer out, String before, IntFunction<String> record, String after) throws IOException {
        try (out) {
            out.write(before);
            for (int i = 0; i < RECORDS; i++) {
                out.write(record.apply(i));
            }
            out.write(after);
        }
    }

    @AfterEach
    void close() {
        feeders.close();
    }

    @Test
    void aFileBelowTheThresholdIsKeptInMemoryAndALargerOneIsNot() throws IOException {
        Path file = folder.resolve("numbers.csv");
        assertThat(Files.size(file)).isGreaterThan(2_000_000);

        assertThat(open(csv(file.toString()))).isInstanceOf(ReadAhead.class);
        Feeders patient = new Feeders(new FeederSettings(Files.size(file) + 1));
        assertThat(patient.open(new RecordSource.Builder(csv(file.toString())))).isInstanceOf(InOrder.class);
        Feeders exact = new Feeders(new FeederSettings(Files.size(file)));
        assertThat(exact.open(new RecordSource.Builder(csv(file.toString())))).isInstanceOf(ReadAhead.class);
        exact.close();
    }

    @Test
    void aSmallFileThatIsLargeAfterDecompressionIsNotKeptInMemory() throws IOException {
        Path file = folder.resolve("numbers.gz");
        Feeders unzipping = new Feeders(new FeederSettings(Files.size(file) + 1));
        Feeder feeder =
                unzipping.open(new RecordSource.Builder(csv(file.toString()).unzip()));

        assertThat(feeder).isInstanceOf(ReadAhead.class);
        assertThat(takeAll(feeder, 1)).containsExactlyElementsOf(inOrder());
        unzipping.close();
    }

    @Test
    void aQueueGivesEveryRecordOnceInOrderAndThenIsEmpty() {
        Feeder feeder = open(csv(path("numbers.csv")));

        assertThat(takeAll(feeder, 1)).containsExactlyElementsOf(inOrder());
        assertThat(feeder.take(1))
                .isEqualTo(new Taken.Failed("feeder is now empty: all 60000 records of csv(\"" + path("numbers.csv")
                        + "\") have been used. Give it more records, or make it circular() or random()."));
    }

    @Test
    void jsonIsReadAheadToo() {
        assertThat(takeAll(open(jsonlFile(path("numbers.jsonl"))), 3)).containsExactlyElementsOf(inOrder());
        assertThat(takeAll(open(jsonFile(path("numbers.json"))), 3)).containsExactlyElementsOf(inOrder());
    }

    @Test
    void transformWorksOnLargeFiles() {
        Feeder feeder = open(csv(path("numbers.csv")).transform((name, value) -> "n" + value));

        assertThat(numbers(takeNow(feeder, 2))).containsExactly("n0", "n1");
    }

    @Test
    void shuffleMixesWithinWindows() {
        List<String> taken = takeAll(open(csv(path("numbers.csv")).shuffle()), 1);

        assertThat(taken.stream().sorted().toList())
                .isEqualTo(inOrder().stream().sorted().toList());
        for (int window = 0; window < RECORDS; window += Windows.MIXED) {
            List<String> mixed = taken.subList(window, window + Windows.MIXED);
            assertThat(mixed).containsExactlyInAnyOrderElementsOf(inOrder().subList(window, window + Windows.MIXED));
            assertThat(mixed).isNotEqualTo(inOrder().subList(window, window + Windows.MIXED));
        }
    }

    @Test
    void randomDrawsWithinWindowsAndGoesOnBeyondTheEnd() {
        Feeder feeder = open(csv(path("numbers.csv")).random());

        List<String> firstWindow = numbers(takeNow(feeder, Windows.MIXED));
        assertThat(firstWindow).isSubsetOf(inOrder().subList(0, Windows.MIXED));
        assertThat(Set.copyOf(firstWindow)).hasSizeBetween(Windows.MIXED / 2, Windows.MIXED * 3 / 4);
        for (int taken = Windows.MIXED; taken < RECORDS; taken += Windows.MIXED) {
            takeNow(feeder, Windows.MIXED);
        }
        assertThat(numbers(takeNow(feeder, Windows.MIXED))).isSubsetOf(inOrder().subList(0, Windows.MIXED));
    }

    @Test
    void aCircularFeederBeginsAgain() {
        Feeder feeder = open(csv(path("numbers.csv")).circular());

        List<String> taken = new ArrayList<>();
        while (taken.size() < RECORDS + 5_000) {
            taken.addAll(numbers(takeNow(feeder, 1_000)));
        }
        assertThat(taken.subList(0, RECORDS)).isEqualTo(inOrder());
        assertThat(taken.subList(RECORDS, RECORDS + 5_000)).isEqualTo(inOrder().subList(0, 5_000));
    }

    @Test
    void moreRecordsThanAreKeptReadyCanBeTakenAtOnce() {
        Feeder feeder = open(csv(path("numbers.csv")));

        assertThat(numbers(takeNow(feeder, 50_000))).isEqualTo(inOrder().subList(0, 50_000));
        Taken tooMany = await(feeder, 20_000);
        assertThat(tooMany)
                .isEqualTo(new Taken.Failed("feeder is now empty: 20000 records were asked for at once, and csv(\""
                        + path("numbers.csv") + "\") has only 10000 of its 60000 left. "
                        + "Give it more records, or make it circular() or random()."));
    }

    @Test
    void aMistakeFarDownIsToldWhenTheRecordsBeforeItHaveBeenTaken() {
        Feeder feeder = open(csv(path("late-mistake.csv")));

        int taken = 0;
        Taken last = await(feeder, 1);
        while (last instanceof Taken.Records) {
            taken++;
            last = await(feeder, 1);
        }
        assertThat(last)
                .isEqualTo(new Taken.Failed(
                        "csv(\"" + path("late-mistake.csv") + "\"), line 50002: 1 value for 2 columns (n, filler)"));
        assertThat(taken).isBetween(50_000 - Windows.MIXED, 50_000);
    }

    @Test
    void aMistakeAtTheBeginningIsToldWhenTheFeederIsOpened() throws IOException {
        Path file = folder.resolve("early-mistake.csv");
        Files.writeString(file, "n,n\n" + "1,2\n".repeat(50_000));

        assertThatThrownBy(() -> open(csv(file.toString())))
                .isInstanceOf(SimulationException.class)
                .hasMessage("csv(\"" + file + "\"), line 1: two columns are named 'n'");
    }

    @Test
    void aFeederOfALargeFileWithoutRecordsIsAMistake() throws IOException {
        Path file = folder.resolve("blank.csv");
        Files.writeString(file, "a,b\n" + "\n".repeat(200_000));

        assertThatThrownBy(() -> open(csv(file.toString()).circular()))
                .isInstanceOf(SimulationException.class)
                .hasMessage("csv(\"" + file + "\").circular() has no records");
    }

    private Feeder open(FeederBuilder<?> feeder) {
        return feeders.open(new RecordSource.Builder(feeder));
    }

    private static String path(String file) {
        return folder.resolve(file).toString();
    }

    private static List<String> inOrder() {
        return IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList();
    }

    private static List<String> takeAll(Feeder feeder, int atATime) {
        List<String> taken = new ArrayList<>();
        while (await(feeder, atATime) instanceof Taken.Records records) {
            taken.addAll(numbers(records));
        }
        return taken;
    }

    private static Taken.Records takeNow(Feeder feeder, int count) {
        return (Taken.Records) await(feeder, count);
    }

    /** Takes as a user does, who comes back when it is called. */
    private static Taken await(Feeder feeder, int count) {
        Taken taken = feeder.take(count);
        while (taken == Taken.Later.LATER) {
            BlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
            feeder.onReady(count, loop::add, () -> {});
            try {
                loop.take().run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            taken = feeder.take(count);
        }
        return taken;
    }

    private static List<String> numbers(Taken.Records records) {
        return records.records().stream()
                .map(record -> String.valueOf(record.get("n")))
                .toList();
    }
}
