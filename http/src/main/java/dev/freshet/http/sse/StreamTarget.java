// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.http.Sse;
import dev.freshet.http.StreamReference;

/**
 * Which stream an operation is about, compiled. Shared by all users.
 *
 * @param names those of all streams of the scenario
 */
record StreamTarget(Expression<String> requestName, Expression<String> streamName, StreamNames names) {

    static StreamTarget compile(StreamReference reference, StreamNames names) {
        return new StreamTarget(
                Expressions.compile(reference.requestName()), Expressions.compile(reference.streamName()), names);
    }

    /** What is said of a user that has no stream of that name. */
    static String missing(String streamName) {
        return streamName.equals(Sse.DEFAULT_STREAM) ? "no stream is open" : "no stream '" + streamName + "' is open";
    }
}
