// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.NotBuilt;
import dev.freshet.core.SimulationException;
import java.time.Duration;
import java.util.Objects;

/**
 * A request that would be sent again and again beside the steps of the user. It is not built: simulations that use it compile, and are refused when the
 * run is set up. Immutable.
 */
public final class Polling {

    static final Polling DEFAULT = new Polling();

    private Polling() {}

    /** Names the poller; needed where a user has several at the same time. */
    public Polling pollerName(String pollerName) {
        Objects.requireNonNull(pollerName, "pollerName");
        return this;
    }

    /** Sends a request every so many seconds. */
    public Every every(long period) {
        return every(Duration.ofSeconds(period));
    }

    /** Sends a request in that interval. */
    public Every every(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new SimulationException("poll().every(" + period + "): give a time above zero");
        }
        return new Every();
    }

    /** Sends the request no more. */
    public ActionBuilder stop() {
        return new Action("poll().stop");
    }

    /** An interval that still lacks its request. */
    public static final class Every {

        private Every() {}

        /** The request that is sent. */
        public ActionBuilder exec(RequestActionBuilder<?> requestBuilder) {
            return new Action("poll().every");
        }
    }

    /** Begins or ends the polling. */
    private record Action(String words) implements NotBuilt {
        @Override
        public String reason() {
            return "polling is not built: send the request in a loop with a pause, for example during(60).on(exec(request).pause(5)),"
                    + " in a scenario of its own if it has to run beside other steps.";
        }
    }
}
