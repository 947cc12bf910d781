// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Requests: from the description in a simulation to what goes out for one user.
 *
 * <p>{@link dev.freshet.http.request.RequestCompiler} turns a {@link dev.freshet.http.RequestTemplate} and the settings of its protocol into a {@link
 * dev.freshet.http.request.RequestPlan} when the run is set up; that reports what is wrong with the description. The plan is shared by all users and
 * gives, on the user's loop, the {@link dev.freshet.http.wire.HttpRequest} for a session. What a session does not allow, such as a missing
 * attribute or a URL that is none, is an {@link dev.freshet.core.el.ExpressionException} with a short text.
 *
 * <p>Forms and bodies of several parts are compiled here, too; signatures and credentials by {@code http.auth}. {@link dev.freshet.http.request.Redirection} says where a
 * redirect leads; {@link dev.freshet.http.request.RedirectingTransport} stands between a room that makes requests and the wire, and follows the answers that send
 * the client elsewhere.
 */
@NullMarked
package dev.freshet.http.request;

import org.jspecify.annotations.NullMarked;
