// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.Sockets;
import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run by io_uring: where the machine lets it, a run as any other; elsewhere one message. */
class IoUringTest {

    private static final String SOURCE = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").exec(sse("Events").get("/events?rate=100&count=50"), sse("End").awaitEnd(30)).injectOpen(atOnceUsers(20)))
                    .protocols(http.baseUrl("%s"))
                    .assertions(details("Events").events().count().is(1000L), global().failedRequests().count().is(0L));
            }}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void bringsEveryEventOrSaysWhyItCannotBeUsed() throws IOException {
        try (SampleServer server = SampleServer.start()) {
            Path source = Files.writeString(folder.resolve("My.java"), SOURCE.formatted(server.baseUrl()));
            int code = Main.execute(
                    new PrintWriter(out, true),
                    new PrintWriter(err, true),
                    "run",
                    source.toString(),
                    "--io-uring",
                    "--results-folder",
                    folder.resolve("results").toString());

            if (isUsable()) {
                assertThat(code).as(out + "" + err).isEqualTo(ExitCode.OK);
            } else {
                assertThat(err.toString())
                        .contains("io_uring can't be used by this process: ", "Leave --io-uring out.");
                assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
                assertThat(folder.resolve("results")).isEmptyDirectory();
            }
        }
    }

    private static boolean isUsable() {
        try {
            return Sockets.ioUring() == Sockets.IO_URING;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}
