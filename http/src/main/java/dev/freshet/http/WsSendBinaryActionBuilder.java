// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/** Would send bytes through a WebSocket; see {@link Ws}. Immutable. */
public final class WsSendBinaryActionBuilder implements WsAwaitActionBuilder<WsSendBinaryActionBuilder> {

    private final String words;

    WsSendBinaryActionBuilder(String words) {
        this.words = words;
    }

    @Override
    public WsSendBinaryActionBuilder self() {
        return this;
    }

    @Override
    public String words() {
        return words;
    }
}
