// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import static dev.freshet.core.trust.TrustFigure.CLOCK_OFF;
import static dev.freshet.core.trust.TrustFigure.CLOCK_STEP;
import static dev.freshet.core.trust.TrustFigure.CPU_MACHINE;
import static dev.freshet.core.trust.TrustFigure.CPU_PROCESS;
import static dev.freshet.core.trust.TrustFigure.GC_PAUSES;
import static dev.freshet.core.trust.TrustFigure.GC_PAUSE_MAX;
import static dev.freshet.core.trust.TrustFigure.GC_PAUSE_TOTAL;
import static dev.freshet.core.trust.TrustFigure.LOOP_LAG_MAX;
import static dev.freshet.core.trust.TrustFigure.LOOP_LAG_P99;
import static dev.freshet.core.trust.TrustFigure.OPEN_FILES;
import static dev.freshet.core.trust.TrustFigure.SUSPENDED;
import static dev.freshet.core.trust.TrustFigure.THROTTLED;
import static dev.freshet.core.trust.TrustFigure.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.time.VirtualLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sampler beside a machine that is as the test says, in virtual time. */
final class TrustSamplerTest {

    private static final long MS = 1_000_000;

    private final VirtualLoops loops = new VirtualLoops(1);
    private final FakeMachine machine = new FakeMachine(loops.clock());
    private final List<TrustSecond> seconds = new ArrayList<>();
    private long connections;

    @Test
    void quietSecondsAreFoldedOneByOneWhenTheyAreOver() {
        TrustSampler sampler = start(0);
        advance(2_049);
        assertThat(seconds).extracting(TrustSecond::second).containsExactly(0, 1);
        advance(451);
        TrustReport report = sampler.finish(TrustContext.NONE);

        assertThat(seconds).extracting(TrustSecond::second).containsExactly(0, 1, 2);
        assertThat(report.verdict().isSuspect()).isFalse();
        assertThat(values(SUSPENDED)).isEqualTo("0 0 0");
        assertThat(loops.waiting()).isZero();
    }

    @Test
    void processorTimeIsAShareOfWhatThereWas() {
        start(0);
        machine.works(500 * MS, 1_900 * MS, 2_000 * MS);
        advance(1_000);
        machine.works(0, 0, 2_000 * MS);
        machine.isThrottled(30 * MS);
        advance(1_000);

        assertThat(values(CPU_PROCESS)).isEqualTo("250000 0");
        assertThat(values(CPU_MACHINE)).isEqualTo("950000 0");
        assertThat(values(THROTTLED)).isEqualTo("0 30000000");
    }

    @Test
    void underAQuotaItsUseCountsWhereItIsMore() {
        machine.cpu = new CpuTimes(0, 0, 0, 0, 0, 0);
        start(0);
        machine.cpu = new CpuTimes(0, 100 * MS, 2_000 * MS, 0, 1_960 * MS, 0);
        advance(1_000);

        assertThat(values(CPU_MACHINE)).isEqualTo("980000");
    }

