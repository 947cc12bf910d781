// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;

/** Is told what becomes of connections beside their exchanges, on their loop. */
@Internal
public interface WireCounts {

    /** Nobody counts. */
    WireCounts NONE = new WireCounts() {
        @Override
        public void opened(boolean isHttp2) {
            // Nobody counts.
        }

        @Override
        public void streamBegun(int streams) {
            // Nobody counts.
        }

        @Override
        public void streamReset() {
            // Nobody counts.
        }

        @Override
        public void toldToGo() {
            // Nobody counts.
        }
    };

    /** A connection stands, and its version is known. */
    void opened(boolean isHttp2);

    /**
     * A stream of HTTP/2 begins.
     *
     * @param streams how many its connection has, this one included
     */
    void streamBegun(int streams);

    /** The server has ended a stream of HTTP/2 by RST_STREAM. */
    void streamReset();

    /** The server has said by GOAWAY that a connection ends. */
    void toldToGo();
}
