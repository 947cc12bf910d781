// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.Internal;

/**
 * The machine and the process that a run takes place on, as far as they can be known: everything may be unknown, and nothing fails. What is asked often costs microseconds and
 * does not grow with the number of connections. Safe for any thread.
 */
@Internal
public interface Machine {

    /** This one. */
    static Machine ofThisProcess() {
        JvmBeans jvm = new JvmBeans();
        return System.getProperty("os.name", "").startsWith("Linux")
                ? new LinuxMachine(ProcFiles.ofThisMachine(), jvm)
                : new PortableMachine(jvm);
    }

    /** The processor times at this moment. */
    CpuTimes cpu(long nowNs);

    /** Processor time of this process alone, which costs least; {@link TrustFigure#UNKNOWN} where it is not known. */
    long processCpuNs();

    GcPauses gcPauses();

    /** The heap in use, garbage included. */
    long heapUsedBytes();

    /** The wall clock, with all the steps that somebody makes it take; nanoseconds since the Unix epoch. */
    long wallNs();

    /** What it allows. Costs some milliseconds, and more the more files are open: to be asked before a run. */
    MachineLimits limits();
}
