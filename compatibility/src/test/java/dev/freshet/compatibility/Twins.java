// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The programs as Freshet runs them: their sources after the replacements that the guide to porting names, compiled in a package of their own. */
final class Twins {

    private static final Path SOURCES = Path.of("src/test/java/programs");
    private static final Path GUIDE = Path.of("../docs/guide/porting-from-gatling.md");
    private static final Pattern REPLACEMENT = Pattern.compile("-e 's/(\\S+?)/(\\S+?)/g'");
    private static final String PACKAGE = "ported";

    private final ClassLoader loader;

    private Twins(ClassLoader loader) {
        this.loader = loader;
    }

    /** Compiles them into that folder. */
    static Twins compile(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources").resolve(PACKAGE));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> ported = new ArrayList<>();
        for (Path source : sources()) {
            ported.add(Files.writeString(sources.resolve(source.getFileName()), ported(Files.readString(source))));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-d", classes.toString(), "-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(ported))
                    .call();
            if (!isCompiled) {
                throw new IllegalStateException("The ported programs do not compile:\n" + said);
            }
        }
        return new Twins(new URLClassLoader(new URL[] {classes.toUri().toURL()}, Twins.class.getClassLoader()));
    }

    /** The twin of a program of Gatling's. */
    Class<?> of(Class<?> program) {
        String name = PACKAGE + program.getName().substring(program.getName().indexOf('.'));
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All programs, in the order of their names. */
    static List<Class<?>> programs() throws IOException {
        List<Class<?>> programs = new ArrayList<>();
        for (Path source : sources()) {
            String name = source.getFileName().toString().replace(".java", "");
            try {
                Class<?> file = Class.forName("programs." + name, false, Twins.class.getClassLoader());
                Stream.of(file.getDeclaredClasses())
                        .filter(Simulation.class::isAssignableFrom)
                        .filter(program -> !Modifier.isAbstract(program.getModifiers()))
                        .forEach(programs::add);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        programs.sort(Comparator.comparing(Class::getName));
        return programs;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ported(String source) throws IOException {
        String ported = source.replaceFirst("package programs;", "package " + PACKAGE + ";");
        Matcher rule = REPLACEMENT.matcher(Files.readString(GUIDE));
        while (rule.find()) {
            ported = ported.replaceAll(rule.group(1), rule.group(2).replace('\\', '$'));
        }
        return ported;
    }
}