    @Test
    void aMachineThatTellsNothingMakesNothingSuspect() {
        machine.cpu = CpuTimes.UNKNOWN;
        machine.pauses = GcPauses.UNKNOWN;
        machine.processCpuNs = UNKNOWN;
        machine.limits = new MachineLimits(2, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        connections = UNKNOWN;
        TrustSampler sampler = start(0);
        advance(1_000);

        TrustVerdict verdict = sampler.finish(TrustContext.NONE).verdict();

        assertThat(verdict.isSuspect()).isFalse();
        assertThat(verdict.unmeasured()).contains(GC_PAUSE_MAX, CPU_MACHINE, THROTTLED, OPEN_FILES);
    }

    @Test
    void countersThatWereSetBackAreNotKnown() {
        machine.works(500 * MS, 900 * MS, 2_000 * MS);
        start(0);
        machine.cpu = new CpuTimes(0, 0, 0, 0, 0, 0);
        advance(1_000);

        assertThat(seconds.get(seconds.size() - 1).knows(CPU_MACHINE)).isFalse();
    }

    @Test
    void pausesAreCountedAndTheLongestIsTold() {
        start(0);
        advance(100);
        machine.collects(1, 12 * MS);
        advance(50);
        machine.collects(2, 30 * MS);
        advance(850);

        assertThat(values(GC_PAUSES) + " / " + values(GC_PAUSE_TOTAL) + " / " + values(GC_PAUSE_MAX))
                .isEqualTo("3 / 42000000 / 30000000");
    }

    @Test
    void aSuspendedProcessIsSeenWithItsLengthInTheSecondsConcerned() {
        TrustSampler sampler = start(0);
        advance(3_010);
        loops.keepBusy(Duration.ofMillis(5_040));
        advance(1_950);

        TrustReason reason =
                sampler.finish(TrustContext.NONE).verdict().reasons().get(0);

        assertThat(reason.sentence())
                .startsWith("standstill of the process up to 5.00 s, ")
                .endsWith("in seconds 3–8");
    }

    @Test
    void aCollectionIsNoSuspension() {
        start(0);
        advance(500);
        machine.collects(1, 240 * MS);
        loops.keepBusy(Duration.ofMillis(250));
        advance(250);

        assertThat(values(SUSPENDED) + " / " + values(GC_PAUSE_MAX)).isEqualTo("0 / 240000000");
    }

    @Test
    void whatABusyProcessUsedAroundAStopDoesNotHideIt() {
        TrustSampler sampler = start(0);
        machine.processCpuNs += 90 * MS;
        advance(50);
        machine.processCpuNs += 90 * MS;
        advance(50);
        machine.processCpuNs += 500 * MS;
        loops.keepBusy(Duration.ofMillis(1_550));
        advance(50);

        assertThat(sampler.finish(TrustContext.NONE).verdict().reasons())
                .extracting(TrustReason::key)
                .containsExactly("suspended");
    }

    @Test
    void aProcessThatRanMeanwhileWasNotSuspended() {
        start(0);
        machine.processCpuNs += 40 * MS;
        advance(50);
        machine.processCpuNs += 40 * MS;
        advance(50);
        machine.processCpuNs += 300 * MS;
        loops.keepBusy(Duration.ofMillis(350));
        advance(550);

        assertThat(values(SUSPENDED)).isEqualTo("0");
    }

    @Test
    void aStepOfTheWallClockIsSeenAndStaysADeviation() {
        TrustSampler sampler = start(0);
        advance(1_500);
        machine.setForwardNs = -30 * MS;
        advance(1_500);

        TrustVerdict verdict = sampler.finish(new TrustContext(0, true)).verdict();

        assertThat(values(CLOCK_STEP)).isEqualTo("0 -30000000 0 0");
        assertThat(values(CLOCK_OFF)).isEqualTo("0 -30000000 -30000000 -30000000");
        assertThat(verdict.reasons().get(0).seconds()).containsExactly(new SecondRange(1, 3));
    }

    @Test
    void slowCorrectionsAreADeviationWithoutAStep() {
        start(0);
        for (int look = 0; look < 40; look++) {
            machine.setForwardNs += MS / 2;
            advance(50);
        }

        assertThat(values(CLOCK_STEP)).isEqualTo("0 0");
        assertThat(values(CLOCK_OFF)).isEqualTo("9500000 19500000");
    }

    @Test
    void filesAreThoseAtTheStartAndAllConnectionsSince() {
        TrustSampler sampler = start(0);
        connections = 500;
        advance(1_000);
        connections = 920;
        advance(1_000);

        assertThat(values(OPEN_FILES)).isEqualTo("550 970");
        assertThat(sampler.finish(TrustContext.NONE).verdict().reasons())
                .extracting(TrustReason::key)
                .containsExactly("openFiles");
    }

    @Test
    void aSecondWaitsForAllLoopsAndHasTheLagOfTheLatest() {
        TrustSampler sampler = start(2);
        sampler.add(0, new SecondOfLoop(0, 5 * MS, 6 * MS, UNKNOWN));
        advance(1_100);
        assertThat(seconds).filteredOn(second -> second.knows(LOOP_LAG_P99)).isEmpty();
        sampler.add(1, new SecondOfLoop(0, 4 * MS, 90 * MS, 2 * MS));

        assertThat(seconds)
                .filteredOn(second -> second.knows(LOOP_LAG_P99))
                .extracting(second -> second.value(LOOP_LAG_P99) + " " + second.value(LOOP_LAG_MAX))
                .containsExactly(5 * MS + " " + 90 * MS);
    }

    @Test
    void aLoopThatNeverHandsOverDoesNotHoldTheRunUp() {
        start(1);
        advance(1_000 * (TrustSampler.MOST_WAITING + 20));

        assertThat(seconds.stream().filter(second -> second.second() < 20)).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void aLoopThatDoesNotAnswerAtTheEndIsAsLateAsItHasBeenSilent() {
        TrustSampler sampler = start(1);
        sampler.add(0, new SecondOfLoop(0, 0, 0, UNKNOWN));
        advance(3_500);

        TrustReport report = sampler.finish(TrustContext.NONE);

        assertThat(report.verdict().reasons())
                .extracting(TrustReason::sentence)
                .containsExactly("p99 of loop lag up to 1.50 s, allowed are 20.0 ms"
                        + " (what arrived meanwhile was noticed that much later), in seconds 1–2");
    }

    private TrustSampler start(int loopCount) {
        TrustSampler made = new TrustSampler(
                TrustMeans.of(loops.loop(), machine)
                        .withConnections(() -> connections)
                        .withListener(seconds::add),
                loopCount,
                loops.clock().nowNs());
        made.start();
        return made;
    }

    private String values(TrustFigure figure) {
        return seconds.stream()
                .map(second -> second.knows(figure) ? Long.toString(second.value(figure)) : "?")
                .collect(Collectors.joining(" "));
    }

    private void advance(long ms) {
        loops.advance(Duration.ofMillis(ms));
    }
}
