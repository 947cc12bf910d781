// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.time.Loop;
import dev.freshet.http.wire.HttpUri;
import dev.freshet.http.wire.Passage;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    /** The end of a rehearsal on a busy machine: a user may ask for a connection just before it is told to end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "http://a-name/, unknown host",
        "https://127.0.0.1:9/, TLS: the certificates of this side could not be loaded (see the log)"
    })
    void whatIsAskedAfterTheEndIsNoFailureOfTheLoop(String url, String text) throws Exception {
        try (NettyLoops loops = new NettyLoops(1)) {
            Loop loop = loops.loops().get(0);
            Network network = new Network(loops, TransportSettings.standard(), InetAddress::getAllByName);
            Route route = network.route(loop, 1);
            network.close();

            CompletableFuture<String> told = new CompletableFuture<>();
            loop.execute(() -> route.dial(
                            HttpUri.parse(url), Passage.STRAIGHT, loop.clock().nowNs() + 10_000_000_000L, caller(told))
                    .start());

            assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo(text);
            assertThat(loop.guard().failure()).isNull();
        }
    }

    @Test
    void aLoopOfAnotherRunHasNoWayOut() {
        try (NettyLoops loops = new NettyLoops(1);
                NettyLoops others = new NettyLoops(1);
                Network network = new Network(loops, TransportSettings.standard(), InetAddress::getAllByName)) {
            Loop other = others.loops().get(0);
            assertThatThrownBy(() -> network.route(other, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Dial.Caller caller(CompletableFuture<String> told) {
        return new Dial.Caller() {
            @Override
            public void connected(Channel channel) {
                Sockets.close(channel);
                told.complete("connected");
            }

            @Override
            public void failed(String text) {
                told.complete(text);
            }
        };
    }
}
