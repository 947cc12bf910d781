// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of this module. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freshet.http");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.freshet.http.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theFaceDependsOnTheJdkAndTheFaceOfTheCoreOnly() {
        classes()
                .that()
                .resideInAPackage("dev.freshet.http")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.freshet.http",
                        "dev.freshet.core",
                        "dev.freshet.core.exec",
                        "java..",
                        "javax.net.ssl..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyNetAndClientKnowNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.freshet.http.net..", "dev.freshet.http.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wire, net client auth request user measure plain sse warm run",
        "net, client auth request user measure plain sse warm run",
        "client, auth request user measure plain sse warm run",
        "auth, request user measure plain sse warm run",
        "request, user measure plain sse warm run",
        "user, measure plain sse warm run",
        "measure, wire net client auth request user plain sse warm run",
        "plain, measure sse warm run",
        "sse, plain warm run",
        "warm, run"
    })
    void roomsDependOnThoseBelowOnly(String room, String above) {
        String[] packages = Stream.of(above.split(" "))
                .map(name -> "dev.freshet.http." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.freshet.http." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    /** Sockets, names and TLS are behind the client, but for those who make them for a run. */
    @Test
    void onlyTheClientAndWhoeverPreparesARunKnowTheNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.freshet.http.auth..",
                        "dev.freshet.http.request..",
                        "dev.freshet.http.user..",
                        "dev.freshet.http.plain..",
                        "dev.freshet.http.sse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.freshet.http.net..")
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sse", "measure", "plain", "user"})
    void whatBelongsToOneUserHasNoLocks(String room) throws IOException {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.freshet.http." + room + "..")
                .should()
                .notHaveModifier(SYNCHRONIZED)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.freshet.http." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent.locks..")
                .check(CLASSES);
        assertThat(sources(room)).isNotEmpty().noneMatch(source -> source.contains("synchronized ("));
    }

    @Test
    void nobodyReadsTheSystemsClocksOrSleeps() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    /** The texts of the sources of a room: blocks that lock leave no trace that ArchUnit sees. */
    private static List<String> sources(String room) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/freshet/http", room))) {
            return files.map(ArchitectureTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
