// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder, looked through for source files with simulations, by their text alone: a project holds much that cannot be compiled here, such as tests whose library is not
 * there. Which of the classes in a file are simulations is settled when it is compiled.
 */
final class SourceSearch {

    /** More are not looked at: whoever means so many does not mean a folder of simulations. */
    private static final int MOST_VISITED = 100_000;

    private static final long LARGEST_BYTES = 4_000_000;
    private static final Set<String> LEFT_OUT = Set.of("target", "build", "out", "node_modules");

    private static final Pattern NO_CODE = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'",
            Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern DECLARATION =
            Pattern.compile("((?:[\\w-]+\\s+)*)\\bclass\\s+(\\w+)\\s*(?:<[^{]*?>\\s*)?extends\\s+([\\w.]+)");

    private final List<Found> declared = new ArrayList<>();
    private final Set<String> otherLanguages = new TreeSet<>();
    private int visited;

    /**
     * A class that extends another one.
     *
     * @param file where it stands
     * @param name with its package
     * @param simpleName without
     * @param parent what it extends, without a package
     */
    record Found(Path file, String name, String simpleName, String parent, boolean isAbstract) {

        boolean isNamed(String wanted) {
            return wanted.equals(name) || wanted.equals(simpleName);
        }
    }

    private SourceSearch() {}

    /**
     * Looks through folders.
     *
     * @throws LaunchException when there is too much in them
     */
    static SourceSearch in(List<Path> folders) {
        SourceSearch search = new SourceSearch();
        folders.forEach(search::look);
        return search;
    }

    private void look(Path folder) {
        try {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(folder));
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot read " + folder + ": " + e.getMessage());
        }
    }

    /** The simulations that can be run, by file and name. */
    List<Found> simulations() {
        Set<String> known = new HashSet<>(Set.of("Simulation"));
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Found each : declared) {
                isMore |= known.contains(each.parent()) && known.add(each.simpleName());
            }
        }
        return declared.stream()
                .filter(each -> !each.isAbstract() && known.contains(each.parent()))
                .sorted(Comparator.comparing(Found::name))
                .toList();
    }

    /** Files of other languages with simulations in them, such as Kotlin's. */
    Set<String> otherLanguages() {
        return otherLanguages;
    }

    private void read(Path file) throws IOException {
        String name = file.toString();
        boolean isJava = name.endsWith(".java");
        if ((!isJava && !OtherLanguage.isSource(name)) || Files.size(file) > LARGEST_BYTES) {
            return;
        }
        String text = text(file);
        if (text == null || !text.contains("Simulation")) {
            return;
        }
        if (isJava) {
            declarations(file, NO_CODE.matcher(text).replaceAll(" ")).forEach(declared::add);
        } else {
            otherLanguages.add(name);
        }
    }

    private static @Nullable String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return null; // no UTF-8, or nothing that this user may read; if it is named, whoever reads it says so
        }
    }

    private static Stream<Found> declarations(Path file, String text) {
        Matcher declaredPackage = PACKAGE.matcher(text);
        String prefix = declaredPackage.find() ? declaredPackage.group(1) + "." : "";
        return DECLARATION.matcher(text).results().map(found -> {
            String parent = found.group(3);
            return new Found(
                    file,
                    prefix + found.group(2),
                    found.group(2),
                    parent.substring(parent.lastIndexOf('.') + 1),
                    List.of(found.group(1).split("\\s+", -1)).contains("abstract"));
        });
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path start;

        Visitor(Path start) {
            this.start = start;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            boolean isLeftOut = name != null
                    && (LEFT_OUT.contains(name.toString()) || name.toString().startsWith("."));
            return isLeftOut && !folder.equals(start) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++visited > MOST_VISITED) {
                throw LaunchException.badInput("There are more than " + MOST_VISITED + " files in " + start
                        + ": give the file of the simulation, or a smaller folder.");
            }
            if (attributes.isRegularFile()) {
                read(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // a link that leads in a circle, or what others may not see
        }
    }
}
