// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.freshet.core.record.RecordEntry.Damage;
import dev.freshet.core.record.RecordEntry.EarlyEnd;
import dev.freshet.core.time.VirtualLoops;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {

    private final VirtualLoops time = new VirtualLoops(1);
    private final List<String> troubles = new ArrayList<>();

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void path() {
        path = folder.resolve("run.record");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        write("a", "b");

        assertThat(read()).containsExactly("HEADER header", "BLOCK a", "BLOCK b", "END end");
        assertThat(troubles).isEmpty();
    }

    @Test
    void aRecordIsASequenceOfCborArrays() throws IOException {
        write("a");

        try (JsonParser parser = RecordCbor.FACTORY.createParser(path.toFile())) {
            for (int item = 0; item < 3; item++) {
                assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_EMBEDDED_OBJECT);
                assertThat(parser.getBinaryValue())
                        .startsWith(0xF5)
                        .endsWith("freshet".getBytes(StandardCharsets.UTF_8));
                long length = parser.nextLongValue(-1);
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
                long crc = parser.getLongValue();
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_EMBEDDED_OBJECT);
                CRC32C expected = new CRC32C();
                expected.update(parser.getBinaryValue());
                assertThat(parser.getBinaryValue()).hasSize((int) length);
                assertThat(crc).isEqualTo(expected.getValue());
                assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
            }
            assertThat(parser.nextToken()).isNull();
        }
    }

    @Test
    void everyFlippedBitCostsTheItemItIsInAndNoOther() throws IOException {
        write("one", "two");
        byte[] whole = Files.readAllBytes(path);
        List<String> items = List.of("HEADER header", "BLOCK one", "BLOCK two", "END end");
        int[] ends = ends(whole);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(path, damaged);
            int hit = itemOf(ends, bit / 8);
            List<String> expected = new ArrayList<>(items);
            boolean last = hit == ends.length - 1;
            int start = hit == 0 ? 0 : ends[hit - 1];
            expected.set(hit, "damage " + start + "+" + (ends[hit] - start));
            if (last) {
                expected.add("early end " + whole.length + "+0");
            }
            assertThat(read()).as("bit %d", bit).isEqualTo(expected);
        }
    }

    @Test
    void aRecordThatWasCutAnywhereEndsEarlyBehindItsLastWholeItem() throws IOException {
        write("one", "two");
        byte[] whole = Files.readAllBytes(path);
        int[] ends = ends(whole);
        List<String> items = List.of("HEADER header", "BLOCK one", "BLOCK two");
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            int hit = itemOf(ends, length);
            int start = hit == 0 ? 0 : ends[hit - 1];
            List<String> expected = new ArrayList<>(items.subList(0, hit));
            expected.add("early end " + start + "+" + (length - start));
            assertThat(read()).as("%d bytes", length).isEqualTo(expected);
        }
    }

    @Test
    void bytesThatWereLostOrCameInCostNothingBehindThem() throws IOException {
        write("one", "two");
        byte[] whole = Files.readAllBytes(path);
        int[] ends = ends(whole);
        for (int at = 1; at < whole.length; at++) {
            Files.write(path, concat(Arrays.copyOf(whole, at - 1), Arrays.copyOfRange(whole, at, whole.length)));
            assertThat(items(read())).as("lost %d", at - 1).hasSize(3);
            Files.write(
                    path, concat(Arrays.copyOf(whole, at), new byte[100], Arrays.copyOfRange(whole, at, whole.length)));
            boolean between = Arrays.stream(ends).anyMatch(List.of(at)::contains);
            assertThat(items(read())).as("more at %d", at).hasSize(between ? 4 : 3);
        }
    }

    @Test
    void zerosAtTheEndAreDamageAndAnEarlyEnd() throws IOException {
        write("one");
        byte[] whole = Files.readAllBytes(path);
        int end = ends(whole)[1];
        Files.write(path, Arrays.copyOf(Arrays.copyOf(whole, end), end + 200_000));

        assertThat(read())
                .containsExactly(
                        "HEADER header",
                        "BLOCK one",
                        "damage " + end + "+200000",
                        "early end " + (end + 200_000) + "+0");
    }

    @Test
    void aFileThatIsNoRecordIsDamage() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        Files.write(path, noise);

        assertThat(read()).containsExactly("damage 0+300000", "early end 300000+0");
    }

    @Test
    void anEmptyFileEndsEarly() throws IOException {
        Files.write(path, new byte[0]);

        assertThat(read()).containsExactly("early end 0+0");
    }

    @Test
    void itemsLongerThanAnyBufferComeBack() throws IOException {
        byte[] text = new byte[300_000];
        Arrays.fill(text, (byte) 'x');
        String big = new String(text, StandardCharsets.US_ASCII);
        write(big, "small", big);

        assertThat(read()).containsExactly("HEADER header", "BLOCK " + big, "BLOCK small", "BLOCK " + big, "END end");
        assertThat(path).satisfies(file -> assertThat(Files.size(file)).isLessThan(5_000));
    }

    @Test
    void whatDeflateMakesLongerStaysAsItIs() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        try (RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add)) {
            writer.append(RecordKind.BLOCK, out -> {
                out.writeStartObject();
                out.writeFieldId(1);
                out.writeBinary(noise);
                out.writeEndObject();
            });
        }

        try (RecordReader reader = RecordReader.open(path)) {
            RecordItem item = (RecordItem) reader.next().orElseThrow();
            JsonParser body = item.body();
            assertThat(body.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(body.nextFieldName()).isEqualTo("1");
            body.nextToken();
            assertThat(body.getBinaryValue()).isEqualTo(noise);
        }
        assertThat(Files.size(path)).isLessThan(100_040);
    }

    @Test
    void aFewBytesThatBecomeAGigabyteAreAFailureOfTheirItem() throws IOException {
        Deflater deflater = new Deflater();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(new byte[] {2, 0x5A, 0, 0, 0, 0});
        try (DeflaterOutputStream out = new DeflaterOutputStream(payload, deflater)) {
            out.write(0x9F); // an array without end
            for (int i = 0; i < 70; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        deflater.end();
        Files.write(path, item(payload.toByteArray(), payload.size()));

        try (RecordReader reader = RecordReader.open(path);
                JsonParser body = ((RecordItem) reader.next().orElseThrow()).body()) {
            assertThatThrownBy(() -> {
                        while (body.nextToken() != null) {}
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("longer than 67108864 bytes");
        }
    }

    @Test
    void aKindOfALaterVersionHasANumberAndNoName() throws IOException {
        byte[] payload = {24, 99, (byte) 0xA0};
        Files.write(path, item(payload, payload.length));
        byte[] noKind = {0x61, 'x'};
        Files.write(path, item(noKind, noKind.length), java.nio.file.StandardOpenOption.APPEND);

        try (RecordReader reader = RecordReader.open(path)) {
            RecordItem later = (RecordItem) reader.next().orElseThrow();
            assertThat(later.code()).isEqualTo(99);
            assertThat(later.kind()).isEmpty();
            assertThat(later.body().nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(((RecordItem) reader.next().orElseThrow()).kind()).isEmpty();
        }
    }

    @Test
    void aHeadThatPromisesMoreThanTheFileHasHidesNothing() throws IOException {
        byte[] liar = Arrays.copyOf(item(new byte[] {1}, 50_000_000), ItemHead.BYTES);
        write("one");
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, concat(liar, liar, whole));

        assertThat(read()).containsExactly("damage 0+50", "HEADER header", "BLOCK one", "END end");
    }

    @Test
    void aFileOfHeadsThatLieIsReadInBoundedTime() throws IOException {
        byte[] head = Arrays.copyOf(item(new byte[] {1}, 20_000_000), ItemHead.BYTES);
        ByteBuffer heads = ByteBuffer.allocate(25_000_000);
        while (heads.remaining() >= head.length) {
            heads.put(head);
        }
        Files.write(path, heads.array());

        // Each of 200,000 heads promises 20 MB that do not have its checksum: 4 TB if all were tried.
        assertThat(items(read())).isEmpty();
    }

    @Test
    void halfASurrogatePairIsWritten() throws IOException {
        try (RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add)) {
            writer.append(RecordKind.BLOCK, out -> out.writeString("a\uD800b"));
        }

        assertThat(items(read()))
                .singleElement()
                .asString()
                .startsWith("BLOCK a")
                .endsWith("b");
    }

    @Test
    void aBodyThatThrowsIsNotAppendedAndTheNextIs() throws IOException {
        try (RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add)) {
            assertThatThrownBy(() -> writer.append(RecordKind.BLOCK, out -> {
                        out.writeStartObject();
                        throw new IllegalStateException("half way");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            writer.append(RecordKind.END, out -> out.writeString("end"));
        }

        assertThat(read()).containsExactly("END end");
    }

    @Test
    void aFileThatExistsIsLeftAloneAndToldOnce() throws IOException {
        Files.writeString(path, "precious");
        try (RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add)) {
            assertThat(writer.isWriting()).isFalse();
            writer.append(RecordKind.END, out -> out.writeString("end"));
        }

        assertThat(path).hasContent("precious");
        assertThat(troubles).singleElement().asString().contains(path.toString(), "the file exists already");
    }

    @Test
    void aFolderThatIsNotThereIsToldOnce() {
        RecordWriter writer = RecordWriter.create(folder.resolve("no/run.record"), time.clock(), troubles::add);
        writer.append(RecordKind.END, out -> out.writeString("end"));
        writer.close();

        assertThat(troubles).singleElement().asString().contains("the file or its folder is gone");
    }

    @Test
    void aFileThatVanishesIsNoticedWhenItIsForced() throws IOException {
        RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add);
        writer.append(RecordKind.BLOCK, out -> out.writeString("a"));
        Files.delete(path);
        time.advance(Duration.ofSeconds(9));
        writer.append(RecordKind.BLOCK, out -> out.writeString("b"));
        assertThat(troubles).isEmpty();
        time.advance(Duration.ofSeconds(1));
        writer.append(RecordKind.BLOCK, out -> out.writeString("c"));

        assertThat(troubles).singleElement().asString().contains("the file or its folder is gone");
        assertThat(writer.isWriting()).isFalse();
        writer.append(RecordKind.BLOCK, out -> out.writeString("d"));
        writer.close();
        assertThat(troubles).hasSize(1);
    }

    @Test
    void anItemThatNoReaderWouldTakeEndsTheWriting() throws IOException {
        try (RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add)) {
            writer.append(RecordKind.BLOCK, out -> out.writeString("a"));
            writer.append(RecordKind.BLOCK, new byte[ItemHead.LONGEST], ItemHead.LONGEST);
        }

        assertThat(troubles).singleElement().asString().contains("67108864 bytes");
        assertThat(read()).containsExactly("BLOCK a", "early end " + Files.size(path) + "+0");
    }

    private void write(String... blocks) throws IOException {
        Files.deleteIfExists(path);
        try (RecordWriter writer = RecordWriter.create(path, time.clock(), troubles::add)) {
            writer.append(RecordKind.HEADER, out -> out.writeString("header"));
            for (String block : blocks) {
                writer.append(RecordKind.BLOCK, out -> out.writeString(block));
            }
            writer.append(RecordKind.END, out -> out.writeString("end"));
            assertThat(Files.size(path)).isEqualTo(writer.sizeBytes());
        }
    }

    private List<String> read() throws IOException {
        List<String> entries = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(path)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(text(entry.get()));
            }
        }
        return entries;
    }

    private static String text(RecordEntry entry) throws IOException {
        if (entry instanceof RecordItem item) {
            try (JsonParser body = item.body()) {
                return item.kind().orElseThrow() + " " + body.nextTextValue();
            }
        }
        if (entry instanceof Damage damage) {
            return "damage " + damage.offset() + "+" + damage.bytes();
        }
        EarlyEnd end = (EarlyEnd) entry;
        return "early end " + end.offset() + "+" + end.bytes();
    }

    private static List<String> items(List<String> entries) {
        return entries.stream()
                .filter(entry -> !entry.startsWith("damage") && !entry.startsWith("early"))
                .toList();
    }

    private static byte[] item(byte[] payload, int length) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        ByteBuffer bytes = ByteBuffer.allocate(ItemHead.BYTES + payload.length);
        new ItemHead(length, (int) crc.getValue()).writeTo(bytes);
        return bytes.put(payload).array();
    }

    private static int[] ends(byte[] whole) {
        ByteBuffer bytes = ByteBuffer.wrap(whole);
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < whole.length; ) {
            at += ItemHead.BYTES + ItemHead.lengthAt(bytes, at);
            ends.add(at);
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int itemOf(int[] ends, int at) {
        int item = 0;
        while (ends[item] <= at) {
            item++;
        }
        return item;
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
