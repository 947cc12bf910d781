// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.SimulationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Media types as a simulation names them. */
final class MediaTypes {

    private MediaTypes() {}

    /**
     * Those types in lower case.
     *
     * @throws SimulationException when one is null, or has parameters, or is no type with a subtype; an empty one is allowed
     */
    @SuppressWarnings("NullAway") // authors may give null
    static List<String> named(String method, String... types) {
        List<String> named = new ArrayList<>();
        for (String type : types) {
            if (type == null || !(type.isBlank() || type.strip().matches("[^\\s/;,]+/[^\\s/;,]+"))) {
                throw new SimulationException(method + "(\"" + type
                        + "\"): give media types such as \"application/json\", without parameters, or \"\" for none");
            }
            named.add(type.strip().toLowerCase(Locale.ROOT));
        }
        return List.copyOf(named);
    }

    /**
     * Those types of documents in lower case.
     *
     * @throws SimulationException as {@link #named}, and when there is none, or an empty one, or that of event streams
     */
    static List<String> documents(String... types) {
        List<String> named = named("acceptDocument", types);
        if (named.isEmpty() || named.contains("") || named.contains("text/event-stream")) {
            throw new SimulationException(
                    "acceptDocument(" + String.join(", ", named)
                            + "): give media types of documents such as \"application/json\"; event streams are accepted in any case");
        }
        return named;
    }
}
