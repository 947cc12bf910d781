// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which a simulation can be given, and what is wrong with those that cannot be run. */
final class SimulationInputTest {

    private static final String IMPORTS = "import static dev.freshet.core.CoreDsl.*; import dev.freshet.core.*; ";

    /** With letters and a blank that file names of projects may well have. */
    @TempDir
    Path temporary;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    private Path folder() throws IOException {
        return Files.createDirectories(temporary.resolve("Lasttests für „uns“ 負荷"));
    }

    @Test
    void aFileIsCompiled() throws IOException {
        assertThat(created(null, write("My.java", simulation("", "My")))).isEqualTo("My");
    }

    @Test
    void severalFilesAreCompiledTogether() throws IOException {
        Path one = write("one/My.java", simulation("", "My").replace("\"My\"", "Names.OF_IT"));
        Path other = write("elsewhere/Names.java", "class Names { static final String OF_IT = \"My\"; }");

        assertThat(created(null, one, other)).isEqualTo("My");
    }

    @Test
    void ofSeveralFilesOneSimulationIsChosen() throws IOException {
        Path one = write("One.java", simulation("", "One"));
        Path other = write("Other.java", simulation("", "Other"));

        assertThat(created("Other", one, other)).isEqualTo("Other");
        assertThat(created(null, one, one)).as("twice the same").isEqualTo("One");
        assertThatThrownBy(() -> created(null, one, other))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll("Several simulations in ", "One, Other", "--simulation NAME");
    }

    @Test
    void aFileThatIsNotThereIsNamedAmongSeveral() throws IOException {
        Path one = write("One.java", simulation("", "One"));

        assertThatThrownBy(() -> created(null, one, folder().resolve("Two.java")))
                .hasMessageContainingAll("No such file: ", "Two.java");
    }

    @Test
    void theOnlySimulationInAFolderIsFound() throws IOException {
        write("load/shop/Steps.java", "package shop; class Steps { static final String NAME = \"steps\"; }");
        write("load/shop/My.java", simulation("shop", "My").replace("\"My\"", "Steps.NAME"));
        write("load/shop/Base.java", "package shop; abstract class Base extends dev.freshet.core.Simulation {}");
        write("load/target/Copy.java", simulation("", "Copy"));
        write("load/.hidden/Copy.java", simulation("", "Copy"));
        write(
                "load/Note.java",
                "// class Wrong extends Simulation\nclass Note { String s = \"class Worse extends Simulation\"; }");

        assertThat(created(null, folder().resolve("load"))).isEqualTo("shop.My");
    }

    @Test
    void aSimulationMayExtendOneThatIsAbstract() throws IOException {
        write(
                "load/Base.java",
                "import dev.freshet.core.*; abstract class Base<T extends Number> extends Simulation {}");
        write(
                "load/My.java",
                simulation("", "My").replace("extends Simulation", "extends Base<Integer>") + " // a Simulation");

        assertThat(created(null, folder().resolve("load"))).isEqualTo("My");
    }

    @Test
    void ofSeveralInAFolderOneIsChosen() throws IOException {
        write("load/a/My.java", simulation("a", "My"));
        write("load/b/My.java", simulation("b", "My"));
        write("load/b/Other.java", simulation("b", "Other"));
        Path load = folder().resolve("load");

        assertThat(created("Other", load)).isEqualTo("b.Other");
        assertThat(created("a.My", load)).isEqualTo("a.My");
        assertThatThrownBy(() -> created(null, load))
                .isInstanceOf(LaunchException.class)
                .hasMessageContainingAll(
                        "Several simulations in ",
                        "\n  a.My (a" + java.io.File.separator + "My.java)",
                        "b.Other",
                        "--simulation NAME");
        assertThatThrownBy(() -> created("My", load)).hasMessageContainingAll("a.My", "b.My", "by its full name");
        assertThatThrownBy(() -> created("Nobody", load))
                .hasMessageContainingAll("No simulation named Nobody", "There are:", "a.My", "b.Other");
    }

