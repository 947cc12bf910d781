// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.net.Http2Terms;
import dev.freshet.http.wire.HttpUri;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void aServerThatChoseTheOldVersionIsNotAskedAgainWhateverIsKnownOfIt() {
        Versions versions = new Versions();
        Http2Connections connections = new Http2Connections(versions);
        Http2Terms offering = new Http2Terms(true, Map.of("known", true), 0, 1 << 20, 16 << 20, 16 << 10, null);
        for (String url : List.of("https://offered/a", "https://known/a")) {
            assertThat(connections.isFor(HttpUri.parse(url), offering)).isTrue();
            versions.rememberOld(HttpUri.parse(url));
            assertThat(connections.isFor(HttpUri.parse(url), offering)).as(url).isFalse();
        }
        assertThat(connections.isFor(HttpUri.parse("https://offered:8443/"), offering))
                .as("another port is another server")
                .isTrue();
    }
}
