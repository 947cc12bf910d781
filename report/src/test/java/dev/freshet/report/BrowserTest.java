// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshet.report.compare.InventedRun;
import dev.freshet.report.page.History;
import dev.freshet.report.page.RunPage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Looks at the page in a browser: runs {@code src/test/browser/page.test.mjs} with Node and Chromium, and reports each of its tests. Screenshots stay in
 * {@code target/screenshots}, pages in {@code target/browser/out}. Node, npm and Chromium are what {@code .ci/run} installs; elsewhere, where one is missing, the tests are skipped.
 */
@Tag("full")
class BrowserTest {

    private static final Path SOURCES = Path.of("src/test/browser");
    private static final Path WORK = Path.of("target/browser");
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final String HOSTILE =
            "</script><img src=x onerror=\"window.hacked=1\"><svg onload=window.hacked=1>\u202e\u0007\u001b[31m";
    private static final Pattern RESULT = Pattern.compile("(not )?ok \\d+ - ([^#]*?)( # .*)?");

    @TestFactory
    Stream<DynamicTest> looksRightInABrowser() throws IOException, InterruptedException {
        String node = require("node");
        String npm = require("npm");
        String chromium = System.getenv("CHROMIUM") != null ? System.getenv("CHROMIUM") : require("chromium");
        prepare(npm);
        makePages();
        ProcessBuilder tests = new ProcessBuilder(node, "--test", "--test-reporter=tap", "page.test.mjs");
        tests.environment().put("CHROMIUM", chromium);
        tests.environment()
                .put("COMPARISON", absolute(WORK.resolve("comparison").resolve(Compare.PAGE)));
        tests.environment().put("RESOURCES", absolute(Path.of("src/main/resources/dev/freshet/report")));
        tests.environment().put("OUT", absolute(WORK.resolve("out")));
        tests.environment().put("SHOTS", absolute(SHOTS));
        tests.environment().put("PAGES", absolute(WORK.resolve("pages")));
        List<String> lines = run(tests, 15);
        if (Boolean.getBoolean("docs.update")) {
            updatePictures();
        }
        return results(lines).stream();
    }

    /** The pictures of the documentation are screenshots of these tests: what begins with "report". */
    private static void updatePictures() throws IOException {
        try (Stream<Path> shots = Files.list(SHOTS)) {
            for (Path shot : shots.filter(file -> file.getFileName().toString().startsWith("report"))
                    .toList()) {
                Files.copy(
                        shot,
                        Path.of("../docs/images").resolve(shot.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Pages as runs make them: the scripts also look at what stands in this folder. */
    private static void makePages() throws IOException {
        Path pages = Files.createDirectories(WORK.resolve("pages"));
        Files.writeString(pages.resolve("sample.html"), page(SampleRun.told(120)));
        Files.writeString(pages.resolve("hostile.html"), page(SampleRun.toldOf(HOSTILE)));
        Compare.write(InventedRun.slowed(), Files.createDirectories(WORK.resolve("comparison")));
    }

    private static String page(SampleRun.Told told) {
        History history = History.of(told.stats());
        told.intervals().forEach(history);
        return RunPage.of(JudgedRun.of(told.stats(), List.of(), false), history, false);
    }

    /** The packages of the lock file, fetched anew only if it has changed. */
    private static void prepare(String npm) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path lock = WORK.resolve("package-lock.json");
        boolean isReady = Files.exists(lock)
                && Files.isDirectory(WORK.resolve("node_modules"))
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!isReady) {
            run(new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"), 5);
        }
    }

    /** What it printed. What may fail is for the caller to judge; that it ends is not. */
    private static List<String> run(ProcessBuilder command, int minutes) throws IOException, InterruptedException {
        Path output = WORK.resolve(Path.of(command.command().get(0)).getFileName() + ".log");
        Process process = command.directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(minutes, TimeUnit.MINUTES))
                    .as("%s ends within %d minutes, see %s", command.command(), minutes, output)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        if (process.exitValue() != 0
                && lines.stream().noneMatch(line -> RESULT.matcher(line).matches())) {
            fail(String.join(" ", command.command()) + " failed:\n" + String.join("\n", lines));
        }
        return lines;
    }

    /** A test for each line of results, with what stands below it where it failed. */
    private static List<DynamicTest> results(List<String> lines) {
        List<DynamicTest> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher result = RESULT.matcher(lines.get(i));
            if (result.matches()) {
                boolean isOk = result.group(1) == null;
                String details = isOk ? "" : below(lines, i + 1);
                results.add(DynamicTest.dynamicTest(
                        result.group(2), () -> assertThat(isOk).as(details).isTrue()));
            }
        }
        assertThat(results).as("results of the browser tests").isNotEmpty();
        return results;
    }

    private static String below(List<String> lines, int first) {
        int last = first;
        while (last < lines.size() && lines.get(last).startsWith("  ")) {
            last++;
        }
        return String.join("\n", lines.subList(first, last));
    }

    private static String require(String program) {
        Optional<Path> found = Stream.of(Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(Pattern.quote(File.pathSeparator), -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (System.getenv("CI") != null) {
            assertThat(found).as("%s is to be installed by .ci/run", program).isPresent();
        } else {
            assumeTrue(found.isPresent(), () -> "needs " + program);
        }
        return found.orElseThrow().toString();
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }
}
