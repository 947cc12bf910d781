// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.text.SafeText;
import dev.freshet.server.SampleServer;
import dev.freshet.server.StreamScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose texts become names, failures and lines of the log cannot do anything to who reads them. */
final class HostileTextTest {

    private static final String HOSTILE = "\u001b]0;owned\u0007\u001b[2J\rall is well\u009b31m\u202e\u200b";

    private static final String SIMULATION = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            public class My extends Simulation {{
                setUp(scenario("S").exec(
                        sse("Connect").get("/stream").await(60).on(
                                sse.checkMessage("First").check(jsonPath("$.data").saveAs("name")),
                                sse.checkMessage("Second").check(jsonPath("$.data").is("other"))),
                        exec(Session::markAsSucceeded),
                        dummy("#{name}", 1),
                        group("#{name}").on(dummy(session -> session.getString("name") + "x".repeat(1_000_000), 1)))
                    .injectOpen(atOnceUsers(1))).protocols(http.baseUrl("%s"));
            }}
            """;

    @TempDir
    Path folder;

    @Test
    void nothingThatAServerSaysDoesAnything() throws Exception {
        try (SampleServer server = SampleServer.start()) {
            SseEvent event = SseEvent.of(HOSTILE.replace("\r", "")); // a line end of an event stream
            server.script(
                    "/stream", StreamScript.stream().event(event).event(event).stall());

            try (ProcessOfItsOwn run =
                    ProcessOfItsOwn.run(folder, SIMULATION.formatted(server.baseUrl()), List.of(), "--debug", "all")) {
                run.awaitExit();

                assertThat(run.out()).contains("owned").satisfies(HostileTextTest::isHarmless);
                assertThat(run.err()).contains("owned").satisfies(HostileTextTest::isHarmless);
                assertThat(run.out().lines()).allMatch(line -> line.length() <= 1_000);
            }
        }
        for (String file :
                new String[] {"index.html", "summary.json", "summary.md", "assertions.json", "assertions.xml"}) {
            assertThat(Files.readString(result(file))).satisfies(HostileTextTest::isHarmless);
        }
        assertThat(Files.size(result("index.html"))).as("bytes of the page").isLessThan(500_000);
        assertThat(Files.size(result("summary.json")))
                .as("bytes of the summary")
                .isLessThan(100_000);
    }

    private static void isHarmless(String text) {
        assertThat(SafeText.lines(text)).isEqualTo(text);
    }

    private Path result(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("results"))) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
