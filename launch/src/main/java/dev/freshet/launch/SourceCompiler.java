// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
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

    private static final int MAX_PROBLEMS_SHOWN = 10;
    private static final String MISSING_PACKAGE = "compiler.err.doesnt.exist";

    private SourceCompiler() {}

    /**
     * What comes of that source file.
     *
     * @param cache where it may have been kept, and is kept; null for nowhere
     * @throws LaunchException when the file cannot be read or does not compile; the message shows the compiler's findings
     */
    static CompiledClasses compile(Path source, ClassPath libraries, @Nullable CompileCache cache) {
        String text = read(source);
        SourceFolders folders = SourceFolders.of(source, text);
        Task task = new Task(source, text, folders, libraries);
        List<Path> path = Stream.of(folders.resources(), libraries.entries())
                .flatMap(List::stream)
                .toList();
        return new CompiledClasses(cache == null ? compile(task, compiled -> {}) : compile(task, cache), path);
    }

    private static Compilation compile(Task task, CompileCache cache) {
        Optional<String> key = CompileKey.of(task.source(), task.text(), task.folders(), task.libraries());
        Optional<Compilation> kept = key.flatMap(it -> cache.find(it, task.folders()));
        return kept.orElseGet(() -> compile(task, compiled -> key.ifPresent(it -> cache.keep(it, compiled))));
    }

    private record Task(Path source, String text, SourceFolders folders, ClassPath libraries) {}

    /** Compiles, and hands over what is known to come of that text and these sources. */
    private static Compilation compile(Task task, Consumer<Compilation> keeper) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw LaunchException.badInput("This Java has no compiler: " + System.getProperty("java.home")
                    + " is a runtime only. Point JAVA_HOME to a JDK 17 or newer.");
        }
        Path source = task.source();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
                CompilerFiles watched = new CompilerFiles(files, task.folders())) {
            List<JavaFileObject> units = new ArrayList<>();
            files.getJavaFileObjects(source).forEach(file -> units.add(watched.watched(file)));
            boolean compiled = compiler.getTask(
                            null, watched, problems, options(task.folders(), task.libraries()), null, units)
                    .call();
            if (!compiled) {
                throw LaunchException.badInput(describe(source, problems.getDiagnostics()));
            }
            Compilation result = watched.compilation(uri(source));
            if (watched.isAllOf(Path.of(uri(source)), task.text())) {
                keeper.accept(result);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        if (!Files.exists(source)) {
            throw LaunchException.badInput(
                    "No such file: " + source + ". Give the path of a simulation's source file, such as "
                            + "examples/StockMarketSimulation.java.");
        }
        if (!Files.isRegularFile(source) || !source.toString().endsWith(".java")) {
            throw LaunchException.badInput(source + " is not a Java source file: give the path of a .java file.");
        }
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw LaunchException.badInput("Cannot read " + source + " as UTF-8 text: " + e.getMessage());
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

    private static String describe(Path source, List<Diagnostic<? extends JavaFileObject>> problems) {
        StringBuilder text = new StringBuilder(source + " does not compile:");
        int shown = 0;
        int errors = 0;
        for (Diagnostic<? extends JavaFileObject> problem : problems) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                errors++;
                if (shown++ < MAX_PROBLEMS_SHOWN) {
                    describe(text, problem, source);
                }
            }
        }
        if (errors > MAX_PROBLEMS_SHOWN) {
            text.append("\n  … and ").append(errors - MAX_PROBLEMS_SHOWN).append(" more");
        }
        if (text.indexOf("io.gatling.javaapi") >= 0) {
            text.append(
                    "\n  A simulation written for Gatling: replace the import prefix io.gatling.javaapi. by dev.freshet.");
        } else if (problems.stream().anyMatch(problem -> MISSING_PACKAGE.equals(problem.getCode()))) {
            text.append("\n  Is it a library that the simulation uses? Give its jars with --class-path.");
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, Diagnostic<? extends JavaFileObject> problem, Path source) {
        JavaFileObject file = problem.getSource();
        text.append("\n  ");
        if (file != null && !file.toUri().equals(uri(source))) {
            text.append(Path.of(file.toUri()).getFileName()).append(", ");
        }
        if (file != null && problem.getLineNumber() != Diagnostic.NOPOS) {
            text.append("line ").append(problem.getLineNumber()).append(": ");
        }
        text.append(problem.getMessage(Locale.ROOT).replace("\n", "\n    "));
        String line = line(file, problem.getLineNumber());
        if (line != null) {
            String shown = line.stripLeading();
            long column = problem.getColumnNumber() - 1 - (line.length() - shown.length());
            text.append("\n    ").append(shown);
            if (column >= 0 && column <= shown.length()) {
                text.append("\n    ").append(" ".repeat((int) column)).append('^');
            }
        }
    }

    private static URI uri(Path source) {
        return source.toUri().normalize();
    }

    private static @Nullable String line(@Nullable JavaFileObject file, long number) {
        if (file == null || number == Diagnostic.NOPOS) {
            return null;
        }
        try {
            return file.getCharContent(true)
                    .toString()
                    .lines()
                    .skip(number - 1)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null; // the message itself has the file and line; only the quotation is missing
        }
    }
}
