// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects as people have them, in {@code src/test/projects}, written for Gatling: they run after the replacements of the guide, from any working directory,
 * with their packages, resources and libraries.
 */
final class ProjectsTest {

    private static final SampleServer SERVER = SampleServer.start();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aProjectWithPackagesAndResourcesRuns() throws IOException {
        Path project = ported("bookshop");

        int code = run(project.resolve("src/test/java/com/example/bookshop/BookshopSimulation.java"));

        assertThat(code).as(err.toString() + out).isEqualTo(ExitCode.OK);
    }

    @Test
    void aProjectIsRunByItsFolder() throws IOException {
        Path project = ported("bookshop");
        Files.writeString(project.resolve("pom.xml"), "<project/>");

        int code = run(project, "--simulation", "BookshopSimulation", "--no-reports", "--repeat", "2");

        assertThat(code).as(err.toString() + out).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Run 2 of 2", "-- 2 runs");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void aProjectWithALibraryAndPathsOfWindowsRuns() throws IOException {
        Path project = ported("tickers");
        Path library = library(project.resolve("lib"));

        int code = run(
                project.resolve("src/gatling/java/tickers/TickerSimulation.java"), "--class-path", library.toString());

        assertThat(code).as(err.toString() + out).isEqualTo(ExitCode.OK);
    }

    @Test
    void allJarsOfAFolderAreMeantByAStar() throws IOException {
        Path project = ported("tickers");
        library(project.resolve("lib"));

        int code = run(
                project.resolve("src/gatling/java/tickers/TickerSimulation.java"),
                "--class-path",
                project.resolve("lib") + "/*");

        assertThat(code).as(err.toString() + out).isEqualTo(ExitCode.OK);
    }

    @Test
    void aLibraryThatIsNotGivenIsAskedFor() throws IOException {
        int code = run(ported("tickers").resolve("src/gatling/java/tickers/TickerSimulation.java"));

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("com.thirdparty.money", "--class-path");
    }

    @Test
    void aLibraryThatIsNotThereIsNamed() throws IOException {
        int code = run(
                ported("tickers").resolve("src/gatling/java/tickers/TickerSimulation.java"),
                "--class-path",
                "no/such.jar");

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--class-path: there is no ", "such.jar");
    }

    @Test
    void aScenarioOverAWebSocketIsRefusedAndTheOthersRunWithoutIt() throws IOException {
        Path simulation = ported("chat").resolve("src/test/java/org/example/chat/ChatSimulation.java");

        assertThat(run(simulation)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .startsWith("freshet: scenario 'Talkers', step ")
                .contains("ws(", ": WebSocket is not built");

        String source = Files.readString(simulation);
        Files.writeString(simulation, source.replaceAll("(?m)^ *talkers\\.injectOpen.*\n", ""));
        err.getBuffer().setLength(0);
        assertThat(run(simulation)).as(err.toString() + out).isEqualTo(ExitCode.OK);
    }

    @Test
    void aMistakeInAnotherFileIsFoundThere() throws IOException {
        Path project = ported("bookshop");
        Path steps = project.resolve("src/test/java/com/example/bookshop/steps/Account.java");
        Files.writeString(
                steps, Files.readString(steps).replace("ChainBuilder logOut = exec(", "ChainBuilder logOut = exe("));

        assertThat(run(project.resolve("src/test/java/com/example/bookshop/BookshopSimulation.java")))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Account.java, line 19, column ", "exe(");
    }

    @AfterEach
    void forgetTheProperty() {
        System.clearProperty("baseUrl");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private int run(Path simulation, String... options) {
        List<String> command = new ArrayList<>(List.of("run", simulation.toString()));
        command.add("-DbaseUrl=" + SERVER.baseUrl());
        command.addAll(List.of(options));
        if (!command.contains("--no-reports")) {
            command.addAll(List.of("--results-folder", folder.resolve("results").toString()));
        }
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), command.toArray(String[]::new));
    }

    /** A copy of the project with what the guide's command replaces. */
    private Path ported(String name) throws IOException {
        Path from = Path.of("src/test/projects", name);
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                String text = Files.readString(file);
                Files.writeString(copy, file.toString().endsWith(".java") ? PortingTest.replaced(text) : text);
            }
        }
        return to;
    }

    /** Somebody else's library, as a jar. */
    private Path library(Path lib) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = Files.writeString(folder.resolve("Money.java"), """
                package com.thirdparty.money;
                public final class Money {
                    public static String format(double amount) { return amount + " EUR"; }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        String entry = "com/thirdparty/money/Money.class";
        Path jar = Files.createDirectories(lib).resolve("money-1.0.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out)) {
            written.putNextEntry(new JarEntry(entry));
            written.write(Files.readAllBytes(classes.resolve(entry)));
        }
        return jar;
    }
}
