// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.time.Clock;

/** A machine that is as a test says. Its wall clock goes with the clock of the run unless it is set. */
public final class FakeMachine implements Machine {

    static final MachineLimits LIMITS = new MachineLimits(2, 1_000, 50, 28_232, 500_000_000, 8_000_000_000L);

    private final Clock clock;
    CpuTimes cpu = new CpuTimes(0, 0, 0, 0, TrustFigure.UNKNOWN, 0);
    GcPauses pauses = new GcPauses(0, 0);
    long setForwardNs;
    long processCpuNs;
    MachineLimits limits = LIMITS;

    public FakeMachine(Clock clock) {
        this.clock = clock;
    }

    /** The processors were busy for so long, of so long that they could have been. */
    void works(long processNs, long busyNs, long totalNs) {
        cpu = new CpuTimes(
                cpu.processNs() + processNs,
                cpu.busyNs() + busyNs,
                cpu.totalNs() + totalNs,
                cpu.stolenNs(),
                cpu.groupNs(),
                cpu.throttledNs());
    }

    void isThrottled(long ns) {
        cpu = new CpuTimes(
                cpu.processNs(), cpu.busyNs(), cpu.totalNs(), cpu.stolenNs(), cpu.groupNs(), cpu.throttledNs() + ns);
    }

    void collects(long count, long ns) {
        pauses = new GcPauses(pauses.count() + count, pauses.totalNs() + ns);
    }

    @Override
    public CpuTimes cpu(long nowNs) {
        return cpu;
    }

    @Override
    public long processCpuNs() {
        return processCpuNs;
    }

    @Override
    public GcPauses gcPauses() {
        return pauses;
    }

    @Override
    public long heapUsedBytes() {
        return 1_000_000;
    }

    @Override
    public long wallNs() {
        return clock.epochNs(clock.nowNs()) + setForwardNs;
    }

    @Override
    public MachineLimits limits() {
        return limits;
    }
}
