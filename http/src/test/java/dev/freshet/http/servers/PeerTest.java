// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.servers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What is missing is told on CI, and only there. */
class PeerTest {

    private final Peer missing = new Peer("squid", List.of(Path.of("/no/such/squid")));

    @Test
    void aMissingPeerFailsATestOnCi() {
        assertThatThrownBy(() -> missing.require(true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("squid is to be installed by .ci/run");
    }

    @Test
    void elsewhereItSkipsIt() {
        assertThatThrownBy(() -> missing.require(false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("needs squid");
    }

    @Test
    void onePeerThatIsThereIsUsedEverywhere(@TempDir Path folder) {
        Peer there = new Peer("folder", List.of(folder));

        assertThatCode(() -> there.require(true)).doesNotThrowAnyException();
        assertThatCode(() -> there.require(false)).doesNotThrowAnyException();
    }
}
