// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.CoreDsl;
import dev.freshet.core.Internal;
import dev.freshet.core.OpenInjectionStep;
import dev.freshet.core.text.Quantity;
import dev.freshet.launch.LaunchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How much is asked for, and for how long. Immutable.
 *
 * @param users how many streams, or users that send requests, there are at a time; empty if nobody says
 * @param rate how many begin per second; empty if nobody says
 * @param duration of the whole; empty if nobody says
 * @param ramp how long it takes until all of it is there; empty if nobody says
 */
@Internal
public record AskedLoad(OptionalInt users, OptionalDouble rate, Optional<Duration> duration, Optional<Duration> ramp) {

    /** How long a load lasts if nobody says. */
    public static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);

    /** By default a load is complete after this part of its duration. */
    public static final int DEFAULT_RAMP_PART = 10;

    private static final double NANOS = 1e9;

    /** Whether that is one of it, to be looked at. */
    public boolean isOne() {
        return users.orElse(1) == 1 && rate.isEmpty();
    }

    /** Whether there are so many at a time, each of which begins anew when it has ended; or else they come at a rate. */
    boolean isClosed() {
        return users.isPresent() || rate.isEmpty();
    }

    /** How long it lasts. */
    Duration total() {
        return duration.orElse(DEFAULT_DURATION);
    }

    /** How long it takes until all of it is there. */
    Duration rampUp() {
        if (users.isPresent() && rate.isPresent()) {
            return Duration.ofNanos(Math.round(users.getAsInt() / rate.getAsDouble() * NANOS));
        }
        return ramp.orElse(rate.isPresent() ? Duration.ZERO : total().dividedBy(DEFAULT_RAMP_PART));
    }

    /**
     * When they come.
     *
     * @throws LaunchException when there is no time for it
     */
    List<Spoken<OpenInjectionStep>> steps() {
        if (isOne()) {
            return List.of(new Spoken<>(OpenInjectionStep.atOnceUsers(1), "atOnceUsers(1)"));
        }
        Duration ramp = rampUp();
        if (ramp.compareTo(total()) > 0) {
            throw LaunchException.badInput("It takes " + Quantity.duration(ramp.toNanos())
                    + " until all are there, and the run ends after " + Quantity.duration(total().toNanos())
                    + ": give a longer --duration, or have them come faster.");
        }
        return isClosed() ? List.of(together(ramp)) : atRate(ramp);
    }

    private Spoken<OpenInjectionStep> together(Duration ramp) {
        int all = users.orElse(1);
        return ramp.isZero()
                ? new Spoken<>(OpenInjectionStep.atOnceUsers(all), "atOnceUsers(" + all + ")")
                : new Spoken<>(
                        CoreDsl.rampUsers(all).during(ramp),
                        "rampUsers(" + all + ").during(" + JavaText.duration(ramp) + ")");
    }

    private List<Spoken<OpenInjectionStep>> atRate(Duration ramp) {
        double perSecond = rate.orElseThrow();
        List<Spoken<OpenInjectionStep>> steps = new ArrayList<>(2);
        if (!ramp.isZero()) {
            steps.add(new Spoken<>(
                    CoreDsl.rampUsersPerSec(0).to(perSecond).during(ramp),
                    "rampUsersPerSec(0).to(" + perSecond + ").during(" + JavaText.duration(ramp) + ")"));
        }
        Duration rest = total().minus(ramp);
        if (!rest.isZero()) {
            steps.add(new Spoken<>(
                    CoreDsl.constantUsersPerSec(perSecond).during(rest),
                    "constantUsersPerSec(" + perSecond + ").during(" + JavaText.duration(rest) + ")"));
        }
        return steps;
    }
}
