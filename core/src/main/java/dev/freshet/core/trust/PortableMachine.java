// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.trust;

/** A machine of which no more is known than what Java tells. Where that is a share of the last while, it is added up here. */
final class PortableMachine extends JvmMachine {

    private long lastNs = TrustFigure.UNKNOWN;
    private double busyNs;
    private double totalNs;

    PortableMachine(JvmBeans jvm) {
        super(jvm);
    }

    @Override
    public synchronized CpuTimes cpu(long nowNs) {
        double load = jvm.recentLoad();
        if (lastNs != TrustFigure.UNKNOWN && !Double.isNaN(load)) {
            double passedNs = (nowNs - lastNs) * jvm.processors();
            totalNs += passedNs;
            busyNs += passedNs * load;
        }
        lastNs = nowNs;
        return new CpuTimes(
                jvm.processCpuNs(),
                (long) busyNs,
                (long) totalNs,
                TrustFigure.UNKNOWN,
                TrustFigure.UNKNOWN,
                TrustFigure.UNKNOWN);
    }

    @Override
    public MachineLimits limits() {
        return jvm.limits();
    }
}
