// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

/** A response in progress. Confined to the loop of its connection. */
sealed interface Response permits ScriptRun, PacedStream, OrderStream, Replay, TokenStream {

    /** Writes the head and as much of the body as is due; called once. */
    void start();

    /** The connection takes bytes again. May be called at any time, even from within a write. */
    void resume();

    /** Cancels all timers: the connection is gone, or the response has to end now. Nothing is written afterwards. */
    void cancel();
}
