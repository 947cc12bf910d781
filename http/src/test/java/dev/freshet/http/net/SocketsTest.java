// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's sockets, as Netty makes them. */
class SocketsTest {

    /** Whoever dials relies on it: a request must not wait for the acknowledgement of the one before. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void whatIsWrittenGoesOutAtOnce(String target) throws UnknownHostException {
        SocketChannel made = Sockets.best().newChannel(InetAddress.getByName(target));

        assertThat(made.config().isTcpNoDelay()).isTrue();
        made.unsafe().closeForcibly();
    }
}
