// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/** Would send bytes through a WebSocket; see {@link Ws}. Immutable. */
public final class WsSendBytesActionBuilder implements WsAwaitActionBuilder<WsSendBytesActionBuilder> {

    private final String words;

    WsSendBytesActionBuilder(String words) {
        this.words = words;
    }

    @Override
    public WsSendBytesActionBuilder self() {
        return this;
    }

    @Override
    public String words() {
        return words;
    }
}
