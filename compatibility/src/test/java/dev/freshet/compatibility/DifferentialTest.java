// SPDX-License-Identifier: Apache-2.0
package dev.freshet.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that are written once and run by Gatling and by Freshet, against the same server: what they do, what is in the session, the rows, groups, users and
 * verdicts are the same, but for what {@code differences.txt} names. {@code -Dcompatibility.update=true} brings that file up to date.
 */
class DifferentialTest {

    private static final boolean IS_UPDATE = Boolean.getBoolean("compatibility.update");

    @TempDir
    private static Path folder;

    private static List<Class<?>> programs;
    private static final Map<String, List<String>> FOUND = new TreeMap<>();

    @BeforeAll
    static void runThemAll() throws IOException {
        Twins twins = Twins.compile(folder);
        programs = Twins.programs();
        for (Class<?> program : programs) {
            Outcome gatling = GatlingRun.of(program, folder);
            Outcome freshet = FreshetRun.of(twins.of(program));
            List<String> differs = Differences.between(gatling.lines(), freshet.lines());
            if (!differs.isEmpty()) {
                FOUND.put(name(program), differs);
            }
        }
        if (IS_UPDATE) {
            Differences.read().update(FOUND);
        }
    }

    @Test
    void thereAreProgramsForEveryPartOfTheLanguage() {
        assertThat(programs).hasSizeGreaterThan(140);
    }

    @Test
    void whatDiffersIsWhatTheListNames() throws IOException {
        assertThat(FOUND).isEqualTo(Differences.read().byProgram());
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        assertThat(Differences.read().table(Differences.OPEN)).isEmpty();
    }

    private static String name(Class<?> program) {
        return program.getName().substring("programs.".length()).replace('$', '.');
    }
}
