// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code freshet}, in a checkout that is built and with a Java that only says what it was given. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

    /** Writes the archive that it is asked for, and tells what it was given. */
    private static final String JAVA = """
            #!/bin/sh
            for a in "$@"; do
                echo "<$a>"
                case $a in
                    -XX:ArchiveClassesAtExit=*)
                        echo trained >>"$TRAININGS"
                        [ ! -f "$TRAININGS.fail" ] || exit 1
                        echo archive >"${a#*=}"
                        ;;
                esac
            done
            """;

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        home = Files.createDirectories(folder.toRealPath().resolve("a check out"));
        Files.writeString(executable(home.resolve("freshet")), Files.readString(Path.of("../freshet")));
        Files.createDirectories(home.resolve("cli/target/lib"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.createDirectories(home.resolve("examples"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("cli/pom.xml"), "");
        Files.writeString(home.resolve("cli/target/built"), "");
        Files.setLastModifiedTime(
                home.resolve("cli/target/built"), FileTime.from(Instant.now().plusSeconds(60)));
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(executable(bin.resolve("java")), JAVA);
        for (String jar : List.of("b.jar", "picocli-4.jar", "B.jar", "a.jar")) {
            Files.writeString(home.resolve("cli/target/lib").resolve(jar), "");
        }
    }

    @Test
    void runsWhatIsBuiltAndHandsTheArgumentsOver() throws Exception {
        assertThat(launch(home.resolve("freshet"), "run", "a file.java"))
                .contains("<-Xbootclasspath/a:" + home + "/cli/target/lib/picocli-4.jar>")
                .contains("<-cp>\n" + classPath() + "\n<dev.freshet.cli.Main>\n<run>\n<a file.java>\n")
                .as("a pipe is no terminal")
                .doesNotContain("freshet.terminal", "freshet.colour", "freshet.live");
    }

    /** Each with a reason: what is drawn in place needs a terminal that can do it, and keys. */
    @ParameterizedTest
    @CsvSource({
        "xterm, '', '', colour live, a terminal",
        "dumb, '', '', '', it cannot move its cursor",
        "xterm, 1, '', '', colours are declined",
        "xterm, '', '</dev/null', colour, no keys",
    })
    void onATerminalItSaysWhatThatCanDo(String term, String noColor, String redirected, String abilities, String why)
            throws Exception {
        String script = "exec '" + home.resolve("freshet") + "' run " + redirected;
        String shown = new PseudoTerminal(Files.createDirectories(folder.resolve("terminal")))
                .with("TERM", term)
                .with("NO_COLOR", noColor)
                .with("JAVA_HOME", folder.resolve("jdk").toString())
                .run(List.of("sh", "-c", script), "end 0\n");

        assertThat(shown).as(why).contains("freshet.terminal=true");
        assertThat(shown.contains("freshet.colour=true")).as(why).isEqualTo(abilities.contains("colour"));
        assertThat(shown.contains("freshet.live=output+errors")).as(why).isEqualTo(abilities.contains("live"));
    }

    @Test
    void aSymbolicLinkLeadsToTheCheckout() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), home.resolve("freshet"));
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("../a check out/freshet"));
        Path chained = Files.createSymbolicLink(folder.resolve("chained"), Path.of("bin/relative"));

        for (Path link : new Path[] {absolute, relative, chained}) {
            assertThat(launch(link)).contains(classPath());
        }
    }

    @Test
    void aCheckoutThatIsReadOnlyRunsWhatIsBuilt() throws Exception {
        makeReadOnly();

        assertThat(launch(home.resolve("freshet"))).startsWith("<-XX").contains(classPath());
    }

    @Test
    void aReadOnlyCheckoutWithNewerSourcesSaysSo() throws Exception {
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(120)));
        makeReadOnly();
        assumeFalse(Files.isWritable(home.resolve("cli/target")), "root may write everywhere");

        assertThat(launch(home.resolve("freshet")))
                .startsWith("freshet: the sources are newer than what is built")
                .contains(classPath());
    }

    @Test
    void theArchiveOfClassesIsMadeBeforeTheFirstRunAndUsedFromThenOn() throws Exception {
        assertThat(launch("--help")).as("no run").doesNotContain("Preparing", "SharedArchiveFile");
        assertThat(launch("run", "a.java"))
                .startsWith("Preparing a quick start")
                .doesNotContain("Training")
                .contains("<-XX:SharedArchiveFile=" + folder + "/cache/archives/");
        assertThat(launch("run", "a.java")).doesNotContain("Preparing").contains("SharedArchiveFile");
        assertThat(launch("--help")).contains("SharedArchiveFile");
        assertThat(trainings()).isEqualTo(1);
        assertThat(Files.getPosixFilePermissions(folder.resolve("cache")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(archives()).hasSize(1);
    }

    @Test
    void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
        launch("run");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"21.0.1\"\n");

        assertThat(launch("--help")).doesNotContain("SharedArchiveFile");
        launch("run");
        assertThat(archives()).hasSize(2);
    }

    @Test
    void whatJavaSaysOfArchivesIsNotShown() throws Exception {
        assertThat(launch())
                .contains("<-Xlog:disable>", "<-Xlog:cds*=off:stderr>")
                .doesNotContain("aot");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        assertThat(launch()).contains("<-Xlog:aot*=off:stderr>");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "17.0.8.1, false, false",
        "17.0.9, true, false",
        "17.0.15, true, false",
        "18.0.2, false, false",
        "21, false, false",
        "21.0.1,   true,  false",
        "22,     true, false",
        "25.0.3,  true, true",
        "30,     true,  true"
    })
    void whatANewerJavaCanDoForItsMemoryIsAskedOfNoOlderOne(String version, boolean trims, boolean isCompact)
            throws Exception {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        boolean isLinux = System.getProperty("os.name").equals("Linux");

        String given = launch();

        assertThat(given.contains("<-XX:TrimNativeHeapInterval=")).isEqualTo(trims && isLinux);
        assertThat(given.contains("<-XX:+UseCompactObjectHeaders>")).isEqualTo(isCompact);
    }

    @Test
    void anArchiveIsMadeAnewForOtherJars() throws Exception {
        launch("run");
        Files.setLastModifiedTime(
                home.resolve("cli/target/lib/a.jar"),
                FileTime.from(Instant.now().plusSeconds(60)));

        launch("run");

        assertThat(trainings()).isEqualTo(2);
        assertThat(archives()).hasSize(1);
    }

    @Test
    void whereMakingItFailsTheRunGoesOnAndItIsNotTriedAgain() throws Exception {
        Files.writeString(folder.resolve("trainings.fail"), "");

        for (int i = 0; i < 2; i++) {
            assertThat(launch("run")).contains("<dev.freshet.cli.Main>").doesNotContain("SharedArchiveFile");
        }
        assertThat(trainings()).isEqualTo(1);
    }

    @Test
    void whileAnotherProcessMakesItTheRunGoesOnWithout() throws Exception {
        launch("run");
        Path archive = archives().get(0);
        Files.delete(archive);
        Path lock = Files.writeString(
                Path.of(archive + ".lock"),
                Long.toString(ProcessHandle.current().pid()));

        assertThat(launch("run")).contains("<dev.freshet.cli.Main>").doesNotContain("SharedArchiveFile");

        Files.writeString(lock, "999999999");
        assertThat(launch("run")).as("that process is no more").contains("SharedArchiveFile");
    }

    @Test
    void severalAtOnceLeaveOneArchive() throws Exception {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(CompletableFuture.supplyAsync(() -> launch("run")));
        }
        for (CompletableFuture<String> each : all) {
            assertThat(each.get()).contains("<dev.freshet.cli.Main>");
        }

        assertThat(archives()).hasSize(1);
        assertThat(Files.readString(archives().get(0))).isEqualTo("archive\n");
    }

    @Test
    void theArchivesThatWereMadeLastAreKept() throws Exception {
        for (int version = 17; version < 22; version++) {
            Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
            assertThat(launch("run")).contains("SharedArchiveFile");
        }

        assertThat(archives()).hasSize(3);
    }

    @Test
    void withoutAHomeNothingIsKept() throws Exception {
        assertThat(launch(environment ->
                        environment.keySet().removeAll(List.of("FRESHET_CACHE", "HOME", "XDG_CACHE_HOME"))))
                .contains("<dev.freshet.cli.Main>")
                .doesNotContain("SharedArchiveFile");
        assertThat(launch(environment -> environment.put("FRESHET_CACHE", ""))).doesNotContain("SharedArchiveFile");
        assertThat(launch(environment -> environment.put("FRESHET_CACHE", "/proc/no/such")))
                .contains("<dev.freshet.cli.Main>")
                .doesNotContain("SharedArchiveFile");
        assertThat(trainings()).isZero();
    }

    /** A Maven that says what it does, and goes on when it is allowed to. */
    private void aMaven(String ending) throws IOException {
        Files.delete(home.resolve("cli/target/built"));
        Path bin = Files.createDirectories(folder.resolve("maven"));
        Files.writeString(executable(bin.resolve("mvn")), """
                #!/bin/sh
                echo "[INFO] Building Freshet :: parent 0.1.0-SNAPSHOT                          [1/9]"
                echo "[INFO] Building Freshet :: sse-codec 0.1.0-SNAPSHOT                       [2/9]"
                echo "[INFO] Downloading from central: https://example.org/a/b/one-1.0.jar"
                echo "[INFO] Downloaded from central: https://example.org/a/b/one-1.0.jar (1 kB at 1 kB/s)"
                echo "[INFO] Downloading from central: https://example.org/a/b/two-1.0.jar"
                until [ -f "$TRAININGS.go" ]; do sleep 0.1; done
                """ + ending);
    }

    private static boolean isShell(String name) {
        return Files.isExecutable(Path.of("/bin", name)) || Files.isExecutable(Path.of("/usr/bin", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void aBuildSaysHowFarItIsAndThenTheProgramRuns(String shell) throws Exception {
        assumeTrue(isShell(shell), "no " + shell);
        aMaven("touch cli/target/mvn-was-here");

        Process process = building(shell).start();
        try (BufferedReader shown = process.inputReader(UTF_8)) {
            assertThat(shown.readLine()).startsWith("Building Freshet");
            assertThat(shown.readLine())
                    .matches("0:\\d\\d  module 2 of 9 \\(Freshet :: sse-codec\\), 1 file fetched, now two-1.0.jar");
            Files.writeString(folder.resolve("trainings.go"), "");
            assertThat(shown.lines().toList()).contains("<dev.freshet.cli.Main>", "<--version>");
        }

        assertThat(process.waitFor()).isZero();
        assertThat(home.resolve("cli/target/mvn-was-here")).exists();
        assertThat(home.resolve("cli/target/build.log")).content().contains("[2/9]");
        assertThat(launch("--version")).as("it is built now").doesNotContain("Building");
    }

    @Test
    void aBuildThatFailsShowsWhatMavenSaysAndKeepsTheRest() throws Exception {
        aMaven("echo '[ERROR] no such library'\necho '[INFO] Total time'\nexit 3\n");
        Files.writeString(folder.resolve("trainings.go"), "");

        Process process = building("sh").start();
        String shown = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(shown)
                .contains("[ERROR] no such library\n", "freshet: the build failed; all of its output is in " + home)
                .doesNotContain("Total time", "dev.freshet.cli.Main");
        assertThat(home.resolve("cli/target/build.log")).content().contains("Total time");
        assertThat(home.resolve("cli/target/built")).doesNotExist();
    }

    @Test
    void onATerminalTheLineOfABuildChangesInPlace() throws Exception {
        aMaven("");
        String script = "exec 3<&0; (read line <&3; touch '" + folder.resolve("trainings.go") + "') & exec '"
                + home.resolve("freshet") + "' --version";

        String shown = new PseudoTerminal(Files.createDirectories(folder.resolve("terminal")))
                .with("TERM", "xterm")
                .with("PATH", folder.resolve("maven") + ":" + System.getenv("PATH"))
                .with("TRAININGS", folder.resolve("trainings").toString())
                .with("JAVA_HOME", folder.resolve("jdk").toString())
                .run(List.of("sh", "-c", script), "await module 2 of 9\nkey ^J\nend 0\n");

        assertThat(shown).contains("\r\u001b[K0:0", "module 2 of 9", "<--version>");
    }

    private ProcessBuilder building(String shell) {
        ProcessBuilder builder =
                new ProcessBuilder(shell, home.resolve("freshet").toString(), "--version");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("FRESHET_CACHE", "");
        builder.environment().put("TRAININGS", folder.resolve("trainings").toString());
        builder.environment().put("PATH", folder.resolve("maven") + ":" + System.getenv("PATH"));
        builder.environment().remove("FRESHET_JAVA_OPTS");
        return builder.redirectErrorStream(true);
    }

    private String classPath() {
        return Stream.of("B.jar", "a.jar", "b.jar")
                .map(jar -> home + "/cli/target/lib/" + jar)
                .collect(Collectors.joining(":", "<", ">"));
    }

    private long trainings() throws IOException {
        Path file = folder.resolve("trainings");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/archives"))) {
            return files.toList();
        }
    }

    @AfterEach
    void makeWritable() throws IOException {
        permit("rwxr-xr-x");
    }

    private void makeReadOnly() throws IOException {
        permit("r-xr-xr-x");
    }

    private void permit(String permissions) throws IOException {
        for (String each : new String[] {"", "cli", "cli/target"}) {
            Files.setPosixFilePermissions(home.resolve(each), PosixFilePermissions.fromString(permissions));
        }
    }

    private static Path executable(Path file) throws IOException {
        Files.createFile(file);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String launch(String... arguments) {
        return launch(home.resolve("freshet"), environment -> {}, arguments);
    }

    /** A run, in another environment. */
    private String launch(Consumer<Map<String, String>> environment) {
        return launch(home.resolve("freshet"), environment, "run");
    }

    private String launch(Path script, String... arguments) {
        return launch(script, environment -> {}, arguments);
    }

    private String launch(Path script, Consumer<Map<String, String>> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("FRESHET_CACHE", folder.resolve("cache").toString());
        builder.environment().put("TRAININGS", folder.resolve("trainings").toString());
        builder.environment().remove("FRESHET_JAVA_OPTS");
        environment.accept(builder.environment());
        try {
            Process process = builder.redirectErrorStream(true).start();
            String shown = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(shown).isZero();
            return shown;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
