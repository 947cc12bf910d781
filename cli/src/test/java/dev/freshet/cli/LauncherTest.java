// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

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
