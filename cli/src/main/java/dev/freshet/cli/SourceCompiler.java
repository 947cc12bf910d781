// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a simulation from its source file, in memory, with the running JDK's compiler. Other classes that the source needs are looked for
 * beside it, in source form, and on Freshet's own class path.
 */
final class SourceCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final int MAX_PROBLEMS_SHOWN = 10;

    private SourceCompiler() {}

    /**
     * The classes of that source file.
     *
     * @throws CliException when the file cannot be read or does not compile; the message shows the compiler's findings
     */
    static CompiledClasses compile(Path source) {
        String text = read(source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw CliException.badInput("This Java has no compiler: " + System.getProperty("java.home")
                    + " is a runtime only. Point JAVA_HOME to a JDK 17 or newer.");
        }
        Path root = sourceRoot(source, text);
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
                MemoryOutput output = new MemoryOutput(files)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-parameters",
                    "-nowarn",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-sourcepath",
                    root.toString());
            boolean compiled = compiler.getTask(null, output, problems, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw CliException.badInput(describe(source, problems.getDiagnostics()));
            }
            return new CompiledClasses(root, output.classes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        if (!Files.exists(source)) {
            throw CliException.badInput(
                    "No such file: " + source + ". Give the path of a simulation's source file, such as "
                            + "examples/StockMarketSimulation.java.");
        }
        if (!Files.isRegularFile(source) || !source.toString().endsWith(".java")) {
            throw CliException.badInput(source + " is not a Java source file: give the path of a .java file.");
        }
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw CliException.badInput("Cannot read " + source + " as UTF-8 text: " + e.getMessage());
        }
    }

    /** The folder that the package of the source begins in. */
    private static Path sourceRoot(Path source, String text) {
        Path folder = source.toAbsolutePath().normalize().getParent();
        Matcher declaration = PACKAGE.matcher(text);
        if (folder == null || !declaration.find()) {
            return folder == null ? Path.of("").toAbsolutePath() : folder;
        }
        Path packagePath = Path.of(declaration.group(1).replace('.', '/'));
        Path root = folder;
        for (int i = 0; i < packagePath.getNameCount() && root != null; i++) {
            root = root.getParent();
        }
        return folder.endsWith(packagePath) && root != null ? root : folder;
    }

    private static String describe(Path source, List<Diagnostic<? extends JavaFileObject>> problems) {
        StringBuilder text = new StringBuilder(source + " does not compile:");
        int shown = 0;
        int errors = 0;
        for (Diagnostic<? extends JavaFileObject> problem : problems) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                errors++;
                if (shown++ < MAX_PROBLEMS_SHOWN) {
                    describe(text, problem);
                }
            }
        }
        if (errors > MAX_PROBLEMS_SHOWN) {
            text.append("\n  … and ").append(errors - MAX_PROBLEMS_SHOWN).append(" more");
        }
        if (text.indexOf("io.gatling.javaapi") >= 0) {
            text.append(
                    "\n  A simulation written for Gatling: replace the import prefix io.gatling.javaapi. by dev.freshet.");
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, Diagnostic<? extends JavaFileObject> problem) {
        JavaFileObject file = problem.getSource();
        text.append("\n  ");
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

    /** Keeps the compiled classes in memory. */
    private static final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        MemoryOutput(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            URI name = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(name, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> result = new HashMap<>();
            classes.forEach((name, bytes) -> result.put(name, bytes.toByteArray()));
            return result;
        }
    }
}
