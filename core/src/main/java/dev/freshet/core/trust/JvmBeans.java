// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the Java virtual machine knows of itself and of its process, on any system. Safe for any thread. */
final class JvmBeans {

    private static final long MS = 1_000_000;

    private final @Nullable OperatingSystemMXBean system =
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known ? known : null;
    private final List<GarbageCollectorMXBean> pauses = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(bean -> isOfPauses(bean.getName()))
            .toList();

    /**
     * Whether the times of a collector's bean are those of stopped threads. ZGC and Shenandoah have beans of both kinds. The {@code G1 Concurrent GC} of newer JDKs counts, despite
     * its name, the stops of a concurrent cycle.
     */
    static boolean isOfPauses(String collector) {
        return !collector.endsWith("Cycles");
    }

    GcPauses gcPauses() {
        if (pauses.isEmpty()) {
            return GcPauses.UNKNOWN;
        }
        long count = 0;
        long totalMs = 0;
        for (GarbageCollectorMXBean bean : pauses) {
            count += Math.max(0, bean.getCollectionCount());
            totalMs += Math.max(0, bean.getCollectionTime());
        }
        return new GcPauses(count, totalMs * MS);
    }

    long processCpuNs() {
        return system == null ? TrustFigure.UNKNOWN : orUnknown(system.getProcessCpuTime());
    }

    /** Which part of the machine's processors was busy since the last time this was asked, from 0 to 1; not a number where it is not known. */
    double recentLoad() {
        double load = system == null ? Double.NaN : system.getCpuLoad();
        return load >= 0 ? Math.min(load, 1) : Double.NaN;
    }

    long heapUsedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    double processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The limits without that of ports, which Java does not know. */
    MachineLimits limits() {
        long openFiles = TrustFigure.UNKNOWN;
        long openNow = TrustFigure.UNKNOWN;
        if (system instanceof UnixOperatingSystemMXBean unix) {
            openFiles = orUnknown(unix.getMaxFileDescriptorCount());
            openNow = orUnknown(unix.getOpenFileDescriptorCount());
        }
        return new MachineLimits(
                processors(),
                openFiles,
                openNow,
                TrustFigure.UNKNOWN,
                Runtime.getRuntime().maxMemory(),
                system == null ? TrustFigure.UNKNOWN : orUnknown(system.getTotalMemorySize()));
    }

    private static long orUnknown(long value) {
        return value < 0 ? TrustFigure.UNKNOWN : value;
    }
}
