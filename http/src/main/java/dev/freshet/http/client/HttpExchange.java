// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;
import dev.freshet.http.wire.HttpUri;
import org.jspecify.annotations.Nullable;

/** One request on the wire and its response. Confined to the loop that it was opened on. */
@Internal
public interface HttpExchange {

    /** No exchange: nothing to give up, and no costs. */
    HttpExchange NONE = new HttpExchange() {
        @Override
        public void cancel() {
            // Nothing is open.
        }

        @Override
        public void reading(boolean isOn) {
            // Nothing is read.
        }

        @Override
        public ExchangeParts parts() {
            return ExchangeParts.NONE;
        }
    };

    /**
     * Gives the exchange up: the listener hears nothing more, and a connection whose response is unfinished is closed. Without effect once the
     * exchange is over.
     */
    void cancel();

    /** Reads no more of the connection, or reads on. What has been read already still comes. */
    void reading(boolean isOn);

    /** The address that answers, where the request was led to another than its own; else null. */
    default @Nullable HttpUri ledTo() {
        return null;
    }

    /** What stands for this exchange when its final head has come, for whoever holds it as long as its body lasts: without those that were before it. */
    default HttpExchange settled() {
        return this;
    }

    /** What it has cost so far; to be read at any time, also within the calls of the listener and when the exchange is over. */
    ExchangeParts parts();
}
