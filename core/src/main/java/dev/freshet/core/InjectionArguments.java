// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.Objects;

/** Checks what injection and throttle steps are given. Every message names the step, the value and what is allowed. */
final class InjectionArguments {

    /** Far longer than any run, and small enough that sums of durations in nanoseconds cannot overflow. */
    static final Duration LONGEST = Duration.ofDays(10_000);

    /** Far more than any machine starts, and small enough that the users of the longest profile can be counted. */
    private static final double HIGHEST_RATE = 1e9;

    /** A level each second for more than a day. Each is a piece of the plan, which is kept in memory. */
    private static final int MOST_LEVELS = 100_000;

    /** Below it gaps are so uneven that they no longer are a load, and above it as even as those of a steady rate. */
    private static final double LEAST_SHAPE = 0.01;

    private static final double HIGHEST_SHAPE = 1_000_000;

    /** Random arrivals are counted before the run; so many in some seconds. */
    private static final double MOST_RANDOM_USERS = 1e8;

    private static final double SECOND_NS = 1e9;

    static final String EMPTY_THROTTLE =
            "throttle() has no step; give it at least one, for example reachRps(100).in(10)";

    private InjectionArguments() {}

    static int users(String step, int users) {
        if (users < 0) {
            throw new SimulationException(step + "(" + users + "): the number of users must be 0 or more");
        }
        return users;
    }

    static int requestsPerSec(String step, int requests) {
        if (requests < 0) {
            throw new SimulationException(
                    step + "(" + requests + "): the number of requests per second must be 0 or more");
        }
        return requests;
    }

    static int levels(String step, int levels) {
        if (levels < 1) {
            throw new SimulationException(step + ".times(" + levels + "): there must be at least 1 level");
        }
        if (levels > MOST_LEVELS) {
            throw new SimulationException(step + ".times(" + levels + "): there may be at most " + MOST_LEVELS
                    + " levels; give fewer that last longer, or a ramp");
        }
        return levels;
    }

    static double rate(String step, double rate) {
        if (!Double.isFinite(rate) || rate < 0) {
            throw new SimulationException(
                    step + "(" + rate + "): the rate must be a number of users per second, 0 or more");
        }
        return notTooHigh(step + "(" + rate + ")", rate);
    }

    /** The highest rate of a whole step. */
    static double notTooHigh(String step, double rate) {
        if (rate > HIGHEST_RATE) {
            throw new SimulationException(step + ": the rate must be at most 1000000000 users per second");
        }
        return rate;
    }

    static Duration duration(String step, Duration duration) {
        Objects.requireNonNull(duration, step);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new SimulationException(step + " lasts " + DurationText.of(duration)
                    + ": a duration must be 0 or more, and at most " + LONGEST.toDays() + " days");
        }
        return duration;
    }

    /** How long several steps last together, or the parts of one. */
    static void inAll(String what, long times, Duration each) {
        if (times > 0 && each.compareTo(LONGEST.dividedBy(times)) > 0) {
            throw new SimulationException(
                    what + " lasts longer than " + LONGEST.toDays() + " days in all: give fewer or shorter levels");
        }
    }

    static Duration seconds(String step, long seconds) {
        if (seconds < 0 || seconds > LONGEST.toSeconds()) {
            throw new SimulationException(step + " lasts " + seconds
                    + " seconds: a duration must be 0 or more, and at most " + LONGEST.toDays() + " days");
        }
        return Duration.ofSeconds(seconds);
    }

    static double shape(String step, double shape) {
        if (!(shape >= LEAST_SHAPE && shape <= HIGHEST_SHAPE)) {
            throw new SimulationException(
                    step + ": the shape must be from 0.01 to 1000000; 1 is a Poisson process, below it"
                            + " users come in bursts, above it more evenly");
        }
        return shape;
    }

    /** Whether the users of a step whose number is random can be counted before the run. */
    static void countable(String step, double rate, Duration duration) {
        if (rate * (duration.toNanos() / SECOND_NS) > MOST_RANDOM_USERS) {
            throw new SimulationException(
                    step + " injects more than 100000000 users, too many for random gaps; make it shorter, or use"
                            + " constantUsersPerSec(" + rate + ").during(..).randomized()");
        }
    }

    static void rateOver(String step, double highestRate, Duration duration) {
        if (highestRate > 0 && duration.isZero()) {
            throw new SimulationException(
                    step + ": a rate that lasts no time injects nobody; give it a duration, or use atOnceUsers(n)");
        }
    }
}
