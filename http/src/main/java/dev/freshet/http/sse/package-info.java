// SPDX-License-Identifier: Apache-2.0
/**
 * Internal. Event streams: the automaton of a stream, the actions that drive it, messages as JSON.
 *
 * <p>{@link dev.freshet.http.sse.SseCompiler} turns the descriptions of the face into actions, which all users share. An action finds the stream by
 * its name among those of the user ({@code UserStreams}) and gives it an order to do a {@code StreamOperation}. Bytes come from {@code http.client} by a {@code
 * StreamConnection}, which decodes them. Orders, bytes and timers all become events of the stream's {@code StreamState}; what follows is a {@code
 * Transition}, and the owner, {@code SseStream}, makes it. Everything here is confined to the user's loop; there are no locks.
 *
 * <p>The states, and the events that lead from one to another. A user is <em>parked</em> where it waits for the stream.
 *
 * <pre>
 *   state              user     event                     next
 *   Connecting         parked   connected                 Idle, or AwaitingMessage if the connect has an await
 *                               refused, failed           Crashed; a check of the response that fails is a refusal
 *   Idle                        setCheck                  AwaitingMessage
 *                               awaitExpected             AwaitingExpected, or Idle if nothing is pending
 *                               awaitEnd                  AwaitingEnd
 *                               close                     Closed
 *   AwaitingMessage    parked   message, last check       Idle
 *                               message, check failed     Idle
 *                               deadline                  Idle
 *   AwaitingExpected   parked   last verdict              Idle
 *   AwaitingEnd        parked   deadline                  Idle
 *   these four                  ended by the server       Disconnected if the policy says so, else Closed; Crashed if a check was awaited, or the event of endsWith lacks
 *                               complete                  Closed; Crashed if a check was awaited
 *                               failure                   Crashed
 *                               failed, stalled           Disconnected if the policy says so, else Crashed
 *                               unreadable                Crashed
 *   Disconnected                reconnection time         Reconnecting
 *   Reconnecting                connected                 the state that was set aside
 *                               failed, refused for now   Disconnected, or Crashed after the last attempt
 *                               refused with 204          Closed; Crashed if a check was awaited
 *                               refused                   Crashed
 *   these two                   orders, deadline          as the state that is set aside, still disconnected
 *                               close                     Closed
 *   Closed, Crashed             close                     forgotten
 *   all                         the user ends             Closed
 * </pre>
 *
 * <p>The test of the table has a row for every state with every event.
 */
@NullMarked
package dev.freshet.http.sse;

import org.jspecify.annotations.NullMarked;
