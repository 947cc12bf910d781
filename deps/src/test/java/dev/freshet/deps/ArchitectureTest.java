// SPDX-License-Identifier: Apache-2.0
package dev.freshet.deps;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.freshet.core.Internal;
import org.junit.jupiter.api.Test;

/** The walls of this module, as ARCHITECTURE.md draws them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freshet.deps");

    @Test
    void itKnowsMavenAndWhoeverAsksForIt() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.freshet.deps..",
                        "dev.freshet.launch",
                        "dev.freshet.core",
                        "dev.freshet.core.text",
                        "eu.maveniverse.maven.mima.context..",
                        "org.apache.maven.settings.building",
                        "org.apache.maven.settings",
                        "org.eclipse.aether..")
                .check(CLASSES);
    }

    @Test
    void whatIsPublicIsMarkedAsInternal() {
        classes().that().arePublic().should().beAnnotatedWith(Internal.class).check(CLASSES);
    }
}
