// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

import dev.freshet.core.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The parameters of a request.
 *
 * @param text a JSON object with expressions
 * @param computed what functions give, each as JSON, put into the session before the text is made
 */
record Params(String text, List<Computed> computed) {

    static final Params NONE = new Params("{}", List.of());

    /** A part that only the session can tell; it stands in the text as an expression of that attribute. */
    record Computed(String attribute, Function<Session, String> json) {}

    /** With one more member, given as JSON. */
    Params and(String member, String json) {
        String inner = text.substring(1, text.length() - 1).strip();
        return new Params("{" + inner + (inner.isEmpty() ? "" : ",") + "\"" + member + "\":" + json + "}", computed);
    }

    /** With one more member, whose JSON the function gives. */
    Params and(String member, Function<Session, String> json) {
        String attribute = "mcpParam" + computed.size();
        List<Computed> more = new ArrayList<>(computed);
        more.add(new Computed(attribute, json));
        return new Params(and(member, "#{" + attribute + "}").text(), List.copyOf(more));
    }

    /** The session with what the functions give. */
    Session resolve(Session session) {
        Session resolved = session;
        for (Computed one : computed) {
            resolved = resolved.set(one.attribute(), one.json().apply(session));
        }
        return resolved;
    }
}
