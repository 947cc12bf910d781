// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.failure.Sickness;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.trust.TrustSecond;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners as one: the mistake of one of them is logged, and harms neither the run nor the others. */
record RunListeners(List<RunListener> listeners) implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunListeners.class);

    RunListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void started(RunCard card, long startNs) {
        tell(listener -> listener.started(card, startNs));
    }

    @Override
    public void onInterval(Interval interval, Supplier<RunStats> soFar) {
        tell(listener -> listener.onInterval(interval, soFar));
    }

    @Override
    public void onTrust(TrustSecond second) {
        tell(listener -> listener.onTrust(second));
    }

    @Override
    public void ended(RunStats stats) {
        tell(listener -> listener.ended(stats));
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) { // whatever it is: the run is worth more than its listener
                Sickness.rethrow(e);
                LOG.error("A listener of the run failed; the run goes on", e);
            }
        }
    }
}
