// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import static dev.freshet.core.trust.TrustFigure.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of Linux, as they are and as they should not be. */
final class LinuxMachineTest {

    private static final long MS = 1_000_000;
    private static final String NONE = "∅";

    @TempDir
    Path root;

    @Test
    void onlyTheProcessorsThatTheProcessMayUseCount() throws IOException {
        file("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0,2-3\n");
        file("proc/stat", """
                cpu  999 999 999 999 999 999 999 999 999 999
                cpu0 10 1 5 100 4 2 3 7 50 0
                cpu1 900 0 0 0 0 0 0 0 0 0
                cpu2 1 0 0 10 0 0 0 0 0 0
                intr 1 2 3
                """);

        CpuTimes cpu = machine().cpu(0);

        assertThat(cpu.busyNs()).as("user, nice, system, interrupts, steal").isEqualTo((28 + 1) * 10 * MS);
        assertThat(cpu.totalNs()).isEqualTo((132 + 11) * 10 * MS);
        assertThat(cpu.stolenNs()).isEqualTo(7 * 10 * MS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cpu",
                "cpu0",
                "cpu0 a b c d e f g",
                "cpu0 -1 -2 -3 -4 -5",
                "cpu99999999999999999999 1 2 3 4 5 6",
                "cpu0 0 0 0 0 0",
                "\u0000\u0001 garbage"
            })
    void nonsenseIsNotKnown(String stat) throws IOException {
        file("proc/stat", stat);
        file("proc/self/status", "Cpus_allowed_list:\t3-1,,x,99999999\n");
        file("proc/self/cgroup", stat + "\n0::\n:::\n9:cpu\n0::/../../proc\n1:cpu:/" + "x/".repeat(9) + "\n");
        file("sys/fs/cgroup/cpu.max", stat);
        file("sys/fs/cgroup/cpu.stat", "usage_usec " + stat + "\nthrottled_usec -5\n");
        file("proc/sys/net/ipv4/ip_local_port_range", stat);

        CpuTimes cpu = machine().cpu(0);

        assertThat(cpu.totalNs()).isEqualTo(UNKNOWN);
        assertThat(cpu.busyNs()).isEqualTo(UNKNOWN);
        assertThat(cpu.groupNs()).isEqualTo(UNKNOWN);
        assertThat(machine().limits().ports()).isEqualTo(UNKNOWN);
    }

