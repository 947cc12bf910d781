// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes one file while the seconds come, and gives it its name when no more do. After a failure it writes nothing any more. Used by one thread at a time. */
final class SecondsWriter {

    private final Path file;
    private final Path beside;
    private final SecondsFormat format;
    private @Nullable FileChannel out;
    private @Nullable IOException failure;

    SecondsWriter(SecondsFile which, RunCard card, Path folder) {
        file = folder.resolve(which.fileName());
        beside = ResultFile.beside(file);
        format = which.format();
        try {
            Files.createDirectories(folder);
            out = FileChannel.open(
                    beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            write(format.head(card));
        } catch (IOException e) {
            failed(e);
        }
    }

    void add(Interval second) {
        if (out == null) {
            return;
        }
        try {
            write(format.of(second));
        } catch (IOException e) {
            failed(e);
        }
    }

    /**
     * Gives the file its name.
     *
     * @throws IOException the first failure of all; then no file is there
     */
    void finish() throws IOException {
        FileChannel all = out;
        if (all != null) {
            try {
                all.force(true); // some file systems tell only now that there is no room
                all.close();
                out = null;
                ResultFile.rename(beside, file);
            } catch (IOException e) {
                failed(e);
            }
        }
        if (failure != null) {
            throw new IOException(file.getFileName() + ": " + failure.getMessage(), failure);
        }
    }

    private void write(byte[] text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (out != null && bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private void failed(IOException why) {
        failure = why;
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        out = null;
        ResultFile.discard(beside, why);
    }
}
