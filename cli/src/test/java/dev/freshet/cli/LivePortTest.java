// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What may stand behind {@code --live}. */
final class LivePortTest {

    private static final class Words {
        @Option(names = "--live", arity = "0..1", fallbackValue = LivePort.ANY, preprocessor = LivePort.class)
        private @Nullable Integer port;

        @Option(names = "--strict")
        private boolean strict;

        @Parameters
        private List<String> files = List.of();
    }

    @Test
    void aNumberIsThePortAndNothingElse() {
        assertThat(parsed("My.java").port).isNull();
        assertThat(parsed("My.java", "--live").port).isZero();
        assertThat(parsed("--live", "9000", "My.java").port).isEqualTo(9000);
        assertThat(parsed("--live=9000", "My.java").port).isEqualTo(9000);
    }

    @Test
    void aFileOrAnOptionBehindItStaysWhatItIs() {
        assertThat(parsed("--live", "My.java").port).isZero();
        assertThat(parsed("--live", "My.java").files).containsExactly("My.java");
        assertThat(parsed("--live", "--strict", "My.java").port).isZero();
        assertThat(parsed("--live", "--strict", "My.java").strict).isTrue();
    }

    @Test
    void whatIsJoinedToItHasToBeANumber() {
        assertThatThrownBy(() -> parsed("--live=My.java")).hasMessageContaining("'--live'");
    }

    private static Words parsed(String... line) {
        Words words = new Words();
        new CommandLine(words).parseArgs(line);
        return words;
    }
}
