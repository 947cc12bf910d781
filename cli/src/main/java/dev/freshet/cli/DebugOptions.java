// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.core.run.WatchedUsers;
import dev.freshet.launch.LaunchException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which users the log shows, and how much of them. */
final class DebugOptions {

    private static final String ALL = "all";
    private static final String USERS = "user=";
    private static final Pattern NUMBERS = Pattern.compile("[1-9]\\d{0,17}(,[1-9]\\d{0,17})*");

    @Option(
            names = "--debug",
            paramLabel = "user=N[,N...]|all",
            description =
                    "Shows what these users do: requests, responses, events, states of streams, verdicts of checks.")
    private @Nullable String debug;

    @Option(names = "--trace", description = "With --debug: shows also the bytes that arrive.")
    private boolean trace;

    /**
     * Checks what was given.
     *
     * @throws LaunchException when it makes no sense
     */
    void validate() {
        if (debug == null && trace) {
            throw LaunchException.badInput(
                    "--trace goes with --debug: say whose bytes to show, such as --debug user=1.");
        }
        if (debug != null && !debug.equals(ALL) && !isOfUsers(debug)) {
            throw LaunchException.badInput("--debug " + debug
                    + ": give the numbers of users, such as user=1 or user=1,7, or all. Users are numbered from 1.");
        }
    }

    boolean isOn() {
        return debug != null;
    }

    boolean isWithBytes() {
        return trace;
    }

    /** Whom the log shows; everybody where nothing was said, so that levels set elsewhere have their effect. */
    WatchedUsers watched() {
        if (debug == null || debug.equals(ALL)) {
            return WatchedUsers.EVERYBODY;
        }
        Set<Long> ids = new TreeSet<>();
        for (String number : debug.substring(USERS.length()).split(",", -1)) {
            ids.add(Long.parseLong(number));
        }
        return WatchedUsers.only(ids);
    }

    /** In a sentence, what will be shown. */
    String words() {
        return "Logging what " + whose() + (isOne() ? " does" : " do") + (trace ? ", with their bytes." : ".");
    }

    private boolean isOne() {
        return debug != null && !debug.equals(ALL) && !debug.contains(",");
    }

    private String whose() {
        if (debug == null || debug.equals(ALL)) {
            return "all users";
        }
        String numbers = debug.substring(USERS.length()).replace(",", ", ");
        return (numbers.contains(",") ? "users " : "user ") + numbers;
    }

    private static boolean isOfUsers(String text) {
        return text.startsWith(USERS)
                && NUMBERS.matcher(text.substring(USERS.length())).matches();
    }
}
