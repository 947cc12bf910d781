// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the author of a simulation that does not compile is told. */
final class CompileProblemsTest {

    @TempDir
    Path folder;

    @SuppressWarnings("checkstyle:MethodLength") // a table
    static Stream<Arguments> sources() {
        return Stream.of(
                arguments(
                        "a type that does not fit",
                        "class My {\n    int x = \"text\";\n}",
                        List.of(
                                "My.java does not compile:\n  line 2, column 13: incompatible types",
                                "\n    int x = \"text\";\n            ^")),
                arguments(
                        "a semicolon that is not there",
                        "class My {\n    int x = 1\n    int y;\n}",
                        List.of("line 2, column 14: ';' expected\n    int x = 1\n             ^")),
                arguments(
                        "tabs before and in a line",
                        "class My {\n\t\tint\tx = \"text\";\n}",
                        List.of("line 2, column 11: ", "\n    int x = \"text\";\n            ^")),
                arguments(
                        "line ends of Windows",
                        "class My {\r\n  int x = \"text\";\r\n}",
                        List.of("line 2, column 11: ", "\n    int x = \"text\";\n            ^")),
                arguments(
                        "an end that is not there",
                        "class My {\n  void f() {",
                        List.of("line 2, column 13: reached end of file while parsing")),
                arguments(
                        "a class in a file of another name",
                        "public class Yours {}",
                        List.of(
                                "line 1, column 8: class Yours is public, should be declared in a file named Yours.java")),
                arguments(
                        "the language without an import",
                        "class My extends Simulation {{ setUp(scenario(\"S\").injectOpen(atOnceUsers(1))); http(\"x\"); }}",
                        List.of(
                                "cannot find symbol",
                                "Is an import missing? At the beginning of the file:",
                                "\n    import dev.freshet.core.*;",
                                "\n    import static dev.freshet.core.CoreDsl.*;",
                                "\n    import static dev.freshet.http.HttpDsl.*;")),
                arguments(
                        "a class of Java without an import",
                        "class My { Duration d; }",
                        List.of("\n    import java.time.Duration;")),
                arguments(
                        "a library",
                        "import com.thirdparty.Money; class My {}",
                        List.of(
                                "package com.thirdparty does not exist",
                                "//DEPS group:artifact:version in the source, or give its jars with --class-path")),
                arguments(
                        "a package of Freshet with a slip",
                        "import dev.freshet.sse.*; class My {}",
                        List.of("The packages of simulations are dev.freshet.core and dev.freshet.http.")),
                arguments(
                        "a method that there is not, of an object",
                        "class My { String s = \"\".scenario(); }",
                        List.of("symbol:   method scenario()")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void theMistakeIsShownWhereItIs(String reason, String source, List<String> expected) throws IOException {
        assertThat(message(source)).contains(expected);
    }

    @Test
    void whatIsSoughtInAnObjectIsNoMissingImport() throws IOException {
        assertThat(message("class My { String s = \"\".scenario(); }")).doesNotContain("import");
    }

    @Test
    void theFirstTenAreShownFirstThingsFirst() throws IOException {
        String lines = IntStream.rangeClosed(1, 30)
                .mapToObj(n -> "int x" + n + " = \"\";\n")
                .collect(Collectors.joining());

        String message = message("class My {\n" + lines + "}");

        assertThat(message.lines().filter(line -> line.startsWith("  line ")))
                .hasSize(10)
                .first()
                .asString()
                .startsWith("  line 2, column 10");
        assertThat(message).endsWith("\n  … and 20 more");
    }

    @Test
    void ofAVeryLongLineAPartIsShown() throws IOException {
        String message = message("class My { int a; /* " + "-".repeat(5_000) + " */ int x = \"text\"; /* "
                + "-".repeat(5_000) + " */ }");

        String shown = message.lines()
                .filter(line -> line.contains("int x"))
                .findFirst()
                .orElseThrow();
        assertThat(shown).hasSizeLessThan(200);
        assertThat(shown.substring(message.lines()
                                .filter(line -> line.endsWith("^"))
                                .findFirst()
                                .orElseThrow()
                                .length()
                        - 1))
                .startsWith("\"text\"");
    }

    @Test
    void aMistakeInAnotherFileNamesIt() throws IOException {
        Files.writeString(folder.resolve("Other.java"), "class Other {\n  static int N = \"text\";\n}");

        assertThat(message("class My { int n = Other.N; }"))
                .contains("My.java does not compile:\n  Other.java, line 2, column 18: incompatible types");
    }

    @Test
    void anotherClassThatIsInTheWrongPackageIsNamed() throws IOException {
        Files.writeString(folder.resolve("Other.java"), "package elsewhere; class Other {}");

        assertThat(message("class My { Other o; }")).contains("My.java does not compile", "Other.java");
    }

    @Test
    void aSimulationOfGatlingIsToldTheReplacementsOnceAndTheyHelp() throws IOException {
        String source = """
                import static io.gatling.javaapi.core.CoreDsl.*;
                import static io.gatling.javaapi.http.HttpDsl.*;
                import io.gatling.javaapi.core.*;
                import io.gatling.javaapi.core.loop.Repeat;
                public class My extends Simulation {{
                    setUp(scenario("S").exec(http("x").get("/")).injectOpen(atOnceUsers(1)));
                    Repeat.On<ChainBuilder> on = repeat(2);
                }}
                """;

        String message = message(source);

        assertThat(message.lines().filter(line -> line.startsWith("  line "))).hasSize(1);
        assertThat(message)
                .containsOnlyOnce("replace the import prefix io.gatling.javaapi. by dev.freshet.")
                .contains("docs/guide/porting-from-gatling.md");
        String command = message.lines()
                .filter(line -> line.contains("sed -i -E"))
                .findFirst()
                .orElseThrow();
        assertThat(command)
                .isEqualTo("    sed -i -E -e 's/io\\.gatling\\.javaapi\\./dev.freshet./g'"
                        + " -e 's/dev\\.freshet\\.core\\.(condition|error|group|loop)\\./dev.freshet.core./g' "
                        + folder.resolve("My.java"));
        String ported = source.replaceAll("io\\.gatling\\.javaapi\\.", "dev.freshet.")
                .replaceAll("dev\\.freshet\\.core\\.(condition|error|group|loop)\\.", "dev.freshet.core.");
        assertThat(message(ported)).isEmpty();
    }

    /** What is said of that source; empty if it compiles. */
    private String message(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("My.java"), source);
        Throwable refused = catchThrowable(() -> SourceCompiler.compile(file, ClassPath.NONE, null));
        if (refused == null) {
            return "";
        }
        assertThat(refused).isInstanceOf(LaunchException.class);
        return String.valueOf(refused.getMessage());
    }
}
