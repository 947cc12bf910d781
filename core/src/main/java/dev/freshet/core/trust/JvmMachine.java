// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

import dev.freshet.core.time.SystemClock;

/** What Java tells of any machine. */
abstract class JvmMachine implements Machine {

    final JvmBeans jvm;

    JvmMachine(JvmBeans jvm) {
        this.jvm = jvm;
    }

    @Override
    public final long processCpuNs() {
        return jvm.processCpuNs();
    }

    @Override
    public final GcPauses gcPauses() {
        return jvm.gcPauses();
    }

    @Override
    public final long heapUsedBytes() {
        return jvm.heapUsedBytes();
    }

    @Override
    public final long wallNs() {
        return SystemClock.wallNs();
    }
}
