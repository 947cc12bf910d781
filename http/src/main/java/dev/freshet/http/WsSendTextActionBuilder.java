// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/** Would send text through a WebSocket; see {@link Ws}. Immutable. */
public final class WsSendTextActionBuilder implements WsAwaitActionBuilder<WsSendTextActionBuilder> {

    private final String words;

    WsSendTextActionBuilder(String words) {
        this.words = words;
    }

    @Override
    public WsSendTextActionBuilder self() {
        return this;
    }

    @Override
    public String words() {
        return words;
    }
}
