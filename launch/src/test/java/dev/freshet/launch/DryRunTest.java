// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.report.console.Palette;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulation would do, shown without doing it. */
final class DryRunTest {

    private static final String IMPORTS = """
            import static dev.freshet.core.CoreDsl.*;
            import static dev.freshet.http.HttpDsl.*;
            import dev.freshet.core.*;
            """;

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final StringWriter out = new StringWriter();

    @Test
    void everyPhaseIsShownWithWhatItNeeds() throws IOException {
        String shown = shown("""
                public class Tour extends Simulation {{
                    var watch = scenario("Watch").exec(sse("Prices").get("/prices"), pause(5), sse("Close").close());
                    var buy = scenario("Buy").exec(http("Buy").get("/buy"));
                    var audit = scenario("Audit").exec(http("Audit").get("/audit"));
                    setUp(
                        watch.injectOpen(atOnceUsers(10), nothingFor(5), rampUsersPerSec(1).to(9).during(10), constantUsersPerSec(9).during(20), stressPeakUsers(100).during(10))
                            .andThen(audit.injectOpen(rampUsers(20).during(10))),
                        buy.injectClosed(rampConcurrentUsers(0).to(50).during(30), constantConcurrentUsers(50).during(60)))
                        .maxDuration(120)
                        .protocols(http.baseUrl("http://127.0.0.1:9"))
                        .assertions(global().failedRequests().count().is(0L));
                }}
                """);

        assertThat(shown.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains(
                        "Users over time from for users at the start at the most at the end",
                        "Watch",
                        "at once start 10",
                        "nobody start 5 s",
                        "arriving 5 s 10 s 50 1.00/s 9.00/s 9.00/s",
                        "arriving 15 s 20 s 180 9.00/s 9.00/s 9.00/s",
                        "Audit (after Watch)",
                        "arriving start 10 s 20 2.00/s 2.00/s 2.00/s",
                        "there at a time start 30 s 0 50 50",
                        "there at a time 30 s 1 min 50 50 50",
                        "Watch ≤ 340 340 340 340",
                        "Buy 50 0 50",
                        "all of them 390 340 390",
                        "127.0.0.1:9",
                        "Injection: depends on how long users stay, since populations follow others; ended at the latest: after 2 min.",
                        "Global: count of failed events is 0.0");
    }

    @Test
    void nothingIsSentAndNothingOfTheSimulationIsCalled() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String shown = shown("""
                    public class Silent extends Simulation {{
                        setUp(scenario("S").exec(sse("Prices").get("/")).injectOpen(atOnceUsers(5)))
                            .protocols(http.baseUrl("http://127.0.0.1:PORT"));
                    }
                    @Override public void before() { throw new IllegalStateException(); }
                    @Override public void after() { throw new IllegalStateException(); }
                    }
                    """.replace("PORT", Integer.toString(server.getLocalPort())));

            assertThat(shown).contains("-- Silent", "No assertions.", "Preflight: ");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void ofManyPhasesSomeAreShown() throws IOException {
        String shown = shown("""
                public class Stairs extends Simulation {{
                    setUp(scenario("S").exec(dummy("D", 1)).injectOpen(
                        incrementUsersPerSec(1).times(100).eachLevelLasting(1).startingFrom(1)));
                }}
                """);

        assertThat(shown.lines().filter(line -> line.startsWith("    arriving")))
                .hasSize(20);
        assertThat(shown).contains("… 80 more", " 100/s");
    }

    @Test
    void aMistakeThatARunWouldFindIsFound() {
        assertThatThrownBy(() -> shown("""
                public class My extends Simulation {{
                    setUp(scenario("S").exec(sse("#{").get("/")).injectOpen(atOnceUsers(1))).protocols(http.baseUrl("http://localhost:1"));
                }}
                """))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("scenario 'S'", "#{");
    }

    @AfterEach
    void findClassesAsBefore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private String shown(String simulation) throws IOException {
        Path file = Files.writeString(folder.resolve(simulation.split("\\s+", -1)[2] + ".java"), IMPORTS + simulation);
        DryRun.show(
                SimulationFile.compile(file, ClassPath.NONE, null).create(null),
                new Console(new PrintWriter(out, true), new PrintWriter(out, true), Palette.PLAIN));
        return out.toString();
    }
}
