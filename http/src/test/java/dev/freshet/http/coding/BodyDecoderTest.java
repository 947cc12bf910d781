// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpResponseHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codings against what the JDK writes, at every split. */
class BodyDecoderTest {

    private static final String EVENTS = "data: {\"price\":1}\n\n".repeat(40) + "data: ünï€\n\n";

    private static final Set<String> HAVE_NO_CHECKSUM = Set.of("deflate without a head", "br");

    /** What is done to the bytes of a body. */
    private interface Coder {
        byte[] code(byte[] plain) throws IOException;
    }

    /** A body that is being decoded. */
    private static final class Decoding implements AutoCloseable {
        private final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        private final BodyDecoder decoder;

        Decoding(String coding) {
            decoder = Objects.requireNonNull(BodyDecoder.of(head(coding), piece -> {
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                decoded.writeBytes(bytes);
                return true;
            }));
        }

        @Nullable
        String decode(byte[] bytes, int from, int to) {
            return decoder.decode(ByteBuffer.wrap(bytes, from, to - from));
        }

        byte[] decoded() {
            return decoded.toByteArray();
        }

        @Override
        public void close() {
            decoder.close();
        }
    }

    static Stream<Arguments> codings() throws IOException {
        Coder gzip = plain -> through(plain, GZIPOutputStream::new);
        Coder zlib = plain -> through(plain, DeflaterOutputStream::new);
        Coder raw = plain -> through(plain, out -> new DeflaterOutputStream(out, new Deflater(9, true)));
        Coder members = plain -> joined(
                gzip.code(Arrays.copyOf(plain, plain.length / 2)),
                gzip.code(Arrays.copyOfRange(plain, plain.length / 2, plain.length)));
        return Stream.of(
                coded("gzip", "gzip", gzip),
                coded("x-gzip, in capitals", "X-GZIP", gzip),
                coded("gzip with all that a head may have", "gzip", plain -> withAllOfAHead(gzip.code(plain))),
                coded("gzip, two members", "gzip", members),
                coded("deflate as it should be", "deflate", zlib),
                coded("deflate without a head", "deflate", raw),
                coded("br", "BR", plain -> Coders.coded("br", plain)),
                coded("zstd", "Zstd", plain -> Coders.coded("zstd", plain)),
                coded(
                        "zstd, two members",
                        "zstd",
                        plain -> joined(
                                Coders.coded("zstd", Arrays.copyOf(plain, 100)),
                                Coders.coded("zstd", Arrays.copyOfRange(plain, 100, plain.length)))),
                coded("br around zstd", "zstd, br", plain -> Coders.coded("br", Coders.coded("zstd", plain))),
                coded("zstd around gzip", "gzip,zstd", plain -> Coders.coded("zstd", gzip.code(plain))),
                coded("one around the other", "deflate, gzip", plain -> gzip.code(zlib.code(plain))),
                coded("nothing around one", "identity, gzip ,identity", gzip));
    }

