// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.http.SseReconnect;
import dev.freshet.http.coding.Coders;
import dev.freshet.http.coding.ResidentMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a coded stream ends in the middle of its body, what its decoder holds outside of the heap is free. */
@EnabledOnOs(OS.LINUX)
@Tag("full")
class CodedStreamMemoryTest {

    /** A window of each would be kept: more than 300 MB in all. */
    private static final int STREAMS = 300;

    private static final ChainBuilder STAY = exec(sse("Connect").get("/prices").reconnect(SseReconnect.never()))
            .exec(sse("End").awaitEnd(1000));
    private static final ChainBuilder LEAVE =
            exec(sse("Connect").get("/prices")).pause(1).exec(sse("Close").close());
    private static final ChainBuilder END = exec(sse("Connect").get("/prices")).pause(1);

    @ParameterizedTest
    @CsvSource({"br, user ends", "zstd, user ends", "zstd, connection cut", "zstd, user closes"})
    void nothingIsKept(String coding, String ending) throws Exception {
        assertThat(ResidentMemory.toldBy(CodedStreamMemoryTest.class, coding, ending))
                .isLessThan(STREAMS * (1L << 20) / 2);
    }

    /** Prints what the process has grown by after the first streams. */
    public static void main(String[] codingAndEnding) throws IOException {
        byte[] noise = new byte[3 << 18];
        new Random(5).nextBytes(noise);
        String comment = ": " + Base64.getEncoder().encodeToString(noise);
        byte[] coded = Coders.coded(codingAndEnding[0], comment.getBytes(ISO_8859_1));
        long before = 0;
        for (int i = 0; i < STREAMS; i++) {
            if (i == 20) {
                before = ResidentMemory.bytes();
            }
            stream(codingAndEnding[0], codingAndEnding[1], coded);
        }
        System.out.println(ResidentMemory.bytes() - before);
    }

    private static void stream(String coding, String ending, byte[] coded) {
        StreamStage stage = new StreamStage()
                .play(
                        switch (ending) {
                            case "user closes" -> LEAVE;
                            case "user ends" -> END;
                            default -> STAY;
                        });
        stage.wire().head(200, "content-type", "text/event-stream", "content-encoding", coding);
        stage.wire().readBuffer(ByteBuffer.wrap(coded, 0, coded.length - 1));
        if (ending.equals("connection cut")) {
            stage.wire().cut();
        } else if (!ending.equals("stays open")) {
            stage.passMs(2_000);
        }
    }
}
