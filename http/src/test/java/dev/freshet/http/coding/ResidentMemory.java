// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine's memory; on Linux only. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** Now, outside of the heap and in it; what the heap has grown by for garbage has been given back. */
    public static long bytes() throws IOException {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("no VmRSS");
    }
}
