// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a source file finds the other classes and the files that it names. A file alone finds them beside it. One in the layout of a build, such as {@code
 * src/test/java/shop/Checkout.java}, also finds those of the whole project:
 *
 * <pre>
 *   project/                            files by their path from here
 *     src/{test,gatling,main}/java      classes, by their package
 *     src/{test,gatling,main}/resources files
 * </pre>
 *
 * @param sources where packages begin, the own one first
 * @param resources where files are looked for, in this order
 */
record SourceFolders(List<Path> sources, List<Path> resources) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final List<String> PARTS = List.of("test", "gatling", "main");

    SourceFolders {
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
    }

    /** Those of all these files together, in their order. */
    static SourceFolders of(List<Source> files) {
        Set<Path> sources = new LinkedHashSet<>();
        Set<Path> resources = new LinkedHashSet<>();
        for (Source file : files) {
            SourceFolders own = of(file.path(), file.text());
            sources.addAll(own.sources());
            resources.addAll(own.resources());
        }
        return new SourceFolders(List.copyOf(sources), List.copyOf(resources));
    }

    /** The folders of a source file with that text. */
    static SourceFolders of(Path source, String text) {
        Path absolute = source.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(source + " is no file");
        }
        Path root = packageRoot(folder, text);
        Path project = project(folder);
        Set<Path> sources = new LinkedHashSet<>(List.of(root));
        Set<Path> resources = new LinkedHashSet<>(List.of(root, folder));
        if (project != null) {
            existing(project, "java").forEach(sources::add);
            Stream.of(root.resolveSibling("resources"))
                    .filter(Files::isDirectory)
                    .forEach(resources::add);
            existing(project, "resources").forEach(resources::add);
            resources.add(project);
        }
        return new SourceFolders(List.copyOf(sources), List.copyOf(resources));
    }

    /** The folder that the package of the source begins in. */
    private static Path packageRoot(Path folder, String text) {
        Matcher declaration = PACKAGE.matcher(text);
        if (!declaration.find()) {
            return folder;
        }
        Path packagePath = Path.of(declaration.group(1).replace('.', '/'));
        Path root = folder;
        for (int i = 0; i < packagePath.getNameCount() && root != null; i++) {
            root = root.getParent();
        }
        return folder.endsWith(packagePath) && root != null ? root : folder;
    }

    /** The folder above the innermost {@code src}, or null where there is none. */
    private static @Nullable Path project(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (at.endsWith("src")) {
                return at.getParent();
            }
        }
        return null;
    }

    private static Stream<Path> existing(Path project, String kind) {
        return PARTS.stream()
                .map(part -> project.resolve("src").resolve(part).resolve(kind))
                .filter(Files::isDirectory);
    }
}
