// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, as users have it: it can be sent signals, and ends by an exit code. */
final class ProcessOfItsOwn implements AutoCloseable {

    private static final long LIMIT_S = 120;

    /** Who waits for a line that never comes waits no longer: then the process is ended. */
    private static final long LONGEST_LIFE_S = 300;

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder shown = new StringBuilder();
    private final CompletableFuture<String> err;

    private ProcessOfItsOwn(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()), task -> {
            Thread reader = new Thread(task, "err");
            reader.setDaemon(true);
            reader.start();
        });
        CompletableFuture.delayedExecutor(LONGEST_LIFE_S, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** Runs the source in a folder, whose {@code results} take what comes of it. */
    static ProcessOfItsOwn run(Path folder, String source) throws IOException {
        return run(folder, source, List.of());
    }

    /**
     * @param before a command that starts the one that follows it, such as a shell that sets a limit
     * @param options of the command
     */
    static ProcessOfItsOwn run(Path folder, String source, List<String> before, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("My.java"), source);
        List<String> line = new ArrayList<>(List.of("run", file.toString(), "--results-folder"));
        line.add(folder.resolve("results").toString());
        line.addAll(List.of(options));
        return freshet(folder, before, line.toArray(new String[0]));
    }

    /**
     * Any command.
     *
     * @param folder where it is run
     * @param before a command that starts the one that follows it, such as a shell that sets a limit
     */
    static ProcessOfItsOwn freshet(Path folder, List<String> before, String... line) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("dev.freshet.cli.Main");
        command.addAll(List.of(line));
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().put("FRESHET_CACHE", folder.resolve("cache").toString());
        return new ProcessOfItsOwn(process.start());
    }

    /** What has to start a process so that it notices Ctrl-C. Those that a shell without job control has put into the background ignore it, and so does all that they start. */
    static List<String> noticingInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return List.of(); // not Linux
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        boolean isIgnored = (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 0b10) != 0;
        return isIgnored ? List.of("env", "--default-signal=INT") : List.of();
    }

    /** Reads on until a line appears that contains a text. */
    void awaitLine(String text) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            shown.append(line).append('\n');
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("'" + text + "' was not shown, but " + shown + err.join());
    }

    void send(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    /** Sends it at least twice, unless the first was enough: two signals that come too fast are one. */
    void sendUntilItEnds(String signal) throws IOException, InterruptedException {
        do {
            send(signal);
        } while (!process.waitFor(200, TimeUnit.MILLISECONDS));
    }

    int awaitExit() throws IOException, InterruptedException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            shown.append(line).append('\n');
        }
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("still running; it has shown " + shown);
        }
        return process.exitValue();
    }

    String out() {
        return shown.toString();
    }

    String err() {
        return err.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String all(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
