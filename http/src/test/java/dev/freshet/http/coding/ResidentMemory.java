// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.coding;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much memory a process takes of the machine; on Linux only. What it grows by is only told in a process whose heap does not grow, since all of it is there from the
 * beginning.
 */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** Of this process, now. */
    public static long bytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("no VmRSS");
    }

    /** Runs the main method of that class in a process of its own, which prints a number of bytes in its last line. */
    public static long toldBy(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xms160m",
                "-Xmx160m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String last = output.strip().substring(output.strip().lastIndexOf('\n') + 1);
        if (process.exitValue() != 0 || !last.matches("-?\\d+")) {
            throw new IOException(output);
        }
        return Long.parseLong(last);
    }
}
