// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import static dev.freshet.core.CoreDsl.details;
import static dev.freshet.core.CoreDsl.forAll;
import static dev.freshet.core.CoreDsl.global;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.Assertion;
import dev.freshet.core.stats.AllFigures;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Recorded;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.VirtualLoops;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run writes of itself, and what is made of it afterwards. */
class RunRecordTest {

    private static final long SECOND = 1_000_000_000L;
    private static final RunCard CARD =
            new RunCard("Prices", "a try", Instant.parse("2026-11-28T01:02:03.004Z"), Map.of("tool", "freshet"));
    private static final List<Assertion> ASSERTIONS = List.of(
            global().failedRequests().percent().lt(5.0),
            forAll().responseTime().percentile(99.5).between(1, 100_000),
            details("shop", "pay").responseTime().max().in(1, 2, 3),
            details("s").eventGap().mean().gte(0));

    private final Random random = new Random(11);

    @TempDir
    Path folder;

    static Stream<Interval> ofEachMetric() {
        return Recorded.ofEachMetric();
    }

    @ParameterizedTest
    @MethodSource("ofEachMetric")
    void everyMetricOfTheCatalogueComesBack(Interval interval) throws Exception {
        Interval read = readBack(interval);
        assertThat(figures(read)).isEqualTo(figures(interval)).isNotEmpty();
        assertThat(read.startNs()).isEqualTo(interval.startNs());
        assertThat(read.endNs()).isEqualTo(interval.endNs());
    }

    @Test
    void theRunIsTheSameAfterwards() throws Exception {
        RunStats live = recordRun("run", 40);
        RecordedRun read = RecordedRun.read(List.of(folder.resolve("run")), card -> interval -> {});
        assertThat(AllFigures.of(read.stats())).isEqualTo(AllFigures.of(live));
        assertThat(read.stats().card()).isEqualTo(CARD);
        assertThat(read.stats().duration()).isEqualTo(live.duration());
        assertThat(read.stats().ended()).isEqualTo("completed");
        assertThat(read.stats().notes()).isEqualTo(live.notes()).isNotEmpty();
        assertThat(read.assertions())
                .extracting(Assertion::toString)
                .containsExactlyElementsOf(
                        ASSERTIONS.stream().map(Assertion::toString).toList());
    }

    @Test
    void ofOneThatEndsEarlyThereIsAllUpToThere() throws Exception {
        recordRun("run", 10);
        byte[] whole = Files.readAllBytes(folder.resolve("run"));
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length / 2));
        RunStats early = RecordedRun.read(List.of(cut), card -> interval -> {}).stats();
        int seconds = early.timeline().size();
        assertThat(seconds).isBetween(1, 9);
        assertThat(early.duration().toSeconds()).isEqualTo(seconds);
        assertThat(early.ended()).contains("ends early", seconds + " s after");
        assertThat(early.notes()).anyMatch(note -> note.startsWith("The record ends early, " + seconds + " s"));
    }

    @Test
    void aDamagedSecondIsSkippedAndNamed() throws Exception {
        RunStats live = recordRun("run", 10);
        Path file = folder.resolve("run");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        RunStats read = RecordedRun.read(List.of(file), card -> interval -> {}).stats();
        assertThat(read.timeline().size()).isEqualTo(live.timeline().size() - 1);
        assertThat(read.ended()).isEqualTo("completed");
        assertThat(read.notes()).anyMatch(note -> note.startsWith("The record is damaged: "));
    }

    @Test
    void whatALaterVersionMeasuresIsPassedOver() throws Exception {
        JsonNode later = tree(out -> {
            out.writeStartObject();
            out.writeNumberField("start", 0);
            out.writeNumberField("end", SECOND);
            out.writeStringField("later", "something");
            out.writeArrayFieldStart("series");
            for (String owner : List.of("stream", "laterOwner")) {
                out.writeStartObject();
                out.writeStringField("of", owner);
                out.writeArrayFieldStart("path");
                out.writeString("s");
                out.writeEndArray();
                out.writeObjectFieldStart("is");
                out.writeNumberField("events", 3);
                out.writeNumberField("laterMetric", 4);
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        Interval read = new BlockBody().read(later);
        assertThat(read.series()).singleElement().satisfies(series -> {
            assertThat(series.count(Metric.EVENTS)).isEqualTo(3);
            assertThat(AllFigures.of(series)).hasSize(1);
        });
    }

    @Test
    void whatIsNoRecordIsRefusedByName() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no record at all");
        assertThatThrownBy(() -> RecordedRun.read(List.of(text), card -> interval -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("run.cborseq");
    }

    /** Every byte of a small record changed, each in three ways: what comes is a result or a clear refusal. */
    @Test
    void hostileBytesNeverEndInAnythingElse() throws Exception {
        recordRun("run", 2);
        byte[] bytes = Files.readAllBytes(folder.resolve("run"));
        Path file = folder.resolve("hostile");
        int read = 0;
        for (int i = 0; i < bytes.length; i += 7) {
            byte original = bytes[i];
            bytes[i] = (byte) random.nextInt(256);
            Files.write(file, bytes);
            bytes[i] = original;
            try {
                RecordedRun.read(List.of(file), card -> interval -> {});
                read++;
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("hostile");
            }
        }
        assertThat(read).isPositive();
    }

    /** Writes a run of so many seconds and gives what it measured. */
    private RunStats recordRun(String file, int seconds) {
        VirtualLoops loops = new VirtualLoops(1);
        Recorded run = new Recorded();
        RunRecorder recorder = new RunRecorder(folder.resolve(file), CARD, 0, ASSERTIONS, loops.clock(), this::fail);
        LoopStats loop = new LoopStats();
        for (int second = 0; second < seconds; second++) {
            measure(loop, second);
            recorder.add(run.next(loop, second * SECOND, (second + 1) * SECOND));
        }
        RunStats stats = run.end(CARD, seconds * SECOND, "completed");
        recorder.end(stats);
        return stats;
    }

    private void fail(String trouble) {
        throw new AssertionError(trouble);
    }

    private void measure(LoopStats loop, int second) {
        StreamSeries stream = loop.stream("s" + second % 3);
        stream.connecting();
        stream.opened();
        for (int i = 0; i < random.nextInt(2_000); i++) {
            stream.read(100, random.nextInt(4), 1);
            stream.record(Metric.EVENT_GAP, random.nextInt(50_000_000));
        }
        stream.standingCheck("c").failed("was " + second);
        loop.request(List.of("shop"), "pay", RowKind.REQUEST, 0, random.nextInt(), second % 2 == 0 ? "a" : null);
        loop.request(List.of(), "late", RowKind.REQUEST, 0, 100_000L * SECOND, null);
        loop.userStarted("u", second);
        loop.error("error " + second % 5);
        loop.note("Something is so.");
    }

    private static List<String> figures(Interval interval) {
        List<String> figures = new ArrayList<>();
        interval.series().forEach(series -> figures.addAll(AllFigures.of(series)));
        return figures;
    }

    private static Interval readBack(Interval interval) throws Exception {
        BlockBody blocks = new BlockBody();
        return blocks.read(tree(out -> blocks.write(interval, out)));
    }

    private static JsonNode tree(RecordBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = RecordCbor.FACTORY.createGenerator(bytes)) {
            body.writeTo(out);
        }
        return new ObjectMapper(RecordCbor.FACTORY).readTree(bytes.toByteArray());
    }
}
