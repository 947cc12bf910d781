// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;
import dev.freshet.core.text.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Compares what a plan needs at its peak with what the machine allows, before a run. What it finds are sentences with what to do; none of it keeps a run from starting.
 *
 * <p>Peaks of populations that run beside each other are added up, of those that follow each other the highest counts. Of an open profile it is not known how long its users
 * stay: they are counted as if none left before the last has come, and the sentence says so.
 */
@Internal
public final class Preflight {

    /** What a user with a stream takes, all of the process included: docs/performance.md, 233 MiB for 15,000. */
    static final long BYTES_PER_USER = 16_300;

    /** What the process takes before its first user. */
    static final long BYTES_OF_PROCESS = 64_000_000;

    private static final long MEGABYTE = 1_000_000;
    private static final long HEAP_STEP_MB = 64;

    private final List<PlannedUsers> plan;
    private final MachineLimits machine;

    private Preflight(List<PlannedUsers> plan, MachineLimits machine) {
        this.plan = plan;
        this.machine = machine;
    }

    /** What should be changed, a sentence each; empty where all is well, or not known. */
    public static List<String> advice(List<PlannedUsers> plan, MachineLimits machine) {
        Preflight preflight = new Preflight(plan, machine);
        List<String> advice = new ArrayList<>();
        preflight.files(advice);
        preflight.ports(advice);
        preflight.memory(advice);
        return advice;
    }

    private void files(List<String> advice) {
        long connections = PlannedUsers.peak(
                plan, users -> PlannedUsers.times(users.most(), users.demand().allConnections()));
        long streams = PlannedUsers.peak(
                plan, users -> PlannedUsers.times(users.most(), users.demand().streams()));
        long reserve = Math.max(0, machine.openNow()) + TrustBounds.FILES_NOT_COUNTED;
        long needed = connections + reserve;
        if (connections > 0 && machine.openFiles() != TrustFigure.UNKNOWN && needed > machine.openFiles()) {
            long allowed = Math.max(0, machine.openFiles() - reserve);
            advice.add("Open files: the plan has up to " + count(connections) + " connections at once"
                    + (streams > 0 ? ", " + count(streams) + " of them streams" : "") + ", and this process may have "
                    + count(machine.openFiles()) + " open files, enough for " + count(allowed)
                    + ". Start it from a shell after `ulimit -n " + needed
                    + "` (beyond the hard limit that takes root), or share the load between machines."
                    + assumption(allowed, users -> users.demand().allConnections()));
        }
    }

    private void ports(List<String> advice) {
        if (machine.ports() == TrustFigure.UNKNOWN || machine.ports() == 0) {
            return;
        }
        for (Demand.Connections to : servers()) {
            long needed = PlannedUsers.peak(
                    plan, users -> PlannedUsers.times(users.most(), perUser(users, to)) / to.servers());
            long allowed = PlannedUsers.times(machine.ports(), to.localAddresses());
            if (needed > allowed) {
                advice.add("Local ports: the plan has up to " + count(needed) + " connections at once to " + to.server()
                        + ", and from " + addresses(to.localAddresses()) + " there can be " + count(allowed)
                        + ". Start them from " + addresses((needed + machine.ports() - 1) / machine.ports())
                        + " by http.localAddresses(..) or http.useAllLocalAddresses(), or widen the range:"
                        + " `sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\"`."
                        + assumption(PlannedUsers.times(allowed, to.servers()), users -> perUser(users, to)));
            }
        }
    }

    private void memory(List<String> advice) {
        long users = PlannedUsers.peak(
                plan,
                population -> PlannedUsers.times(
                        population.most(), Math.max(1, population.demand().streams())));
        long bytes = PlannedUsers.times(users, BYTES_PER_USER);
        String about = "Memory: the plan has up to " + count(users) + " users or streams at once, which took "
                + Quantity.bytes(bytes).plain() + " where it was measured (docs/performance.md), and ";
        if (isMore(bytes + BYTES_OF_PROCESS, machine.memoryBytes())) {
            advice.add(
                    about + "there is " + Quantity.bytes(machine.memoryBytes()).plain()
                            + " of memory. Use a machine or a container with more, or several machines."
                            + assumption(machine.memoryBytes() / BYTES_PER_USER, each -> 1));
        } else if (isMore(bytes, machine.heapBytes())) {
            long heapMb = (bytes / MEGABYTE / HEAP_STEP_MB + 1) * HEAP_STEP_MB;
            advice.add(about + "the heap ends at "
                    + Quantity.bytes(machine.heapBytes()).plain()
                    + ". Give it more: FRESHET_JAVA_OPTS=-Xmx" + heapMb + "m."
                    + assumption(machine.heapBytes() / BYTES_PER_USER, each -> 1));
        }
    }

    /** What was taken for granted of open profiles, and for a single one how long its users may stay. */
    private String assumption(long allowed, ToLongFunction<PlannedUsers> perUser) {
        List<PlannedUsers> open =
                all(plan).filter(users -> users.arrivalNs() > 0).toList();
        if (open.isEmpty()) {
            return "";
        }
        String text = " This is counted as if no user left before the last one has come, which cannot be known";
        PlannedUsers first = open.get(0);
        long share = perUser.applyAsLong(first);
        if (all(plan).count() > 1 || share == 0) {
            return text + ".";
        }
        double stayNs = (double) allowed / share / first.most() * first.arrivalNs();
        return text + "; what there is suffices if users stay for " + Quantity.duration((long) stayNs) + " at most.";
    }

    private Set<Demand.Connections> servers() {
        Set<Demand.Connections> servers = new LinkedHashSet<>();
        all(plan)
                .flatMap(users -> users.demand().connections().stream())
                .map(to -> new Demand.Connections(to.server(), 0, to.servers(), to.localAddresses()))
                .forEach(servers::add);
        return servers;
    }

    private static long perUser(PlannedUsers users, Demand.Connections to) {
        return users.demand().connections().stream()
                .filter(own -> own.server().equals(to.server())
                        && own.servers() == to.servers()
                        && own.localAddresses() == to.localAddresses())
                .mapToLong(Demand.Connections::perUser)
                .sum();
    }

    private static Stream<PlannedUsers> all(List<PlannedUsers> plan) {
        return plan.stream()
                .flatMap(users -> Stream.concat(
                        Stream.of(users), users.followers().stream().flatMap(Preflight::all)));
    }

    private static boolean isMore(long needed, long limit) {
        return limit != TrustFigure.UNKNOWN && needed > limit;
    }

    private static String count(long number) {
        return Quantity.count(number).plain();
    }

    private static String addresses(long number) {
        return number == 1 ? "1 local address" : count(number) + " local addresses";
    }
}
