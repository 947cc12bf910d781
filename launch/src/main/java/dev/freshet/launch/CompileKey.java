// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What the outcome of a compilation depends on, but for other sources: the texts of the source files, Freshet's own class path, the libraries of the simulation
 * and the JDK. Where they lie is none of it.
 */
final class CompileKey {

    /** To be changed when what is kept, or how a source is compiled, changes. */
    private static final String FORMAT = "2";

    private static final List<String> JDK = List.of("java.home", "java.runtime.version", "java.vm.version");

    /** Folders with more files than these are not looked through. */
    private static final int MOST_FILES = 10_000;

    private CompileKey() {}

    /** The key of these source files, in their order; empty where one cannot tell what it depends on. */
    static Optional<String> of(List<Source> sources, SourceFolders folders, ClassPath libraries) {
        StringBuilder parts = new StringBuilder(FORMAT);
        JDK.forEach(name -> append(parts, System.getProperty(name, "")));
        append(parts, Integer.toString(folders.sources().size()));
        append(parts, Integer.toString(sources.size()));
        for (Source source : sources) {
            append(parts, String.valueOf(source.path().getFileName()));
            append(parts, source.text());
        }
        try {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                append(parts, Path.of(entry));
            }
            for (Path entry : libraries.entries()) {
                if (namesOthers(entry)) {
                    return Optional.empty();
                }
                append(parts, entry);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(Fingerprint.of(parts.toString()));
    }

    private static void append(StringBuilder parts, String part) {
        parts.append('\0').append(part.length()).append(' ').append(part);
    }

    private static void append(StringBuilder parts, Path entry) throws IOException {
        append(parts, entry.toAbsolutePath().toString());
        if (!Files.isDirectory(entry)) {
            append(parts, stamp(entry));
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            List<Path> found = files.limit(MOST_FILES + 1L).sorted().toList();
            if (found.size() > MOST_FILES) {
                throw new IOException(entry + " has too many files");
            }
            for (Path file : found) {
                append(parts, entry.relativize(file).toString());
                append(parts, stamp(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String stamp(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "-";
        }
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return found.isDirectory() ? "/" : found.size() + " " + found.lastModifiedTime();
    }

    /** Whether a jar has a class path of its own, which would have to be followed. */
    private static boolean namesOthers(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            return false;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
        }
    }
}