    private static Arguments coded(String name, String coding, Coder coder) throws IOException {
        return Arguments.of(name, coding, coder.code(EVENTS.getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void bytesComeBackAtEverySplit(String name, String coding, byte[] coded) {
        for (int split = 0; split <= coded.length; split++) {
            try (Decoding decoding = new Decoding(coding)) {
                assertThat(decoding.decode(coded, 0, split)).isNull();
                assertThat(decoding.decode(coded, split, coded.length)).isNull();
                assertThat(new String(decoding.decoded(), UTF_8)).isEqualTo(EVENTS);
                assertThat(decoding.decoder.end()).isNull();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void bytesComeBackByteByByteAndEveryEarlierEndIsTold(String name, String coding, byte[] coded) {
        boolean hasSeveral = name.endsWith("two members");
        try (Decoding decoding = new Decoding(coding)) {
            for (int i = 0; i < coded.length; i++) {
                if (i > 0 && !hasSeveral) {
                    assertThat(decoding.decoder.end()).as("byte %s", i).endsWith(": ends within the data");
                }
                assertThat(decoding.decode(coded, i, i + 1)).isNull();
            }
            assertThat(new String(decoding.decoded(), UTF_8)).isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void noBitThatFlippedIsTakenForGood(String name, String coding, byte[] coded) {
        for (int bit = 0; bit < coded.length * 8; bit++) {
            byte[] flipped = coded.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try (Decoding decoding = new Decoding(coding)) {
                String fault = decoding.decode(flipped, 0, flipped.length);
                if (fault == null && decoding.decoder.end() == null && !HAVE_NO_CHECKSUM.contains(name)) {
                    assertThat(new String(decoding.decoded(), UTF_8))
                            .as("bit %s", bit)
                            .isEqualTo(EVENTS);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void whatWasFlushedIsThereAtOnce(String coding) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (Decoding decoding = new Decoding(coding);
                OutputStream out = Coders.around(wire, coding)) {
            for (int event = 1; event <= 50; event++) {
                out.write("data: x\n\n".getBytes(UTF_8));
                out.flush();
                assertThat(decoding.decode(wire.toByteArray(), 0, wire.size())).isNull();
                wire.reset();
                assertThat(decoding.decoded()).hasSize(9 * event);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void bodiesOfAnyKindOfMemoryComeBack(String coding) {
        byte[] plain = new byte[300_000];
        new Random(1).nextBytes(plain);
        byte[] coded = Coders.coded(coding, plain);
        ByteBuffer outside = ByteBuffer.allocateDirect(coded.length + 7).position(7);
        outside.put(coded).position(7);
        for (ByteBuffer body : List.of(
                ByteBuffer.wrap(coded),
                ByteBuffer.wrap(coded).asReadOnlyBuffer(),
                outside,
                outside.asReadOnlyBuffer())) {
            try (Decoding decoding = new Decoding(coding)) {
                assertThat(decoding.decoder.decode(body.slice())).isNull();
                assertThat(decoding.decoded()).isEqualTo(plain);
                assertThat(decoding.decoder.end()).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void zerosThatFewBytesStandForAreStoppedEarly(String coding) {
        byte[] bomb = Coders.coded(coding, new byte[10 << 20]);
        assertThat(bomb.length).isLessThan(20_000);
        try (Decoding decoding = new Decoding(coding)) {
            assertThat(decoding.decode(bomb, 0, bomb.length))
                    .isEqualTo("content coding " + coding + ": expands to more than 250 times its size");
            assertThat(decoding.decoded().length).isLessThan(5 << 20);
        }
    }

    @Test
    void whatWasGoodForSomethingMayExpandAsFar() throws IOException {
        byte[] bomb = through(new byte[10 << 20], GZIPOutputStream::new);
        try (Decoding decoding = new Decoding("gzip")) {
            for (int i = 0; i < bomb.length; i++) {
                assertThat(decoding.decode(bomb, i, i + 1)).isNull();
                decoding.decoder.forgive();
            }
            assertThat(decoding.decoded()).hasSize(10 << 20);
        }
    }

    @Test
    void whoWantsNoMoreGetsNoMore() throws IOException {
        byte[] coded = through(new byte[100_000], GZIPOutputStream::new);
        int[] times = new int[1];
        try (BodyDecoder decoder = Objects.requireNonNull(BodyDecoder.of(head("gzip"), piece -> ++times[0] < 2))) {
            assertThat(decoder.decode(ByteBuffer.wrap(coded, 0, 50))).isNull();
            assertThat(decoder.decode(ByteBuffer.wrap(coded, 50, coded.length - 50)))
                    .isNull();
            assertThat(times[0]).isEqualTo(2);
            assertThat(decoder.end()).as("nobody asked for the rest").isNull();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    gzip                     | no gzip at all, but text            | no head of gzip
                    deflate                  | no deflated data, but text          | broken data
                    br                       | <html>no brotli at all</html>       | broken data
                    zstd                     | no zstd at all                      | no head of zstd
                    """)
    void textThatIsSaidToBeCodedIsAFault(String coding, String text, String what) {
        try (Decoding decoding = new Decoding(coding)) {
            byte[] bytes = text.getBytes(UTF_8);
            assertThat(decoding.decode(bytes, 0, bytes.length)).isEqualTo("content coding " + coding + ": " + what);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
    void bytesBehindTheEndAreAFault(String coding) {
        byte[] whole = Coders.coded(coding, new byte[9]);
        try (Decoding decoding = new Decoding(coding)) {
            assertThat(decoding.decode(whole, 0, whole.length)).isNull();
            assertThat(decoding.decode(new byte[] {7, 7, 7, 7, 7}, 0, 5))
                    .isEqualTo("content coding " + coding + ": bytes behind the end");
        }
    }

    /** The library of Brotli does not tell this from broken data. */
    @ParameterizedTest
    @CsvSource({
        "gzip, bytes behind the end",
        "deflate, bytes behind the end",
        "br, broken data",
        "zstd, bytes behind the end"
    })
    void soAreThoseThatComeTogetherWithTheEnd(String coding, String what) {
        byte[] more = joined(Coders.coded(coding, new byte[9]), new byte[] {7, 7, 7, 7, 7});
        try (Decoding decoding = new Decoding(coding)) {
            assertThat(decoding.decode(more, 0, more.length)).isEqualTo("content coding " + coding + ": " + what);
        }
    }

    @Test
    void windowsThatWouldTakeTooMuchMemoryAreRefused() throws IOException {
        byte[] wide = through(new byte[100], out -> new ZstdOutputStream(out).setLong(24));
        try (Decoding decoding = new Decoding("zstd")) {
            assertThat(decoding.decode(wide, 0, wide.length))
                    .isEqualTo("content coding zstd: a window of more than 8 MB is wanted");
        }
        byte[] headOfAWideWindow = {0x11, 0x1E, 0, 0, 0, 0};
        try (Decoding decoding = new Decoding("br")) {
            assertThat(decoding.decode(headOfAWideWindow, 0, headOfAWideWindow.length))
                    .isEqualTo("content coding br: broken data");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gzip                            |
                    identity                        |
                    ''                              |
                    deflate, gzip                   |
                    compress                        | content coding compress is not supported (send no Accept-Encoding)
                    gzip, SECRET                    | content coding secret is not supported (send no Accept-Encoding)
                    gzip,gzip,gzip,gzip             |
                    gzip,gzip,gzip,gzip,gzip        | more than 4 content codings
                    a2345678901234567890123456789012345678901 | content coding a234567890123456789012345678901234567890... is not supported (send no Accept-Encoding)
                    """)
    void whatCannotBeDecodedIsTold(String coding, String fault) {
        assertThat(BodyDecoder.fault(head(coding))).isEqualTo(fault);
        boolean isCoded = fault == null && !coding.isEmpty() && !coding.equals("identity");
        assertThat(BodyDecoder.of(head(coding), piece -> true) != null).isEqualTo(isCoded);
    }

    @Test
    void codingsMayStandInSeveralFields() {
        Headers headers = Headers.of("Content-Encoding", "gzip").with("content-encoding", "zip");
        assertThat(BodyDecoder.fault(new HttpResponseHead(200, headers))).contains("zip");
    }

    @Test
    void randomBytesNeverThrow() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            if (i % 2 == 0 && noise.length > 3) {
                noise[0] = 0x1F;
                noise[1] = (byte) 0x8B;
                noise[2] = 8;
                noise[3] &= 0x1F;
            }
            try (Decoding decoding = new Decoding(
                    List.of("gzip", "gzip", "deflate", "br", "zstd").get(i % 5))) {
                String fault = decoding.decode(noise, 0, noise.length);
                assertThat(fault == null || fault.startsWith("content coding ")).isTrue();
            }
        }
    }

    private static HttpResponseHead head(String coding) {
        return new HttpResponseHead(200, Headers.of("Content-Encoding", coding));
    }

    private interface Wrapper {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] through(byte[] plain, Wrapper wrapper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = wrapper.around(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** The same with an extra field, a name, a comment and a checksum of the head. */
    private static byte[] withAllOfAHead(byte[] gzip) {
        byte[] head = Arrays.copyOf(gzip, 10);
        head[3] = 2 | 4 | 8 | 16;
        byte[] fields = joined(head, new byte[] {3, 0, 1, 2, 3}, "name\0".getBytes(UTF_8), "comment\0".getBytes(UTF_8));
        CRC32 sum = new CRC32();
        sum.update(fields);
        byte[] crc = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        return joined(fields, crc, Arrays.copyOfRange(gzip, 10, gzip.length));
    }
}
