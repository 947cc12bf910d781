// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.freshet.report");

    private static final DescribedPredicate<JavaClass> CORE_BEYOND_RESULTS = describe(
            "of core, other than statistics, assertions, trust and safe texts",
            type -> type.getPackageName().startsWith("dev.freshet.core")
                    && !type.getPackageName().equals("dev.freshet.core.stats")
                    && !type.getPackageName().equals("dev.freshet.core.assertion")
                    && !type.getPackageName().equals("dev.freshet.core.trust")
                    && !type.getPackageName().equals("dev.freshet.core.text")
                    && !type.getName().equals("dev.freshet.core.Internal"));

    private static final DescribedPredicate<JavaClass> INTERNAL = describe(
            "internal to core",
            type -> type.getPackageName().startsWith("dev.freshet.core")
                    && type.isAnnotatedWith("dev.freshet.core.Internal"));

    @Test
    void ofCoreOnlyResultsAreKnown() {
        noClasses().should().dependOnClassesThat(CORE_BEYOND_RESULTS).check(CLASSES);
    }

    @Test
    void nothingInternalToCoreIsUsed() {
        noClasses().should().dependOnClassesThat(INTERNAL).check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.freshet.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void consoleAndFilesDoNotKnowEachOther() {
        String console = "dev.freshet.report.console";
        String files = "dev.freshet.report";
        for (String[] pair : new String[][] {{console, files}, {files, console}}) {
            noClasses()
                    .that()
                    .resideInAPackage(pair[0])
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(pair[1])
                    .check(CLASSES);
        }
    }

    @Test
    void noOtherModuleIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.freshet.http..", "dev.freshet.codec..", "dev.freshet.server..", "io.netty..")
                .check(CLASSES);
    }
}
