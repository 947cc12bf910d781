// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Languages that simulations may be written in, if their own compilers have made classes of them. */
enum OtherLanguage {
    KOTLIN("Kotlin", ".kt", "kotlinc -cp 'LIB/*' -include-runtime -d simulations.jar FILE", ""),
    SCALA("Scala", ".scala", "scalac -cp 'LIB/*' -d simulations.jar FILE", " --class-path scala-library.jar"),
    GROOVY(
            "Groovy",
            ".groovy",
            "groovyc -cp 'LIB/*' -d classes FILE && jar cf simulations.jar -C classes .",
            " --class-path groovy.jar");

    private final String title;
    private final String suffix;
    private final String compiling;
    private final String libraries;

    OtherLanguage(String title, String suffix, String compiling, String libraries) {
        this.title = title;
        this.suffix = suffix;
        this.compiling = compiling;
        this.libraries = libraries;
    }

    /** Whether a file of that name is source of one of them. */
    static boolean isSource(String name) {
        return of(name).isPresent();
    }

    /** The one whose source a file of that name is. */
    static Optional<OtherLanguage> of(String name) {
        return Arrays.stream(values())
                .filter(each -> name.endsWith(each.suffix))
                .findFirst();
    }

    /** Where the jars of Freshet are. */
    private static String lib() {
        Path first = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)[0]);
        Path folder = first.getParent();
        return first.toString().endsWith(".jar") && folder != null ? folder.toString() : "cli/target/lib";
    }

    /** What is wrong with a source file of it, and how to go on. */
    LaunchException refusal(String file) {
        return LaunchException.badInput(
                file + " is " + title + ": Freshet compiles Java only. Compile it first, and run the jar:\n  "
                        + compiling.replace("LIB", lib()).replace("FILE", file) + "\n  freshet run simulations.jar"
                        + libraries);
    }
}