    @Test
    void manySimulationsAreListedInPart() throws IOException {
        for (int i = 0; i < 25; i++) {
            write("load/My" + i + ".java", simulation("", "My" + i));
        }

        assertThatThrownBy(() -> created(null, folder().resolve("load")))
                .hasMessageContainingAll("My0 (My0.java)", "… and 5 more");
    }

    @ParameterizedTest
    @CsvSource({"pom.xml, src/test/java", "build.gradle, src/gatling/java", "build.gradle.kts, src/main/java"})
    void theSimulationOfAProjectIsFoundWithItsResources(String build, String sources) throws IOException {
        write("project/" + build, "");
        write("project/src/test/resources/Template.java", simulation("", "Template"));
        write("project/" + sources + "/shop/My.java", simulation("shop", "My"));
        write("project/src/main/resources/users.csv", "name\nada\n");

        assertThat(created(null, folder().resolve("project"))).isEqualTo("shop.My");
        assertThat(Thread.currentThread().getContextClassLoader().getResource("users.csv"))
                .isNotNull();
    }

    @Test
    void aProjectWithoutSourcesIsRunAsItWasCompiled() throws IOException {
        write("project/pom.xml", "");
        write("project/src/test/resources/users.csv", "name\nada\n");
        compile(folder().resolve("project/target/test-classes"), write("My.java", simulation("shop", "My")));

        assertThat(created(null, folder().resolve("project"))).isEqualTo("shop.My");
        assertThat(Thread.currentThread().getContextClassLoader().getResource("users.csv"))
                .isNotNull();
    }

    @Test
    void sourcesFindWhatTheirProjectHasCompiledFromAnotherLanguage() throws IOException {
        write("project/pom.xml", "");
        compile(
                folder().resolve("project/target/classes"),
                write("Names.java", "package k; public class Names { public static final String OF_IT = \"k\"; }"));
        write("project/src/test/java/My.java", simulation("", "My").replace("\"My\"", "k.Names.OF_IT"));

        assertThat(created(null, folder().resolve("project"))).isEqualTo("My");
    }

    @Test
    void classesInAFolderAreFoundWhereverTheirPackagesBegin() throws IOException {
        compile(folder().resolve("classes"), write("My.java", simulation("shop.load", "My")));

        assertThat(created(null, folder().resolve("classes"))).isEqualTo("shop.load.My");
        assertThat(created(null, folder().resolve("classes/shop/load"))).isEqualTo("shop.load.My");
        assertThat(created(null, folder()))
                .as("from further outside, as sources")
                .isEqualTo("shop.load.My");
    }

    @Test
    void simulationsInAJarAreFoundWithoutLoadingTheOthers() throws IOException {
        Path jar = jar(
                "simulations.jar",
                write(
                        "My.java",
                        simulation("shop", "My")
                                + "abstract class Base extends Simulation {} class Derived extends My {}"
                                + " class Needs { Object o; }"));

        assertThat(created("My", jar)).isEqualTo("shop.My");
        assertThat(created("shop.Derived", jar)).isEqualTo("shop.Derived");
        assertThatThrownBy(() -> created(null, jar)).hasMessageContaining("shop.Derived, shop.My");
        assertThatThrownBy(() -> created("Base", jar)).hasMessageContaining("No simulation named Base in ");
    }

    @Test
    void aSimulationInAJarFindsWhatLiesInItAndBeside() throws IOException {
        write("beside.csv", "a\n1\n");
        Path jar = jar("simulations.jar", write("My.java", simulation("", "My")));

        assertThat(created(null, jar)).isEqualTo("My");
        assertThat(Thread.currentThread().getContextClassLoader().getResource("beside.csv"))
                .isNotNull();
    }

    @Test
    void theParentOfASimulationMayBeInALibrary() throws IOException {
        Path base = write(
                "Base.java",
                "package lib; import dev.freshet.core.*; public abstract class Base extends Simulation {}");
        compile(folder().resolve("lib-classes"), base);
        Path my = write("My.java", simulation("", "My").replace("extends Simulation", "extends lib.Base"));
        Path classes = folder().resolve("my-classes");
        compile(classes, folder().resolve("lib-classes"), my);
        Path jar = packed("my.jar", classes);

        SimulationFile file = SimulationInput.open(
                List.of(jar.toString()),
                null,
                ClassPath.of(folder().resolve("lib-classes").toString()),
                null);

        assertThat(file.create(null).getClass().getName()).isEqualTo("My");
        assertThatThrownBy(() -> created(null, jar)).hasMessageContaining("No simulation in ");
    }

