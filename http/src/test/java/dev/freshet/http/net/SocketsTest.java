// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

    /** Of the sockets for local addresses; the kernel must know the option by its number. */
    @ParameterizedTest
    @MethodSource("dev.freshet.http.net.SocketsOfThisMachine#all")
    void theLocalPortCanBeChosenLate(Sockets sockets) throws Exception {
        try (NettyLoops loops = new NettyLoops(1, sockets)) {
            NettyLoop loop = (NettyLoop) loops.loops().get(0);
            SocketChannel made = sockets.newChannel(InetAddress.getLoopbackAddress());
            loop.eventLoop().register(made).sync();

            assertThatCode(() -> sockets.chooseLocalPortLate(made)).doesNotThrowAnyException();
            made.close().sync();
        }
    }
}
