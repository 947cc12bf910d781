// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.launch.DependencyResolver.Repository;
import dev.freshet.launch.DependencyResolver.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a source that name libraries, and what is kept of what they came to. */
final class DependenciesTest {

    @TempDir
    Path folder;

    private final List<Request> asked = new ArrayList<>();
    private Path jar;
    private UserCache cache;

    @BeforeEach
    void aLibrary() throws IOException {
        jar = Files.writeString(folder.resolve("money-1.2.jar"), "jar");
        cache = UserCache.in(folder.resolve("cache"));
    }

    @Test
    void linesAreReadAsJbangHasThem() {
        Request request = DependencyLines.of(List.of(
                source("""
                        ///usr/bin/env jbang "$0" "$@" ; exit $?
                        //DEPS com.acme:money:1.2 com.acme:words:3.4,com.acme:bank:1:tests // what pays
                        //DEPS   com.acme:money:1.2
                        //REPOS mavencentral acme=https://repo.acme.example/releases https://other.example/
                        //JAVA 17+
                        //DESCRIPTION pays
                        // DEPS com.acme:remark:1
                        //DEPSILON is no directive
                        class My {}
                        """), source("class Other {} //DEPS com.acme:behind:1"), source("//DEPS com.acme:gold:9@jar")));

        assertThat(request.coordinates())
                .containsExactly(
                        "com.acme:money:1.2", "com.acme:words:3.4", "com.acme:bank:1:tests", "com.acme:gold:9@jar");
        assertThat(request.repositories())
                .containsExactly(
                        new Repository("acme", "https://repo.acme.example/releases"),
                        new Repository("https-other-example-", "https://other.example/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "//DEPS money | names no library: write group:artifact:version",
                "//DEPS com.acme:money | names no library",
                "//DEPS com.acme:money:${version} | Properties are not supported",
                "//DEPS com.acme:parent:1@pom | BOMs are not supported",
                "//REPOS jitpack | is no repository: write name=https://",
                "//JAVA 99+ | asks for Java 99+, and this is Java ",
                "//JAVA old | asks for Java old",
                "//SOURCES Other.java | //SOURCES is not supported",
                "//FILES users.csv | //FILES is not supported",
                "//RUNTIME_OPTIONS -Xmx1g | FRESHET_JAVA_OPTS"
            })
    void whatCannotBeHonouredIsRefusedWithItsLine(String line, String reason) {
        assertThatThrownBy(() -> DependencyLines.of(List.of(source("//DEPS com.acme:money:1.2\n" + line))))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("My.java, line 2: //")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"class My {}", "//SOURCES Other.java", "//JAVA 99+"})
    void aSourceThatNamesNoLibraryIsNotLookedAt(String text) {
        assertThat(of(text)).isEqualTo(ClassPath.NONE);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatNamesCameToIsKeptWhileItIsThere() throws IOException {
        assertThat(of("//DEPS com.acme:money:1.2").entries()).containsExactly(jar);
        assertThat(of("//DEPS com.acme:money:1.2\nclass Another {}").entries()).containsExactly(jar);
        assertThat(asked).hasSize(1);

        of("//DEPS com.acme:money:1.3");
        assertThat(asked).as("another version").hasSize(2);

        Files.writeString(jar, "another");
        of("//DEPS com.acme:money:1.2");
        assertThat(asked).as("a file of another size").hasSize(3);

        cache.clear();
        of("//DEPS com.acme:money:1.2");
        assertThat(asked).as("cleared").hasSize(4);
    }

    @Test
    void whatMayChangeUnderItsNameIsNotKept() throws IOException {
        jar = Files.writeString(folder.resolve("money-1.2-SNAPSHOT.jar"), "jar");

        of("//DEPS com.acme:money:1.2-SNAPSHOT");
        of("//DEPS com.acme:money:1.2-SNAPSHOT");

        assertThat(asked).hasSize(2);
    }

    @Test
    void whatWasGivenComesFirst() throws IOException {
        Path given = Files.writeString(folder.resolve("given.jar"), "jar");

        assertThat(of("//DEPS com.acme:money:1.2", ClassPath.of(given.toString()))
                        .entries())
                .containsExactly(given, jar);
    }

    @Test
    void anEntryThatIsBrokenIsMadeAnew() throws IOException {
        of("//DEPS com.acme:money:1.2");
        Path entry = folder.resolve("cache/dependencies");
        try (var files = Files.list(entry)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "nonsense");
            }
        }

        assertThat(of("//DEPS com.acme:money:1.2").entries()).containsExactly(jar);
        assertThat(asked).hasSize(2);
    }

    private ClassPath of(String text) {
        return of(text, ClassPath.NONE);
    }

    private ClassPath of(String text, ClassPath given) {
        DependencyResolver resolver = (request, progress) -> {
            asked.add(request);
            return List.of(jar);
        };
        return Dependencies.of(List.of(source(text)), given, cache, () -> resolver, line -> {});
    }

    private static Source source(String text) {
        return new Source(Path.of("My.java"), text);
    }
}
