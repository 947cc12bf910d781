// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. What HTTP keeps for one user between requests: cookies, cached responses, answers to challenges, the last page, connections.
 *
 * <p>{@link dev.freshet.http.user.UserHttp} is all of it; the user's plain requests and its streams share it. It is made when a user first needs
 * HTTP, belongs to the user's loop, and ends with the user. The rooms above ask it for a transport; what goes out by that has the user's
 * cookies, and what comes back fills the jar, at every step of a chain of redirects.
 *
 * <p>Nothing here counts or reports; what a user does and what becomes of it is the business of {@code http.plain} and {@code http.sse}.
 */
@NullMarked
package dev.freshet.http.user;

import org.jspecify.annotations.NullMarked;
