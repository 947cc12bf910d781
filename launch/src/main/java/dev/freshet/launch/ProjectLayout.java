// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a project of Maven, Gradle or sbt has its sources, its classes and its other files. */
final class ProjectLayout {

    private static final List<String> PARTS = List.of("test", "gatling", "main");
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "scala", "groovy");

    private final Path folder;

    ProjectLayout(Path folder) {
        this.folder = folder;
    }

    /** The folders of Java sources that there are; those of tests first. */
    List<Path> sources() {
        return existing(PARTS.stream().map(part -> "src/" + part + "/java"));
    }

    /** The folders of compiled classes that there are; those of tests first. */
    List<Path> classes() {
        return existing(Stream.concat(
                Stream.of("target/test-classes", "target/gatling-classes", "target/classes"),
                PARTS.stream()
                        .flatMap(
                                part -> LANGUAGES.stream().map(language -> "build/classes/" + language + "/" + part))));
    }

    /** The folders of other files that there are; those of tests first. */
    List<Path> resources() {
        return existing(Stream.concat(
                PARTS.stream().map(part -> "src/" + part + "/resources"),
                PARTS.stream().map(part -> "build/resources/" + part)));
    }

    private List<Path> existing(Stream<String> paths) {
        return paths.map(folder::resolve).filter(Files::isDirectory).toList();
    }
}
