// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.raw.RawEvent.Judge;
import dev.freshet.core.time.VirtualLoops;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RawLogTest {

    private static final RawEvent.Stream PRICES = new RawEvent.Stream("Prices", "", 7);

    private final VirtualLoops time = new VirtualLoops(1, 1_000, 1_700_000_000_000L);
    private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("raw.jsonl");
    }

    @Test
    void aLineHasAllThatIsKnownOfAnEvent() throws IOException {
        RawLog log = RawLog.create(path, troubles::add);
        RawEvents events = log.forLoop();
        log.begin(time.clock(), 1_000);
        RawEvent event = new RawEvent(new RawEvent.Stream("Prices", "left", 7), 1_234, "tick", "41", 12);
        event.judged(Judge.EXPECT_EVERY, "is sound", null);
        event.judged(Judge.AWAIT, "price", "jmesPath(price).find.is(3), but actually found 4");
        events.put(event);
        events.put(event(2_000));

        assertThat(log.tally()).isEqualTo(new RawLog.Tally(2, 0));
        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "{\"stream\":\"Prices\",\"name\":\"left\",\"user\":7,\"arrivalNs\":234,\"epochNs\":1700000000000000234,"
                                + "\"type\":\"tick\",\"id\":\"41\",\"bytes\":12,\"verdicts\":["
                                + "{\"by\":\"expectEvery\",\"check\":\"is sound\",\"ok\":true},"
                                + "{\"by\":\"await\",\"check\":\"price\",\"ok\":false,"
                                + "\"error\":\"jmesPath(price).find.is(3), but actually found 4\"}]}",
                        "{\"stream\":\"Prices\",\"user\":7,\"arrivalNs\":1000,\"epochNs\":1700000000000001000,"
                                + "\"type\":\"message\",\"bytes\":1,\"verdicts\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" and \\ back",
                "\u0000\u0001\b\f\n\r\t\u001B[31m\u007F",
                "é ü ß \u07FF\u0800\uFFFD",
                "\uD83D\uDE00 beyond",
                "\u2028\u2029"
            })
    void everyTextComesBackFromJson(String text) throws IOException {
        JsonNode line = written(new RawEvent(new RawEvent.Stream(text, "x" + text, 1), 0, text, text, 0));

        assertThat(line.get("stream").textValue()).isEqualTo(text);
        assertThat(line.get("name").textValue()).isEqualTo("x" + text);
        assertThat(line.get("type").textValue()).isEqualTo(text);
        assertThat(line.get("id").textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uD83Db", "\uDE00\uD83D"})
    void halfASurrogatePairBecomesTheReplacementCharacter(String text) throws IOException {
        JsonNode line = written(new RawEvent(PRICES, 0, "message", text, 0));

        assertThat(line.get("id").textValue())
                .isEqualTo(text.replace('\uD83D', '\uFFFD').replace('\uDE00', '\uFFFD'));
    }

    @Test
    void whatServersSendIsCut() throws IOException {
        JsonNode line = written(new RawEvent(PRICES, 0, "t".repeat(1_000_000), "i".repeat(257), 0));

        assertThat(line.get("type").textValue()).hasSize(256).endsWith("t…");
        assertThat(line.get("id").textValue()).hasSize(256).endsWith("i…");
    }

    @Test
    void eventsOfALoopStandInTheOrderInWhichTheyCame() throws IOException {
        RawLog log = RawLog.create(path, troubles::add);
        List<RawEvents> loops = List.of(log.forLoop(), log.forLoop());
        log.begin(time.clock(), 0);
        for (int i = 0; i < 10_000; i++) {
            loops.get(i % 2).put(event(i));
        }

        assertThat(log.tally()).isEqualTo(new RawLog.Tally(10_000, 0));
        List<Long> arrivals = Files.readAllLines(path).stream()
                .map(line -> parsed(line).get("arrivalNs").longValue())
                .toList();
        for (int loop = 0; loop < 2; loop++) {
            int first = loop;
            assertThat(arrivals.stream().filter(at -> at % 2 == first))
                    .containsExactlyElementsOf(IntStream.range(0, 5_000)
                            .mapToObj(i -> 2L * i + first)
                            .toList());
        }
    }

    @Test
    void whatFindsTheRingFullIsCountedAndToldWhereItIsMissing() throws IOException {
        RawLog log = RawLog.create(path, troubles::add);
        RawEvents events = log.forLoop(4);
        List<@Nullable String> notes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            notes.add(events.put(event(i)));
        }
        RawEvent first = events.take();
        notes.add(events.put(event(7)));
        notes.add(events.put(event(8)));
        log.begin(time.clock(), 0);

        assertThat(first).isNotNull();
        assertThat(notes).containsExactly(null, null, null, null, RawEvents.TOO_SLOW, null, null, null, null);
        assertThat(log.tally()).isEqualTo(new RawLog.Tally(4, 5)); // one of them was taken away by hand
        List<JsonNode> lines =
                Files.readAllLines(path).stream().map(RawLogTest::parsed).toList();
        assertThat(lines).extracting(line -> line.get("arrivalNs").longValue()).containsExactly(1L, 2L, 3L, 7L);
        assertThat(lines)
                .extracting(line -> line.path("missingBefore").longValue())
                .containsExactly(0L, 0L, 0L, 3L);
        assertThat(troubles).isEmpty();
    }

    @Test
    void aFileThatFailsIsToldOnceAndCostsEventsOnly() throws Exception {
        RawFile file = RawFile.create(path);
        RawLog log = RawLog.of(file, troubles::add);
        RawEvents events = log.forLoop();
        file.close();
        events.put(event(0));
        log.begin(time.clock(), 0);
        while (!log.isBroken()) {
            Thread.onSpinWait();
        }

        assertThat(events.put(event(1))).isEqualTo(RawEvents.NOT_WRITTEN);
        assertThat(events.put(event(2))).isNull();
        assertThat(log.tally()).isEqualTo(new RawLog.Tally(0, 3));
        assertThat(troubles)
                .singleElement()
                .asString()
                .startsWith("The raw log, " + path + ", is not written any further");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        RawLog log = RawLog.create(path, troubles::add);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "precious"})
    void aFileThatIsThereIsLeftAlone(String content) throws IOException {
        Files.writeString(path, content);

        assertThatThrownBy(() -> RawLog.create(path, troubles::add)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(path).hasContent(content);
    }

    @Test
    void aRunThatDoesNotBeginLeavesNoFile() throws IOException {
        RawLog log = RawLog.create(path, troubles::add);
        log.close();

        assertThat(path).doesNotExist();
    }

    private JsonNode written(RawEvent event) throws IOException {
        RawLog log = RawLog.create(path, troubles::add);
        RawEvents events = log.forLoop();
        log.begin(time.clock(), 0);
        events.put(event);
        log.close();
        return parsed(Files.readString(path).stripTrailing());
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static RawEvent event(long arrivalNs) {
        return new RawEvent(PRICES, arrivalNs, "message", null, 1);
    }
}