    @Test
    void aClassIsFoundByItsName() throws IOException {
        Path classes = folder().resolve("classes");
        compile(
                classes,
                write(
                        "My.java",
                        simulation("shop", "My") + " class NoSimulation {} abstract class Open extends Simulation {}"));
        ClassPath path = ClassPath.of(classes.toString());

        assertThat(SimulationInput.open(List.of("shop.My"), null, path, null)
                        .create(null)
                        .getClass()
                        .getName())
                .isEqualTo("shop.My");
        assertThatThrownBy(() -> SimulationInput.open(List.of("shop.You"), null, path, null))
                .hasMessageContainingAll("No class shop.You in ", "The simulations there:", "shop.My");
        assertThatThrownBy(() -> SimulationInput.open(List.of("shop.NoSimulation"), null, path, null)
                        .create(null))
                .hasMessage("shop.NoSimulation is no simulation: it has to extend dev.freshet.core.Simulation.");
        assertThatThrownBy(() -> SimulationInput.open(List.of("shop.Open"), null, path, null)
                        .create(null))
                .hasMessageContaining("shop.Open is abstract");
        assertThatThrownBy(() -> SimulationInput.open(List.of("shop.My"), null, ClassPath.NONE, null))
                .as("neither a file, nor compiled by the project that the tests run in")
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("shop.My");
    }

    @Test
    void aJarWithoutSimulationsSaysWhatItNeeds() throws IOException {
        assertThatThrownBy(() -> created(null, jar("no.jar", write("No.java", "class No {}"))))
                .hasMessageContainingAll("No simulation in ", "no.jar", "extends dev.freshet.core.Simulation");
        assertThatThrownBy(() -> created(
                        null,
                        jar("open.jar", write("Open.java", IMPORTS + "abstract class Open extends Simulation {}"))))
                .hasMessageContaining("that can be run: Open is abstract");
    }

    @Test
    void aJarOfGatlingIsToldFromOthers() throws IOException {
        Path parent = write("Simulation.java", "package io.gatling.javaapi.core; public class Simulation {}");
        Path my = write("My.java", "public class My extends io.gatling.javaapi.core.Simulation {}");

        assertThatThrownBy(() -> created(null, jar("gatling.jar", parent, my)))
                .hasMessageContainingAll("are those of Gatling, such as My", "porting-from-gatling.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a jar at all", "PK\u0003\u0004 cut off"})
    void aBrokenJarIsNamed(String content) throws IOException {
        Path jar = Files.write(folder().resolve("broken.jar"), content.getBytes(UTF_8));

        assertThatThrownBy(() -> created(null, jar))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("broken.jar");
    }

    @Test
    void brokenClassesInAJarAreNoHarm() throws IOException {
        Path classes = folder().resolve("classes");
        compile(classes, write("My.java", simulation("", "My")));
        byte[] whole = Files.readAllBytes(classes.resolve("My.class"));
        for (int length = 0; length < 60; length++) {
            Files.write(classes.resolve("Broken" + length + ".class"), java.util.Arrays.copyOf(whole, length));
        }

        assertThat(created(null, packed("my.jar", classes))).isEqualTo("My");
    }

    @Test
    void whatIsNoInputIsRefusedWithWhatThereIs() throws IOException {
        Path empty = Files.createDirectories(folder().resolve("empty"));
        Path text = write("notes.txt", "notes");

        assertThatThrownBy(() -> created(null, empty)).hasMessageContaining("No simulation in " + empty);
        assertThatThrownBy(() -> created(null, text)).hasMessageContaining("is neither a Java source file nor a jar");
        assertThatThrownBy(() -> created(null, folder().resolve("no.jar"))).hasMessageContaining("No such file: ");
        assertThatThrownBy(() -> created(null, text, empty)).hasMessageContaining("Several inputs are either");
        assertThatThrownBy(() -> SimulationInput.open(List.of("a\0b"), null, ClassPath.NONE, null))
                .hasMessageContaining("is no path");
    }

