// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.BitSet;

/** A machine that tells of itself by the files of Linux. */
final class LinuxMachine extends JvmMachine {

    /** The unit of {@code /proc/stat}, which is the same on all architectures that Java runs on. */
    private static final long TICK_NS = 10_000_000;

    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    /** Processors beyond this number are no processors. */
    private static final int MOST_PROCESSORS = 1 << 16;

    private final ProcFiles files;
    private final ControlGroups groups;
    private final BitSet allowed;

    LinuxMachine(ProcFiles files, JvmBeans jvm) {
        super(jvm);
        this.files = files;
        this.groups = ControlGroups.of(files);
        this.allowed = allowed(files);
    }

    @Override
    public CpuTimes cpu(long nowNs) {
        long busy = 0;
        long total = 0;
        long stolen = 0;
        for (String line : files.lines("proc/stat")) {
            String[] fields = line.split(" +", -1);
            if (!isAllowedProcessor(fields)) {
                continue;
            }
            long all = sum(fields);
            long idle = ticks(fields, IDLE) + ticks(fields, IO_WAIT);
            total += all;
            busy += all - idle;
            stolen += ticks(fields, STEAL);
        }
        boolean isKnown = total > 0;
        return new CpuTimes(
                jvm.processCpuNs(),
                isKnown ? ProcFiles.scaled(busy, TICK_NS) : TrustFigure.UNKNOWN,
                isKnown ? ProcFiles.scaled(total, TICK_NS) : TrustFigure.UNKNOWN,
                isKnown ? ProcFiles.scaled(stolen, TICK_NS) : TrustFigure.UNKNOWN,
                groups.usedNs(),
                groups.throttledNs());
    }

    @Override
    public MachineLimits limits() {
        MachineLimits known = jvm.limits();
        return new MachineLimits(
                Math.min(known.processors(), groups.quota().orElse(Double.POSITIVE_INFINITY)),
                known.openFiles(),
                known.openNow(),
                ports(),
                known.heapBytes(),
                known.memoryBytes());
    }

    private long ports() {
        String[] range =
                files.text("proc/sys/net/ipv4/ip_local_port_range").strip().split("\\s+", -1);
        long first = ProcFiles.parse(range[0]);
        long last = range.length == 2 ? ProcFiles.parse(range[1]) : TrustFigure.UNKNOWN;
        if (first == TrustFigure.UNKNOWN || last == TrustFigure.UNKNOWN || first > last || last > 65_535) {
            return TrustFigure.UNKNOWN;
        }
        BitSet ports = numbers(files.text("proc/sys/net/ipv4/ip_local_reserved_ports"), 65_536);
        return last - first + 1 - ports.get((int) first, (int) last + 1).cardinality();
    }

    /** {@code cpu12 ...}, and not the sum of all. */
    private boolean isAllowedProcessor(String[] fields) {
        if (fields.length <= IO_WAIT || !fields[0].startsWith("cpu") || fields[0].length() == 3) {
            return false;
        }
        long number = ProcFiles.parse(fields[0].substring(3));
        return number >= 0 && number < MOST_PROCESSORS && (allowed.isEmpty() || allowed.get((int) number));
    }

    /** User, nice, system, idle, I/O wait, interrupts, steal. What guests use is in the first two already. */
    private static long sum(String[] fields) {
        long sum = 0;
        for (int i = 1; i <= STEAL; i++) {
            sum += ticks(fields, i);
        }
        return sum;
    }

    private static long ticks(String[] fields, int at) {
        long value = at < fields.length ? ProcFiles.parse(fields[at]) : 0;
        return value == TrustFigure.UNKNOWN || value > Long.MAX_VALUE / MOST_PROCESSORS / STEAL ? 0 : value;
    }

    /** The processors that this process may run on; empty where that is not known. */
    private static BitSet allowed(ProcFiles files) {
        return files.lines("proc/self/status").stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> numbers(line.substring(line.indexOf(':') + 1), MOST_PROCESSORS))
                .findFirst()
                .orElseGet(BitSet::new);
    }

    /** The numbers in a list such as {@code 0-3,8}; what is none is left out. */
    static BitSet numbers(String list, int below) {
        BitSet numbers = new BitSet();
        for (String part : list.strip().split(",", -1)) {
            String[] ends = part.split("-", 2);
            long first = ProcFiles.parse(ends[0]);
            long last = ends.length == 2 ? ProcFiles.parse(ends[1]) : first;
            if (first >= 0 && last >= first && last < below) {
                numbers.set((int) first, (int) last + 1);
            }
        }
        return numbers;
    }
}
