// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Asks as every other program of the machine asks: hosts file, search domains and all. That blocks, so it is done on background threads. Safe for any
 * thread.
 */
final class SystemNames implements HostResolver.Source {

    private final Executor background;
    private final Network.Lookup lookup;

    SystemNames(Executor background, Network.Lookup lookup) {
        this.background = background;
        this.lookup = lookup;
    }

    @Override
    public CompletableFuture<List<InetAddress>> ask(String host) {
        return Background.supply(
                () -> {
                    try {
                        return List.of(lookup.addressesOf(host));
                    } catch (UnknownHostException e) {
                        throw new CompletionException(e);
                    }
                },
                background);
    }
}