    @ParameterizedTest
    @CsvSource({"My.kt, Kotlin, kotlinc", "My.scala, Scala, scalac", "My.groovy, Groovy, groovyc"})
    void anotherLanguageHasToBeCompiledFirst(String name, String language, String compiler) throws IOException {
        Path file = write("other/" + name, "class My : Simulation()");

        assertThatThrownBy(() -> created(null, file))
                .hasMessageContainingAll(" is " + language, compiler, "freshet run simulations.jar");
        assertThatThrownBy(() -> created(null, folder().resolve("other")))
                .hasMessageContainingAll(name + " is " + language, compiler);
    }

    @Test
    void linksAreFollowedAndCirclesAreNoHarm() throws IOException {
        Path real = write("real/My.java", simulation("", "My"));
        Files.createSymbolicLink(folder().resolve("real/circle"), folder().resolve("real"));
        Path link = Files.createSymbolicLink(folder().resolve("link"), folder().resolve("real"));
        Path file = Files.createSymbolicLink(
                Files.createDirectories(folder().resolve("linked")).resolve("My.java"), real);

        assertThat(created(null, link)).isEqualTo("My");
        assertThat(created(null, file)).isEqualTo("My");
    }

    @Test
    void whatIsKeptOfSeveralSourcesIsThatOfAllOfThem() throws IOException {
        UserCache cache = UserCache.in(temporary.resolve("cache"));
        Path my = write("My.java", simulation("", "My").replace("\"My\"", "Names.OF_IT"));
        Path one = write("one/Names.java", "class Names { static final String OF_IT = \"one\"; }");
        Path other = write("other/Names.java", "class Names { static final String OF_IT = \"other\"; }");

        for (int i = 0; i < 2; i++) {
            assertThat(scenario(cache, my, one)).isEqualTo("one");
            assertThat(scenario(cache, my, other)).isEqualTo("other");
        }
        Files.writeString(one, "class Names { static final String OF_IT = \"new\"; }");
        assertThat(scenario(cache, my, one)).isEqualTo("new");
    }

    private static String scenario(UserCache cache, Path... given) {
        return SimulationInput.open(texts(given), null, ClassPath.NONE, cache)
                .create("My")
                .declared()
                .orElseThrow()
                .declaredPopulations()
                .get(0)
                .scenario()
                .name();
    }

    @AfterEach
    void findClassesAsBefore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private static String created(@Nullable String wanted, Path... given) {
        return SimulationInput.open(texts(given), wanted, ClassPath.NONE, null)
                .create(wanted)
                .getClass()
                .getName();
    }

    private static List<String> texts(Path... given) {
        return Stream.of(given).map(Path::toString).toList();
    }

    private static String simulation(String packageName, String name) {
        return (packageName.isEmpty() ? "" : "package " + packageName + "; ") + IMPORTS + "public class " + name
                + " extends Simulation {{ setUp(scenario(\"" + name
                + "\").exec(dummy(\"D\", 1)).injectOpen(atOnceUsers(1))); }}";
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path jar(String name, Path... sources) throws IOException {
        Path classes = folder().resolve(name + "-classes");
        compile(classes, sources);
        return packed(name, classes);
    }

    private Path packed(String name, Path classes) throws IOException {
        Path jar = folder().resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                packed.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    /** Compiles as somebody else would: what is not there among the first, is looked for in the folders of classes among them. */
    private static void compile(Path classes, Path... sources) throws IOException {
        Files.createDirectories(classes);
        List<String> words = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
        words.add(System.getProperty("java.class.path")
                + Stream.of(sources)
                        .filter(Files::isDirectory)
                        .map(each -> java.io.File.pathSeparator + each)
                        .reduce("", String::concat));
        Stream.of(sources).filter(Files::isRegularFile).forEach(each -> words.add(each.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new)))
                .isZero();
    }
}
