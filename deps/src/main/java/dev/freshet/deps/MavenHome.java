// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Maven is installed: the settings of a machine, such as its mirrors, stand there. */
final class MavenHome {

    private MavenHome() {}

    /** That of the {@code mvn} on the path; empty where the environment names one, which Maven's own rule finds, or there is none. */
    static Optional<Path> found() {
        boolean isNamed = Stream.of("MAVEN_HOME", "M2_HOME").anyMatch(name -> System.getenv(name) != null);
        if (isNamed || System.getProperty("maven.home") != null) {
            return Optional.empty();
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(MavenHome::homeOf)
                .findFirst();
    }

    private static Stream<Path> homeOf(String folder) {
        try {
            Path mvn = Path.of(folder, "mvn");
            if (!Files.isExecutable(mvn)) {
                return Stream.empty();
            }
            Path home = mvn.toRealPath().resolveSibling("..").normalize();
            return Files.isRegularFile(home.resolve("conf/settings.xml")) ? Stream.of(home) : Stream.empty();
        } catch (IOException | InvalidPathException e) {
            return Stream.empty();
        }
    }
}
