// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether this process is in the foreground of its terminal: which group of processes is, says the system. */
final class Foreground {

    private static final Path STAT = Path.of("/proc/self/stat");

    /** Where asking takes a process of its own, one look of so many does. */
    private static final int SELDOM = 50;

    private int looks;
    private boolean wasOurs;
    private volatile boolean isStale = true;

    /** Something has happened that may have changed it. Any thread may say so. */
    void lookAgain() {
        isStale = true;
    }

    /** Unknown counts as no. */
    boolean isOurs() {
        try {
            if (Files.exists(STAT)) {
                return isOurs(Files.readString(STAT));
            }
            if (isStale || looks++ % SELDOM == 0) {
                isStale = false;
                wasOurs = isOursByPs(ask());
            }
            return wasOurs;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * By what Linux says of a process.
     *
     * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
     */
    static boolean isOurs(String stat) {
        // the name, which may hold anything, ends with the last bracket; then: state, parent, group, session, terminal,
        // group in the foreground
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return fields.get(2).equals(fields.get(5));
    }

    /** By two numbers: the group of the process, and that in the foreground. */
    static boolean isOursByPs(String answer) {
        List<String> groups = List.of(answer.trim().split("\\s+"));
        return groups.size() == 2 && groups.get(0).equals(groups.get(1));
    }

    private static String ask() throws IOException {
        Process ps = new ProcessBuilder(
                        "ps",
                        "-o",
                        "pgid=",
                        "-o",
                        "tpgid=",
                        "-p",
                        Long.toString(ProcessHandle.current().pid()))
                .start();
        return new String(ps.getInputStream().readAllBytes(), US_ASCII);
    }
}
