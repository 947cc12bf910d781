// SPDX-License-Identifier: Apache-2.0
package dev.freshet.benchmarks;

import static dev.freshet.core.CoreDsl.constantUsersPerSec;
import static dev.freshet.core.CoreDsl.scenario;

import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.run.RunSettings;
import dev.freshet.core.run.Runner;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Timeline;
import dev.freshet.core.stats.TimelineColumn;
import dev.freshet.core.time.ThreadLoop;
import dev.freshet.http.net.NettyLoops;
import dev.freshet.report.console.ConsoleSummary;
import dev.freshet.report.console.Palette;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A whole process that brings in users at a steady rate, each of whom only waits: what the engine itself can do, on Netty's loops and in
 * real time.
 *
 * <p>It tells how many users came, how late they were, and what it cost. A run that cannot keep up shows in the lag, which then grows without
 * bound, and in the seconds in which too few users started.
 *
 * <pre>
 *   InjectionBenchmark [users per second] [seconds] [milliseconds that each user stays] [loops]
 * </pre>
 */
public final class InjectionBenchmark {

    private final double usersPerSec;
    private final int seconds;
    private final Duration stay;
    private final int loops;
    private final PrintStream out;

    private InjectionBenchmark(String[] args, PrintStream out) {
        usersPerSec = number(args, 0, 20_000);
        seconds = number(args, 1, 20);
        stay = Duration.ofMillis(number(args, 2, 1_000));
        loops = number(args, 3, 2);
        this.out = out;
    }

    public static void main(String[] args) {
        new InjectionBenchmark(args, System.out).run();
    }

    private void run() {
        long cpuBeforeNs = cpuNs();
        try (NettyLoops group = new NettyLoops(loops);
                ThreadLoop reporter = new ThreadLoop("freshet-reporter", group.clock())) {
            RunSettings settings = RunSettings.on(group, reporter).withProtocols(List.of());
            PopulationBuilder users = scenario("Injection")
                    .pause(stay)
                    .injectOpen(constantUsersPerSec(usersPerSec).during(seconds));
            RunResult result = new Runner(RunPlan.of(new Waiting(users)), settings).run();
            report(result, cpuNs() - cpuBeforeNs);
        }
    }

    private void report(RunResult result, long cpuNs) {
        LatencyStats lag = result.stats().allUsers().lag();
        out.print(ConsoleSummary.of(result.stats(), Palette.PLAIN));
        out.printf(
                Locale.ROOT,
                "lag in µs: p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f%n",
                lag.percentileNs(50) / 1e3,
                lag.percentileNs(90) / 1e3,
                lag.percentileNs(99) / 1e3,
                lag.percentileNs(99.9) / 1e3,
                lag.maxNs() / 1e3);
        Timeline timeline = result.stats().timeline();
        StringBuilder perSecond = new StringBuilder("users started, second by second:");
        for (int row = 0; row < timeline.size(); row++) {
            perSecond.append(' ').append(timeline.value(TimelineColumn.count(Metric.STARTED), row));
        }
        out.println(perSecond);
        out.printf(
                Locale.ROOT,
                "CPU: %.2f s, %.2f µs for each user, start of the process included%n",
                cpuNs / 1e9,
                cpuNs / 1e3 / Math.max(1, result.stats().allUsers().started()));
    }

    private static long cpuNs() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static int number(String[] args, int index, int otherwise) {
        return index < args.length ? Integer.parseInt(args[index]) : otherwise;
    }

    private static final class Waiting extends Simulation {
        Waiting(PopulationBuilder users) {
            setUp(users);
        }
    }
}
