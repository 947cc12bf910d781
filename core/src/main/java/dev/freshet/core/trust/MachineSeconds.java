// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import java.util.function.LongSupplier;

/** What is read of the machine once a second. Confined to the sampler. */
final class MachineSeconds {

    private final Machine machine;
    private final MachineLimits limits;
    private final LongSupplier connections;
    private CpuTimes cpu;
    private long readNs;

    MachineSeconds(Machine machine, MachineLimits limits, LongSupplier connections, long nowNs) {
        this.machine = machine;
        this.limits = limits;
        this.connections = connections;
        this.cpu = machine.cpu(nowNs);
        this.readNs = nowNs;
    }

    /** The second with what was read since the last time. */
    TrustSecond close(TrustSecond open, long nowNs) {
        CpuTimes before = cpu;
        cpu = machine.cpu(nowNs);
        double givenNs = (double) (nowNs - readNs) * limits.processors();
        readNs = nowNs;
        long totalNs = Deltas.of(before.totalNs(), cpu.totalNs());
        long ofMachine = Deltas.share(Deltas.of(before.busyNs(), cpu.busyNs()), (double) totalNs);
        long ofQuota = Deltas.share(Deltas.of(before.groupNs(), cpu.groupNs()), givenNs);
        return open.with(TrustFigure.CPU_PROCESS, Deltas.share(Deltas.of(before.processNs(), cpu.processNs()), givenNs))
                .with(TrustFigure.CPU_MACHINE, Math.max(ofMachine, ofQuota))
                .with(TrustFigure.CPU_STOLEN, Deltas.share(Deltas.of(before.stolenNs(), cpu.stolenNs()), (double)
                        totalNs))
                .with(TrustFigure.THROTTLED, Deltas.of(before.throttledNs(), cpu.throttledNs()))
                .with(TrustFigure.OPEN_FILES, openFiles())
                .with(TrustFigure.HEAP_USED, machine.heapUsedBytes());
    }

    private long openFiles() {
        long open = connections.getAsLong();
        return open == TrustFigure.UNKNOWN || limits.openNow() == TrustFigure.UNKNOWN
                ? TrustFigure.UNKNOWN
                : limits.openNow() + open;
    }
}
