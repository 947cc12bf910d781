// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freshet.core.Internal;
import dev.freshet.core.run.LiveExport;
import org.junit.jupiter.api.Test;

/** The walls of this module, as ARCHITECTURE.md draws them. */
final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freshet.export");

    @Test
    void ofCoreOnlyResultsAndThePlugAreKnown() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.sun.net.httpserver..",
                        "org.jspecify..",
                        "io.prometheus..",
                        "io.opentelemetry..",
                        "dev.freshet.export..",
                        "dev.freshet.core",
                        "dev.freshet.core.run",
                        "dev.freshet.core.stats",
                        "dev.freshet.core.text")
                .check(CLASSES);
    }

    @Test
    void nothingButThePlugsIsPublic() {
        classes()
                .that(TOP_LEVEL_CLASSES)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(Internal.class)
                .andShould()
                .implement(LiveExport.class)
                .check(CLASSES);
    }
}
