// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

/**
 * The time between the loss of a connection and the next one.
 *
 * @param reason why the connection was lost, or why the latest attempt to make it anew failed
 * @param clean whether the server had ended it properly
 * @param noticedNs when the loss was noticed
 * @param failedAttempts how many attempts have failed since
 */
record Interruption(String reason, boolean clean, long noticedNs, int failedAttempts) {

    Interruption afterFailure(String failure) {
        return new Interruption(failure, clean, noticedNs, failedAttempts + 1);
    }
}
