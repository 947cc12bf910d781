// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.deps.MavenDependencies;
import dev.freshet.launch.DependencyResolver;
import dev.freshet.launch.ExitCode;
import dev.freshet.launch.UserCache;
import java.io.File;
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
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations that name their libraries, and one in another language. */
final class LibrariesOfSourcesTest {

    private static final String SIMULATION = """
            //DEPS com.acme:money:1.2
            import static dev.freshet.core.CoreDsl.*;
            public class My extends dev.freshet.core.Simulation {{
                setUp(scenario(com.acme.Money.format(3)).exec(dummy("D", 1)).injectOpen(atOnceUsers(1)));
            }}
            """;

    private static final String IN_KOTLIN = """
            import dev.freshet.core.CoreDsl.*
            import dev.freshet.core.Simulation

            class My : Simulation() {
                init {
                    val users = listOf(1, 2).sum()
                    setUp(scenario("S").exec { session -> session.set("greeting", "hello") }
                        .exec(dummy("#{greeting}", 1)).injectOpen(atOnceUsers(users)))
                        .assertions(details("hello").successfulRequests().count().`is`(users.toLong()))
                }
            }
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String home = System.getProperty("user.home");

    @BeforeEach
    void aUserWithARepository() throws IOException {
        System.setProperty("user.home", folder.toString());
        System.setProperty("maven.repo.local", folder.resolve("local").toString());
        Files.createDirectories(folder.resolve(".m2"));
        Files.writeString(
                folder.resolve(".m2/settings.xml"),
                "<settings><mirrors><mirror><id>mine</id><mirrorOf>*</mirrorOf><url>"
                        + folder.resolve("remote").toUri() + "</url></mirror></mirrors></settings>");
        publish();
    }

    @AfterEach
    void theUserAsBefore() {
        System.setProperty("user.home", home);
        System.clearProperty("maven.repo.local");
    }

    @Test
    void aLibraryThatASourceNamesIsThere() throws IOException {
        Path source = Files.writeString(folder.resolve("My.java"), SIMULATION);

        assertThat(run(source)).as(err.toString() + out).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("3.0 EUR");

        Files.move(folder.resolve("remote"), folder.resolve("gone"));
        assertThat(run(source)).as("known by now").isEqualTo(ExitCode.OK);
    }

    @Test
    void aLibraryThatIsNotThereEndsTheRunBeforeItBegins() throws IOException {
        Path source = Files.writeString(folder.resolve("My.java"), SIMULATION.replace("1.2", "1.3"));

        assertThat(run(source)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .startsWith("freshet: //DEPS: com.acme:money:jar:1.3 is not to be had from mine (")
                .doesNotContain("\tat ");
    }

    /** With the compiler of Kotlin, which takes some 60 MB to fetch. */
    @Test
    @Tag("full")
    void aSimulationInKotlinRunsAsAJar() throws IOException, InterruptedException {
        theUserAsBefore();
        List<Path> compiler = new MavenDependencies()
                .resolve(
                        new DependencyResolver.Request(
                                List.of("org.jetbrains.kotlin:kotlin-compiler-embeddable:2.2.21"), List.of()),
                        line -> {});
        Path library = compiler.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("kotlin-stdlib-2"))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(folder.resolve("My.kt"), IN_KOTLIN);
        Path jar = folder.resolve("simulations.jar");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        compiler.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                        "-no-stdlib",
                        "-no-reflect",
                        "-jvm-target",
                        "17",
                        "-cp",
                        library + File.pathSeparator + System.getProperty("java.class.path"),
                        "-d",
                        jar.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();

        assertThat(run(jar, "--class-path", library.toString()))
                .as(err.toString() + out)
                .isEqualTo(ExitCode.OK);
        assertThat(run(source)).as("its source").isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("My.kt is Kotlin: Freshet compiles Java only.", "kotlinc -cp ");
    }

    private int run(Path given, String... options) {
        List<String> words = new ArrayList<>(List.of("run", given.toString(), "--no-warm-up", "--no-reports"));
        words.addAll(List.of(options));
        return Main.execute(
                UserCache.in(folder.resolve("cache")),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                words.toArray(String[]::new));
    }

    private void publish() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path source = Files.writeString(folder.resolve("Money.java"), """
                package com.acme;
                public final class Money {
                    public static String format(double amount) { return amount + " EUR"; }
                }
                """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        Path place = Files.createDirectories(folder.resolve("remote/com/acme/money/1.2"));
        Files.writeString(
                place.resolve("money-1.2.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>money</artifactId>"
                        + "<version>1.2</version></project>");
        try (OutputStream out = Files.newOutputStream(place.resolve("money-1.2.jar"));
                JarOutputStream packed = new JarOutputStream(out)) {
            packed.putNextEntry(new JarEntry("com/acme/Money.class"));
            packed.write(Files.readAllBytes(classes.resolve("com/acme/Money.class")));
        }
    }
}
