// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.record.RunRecorder;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.time.VirtualLoops;
import dev.freshet.launch.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code freshet compare} from records on the disk to exit code and files. */
final class CompareCommandTest {

    private static final String HOSTILE = "<script>\u001b[31m\u202e" + "x".repeat(300);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aSlowerRunExitsWithTwoAndSaysSoLast() throws IOException {
        record("a", 1, 1, "Search");
        record("b", 2, 1.3, "Search");

        assertThat(compare("a", "b")).isEqualTo(ExitCode.ASSERTION_FAILED);

        assertThat(out.toString().lines().reduce((one, next) -> next).orElseThrow())
                .startsWith("Verdict: worse. ")
                .contains("by more than 10.0 %");
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("compare.json").toFile());
        assertThat(json.path("verdict").asText()).isEqualTo("worse");
        assertThat(json.path("differences").get(0).path("finding").asText()).isEqualTo("worse");
        assertThat(json.path("differences").get(0).path("ratio").asDouble()).isBetween(1.2, 1.4);
        assertThat(Files.readString(folder.resolve("compare.html")))
                .contains("<h1 class=\"finding WORSE\">worse</h1>")
                .contains("default-src 'none'");
    }

    @Test
    void theToleranceDecidesWhatIsWorse() throws IOException {
        record("a", 1, 1, "Search");
        record("b", 2, 1.3, "Search");

        assertThat(compare("a", "b", "--tolerance", "50%")).isZero();
        assertThat(out.toString()).contains("Verdict: same. ");
    }

    @Test
    void ofThreeAndMoreTheTrendIsShown() throws IOException {
        for (int i = 0; i < 5; i++) {
            record("runs/" + i, i, 1, "Search");
        }
        assertThat(compare("runs")).isZero();
        record("runs/5", 5, 1.5, "Search");
        assertThat(compare("runs")).isEqualTo(ExitCode.ASSERTION_FAILED);
        assertThat(out.toString()).contains("Trend of 6 runs").contains("Verdict: worse. ");
        assertThat(Files.readString(folder.resolve("compare.html"))).contains("Newest run: worse");
    }

    @Test
    void hostileNamesAreTextAndCut() throws IOException {
        record("a", 1, 1, HOSTILE);
        record("b", 2, 1.5, HOSTILE);
        compare("a", "b");
        record("c", 3, 1, HOSTILE + "c");
        record("d", 4, 1, "d" + HOSTILE);
        compare("c", "d");
        record("runs/1", 5, 1, HOSTILE);
        record("runs/2", 6, 1, HOSTILE);
        record("runs/3", 7, 1, HOSTILE);
        compare("runs");

        String page = Files.readString(folder.resolve("compare.html"));
        assertThat(page).doesNotContain("<script>\\u001b").doesNotContain("x".repeat(201));
        assertThat(out.toString())
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("x".repeat(201))
                .contains("<script>\\u001b[31m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a missing | There is no record of a run at ",
                "a | There is only one run at ",
                "a a --tolerance 0 | --tolerance 0: give per cent above 0",
                "a a --tolerance ten | --tolerance ten: give per cent above 0",
                "a a --warm-up -1 | --warm-up -1: give seconds from 0",
                "a a/other | No comparison can be made: ",
                "a a --results-folder a/run.cborseq | The comparison cannot be written to "
            })
    void badInputIsToldAndExitsWithOne(String arguments, String message) throws IOException {
        record("a", 1, 1, "Search");
        Files.writeString(folder.resolve("a/other"), "no record");
        List<String> words = new ArrayList<>();
        for (String word : List.of(arguments.split(" "))) {
            words.add(word.startsWith("a/") || word.equals("a") || word.equals("missing") ? path(word) : word);
        }

        assertThat(execute(words)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains(message);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int compare(String... words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word.matches("[a-z]+") ? path(word) : word);
        }
        all.add("--results-folder");
        all.add(folder.toString());
        return execute(all);
    }

    private int execute(List<String> words) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(words);
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    /** The record of a minute in virtual time. */
    private void record(String name, int seed, double slowness, String request) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Random random = new Random(seed);
        VirtualLoops loops = new VirtualLoops(1);
        LoopStats stats = new LoopStats();
        RunCard card = new RunCard(
                "Invented", "", Instant.parse("2026-11-28T10:00:00Z").plusSeconds(seed));
        RunRecorder recorder = new RunRecorder(
                folder.resolve(name).resolve(RunRecorder.FILE), card, 0, List.of(), loops.clock(), sentence -> {
                    throw new AssertionError(sentence);
                });
        StatsAggregator aggregator = new StatsAggregator(card, loops, List.of(stats), Runnable::run, recorder::add);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 50; i++) {
                long time = (long) (20e6 * slowness * Math.exp(0.2 * random.nextGaussian()));
                stats.request(List.of(), request, RowKind.REQUEST, 0, time, null);
                stats.stream(request).record(Metric.EVENT_GAP, 100_000_000L + random.nextInt(1000), 1);
            }
            loops.advance(Duration.ofSeconds(1));
            aggregator.tick();
            loops.runDue();
        }
        CompletableFuture<RunStats> result = aggregator.finish("all users have ended");
        loops.runDue();
        recorder.end(result.join());
    }
}
