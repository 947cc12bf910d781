// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.text.Quantity;

/** What the tool measures of itself each second. Of several values the worst is the one that is farthest from 0. */
public enum TrustFigure {
    /** How late the ticks of an event loop ran that were due in this second, of the loop that was latest. */
    LOOP_LAG_P99("loopLagP99", Unit.NS, "p99 of loop lag"),
    LOOP_LAG_MAX("loopLagMax", Unit.NS, "loop lag"),
    /** How late users started, of the loop that was latest; known where users started. */
    USER_LAG_P99("userLagP99", Unit.NS, "p99 of user lag"),
    /** The longest stop of all threads for garbage collection; stops within 50 ms of each other count as one. */
    GC_PAUSE_MAX("gcPauseMax", Unit.NS, "garbage-collection pause"),
    GC_PAUSE_TOTAL("gcPauseTotal", Unit.NS, "garbage-collection pauses in a second"),
    GC_PAUSES("gcPauses", Unit.COUNT, "garbage collections in a second"),
    /** For how long the process did nothing at all: it was suspended, or had no processor. At most 50 ms less than it was. */
    SUSPENDED("suspended", Unit.NS, "standstill of the process"),
    /** By how much the wall clock was set, against the monotonic one; negative where it was set back. */
    CLOCK_STEP("clockStep", Unit.NS, "step of the wall clock"),
    /** How far the wall clock of the machine is from that of the run, which goes on as it was at the start. */
    CLOCK_OFF("clockOff", Unit.NS, "deviation of the wall clock"),
    /** Of the processors that the process may use. */
    CPU_PROCESS("cpuProcess", Unit.SHARE, "CPU of the process"),
    /** Of the processors that the process may use, by whomever, stolen time included; under a quota, of the quota if that is more. */
    CPU_MACHINE("cpuMachine", Unit.SHARE, "CPU of the machine"),
    /** What a hypervisor gave to others. */
    CPU_STOLEN("cpuStolen", Unit.SHARE, "CPU that the hypervisor gave to others"),
    /** For how long the control group was kept from running since its quota was used up, summed over processors. */
    THROTTLED("throttled", Unit.NS, "CPU throttling of the container in a second"),
    /** Those at the start and all connections since. */
    OPEN_FILES("openFiles", Unit.COUNT, "open files"),
    HEAP_USED("heapUsed", Unit.BYTES, "heap in use");

    /** What a value counts. A share is in millionths of a whole. */
    public enum Unit {
        NS,
        COUNT,
        SHARE,
        BYTES
    }

    /** The whole of a share. */
    public static final long WHOLE = 1_000_000;

    /** Stands for what is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final String key;
    private final Unit unit;
    private final String words;

    TrustFigure(String key, Unit unit, String words) {
        this.key = key;
        this.unit = unit;
        this.words = words;
    }

    /** Its name in files. */
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /** Its name in sentences. */
    public String words() {
        return words;
    }

    /** A value with its unit, as people read it; not of what is unknown. */
    public String text(long value) {
        return switch (unit) {
            case NS ->
                (value < 0 ? "-" : "") + Quantity.latency(Math.abs(value)).plain();
            case COUNT -> Quantity.count(value).plain();
            case SHARE -> Quantity.percent(value * 100.0 / WHOLE).plain();
            case BYTES -> Quantity.bytes(value).plain();
        };
    }

    /** Whether a value is worse than another. Anything is worse than what is unknown. */
    static boolean isWorse(long value, long than) {
        return than == UNKNOWN || Math.abs(value) > Math.abs(than);
    }
}
