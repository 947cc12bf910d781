// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.SimulationException;
import dev.freshet.core.resource.Resource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads what is in a compressed file: by gzip, or a zip archive with exactly one file. What it is, its first bytes tell. */
final class Unzip {

    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 'P' << 8 | 'K';
    private static final int BUFFER_BYTES = 64 * 1024;

    private Unzip() {}

    /**
     * Opens the content.
     *
     * @param words what the simulation calls the file
     * @throws SimulationException when it is not compressed in one of these ways
     */
    static InputStream open(Resource file, String words) throws IOException {
        int kind = firstTwoBytes(file);
        if (kind == GZIP) {
            return closing(file.open(), in -> new GZIPInputStream(in, BUFFER_BYTES));
        }
        if (kind == ZIP) {
            requireOneFile(file, words);
            return closing(file.open(), in -> {
                ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, BUFFER_BYTES));
                nextFile(zip);
                return zip;
            });
        }
        throw new SimulationException(words + ": the file is neither gzip nor zip; leave out unzip()");
    }

    private static int firstTwoBytes(Resource file) throws IOException {
        try (InputStream in = file.open()) {
            byte[] first = in.readNBytes(2);
            return first.length < 2 ? 0 : (first[0] & 0xff) << 8 | (first[1] & 0xff);
        }
    }

    private static void requireOneFile(Resource file, String words) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(file.open(), BUFFER_BYTES))) {
            int files = 0;
            while (nextFile(zip)) {
                files++;
            }
            if (files != 1) {
                throw new SimulationException(
                        words + ": the zip archive has " + files + " files in it; there must be exactly one");
            }
        }
    }

    private static boolean nextFile(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        return entry != null;
    }

    private static InputStream closing(InputStream file, Wrapper wrapper) throws IOException {
        try {
            return wrapper.wrap(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Puts a stream around another. */
    private interface Wrapper {
        InputStream wrap(InputStream in) throws IOException;
    }
}
