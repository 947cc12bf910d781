// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.raw.RawLog;
import dev.freshet.core.text.Quantity;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The raw log that the user asked for, if he did.
 *
 * @param path its file; null for none
 * @param log the log itself; null for none
 */
record RawOutput(@Nullable Path path, @Nullable RawLog log, Console console) implements AutoCloseable {

    /**
     * Makes the file, before any load is sent.
     *
     * @throws LaunchException when it cannot be made, or is there already
     */
    static RawOutput open(@Nullable Path path, Console console) {
        try {
            return new RawOutput(path, path == null ? null : RawLog.create(path, console::complain), console);
        } catch (FileAlreadyExistsException e) {
            throw LaunchException.badInput(
                    "--raw " + path + ": there is such a file already. Choose another name, or take it away.");
        } catch (NoSuchFileException e) {
            throw LaunchException.badInput(
                    "--raw " + path + ": its folder is not there. Make the folder, or choose another.");
        } catch (IOException e) {
            String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
            throw LaunchException.badInput("--raw " + path + " cannot be made: "
                    + (reason == null ? e.getClass().getSimpleName() : reason) + ". Choose another place.");
        }
    }

    /** Writes what is left and says what became of it. */
    void conclude() {
        if (log == null || path == null) {
            return;
        }
        RawLog.Tally tally = log.tally();
        String events = Quantity.count(tally.written()).plain() + (tally.written() == 1 ? " event" : " events");
        String missing = tally.missing() == 0
                ? ""
                : "; " + Quantity.count(tally.missing()).plain() + (tally.missing() == 1 ? " is" : " are") + " missing";
        console.line("Raw log: " + path.toAbsolutePath().normalize() + " (" + events + missing + ")");
    }

    @Override
    public void close() {
        if (log != null) {
            log.close();
        }
    }
}
