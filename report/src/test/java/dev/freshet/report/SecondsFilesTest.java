// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.StatsAggregator;
import dev.freshet.core.stats.StreamSeries;
import dev.freshet.core.time.VirtualLoops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells of a run second by second. */
final class SecondsFilesTest {

    private static final long MS = 1_000_000L;
    private static final RunCard CARD = new RunCard("My", "", Instant.parse("2026-11-22T14:05:09.250Z"));
    private static final Set<SecondsFile> BOTH = EnumSet.allOf(SecondsFile.class);

    @TempDir
    Path folder;

    @Test
    void eachSecondHasALineForWhatHappenedAndNoneForWhatDidNot() throws IOException {
        write(seconds(loop -> {
            StreamSeries stream = loop.stream("Prices, \"live\"");
            stream.connecting();
            stream.opened();
            stream.record(Metric.EVENT_GAP, 2 * MS);
            stream.record(Metric.EVENT_GAP, 4 * MS);
            stream.read(100, 3, 0);
            loop.request(List.of("a/b", "50 %"), "GET", RowKind.REQUEST, 0, 7 * MS, "status 503");
        }));

        assertThat(lines("stream"))
                .containsExactly(
                        "0.000000000;1.000000000;stream;Prices, \"live\";open;count;1;;;;;;1",
                        "0.000000000;1.000000000;stream;Prices, \"live\";connecting;count;0;;;;;;1",
                        "0.000000000;1.000000000;stream;Prices, \"live\";opened;count;1;;;;;;",
                        "0.000000000;1.000000000;stream;Prices, \"live\";events;count;3;;;;;;",
                        "0.000000000;1.000000000;stream;Prices, \"live\";bytes;bytes;100;;;;;;",
                        "0.000000000;1.000000000;stream;Prices, \"live\";eventsPerRead;number;1;3;3;3;3;3;3",
                        "0.000000000;1.000000000;stream;Prices, \"live\";eventGap;ns;2;2000000;3000000;2000895;4000000;4000000;4000000");
        assertThat(lines("row"))
                .containsExactly(
                        "0.000000000;1.000000000;row;request/a%2Fb/50 %25/GET;ko;ns;1;7000000;7000000;7000000;7000000;7000000;7000000",
                        "0.000000000;1.000000000;row;request/a%2Fb/50 %25/GET;errors;count;1;;;;;;");
        assertThat(Files.readString(folder.resolve("seconds.csv")).lines().findFirst())
                .hasValue("start,end,owner,series,metric,unit,count,min,mean,p50,p95,p99,max");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a formula, =1+2, '''=1+2'",
        "a sign, +1, '''+1'",
        "a negative number, -1, '''-1'",
        "an old formula, @SUM(A1), '''@SUM(A1)'",
        "a formula of full width, ＝1, '''＝1'",
        "a sign within, a=1, a=1",
        "what clears a terminal, a\u001b[2J, a\\u001b[2J",
        "what turns the line, a\u202eb, a\\u202eb"
    })
    void aNameCannotDoAnythingToWhoOpensTheFile(String what, String name, String shown) throws IOException {
        write(seconds(loop -> loop.stream(name).read(1, 1, 0)));

        assertThat(records()).extracting(line -> line.getField("series")).contains(shown);
    }

    @Test
    void theIntervalLogHasEveryBucketOfEveryDistribution() throws IOException {
        Random random = new Random(7);
        List<Interval> seconds = seconds(loop -> {
            StreamSeries stream = loop.stream("Prices, [live] é");
            for (int i = 0; i < 2_000; i++) {
                stream.record(Metric.EVENT_GAP, (long) Math.exp(random.nextDouble() * 25));
            }
            stream.record(Metric.EVENT_GAP, Duration.ofHours(30).toNanos());
            stream.read(10, 3, 0);
            loop.request(List.of("Log in"), "a/b", RowKind.REQUEST, 0, 5 * MS, null);
        });
        write(seconds);

        Map<String, Histogram> read = histograms(Files.readString(folder.resolve("intervals.hlog")));

        assertThat(read.keySet())
                .contains(
                        "stream/Prices%2C%20%5Blive%5D%20%C3%A9/eventGap",
                        "stream/Prices%2C%20%5Blive%5D%20%C3%A9/eventsPerRead", "row/request/Log%20in/a%2Fb/ok");
        Histogram gaps = Objects.requireNonNull(read.get("stream/Prices%2C%20%5Blive%5D%20%C3%A9/eventGap"));
        LatencyStats wanted = seconds.get(0).series().stream()
                .filter(series -> series.key().name().startsWith("Prices"))
                .map(series -> series.distribution(Metric.EVENT_GAP))
                .findFirst()
                .orElseThrow();
        assertThat(gaps.getTotalCount()).isEqualTo(2_001).isEqualTo(wanted.count());
        assertThat(gaps.getStartTimeStamp()).isEqualTo(CARD.start().toEpochMilli());
        assertThat(gaps.getEndTimeStamp()).isEqualTo(CARD.start().toEpochMilli() + 1_000);
        wanted.forEachBucket((lowest, count) ->
                assertThat(gaps.getCountAtValue(lowest)).as("at " + lowest).isEqualTo(count));
        assertThat(gaps.getValueAtPercentile(50)).isEqualTo(wanted.percentileNs(50));
    }

    @Test
    void theBytesAreTheSameInEveryLanguage() throws IOException {
        List<Interval> seconds = seconds(loop -> loop.stream("S").record(Metric.EVENT_GAP, 1_234_567));
        write(seconds);
        byte[] csv = Files.readAllBytes(folder.resolve("seconds.csv"));
        byte[] log = Files.readAllBytes(folder.resolve("intervals.hlog"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            write(seconds);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(folder.resolve("seconds.csv")).hasBinaryContent(csv);
        assertThat(folder.resolve("intervals.hlog")).hasBinaryContent(log);
    }

    @Test
    void aFileHasItsNameWhenItIsWhole() throws IOException {
        SecondsFiles files = new SecondsFiles(Set.of(SecondsFile.CSV), CARD, folder);
        seconds(loop -> loop.stream("S").read(1, 1, 0)).forEach(files::add);

        assertThat(folder).isDirectoryContaining("glob:**/seconds.csv.part");
        assertThat(folder.resolve("seconds.csv")).doesNotExist();
        files.finish();
        assertThat(folder.toFile().list()).containsExactly("seconds.csv");
    }

    @Test
    void whatCannotBeWrittenIsToldAtTheEndAndKeepsNothingFromTheOther() throws IOException {
        Files.createDirectory(folder.resolve("seconds.csv.part"));
        Files.createFile(folder.resolve("seconds.csv.part/in the way"));
        SecondsFiles files = new SecondsFiles(BOTH, CARD, folder);
        seconds(loop -> loop.stream("S").read(1, 1, 0)).forEach(files::add);

        assertThatThrownBy(files::finish).isInstanceOf(IOException.class).hasMessageContaining("seconds.csv: ");
        assertThat(folder.resolve("intervals.hlog")).isNotEmptyFile();
    }

    /** An event in a second, as the reporter hears of it. */
    private interface Second {
        void happens(LoopStats loop);
    }

    private static List<Interval> seconds(Second second) {
        VirtualLoops loops = new VirtualLoops(1);
        LoopStats loop = new LoopStats();
        List<Interval> told = new ArrayList<>();
        StatsAggregator aggregator = new StatsAggregator(CARD, loops, List.of(loop), Runnable::run, told::add);
        second.happens(loop);
        loops.advance(Duration.ofSeconds(1));
        aggregator.tick();
        loops.runDue();
        return told;
    }

    private void write(List<Interval> seconds) throws IOException {
        SecondsFiles files = new SecondsFiles(BOTH, CARD, folder);
        seconds.forEach(files::add);
        files.finish();
    }

    private List<NamedCsvRecord> records() throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("seconds.csv"))) {
            return csv.stream().toList();
        }
    }

    private List<String> lines(String owner) throws IOException {
        return records().stream()
                .filter(line -> line.getField("owner").equals(owner))
                .map(line -> String.join(";", line.getFields()))
                .toList();
    }

    private static Map<String, Histogram> histograms(String log) {
        Map<String, Histogram> byTag = new HashMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log.getBytes(UTF_8)))) {
            while (reader.hasNext()) {
                Histogram histogram = (Histogram) reader.nextIntervalHistogram();
                byTag.put(histogram.getTag(), histogram);
            }
        }
        return byTag;
    }
}
