// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.launch.ExitCode;
import dev.freshet.launch.UserCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for the next start, as the command line tells and clears it. */
final class CacheCommandTest {

    @TempDir
    Path folder;

    @Test
    void aRunIsKeptAndCleared() throws IOException {
        UserCache cache = UserCache.in(folder.resolve("cache"));
        Path source = Files.writeString(folder.resolve("My.java"), """
                import static dev.freshet.core.CoreDsl.*;
                public class My extends dev.freshet.core.Simulation {{
                    setUp(scenario("S").exec(dummy("Wait", 1)).injectOpen(atOnceUsers(1)));
                }}
                """);
        String results = folder.resolve("results").toString();
        String[] run = {"run", source.toString(), "--no-warm-up", "--results-folder", results};

        assertThat(execute(cache, "cache"))
                .startsWith(cache.folder().toString())
                .contains("0 compiled simulations");
        for (int i = 0; i < 2; i++) {
            assertThat(execute(cache, run)).startsWith("-- My ---");
            assertThat(execute(cache, "cache")).contains("1 compiled simulation,");
        }
        assertThat(execute(cache, "cache", "--clear")).startsWith("Cleared ").contains("0 compiled simulations");
        assertThat(cache.simulations().files()).isZero();
    }

    @Test
    void withoutAFolderNothingIsKept() {
        assertThat(execute(null, "cache", "--clear"))
                .startsWith("Nothing is kept")
                .contains("FRESHET_CACHE");
    }

    private static String execute(@Nullable UserCache cache, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(cache, new PrintWriter(out, true), new PrintWriter(err, true), words);
        assertThat(code).as(out + "" + err).isEqualTo(ExitCode.OK);
        return out.toString();
    }
}
