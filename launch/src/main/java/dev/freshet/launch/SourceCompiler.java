// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a simulation from its source file, in memory, with the running JDK's compiler. Other classes that the source needs are looked for in source form, in
 * its {@link SourceFolders}, on Freshet's own class path, and among the libraries of the simulation.
 */
final class SourceCompiler {

    private SourceCompiler() {}

    /**
     * What comes of one source file.
     *
     * @param cache where it may have been kept, and is kept; null for nowhere
     * @throws LaunchException when the file cannot be read or does not compile; the message shows the compiler's findings
     */
    static CompiledClasses compile(Path source, ClassPath libraries, @Nullable CompileCache cache) {
        return compile(List.of(Source.read(source)), libraries, cache);
    }

    /**
     * What comes of source files together.
     *
     * @param cache where it may have been kept, and is kept; null for nowhere
     * @throws LaunchException when they do not compile; the message shows the compiler's findings
     */
    static CompiledClasses compile(List<Source> sources, ClassPath libraries, @Nullable CompileCache cache) {
        SourceFolders folders = SourceFolders.of(sources);
        Task task = new Task(sources, folders, libraries);
        List<Path> path = Stream.of(folders.resources(), libraries.entries())
                .flatMap(List::stream)
                .toList();
        return new CompiledClasses(cache == null ? compile(task, compiled -> {}) : compile(task, cache), path);
    }

    private static Compilation compile(Task task, CompileCache cache) {
        Optional<String> key = CompileKey.of(task.sources(), task.folders(), task.libraries());
        Optional<Compilation> kept = key.flatMap(it -> cache.find(it, task.folders()));
        return kept.orElseGet(() -> compile(task, compiled -> key.ifPresent(it -> cache.keep(it, compiled))));
    }

    private record Task(List<Source> sources, SourceFolders folders, ClassPath libraries) {}

    /** Compiles, and hands over what is known to come of that text and these sources. */
    private static Compilation compile(Task task, Consumer<Compilation> keeper) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw LaunchException.badInput("This Java has no compiler: " + System.getProperty("java.home")
                    + " is a runtime only. Point JAVA_HOME to a JDK 17 or newer.");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
                CompilerFiles watched = new CompilerFiles(files, task.folders())) {
            List<JavaFileObject> units = new ArrayList<>();
            for (Source source : task.sources()) {
                files.getJavaFileObjects(source.path()).forEach(file -> units.add(watched.watched(file)));
            }
            boolean compiled = compiler.getTask(
                            null, watched, problems, options(task.folders(), task.libraries()), null, units)
                    .call();
            if (!compiled) {
                throw LaunchException.badInput(CompileProblems.describe(task.sources(), problems.getDiagnostics()));
            }
            Compilation result = watched.compilation(task.sources());
            if (watched.isAllOf(task.sources())) {
                keeper.accept(result);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> options(SourceFolders folders, ClassPath libraries) {
        List<Path> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        return List.of(
                "-proc:none",
                "-parameters",
                "-nowarn",
                "-cp",
                joined(Stream.concat(own.stream(), libraries.entries().stream())),
                "-sourcepath",
                joined(folders.sources().stream()));
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
