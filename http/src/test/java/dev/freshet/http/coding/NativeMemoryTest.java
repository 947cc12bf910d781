// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpResponseHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What decoders hold outside of the heap is free when they are closed, wherever in the body that is. */
@EnabledOnOs(OS.LINUX)
@Tag("full")
class NativeMemoryTest {

    /** A window of each would be kept: more than half a gigabyte in all. */
    private static final int BODIES = 600;

    private static final int BODY_BYTES = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd"})
    void aDecoderThatIsClosedInTheMiddleKeepsNothing(String coding) throws Exception {
        assertThat(ResidentMemory.toldBy(NativeMemoryTest.class, coding)).isLessThan(BODIES * (long) BODY_BYTES / 4);
    }

    /** Prints what the process has grown by after the first bodies. */
    public static void main(String[] coding) throws IOException {
        byte[] plain = new byte[BODY_BYTES];
        new Random(5).nextBytes(plain);
        byte[] coded = Coders.coded(coding[0], plain);
        HttpResponseHead head = new HttpResponseHead(200, Headers.of("Content-Encoding", coding[0]));
        long before = 0;
        for (int i = 0; i < BODIES; i++) {
            if (i == 20) {
                before = ResidentMemory.bytes();
            }
            try (BodyDecoder decoder = Objects.requireNonNull(BodyDecoder.of(head, piece -> true))) {
                if (decoder.decode(ByteBuffer.wrap(coded, 0, coded.length - 1)) != null || decoder.end() == null) {
                    throw new IOException("This body is not as it should be");
                }
            }
        }
        System.out.println(ResidentMemory.bytes() - before);
    }
}
