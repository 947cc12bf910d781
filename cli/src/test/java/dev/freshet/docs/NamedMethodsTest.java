// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.codec.SseEvent;
import dev.freshet.core.CoreDsl;
import dev.freshet.http.HttpDsl;
import dev.freshet.mcp.McpDsl;
import dev.freshet.server.SampleServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is advised to call what does not exist: neither by a page nor by a message. */
class NamedMethodsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CALL = Pattern.compile("(?<![\\w$#{])\\.?([a-z][A-Za-z0-9]+)\\(");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** What is called, but not a method of ours: functions of expressions, of JSONPath, of pandas and of Prometheus, one of Java, and a part of a regular expression. */
    private static final Set<String> ELSEWHERE = Set.of(
            "currentDate",
            "getProperty",
            "htmlUnescape",
            "isUndefined",
            "jsonStringify",
            "match",
            "or",
            "pivot",
            "randomDouble",
            "rate",
            "search");

    private static final Set<String> LANGUAGE = language();

    private static Set<String> language() {
        Set<String> methods = new TreeSet<>();
        for (Class<?> face : List.of(CoreDsl.class, HttpDsl.class, McpDsl.class, SseEvent.class, SampleServer.class)) {
            classesBeside(face).forEach(type -> {
                Stream<Method> known =
                        Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods()));
                known.filter(NamedMethodsTest::isOfTheFace).forEach(method -> methods.add(method.getName()));
            });
        }
        return methods;
    }

    private static boolean isOfTheFace(Method method) {
        return Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
    }

    /** The public classes of the same package. */
    private static List<? extends Class<?>> classesBeside(Class<?> face) {
        String folder = face.getPackageName().replace('.', '/');
        Path classes =
                Path.of(face.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (FileSystem jar = Files.isDirectory(classes) ? null : FileSystems.newFileSystem(classes);
                Stream<Path> files = Files.list(jar == null ? classes.resolve(folder) : jar.getPath(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> load(face, name.substring(0, name.length() - ".class".length())))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(Class<?> face, String name) {
        try {
            return Class.forName(face.getPackageName() + "." + name, false, face.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            // what Gatling has and we don't is named on the page about it
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("porting-from-gatling.md")
                            && !file.toString().contains("/adr/"))
                    .toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyMethodThatAPageNamesExists(Path page) throws IOException {
        String text = FENCE.matcher(Files.readString(page)).replaceAll("");
        assertThat(unknown(SPAN, text)).as(page.toString()).isEmpty();
    }

    @Test
    void everyMethodThatAMessageNamesExists() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String module : List.of("core", "http", "report", "launch", "cli")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
                for (Path file : files.filter(NamedMethodsTest::isOfMessages).toList()) {
                    unknown(LITERAL, Files.readString(file).replace("'\"'", ""))
                            .forEach(name -> unknown.add(name + " in " + file.getFileName()));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    /** What writes Java for users names methods of the JDK's, too; that it compiles is tested where it is written. */
    private static boolean isOfMessages(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("/oneliner/");
    }

    @Test
    void whatDoesNotExistIsFound() {
        assertThat(unknown(SPAN, "use `sse(name).writtenAt(...)` or `check(..)`"))
                .containsExactly("writtenAt");
        assertThat(unknown(LITERAL, "missing(\"does the stream have numbering(...)?\")"))
                .containsExactly("numbering");
    }

    private static Set<String> unknown(Pattern where, String text) {
        Set<String> unknown = new TreeSet<>();
        Matcher place = where.matcher(text);
        while (place.find()) {
            Matcher call = CALL.matcher(place.group(1));
            while (call.find()) {
                if (!LANGUAGE.contains(call.group(1)) && !ELSEWHERE.contains(call.group(1))) {
                    unknown.add(call.group(1));
                }
            }
        }
        return unknown;
    }
}
