// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freshet.core.Internal;
import org.junit.jupiter.api.Test;

/** The walls of this module, as ARCHITECTURE.md draws them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freshet.launch");

    @Test
    void whatStartsRunsKnowsNeitherCommandsNorTheLogNorTheSampleServer() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.tools..",
                        "com.sun.net.httpserver..",
                        "org.jspecify..",
                        "dev.freshet.launch..",
                        "dev.freshet.core..",
                        "dev.freshet.report..",
                        "dev.freshet.codec",
                        "dev.freshet.http",
                        "dev.freshet.http.client",
                        "dev.freshet.http.net",
                        // by those who look at one stream, without a run
                        "dev.freshet.http.coding",
                        "dev.freshet.http.request",
                        "dev.freshet.http.run",
                        "dev.freshet.http.sse",
                        "dev.freshet.http.wire",
                        "org.jline..")
                .check(CLASSES);
    }

    /** Where nothing is drawn on a terminal, nothing of it is loaded. */
    @Test
    void onlyTheDeviceOfTheTerminalKnowsJLine() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.freshet.launch.terminal.JLineDevice")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.freshet.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingBelowKnowsWhatStartsRuns() {
        JavaClasses below = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.freshet.core", "dev.freshet.http", "dev.freshet.report");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.freshet.launch..")
                .check(below);
    }

    @Test
    void whatIsPublicIsMarkedAsInternal() {
        classes()
                .that(TOP_LEVEL_CLASSES)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(Internal.class)
                .check(CLASSES);
    }
}
