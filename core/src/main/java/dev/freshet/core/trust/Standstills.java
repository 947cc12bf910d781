// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

/**
 * Tells from looks at short intervals when the threads of the process were stopped: by collections, or since the process as a whole stood still. A look that comes late while the
 * process used no processor says that nothing of it ran; if it did use some, the looking thread alone was late, which says nothing about others. Confined to the sampler.
 */
final class Standstills {

    private final Machine machine;
    private GcPauses pauses;
    private long cpuNs;
    private long usualCpuNs;

    Standstills(Machine machine) {
        this.machine = machine;
        this.pauses = machine.gcPauses();
        this.cpuNs = machine.processCpuNs();
    }

    /**
     * Adds what has happened since the last look.
     *
     * @param latenessNs how much later it is than the look was due
     */
    TrustSecond look(long latenessNs, TrustSecond open) {
        GcPauses now = machine.gcPauses();
        long count = Deltas.of(pauses.count(), now.count());
        long pausedNs = Deltas.of(pauses.totalNs(), now.totalNs());
        pauses = now;
        TrustSecond seen = open;
        if (count != TrustFigure.UNKNOWN && pausedNs != TrustFigure.UNKNOWN) {
            seen = seen.with(TrustFigure.GC_PAUSES, sum(seen, TrustFigure.GC_PAUSES, count))
                    .with(TrustFigure.GC_PAUSE_TOTAL, sum(seen, TrustFigure.GC_PAUSE_TOTAL, pausedNs))
                    .withWorse(TrustFigure.GC_PAUSE_MAX, pausedNs);
        }
        long stoppedNs = latenessNs - Math.max(0, pausedNs);
        return seen.withWorse(TrustFigure.SUSPENDED, hasRun(latenessNs) ? 0 : Math.max(0, stoppedNs));
    }

    /**
     * Whether the process has used more processor time than it can have had before and after a stop. Without one it would have gone on as between the looks before, more or less: half of
     * that is taken for having run.
     */
    private boolean hasRun(long latenessNs) {
        long nowNs = machine.processCpuNs();
        long usedNs = Deltas.of(cpuNs, nowNs);
        cpuNs = nowNs;
        if (usedNs == TrustFigure.UNKNOWN) {
            return false;
        }
        long aroundAStopNs = 2 * usualCpuNs + latenessNs / 10 + TrustSampler.LOOK_EVERY_NS / 2;
        long withoutAStopNs = usualCpuNs * (latenessNs / TrustSampler.LOOK_EVERY_NS);
        if (latenessNs < TrustSampler.LOOK_EVERY_NS) {
            usualCpuNs = usedNs;
        }
        return usedNs > Math.max(aroundAStopNs, withoutAStopNs / 2);
    }

    private static long sum(TrustSecond open, TrustFigure figure, long more) {
        return open.knows(figure) ? open.value(figure) + more : more;
    }
}
