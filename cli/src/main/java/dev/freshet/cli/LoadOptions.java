// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.LaunchException;
import dev.freshet.launch.oneliner.AskedLoad;
import dev.freshet.launch.oneliner.TimeText;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how long, and how fast: the options that {@code sse} and {@code http} share. */
final class LoadOptions {

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "How many begin per second, whatever becomes of those before.")
    private @Nullable Double rate;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            description = "How long all of it lasts, such as 30s, 1.5m or 1h. Default: 30s for a load.")
    private @Nullable String duration;

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            description =
                    "How long it takes until all are there, or the rate is reached. Default: a tenth of the duration; with --rate 0s.")
    private @Nullable String ramp;

    /**
     * What is asked for.
     *
     * @param option how the number is called
     * @param number of those that are there at a time; null if nobody says
     */
    AskedLoad load(String option, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw LaunchException.badInput(option + " " + number + ": give a number from 1.");
        }
        if (rate != null && !(rate > 0 && rate <= 1_000_000)) {
            throw LaunchException.badInput("--rate " + rate + ": give a number above 0, such as 20 or 0.5.");
        }
        if (ramp != null && number != null && rate != null) {
            throw LaunchException.badInput("--ramp and --rate both say how fast they come, since " + option
                    + " says how many: leave out one.");
        }
        return new AskedLoad(
                number == null ? OptionalInt.empty() : OptionalInt.of(number),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                time("--duration", duration, false),
                time("--ramp", ramp, true));
    }

    private static Optional<Duration> time(String option, @Nullable String text, boolean mayBeZero) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Duration> time = TimeText.parse(text);
        if (time.isEmpty() || (time.get().isZero() && !mayBeZero)) {
            throw LaunchException.badInput(
                    option + " " + text + ": give a time with its unit, such as 500ms, 30s, 1.5m or 2h.");
        }
        return time;
    }
}
