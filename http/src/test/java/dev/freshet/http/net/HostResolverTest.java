// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.time.VirtualLoops;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostResolverTest {

    private static final List<InetAddress> ALIAS = List.of(InetAddress.getLoopbackAddress());

    private final VirtualLoops loops = new VirtualLoops(1);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final HostResolver resolver = resolver();

    private HostResolver resolver() {
        return new HostResolver(new SystemNames(background::add, this::lookUp), loops.clock(), Map.of("alias", ALIAS));
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        asked.add(host);
        if (host.startsWith("unknown")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) asked.size()})};
    }

    private void ask(String host) {
        assertThat(resolver.addresses(host)).isNotNull();
    }

    private void runBackground() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::1"})
    void anAddressNeedsNoLookup(String literal) throws Exception {
        assertThat(resolver.addresses(literal).get()).containsExactly(InetAddress.getByName(literal));
        assertThat(background).isEmpty();
    }

    @Test
    void askersAtTheSameTimeShareOneLookup() {
        CompletableFuture<List<InetAddress>> first = resolver.addresses("host");
        CompletableFuture<List<InetAddress>> second = resolver.addresses("host");
        assertThat(first).isNotDone();
        runBackground();
        assertThat(first).isCompleted();
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(asked).containsExactly("host");
    }

    @Test
    void anAnswerHoldsHalfAMinute() {
        ask("host");
        runBackground();
        loops.advance(Duration.ofSeconds(29));
        assertThat(resolver.addresses("host")).isCompleted();
        loops.advance(Duration.ofSeconds(1));
        CompletableFuture<List<InetAddress>> anew = resolver.addresses("host");
        assertThat(anew).isNotDone();
        runBackground();
        assertThat(anew.join().get(0).getHostAddress()).isEqualTo("10.0.0.2");
    }

    @Test
    void aFailureIsNotKept() {
        CompletableFuture<List<InetAddress>> failed = resolver.addresses("unknown");
        runBackground();
        assertThatThrownBy(failed::join).hasCauseInstanceOf(UnknownHostException.class);
        assertThat(resolver.addresses("unknown")).isNotDone();
        runBackground();
        assertThat(asked).containsExactly("unknown", "unknown");
    }

    @Test
    void hostsAreAskedForApart() {
        ask("a");
        ask("b");
        runBackground();
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void anAliasNeedsNoLookup() {
        assertThat(resolver.addresses("alias").join()).isSameAs(ALIAS);
        assertThat(background).isEmpty();
    }

    @Test
    void resolversRememberApart() {
        ask("host");
        runBackground();
        assertThat(resolver().addresses("host")).isNotDone();
    }
}
