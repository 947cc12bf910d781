// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Plain requests: from the action of a user to its verdict.
 *
 * <p>{@link dev.freshet.http.plain.PlainCompiler} turns the descriptions of the face into actions, which all users share. An action begins a {@code
 * Fetch}: one request of one user, with the answers to challenges and the redirects that follow it, until the whole response is there. A fetch
 * counts a row of the statistics for each redirect and one for the response, has the checks of the request look into it, and hands the user
 * back to its owner, which goes on with the scenario or waits for other fetches.
 *
 * <pre>
 *   begin ──► sent ──head──► body ──end──► redirect? ──yes──► sent (another row)
 *     │         │              │              └──no──► checks ──► row ──► owner
 *     │         └── failure, timeout, too long ──► row, KO ──► owner
 *     └── fresh in the user's cache ──► owner
 * </pre>
 *
 * <p>A body is kept only if somebody asks for it: a check, a condition or a transformation. Otherwise its bytes are let go as they come.
 *
 * <p>Everything here is confined to the user's loop; there are no locks. Bytes come from {@code http.client} through the user's transport of
 * {@code http.user}.
 */
@NullMarked
package dev.freshet.http.plain;

import org.jspecify.annotations.NullMarked;
