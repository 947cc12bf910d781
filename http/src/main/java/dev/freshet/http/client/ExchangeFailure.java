// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.client;

import dev.freshet.core.Internal;

/**
 * Why an exchange could not be completed.
 *
 * @param phase how far it had come
 * @param text short and stable, without addresses or numbers that vary: it is a key of the statistics
 */
@Internal
public record ExchangeFailure(Phase phase, String text) {

    /** How far an exchange has come. */
    public enum Phase {
        /** The name could not be resolved, the connection not be made, or TLS not be agreed on. */
        CONNECT,
        /** The request was on its way, or sent, and no complete head had come. */
        HEAD,
        /** The head had come and the body was not complete: the connection was cut. */
        BODY
    }
}
