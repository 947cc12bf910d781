// SPDX-License-Identifier: Apache-2.0
/** Internal. Event streams: the automaton of a stream, the actions that drive it, messages as JSON. */
@NullMarked
package dev.freshet.http.sse;

import org.jspecify.annotations.NullMarked;
