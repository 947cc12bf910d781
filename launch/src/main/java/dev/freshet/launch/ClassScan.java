// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Compiled classes, in jars and folders, looked through for simulations: classes that extend {@link Simulation}, directly or by others. Only the beginning of each is
 * read, and none is loaded, so it does not matter what they were written in, nor whether all of them could be loaded.
 */
final class ClassScan {

    private static final String SIMULATION = Simulation.class.getName();
    private static final String OF_GATLING = "io.gatling.";

    private final Map<String, ClassHead> heads = new HashMap<>();
    private final Set<Path> roots = new LinkedHashSet<>();
    private final ClassLoader others;

    /**
     * One that has not looked at anything.
     *
     * @param others finds the classes that simulations extend and that stand elsewhere
     */
    ClassScan(ClassLoader others) {
        this.others = others;
    }

    /**
     * Looks through a jar.
     *
     * @throws LaunchException when it cannot be read
     */
    ClassScan jar(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (isClass(entry.getName()) && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        add(in.readAllBytes());
                    }
                }
            }
        } catch (ZipException e) {
            throw LaunchException.badInput(path + " is no jar that can be read: " + e.getMessage() + ". Make it anew.");
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot read " + path + ": " + e.getMessage());
        }
        roots.add(path.toAbsolutePath());
        return this;
    }

    /**
     * Looks through a folder and those in it.
     *
     * @throws LaunchException when it cannot be read
     */
    ClassScan folder(Path folder) {
        try {
            Files.walkFileTree(
                    folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                            if (isClass(file.toString())) {
                                addRoot(file, add(Files.readAllBytes(file)));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult
                                    .CONTINUE; // a link that leads in a circle, or what others may not see
                        }
                    });
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot read " + folder + ": " + e.getMessage());
        }
        return this;
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.endsWith("package-info.class");
    }

    private @Nullable ClassHead add(byte[] bytes) {
        try {
            ClassHead head = ClassHead.read(bytes);
            heads.putIfAbsent(head.name(), head);
            return head;
        } catch (IOException e) {
            return null; // such as a class of a later format; if it is wanted, whoever loads it says what is wrong with
            // it
        }
    }

    /** Where the packages of a class begin, by its name. */
    private void addRoot(Path file, @Nullable ClassHead head) {
        if (head == null) {
            return;
        }
        Path path = Path.of(head.name().replace('.', '/') + ".class");
        Path root = file.toAbsolutePath().normalize();
        if (root.endsWith(path)) {
            for (int i = 0; i < path.getNameCount() && root != null; i++) {
                root = root.getParent();
            }
            if (root != null) {
                roots.add(root);
            }
        }
    }

    /** The jars and folders in which classes are, as a class path has them. */
    List<Path> roots() {
        return List.copyOf(roots);
    }

    /** The names of the simulations that can be run, sorted. */
    List<String> simulations() {
        return named(name -> name.equals(SIMULATION), true);
    }

    /** The names of those that cannot, since something in them is left open, sorted. */
    List<String> abstractSimulations() {
        return named(name -> name.equals(SIMULATION), false);
    }

    /** The names of those that are simulations of Gatling. */
    List<String> ofGatling() {
        return named(name -> name.startsWith(OF_GATLING), true);
    }

    private List<String> named(Predicate<String> isWanted, boolean isConcrete) {
        Set<String> names = new TreeSet<>();
        for (ClassHead head : heads.values()) {
            if (head.isConcrete() == isConcrete && descends(head, isWanted)) {
                names.add(head.name());
            }
        }
        return List.copyOf(names);
    }

    private boolean descends(ClassHead head, Predicate<String> isWanted) {
        Set<String> seen = new LinkedHashSet<>(List.of(head.name()));
        String parent = head.parent();
        while (parent != null && seen.add(parent)) {
            if (isWanted.test(parent)) {
                return true;
            }
            ClassHead next = heads.get(parent);
            parent = next == null ? parentElsewhere(parent) : next.parent();
        }
        return false;
    }

    private @Nullable String parentElsewhere(String name) {
        try (InputStream in = others.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : ClassHead.read(in.readAllBytes()).parent();
        } catch (IOException e) {
            return null;
        }
    }
}
