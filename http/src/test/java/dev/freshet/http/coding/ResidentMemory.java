// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine's memory beside its heap; on Linux only. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** Now: what is resident, less what the heap has of the machine, which grows by garbage and is not given back. */
    public static long besideHeap() throws IOException {
        System.gc();
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                long resident = Long.parseLong(line.replaceAll("\\D", "")) << 10;
                return resident - Runtime.getRuntime().totalMemory();
            }
        }
        throw new IOException("no VmRSS");
    }
}
