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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code freshet}, in a checkout that is built and with a Java that only says what it was given. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

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
        Files.writeString(executable(bin.resolve("java")), "#!/bin/sh\nfor a in \"$@\"; do echo \"<$a>\"; done\n");
    }

    @Test
    void runsWhatIsBuiltAndHandsTheArgumentsOver() throws Exception {
        assertThat(launch(home.resolve("freshet"), "run", "a file.java"))
                .contains("<-cp>\n<" + home + "/cli/target/lib/*>\n<dev.freshet.cli.Main>\n<run>\n<a file.java>\n")
                .as("a pipe is no terminal")
                .doesNotContain("freshet.terminal", "freshet.colour");
    }

    @Test
    void aSymbolicLinkLeadsToTheCheckout() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), home.resolve("freshet"));
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("../a check out/freshet"));
        Path chained = Files.createSymbolicLink(folder.resolve("chained"), Path.of("bin/relative"));

        for (Path link : new Path[] {absolute, relative, chained}) {
            assertThat(launch(link)).contains("<" + home + "/cli/target/lib/*>");
        }
    }

    @Test
    void aCheckoutThatIsReadOnlyRunsWhatIsBuilt() throws Exception {
        makeReadOnly();

        assertThat(launch(home.resolve("freshet"))).startsWith("<-XX").contains("<" + home + "/cli/target/lib/*>");
    }

    @Test
    void aReadOnlyCheckoutWithNewerSourcesSaysSo() throws Exception {
        Files.setLastModifiedTime(
                home.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(120)));
        makeReadOnly();
        assumeFalse(Files.isWritable(home.resolve("cli/target")), "root may write everywhere");

        assertThat(launch(home.resolve("freshet")))
                .startsWith("freshet: the sources are newer than what is built")
                .contains("<" + home + "/cli/target/lib/*>");
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

    private String launch(Path script, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().remove("FRESHET_JAVA_OPTS");
        Process process = builder.redirectErrorStream(true).start();
        String shown = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(shown).isZero();
        return shown;
    }
}
