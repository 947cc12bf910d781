// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java of assertions in words, and that they reach all that is measured. */
class AssertionTextJavaTest {

    @TempDir
    Path folder;

    /** Every phrase of the vocabulary with every figure that it has. */
    private static List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String phrase : Vocabulary.FIGURES.phrases()) {
            Noun noun = Vocabulary.FIGURES.noun(phrase);
            for (Way<?> way : noun.ways()) {
                for (Figure figure : way.figures()) {
                    String words = figure == Figure.PERCENTILE ? "p99.9" : AskedFigure.words(figure);
                    all.add(phrase + " " + words + " < 12345");
                }
            }
        }
        return all.stream().distinct().toList();
    }

    @Test
    void theJavaOfEveryPhraseAndFigureCompilesToTheSame() throws Exception {
        List<String> texts = new ArrayList<>(everything());
        AssertionTextTest.words().map(row -> (String) row.get()[0]).forEach(texts::add);
        texts.add("value \"quotes \\\" and \\\\ and \u0001\uD83D\uDE00\" max < 1 \"a\tb\"");
        List<AssertionText> read =
                texts.stream().map(text -> AssertionText.read(text).get(0)).toList();

        List<Assertion> compiled =
                compile(read.stream().map(AssertionText::java).toList());

        assertThat(compiled).hasSameSizeAs(read);
        for (int i = 0; i < read.size(); i++) {
            AssertionTextTest.assertSame(compiled.get(i), read.get(i).assertion());
        }
    }

    /** In methods of a hundred: one could be too large. */
    private List<Assertion> compile(List<String> expressions) throws Exception {
        List<String> distinct = expressions;
        StringBuilder source = new StringBuilder("""
                import static dev.freshet.core.CoreDsl.*;
                import dev.freshet.core.*;
                import java.util.*;
                public class Made {
                """);
        int methods = 0;
        for (int from = 0; from < distinct.size(); from += 100) {
            String body = distinct.subList(from, Math.min(from + 100, distinct.size())).stream()
                    .collect(Collectors.joining(",\n"));
            source.append("static List<Assertion> m")
                    .append(methods++)
                    .append("() { return Arrays.<Assertion>asList(")
                    .append(body)
                    .append("); }\n");
        }
        source.append("public static List<Assertion> all() { List<Assertion> all = new ArrayList<>();\n");
        for (int i = 0; i < methods; i++) {
            source.append("all.addAll(m").append(i).append("());\n");
        }
        source.append("return all; }\n}\n");
        return load(source.toString());
    }

    @SuppressWarnings("unchecked") // the source says what it returns
    private List<Assertion> load(String source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Made.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                            null,
                            List.of(file))
                    .call();
            assertThat(isCompiled).isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Method all = loader.loadClass("Made").getMethod("all");
            return (List<Assertion>) all.invoke(null);
        }
    }

    /** Whatever is added to the catalogue has words. */
    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricOfTheCatalogueHasWordsThatAskForIt(Metric metric) {
        String figure = switch (metric.kind()) {
            case LEVEL -> "max";
            case DISTRIBUTION -> "p99";
            case COUNTER, TEXTS -> "count";
        };
        String owner = OWNERS.get(metric.owner());

        for (String name : List.of(owner + " " + metric.title(), owner + " " + metric.key())) {
            Assertion assertion =
                    AssertionText.parse(name + " " + figure + " < 5").get(0);

            assertThat(assertion.target().asks(metric.owner().key(), metric.key()))
                    .as(name + ": " + assertion.target())
                    .isTrue();
            Assertions.check(List.of(assertion));
        }
    }

    private static final Map<Owner, String> OWNERS = Map.of(
            Owner.RUN, "run",
            Owner.SCENARIO, "users",
            Owner.ROW, "request",
            Owner.GROUP, "group",
            Owner.STREAM, "stream",
            Owner.STANDING_CHECK, "standing check",
            Owner.VALUE, "value",
            Owner.MEASURE, "measure");

    /** What reports call an assertion can be typed again; but for the bounds, which belong to a range unless one says otherwise, and keys that are words for anything. */
    @Test
    void theWordsOfReportsAreReadAgain() {
        Set<String> ofReports = AssertionTextTest.words()
                .map(row -> (Assertion) row.get()[1])
                .filter(assertion -> !assertion.toString().contains(" between ")
                        || assertion.toString().endsWith("inclusive"))
                .filter(assertion -> !assertion.target().kind().equals("request"))
                .filter(assertion ->
                        !assertion.target().sources().get(0).owner().equals("value"))
                .map(Assertion::toString)
                .filter(text -> !text.startsWith("A / B")
                        && !text.contains("of all events")
                        && !text.contains("count of matches is"))
                .collect(Collectors.toSet());

        for (String text : ofReports) {
            assertThat(AssertionText.parse(text))
                    .as(text)
                    .hasSize(1)
                    .allSatisfy(read -> assertThat(read).hasToString(text));
        }
        assertThat(ofReports).hasSizeGreaterThan(40);
    }

    @Test
    void theWordsOfTheGuideAreRead() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "guide", "assertions.md"), StandardCharsets.UTF_8);
        String inWords = guide.substring(guide.indexOf("## In words"));
        int from = inWords.indexOf("```text\n") + "```text\n".length();
        List<String> lines =
                inWords.substring(from, inWords.indexOf("```", from)).lines().toList();

        assertThat(lines).hasSizeGreaterThan(10);
        for (String line : lines) {
            Assertions.check(AssertionText.parse(line));
        }
    }
}