    @Test
    void whereNoFileIsThereOrAFolderIsInItsPlaceNothingIsKnown() throws IOException {
        Files.createDirectories(root.resolve("proc/stat"));

        assertThat(machine().cpu(0).totalNs()).isEqualTo(UNKNOWN);
        assertThat(machine().cpu(0).throttledNs()).isEqualTo(UNKNOWN);
        assertThat(machine().limits().processors())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @ParameterizedTest
    @CsvSource({
        "32768\t60999,  '',                 28232",
        "32768 60999,   40000-40009,        28222",
        "1024 65535,    '1-1023,2000,9-3',  64511",
        "5 5,           '',                 1",
    })
    void portsAreThoseOfTheRangeThatAreNotReserved(String range, String reserved, long ports) throws IOException {
        file("proc/sys/net/ipv4/ip_local_port_range", range + "\n");
        file("proc/sys/net/ipv4/ip_local_reserved_ports", reserved + "\n");

        assertThat(machine().limits().ports()).isEqualTo(ports);
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of("version 2, its own group at the root of a container", "0::/", "sys/fs/cgroup/", true),
                Arguments.of("version 2, a group below", "0::/user/session", "sys/fs/cgroup/user/session/", true),
                Arguments.of("version 2, the limit is that of a group above", "0::/a/b/c", "sys/fs/cgroup/a/", true),
                Arguments.of("both versions beside each other", "0::/x", "sys/fs/cgroup/unified/x/", true),
                Arguments.of("version 1", "4:cpu,cpuacct:/docker/1", "sys/fs/cgroup/cpu,cpuacct/docker/1/", false),
                Arguments.of("version 1 by its other name", "4:cpu,cpuacct:/", "sys/fs/cgroup/cpu/", false),
                Arguments.of(
                        "version 1 in a container, where its path leads nowhere",
                        "4:cpu,cpuacct:/docker/1",
                        "sys/fs/cgroup/cpu,cpuacct/",
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void theQuotaIsFoundWhereverItIs(String what, String line, String folder, boolean isV2) throws IOException {
        file("proc/self/cgroup", "7:memory:/m\n" + line + "\n");
        if (isV2) {
            file(folder + "cpu.max", "150000 100000\n");
            file(folder + "cpu.stat", "usage_usec 700\nnr_throttled 3\nthrottled_usec 250\n");
        } else {
            file(folder + "cpu.cfs_quota_us", "150000\n");
            file(folder + "cpu.cfs_period_us", "100000\n");
            file(folder + "cpuacct.usage", "700000\n");
            file(folder + "cpu.stat", "nr_periods 9\nnr_throttled 3\nthrottled_time 250000\n");
        }

        CpuTimes cpu = machine().cpu(0);

        assertThat(machine().limits().processors()).as(what).isEqualTo(1.5);
        assertThat(cpu.groupNs()).isEqualTo(700_000);
        assertThat(cpu.throttledNs()).isEqualTo(250_000);
    }

    @Test
    void theTightestQuotaCountsAndAllThrottling() throws IOException {
        file("proc/self/cgroup", "0::/a/b\n");
        file("sys/fs/cgroup/a/cpu.max", "50000 100000\n");
        file("sys/fs/cgroup/a/cpu.stat", "usage_usec 11\nthrottled_usec 5\n");
        file("sys/fs/cgroup/a/b/cpu.max", "100000 100000\n");
        file("sys/fs/cgroup/a/b/cpu.stat", "usage_usec 22\nthrottled_usec 7\n");

        assertThat(machine().limits().processors()).isEqualTo(0.5);
        assertThat(machine().cpu(0).groupNs()).isEqualTo(11_000);
        assertThat(machine().cpu(0).throttledNs()).isEqualTo(12_000);
    }

    @ParameterizedTest
    @CsvSource({"max 100000", "∅", "-1"})
    void withoutAQuotaNothingIsThrottled(String max) throws IOException {
        file("proc/self/cgroup", "0::/\n");
        if (!max.equals(NONE)) {
            file("sys/fs/cgroup/cpu.max", max + "\n");
        }

        assertThat(machine().cpu(0).throttledNs()).isZero();
        assertThat(machine().cpu(0).groupNs()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Copy, true",
        "MarkSweepCompact, true",
        "PS Scavenge, true",
        "PS MarkSweep, true",
        "G1 Young Generation, true",
        "G1 Old Generation, true",
        "G1 Concurrent GC, true",
        "ZGC Cycles, false",
        "ZGC Pauses, true",
        "ZGC Minor Cycles, false",
        "ZGC Major Pauses, true",
        "Shenandoah Cycles, false",
        "Shenandoah Pauses, true",
    })
    void cyclesAreNoPauses(String collector, boolean isOfPauses) {
        assertThat(JvmBeans.isOfPauses(collector)).isEqualTo(isOfPauses);
    }

    @Test
    void thisMachineTellsOfItselfWhateverItIs() {
        Machine machine = Machine.ofThisProcess();
        CpuTimes before = machine.cpu(0);
        byte[][] garbage = new byte[64][];
        for (int i = 0; i < 640; i++) {
            garbage[i % garbage.length] = new byte[100_000];
        }
        System.gc();
        CpuTimes after = machine.cpu(1_000_000_000L);

        assertThat(machine.gcPauses().count()).isPositive();
        assertThat(machine.heapUsedBytes()).isPositive();
        assertThat(machine.wallNs()).isGreaterThan(1_600_000_000_000_000_000L);
        assertThat(after.processNs()).isGreaterThanOrEqualTo(before.processNs());
        assertThat(machine.limits().processors()).isPositive();
        assertThat(garbage[0]).isNotEmpty();
    }

    @Test
    void whereOnlyJavaTellsTheShareIsAddedUp() {
        Machine machine = new PortableMachine(new JvmBeans());
        machine.cpu(0);

        CpuTimes cpu = machine.cpu(1_000_000_000L);

        assertThat(cpu.busyNs()).isBetween(0L, cpu.totalNs());
        assertThat(cpu.throttledNs()).isEqualTo(UNKNOWN);
        assertThat(machine.limits().ports()).isEqualTo(UNKNOWN);
    }

    private LinuxMachine machine() {
        return new LinuxMachine(new ProcFiles(root), new JvmBeans());
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
