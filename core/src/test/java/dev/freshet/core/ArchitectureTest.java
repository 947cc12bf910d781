// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.trust.SecondRange;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSummary;
import dev.freshet.core.trust.TrustVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of this module, as ARCHITECTURE.md draws them. */
class ArchitectureTest {

    private static final String CORE = "dev.freshet.core";
    private static final String[] FACE = {CORE, CORE + ".exec"};

    /** The rooms in their order: each may import those before it. */
    private static final List<String> ROOMS = List.of(
            "text",
            "failure",
            "time",
            "json",
            "trust",
            "stats",
            "raw",
            "el",
            "resource",
            "body",
            "inject",
            "check",
            "feeder",
            "assertion",
            "record",
            "scenario",
            "run");

    /** What the tool says of itself is API, as what it measured is. */
    private static final DescribedPredicate<JavaClass> VERDICT_ON_TRUST = describe(
            "say whether a run can be trusted",
            type -> Set.of(
                            TrustReport.class,
                            TrustVerdict.class,
                            TrustReason.class,
                            TrustSummary.class,
                            TrustFigure.class,
                            SecondRange.class)
                    .stream()
                    .anyMatch(type::isEquivalentTo));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CORE);

    private static String[] packages(List<String> rooms) {
        return rooms.stream().map(room -> CORE + "." + room + "..").toArray(String[]::new);
    }

    @Test
    void everyPackageIsPartOfTheFaceOrARoomThatStandsInTheOrder() {
        String[] known =
                Stream.concat(Stream.of(FACE), Stream.of(packages(ROOMS))).toArray(String[]::new);

        classes().should().resideInAnyPackage(known).check(MAIN);
    }

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.freshet.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theFaceImportsNothingButTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(FACE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, CORE + ".exec", "java..", "org.w3c.dom..", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void aRoomImportsOnlyTheFaceAndTheRoomsBeforeIt() {
        for (int i = 0; i + 1 < ROOMS.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(CORE + "." + ROOMS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(ROOMS.subList(i + 1, ROOMS.size())))
                    .allowEmptyShould(true)
                    .check(MAIN);
        }
    }

    @Test
    void onlyTheRoomOfTimeReadsTheClocksOfTheSystem() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CORE + ".time")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario", "check"})
    void whatRunsOnALoopHasNoLocks(String room) throws IOException {
        String name = CORE + "." + room + "..";
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent.locks")
                .check(MAIN);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(name)
                .should()
                .haveModifier(SYNCHRONIZED)
                .check(MAIN);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/freshet/core", room))) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(Files.readString(path)).doesNotContain("synchronized ("));
        }
    }

    @Test
    void whatIsPublicInARoomIsMarkedAsInternal() {
        classes()
                .that(not(resideInAnyPackage(CORE, CORE + ".exec", CORE + ".stats", CORE + ".text")))
                .and(TOP_LEVEL_CLASSES)
                .and()
                .arePublic()
                .and()
                .areNotAssignableTo(AssertionResult.class) // as what a run measured, its verdicts are API
                .and(not(VERDICT_ON_TRUST))
                .should()
                .beAnnotatedWith(Internal.class)
                .check(MAIN);
    }
}
