// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import static dev.freshet.core.trust.TrustFigure.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From a plan and a machine to what should be changed. */
final class PreflightTest {

    private static final long S = 1_000_000_000L;
    private static final Demand STREAM = stream("shop:80", 1);
    private static final MachineLimits ENOUGH =
            new MachineLimits(2, 1_000_000, 68, 28_000, 64_000_000_000L, 64_000_000_000L);
    private static final MachineLimits FEW_FILES =
            new MachineLimits(2, 1_100, 68, 28_000, 64_000_000_000L, 64_000_000_000L);
    private static final MachineLimits SMALL =
            new MachineLimits(2, 1_000_000, 68, 28_000, 100_000_000L, 64_000_000_000L);
    private static final MachineLimits NARROW = new MachineLimits(2, 1_000_000, 68, 28_000, 100_000_000L, 200_000_000L);
    private static final MachineLimits UNKNOWN_LIMITS =
            new MachineLimits(2, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    private static final String ASSUMED =
            " This is counted as if no user left before the last one has come, which cannot be known";

    private static Demand stream(String server, int localAddresses) {
        return new Demand(1, List.of(new Demand.Connections(server, 1, 1, localAddresses)));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    private static PlannedUsers closed(long users, Demand demand, List<PlannedUsers>... followers) {
        return new PlannedUsers("C", users, 0, demand, List.of(followers));
    }

    private static PlannedUsers open(long users, long seconds, Demand demand) {
        return new PlannedUsers("O", users, seconds * S, demand, List.of());
    }

    private static String files(String connections, String ulimit) {
        return "Open files: the plan has up to " + connections + " connections at once, " + connections
                + " of them streams, and this process may have 1,100 open files, enough for 1,000."
                + " Start it from a shell after `ulimit -n " + ulimit
                + "` (beyond the hard limit that takes root), or share the load between machines.";
    }

    private static String ports(String needed, String from, String can, String better) {
        return "Local ports: the plan has up to " + needed + " connections at once to shop:80, and from " + from
                + " there can be " + can + ". Start them from " + better
                + " local addresses by http.localAddresses(..) or http.useAllLocalAddresses(), or widen the range:"
                + " `sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\"`.";
    }

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of("all is well", List.of(closed(1_000, STREAM)), ENOUGH, List.of()),
                Arguments.of("nothing is known", List.of(closed(1_000_000, STREAM)), UNKNOWN_LIMITS, List.of()),
                Arguments.of("just enough files", List.of(closed(1_000, STREAM)), FEW_FILES, List.of()),
                Arguments.of(
                        "one file too few", List.of(closed(1_001, STREAM)), FEW_FILES, List.of(files("1,001", "1101"))),
                Arguments.of("users without connections", List.of(closed(9_000, Demand.NONE)), FEW_FILES, List.of()),
                Arguments.of(
                        "populations beside each other add up",
                        List.of(closed(600, STREAM), closed(600, STREAM)),
                        FEW_FILES,
                        List.of(files("1,200", "1300"))),
                Arguments.of(
                        "of those that follow each other the highest counts",
                        List.of(closed(900, STREAM, List.of(closed(400, STREAM), closed(500, STREAM)))),
                        FEW_FILES,
                        List.of()),
                Arguments.of(
                        "a group that follows is higher than what it follows",
                        List.of(closed(900, STREAM, List.of(closed(700, STREAM), closed(500, STREAM)))),
                        FEW_FILES,
                        List.of(files("1,200", "1300"))),
                Arguments.of(
                        "an open profile: how long users may stay",
                        List.of(open(6_000, 60, STREAM)),
                        FEW_FILES,
                        List.of(files("6,000", "6100") + ASSUMED
                                + "; what there is suffices if users stay for 10 s at most.")),
                Arguments.of(
                        "an open profile beside another",
                        List.of(open(6_000, 60, STREAM), closed(1, STREAM)),
                        FEW_FILES,
                        List.of(files("6,001", "6101") + ASSUMED + ".")),
                Arguments.of(
                        "all at once is no assumption",
                        List.of(open(1_001, 0, STREAM)),
                        FEW_FILES,
                        List.of(files("1,001", "1101"))),
                Arguments.of("just enough ports", List.of(closed(28_000, STREAM)), ENOUGH, List.of()),
                Arguments.of(
                        "one port too few",
                        List.of(closed(28_001, STREAM)),
                        ENOUGH,
                        List.of(ports("28,001", "1 local address", "28,000", "2"))),
                Arguments.of(
                        "more addresses, and still too few",
                        List.of(closed(90_000, stream("shop:80", 2))),
                        ENOUGH,
                        List.of(ports("90,000", "2 local addresses", "56,000", "4"))),
                Arguments.of(
                        "each server has ports of its own",
                        List.of(closed(28_000, STREAM), closed(28_000, stream("bank:80", 1))),
                        ENOUGH,
                        List.of()),
                Arguments.of(
                        "several addresses share the connections",
                        List.of(closed(
                                50_000,
                                new Demand(1, List.of(new Demand.Connections("each of the base URLs", 1, 2, 1))))),
                        ENOUGH,
                        List.of()),
                Arguments.of(
                        "too small a heap",
                        List.of(closed(20_000, STREAM)),
                        SMALL,
                        List.of(
                                "Memory: the plan has up to 20,000 users or streams at once, which took 326 MB where it was"
                                        + " measured (docs/performance.md), and the heap ends at 100 MB. Give it more:"
                                        + " FRESHET_JAVA_OPTS=-Xmx384m.")),
                Arguments.of(
                        "too small a container",
                        List.of(closed(20_000, STREAM)),
                        NARROW,
                        List.of(
                                "Memory: the plan has up to 20,000 users or streams at once, which took 326 MB where it was"
                                        + " measured (docs/performance.md), and there is 200 MB of memory. Use a machine or a"
                                        + " container with more, or several machines.")),
                Arguments.of(
                        "numbers beyond all machines",
                        List.of(closed(Long.MAX_VALUE, new Demand(3, List.of())), closed(Long.MAX_VALUE, Demand.NONE)),
                        UNKNOWN_LIMITS,
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void adviceIsGivenWhereTheMachineHasLess(
            String what, List<PlannedUsers> plan, MachineLimits machine, List<String> advice) {
        assertThat(Preflight.advice(plan, machine)).as(what).isEqualTo(advice);
    }
}
