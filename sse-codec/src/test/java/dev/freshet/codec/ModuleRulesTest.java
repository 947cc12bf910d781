// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private final JavaClasses module =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.freshet.codec");

    @Test
    void theModuleNeedsTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.freshet.codec..")
                .check(module);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.freshet.(**)").should().beFreeOfCycles().check(module);
    }

    @Test
    void nothingStaticChanges() {
        noFields().that().areStatic().should().notBeFinal().check(module);
    }
}
