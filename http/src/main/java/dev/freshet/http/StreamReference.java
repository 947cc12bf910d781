// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;

/**
 * Which of the user's streams an operation is about.
 *
 * @param requestName the name of the operation in the statistics
 * @param streamName the name of the stream among those of the user
 */
@Internal
public record StreamReference(Dynamic<String> requestName, Dynamic<String> streamName) {

    /** How the operation begins in the simulation. */
    String words() {
        return words(requestName);
    }

    static String words(Dynamic<String> requestName) {
        return words("sse", requestName);
    }

    /** How an operation of that name begins in the simulation. */
    static String words(String entry, Dynamic<String> requestName) {
        if (requestName instanceof Dynamic.El<String> el) {
            return entry + "(\"" + el.text() + "\")";
        }
        return requestName instanceof Dynamic.Constant<String> constant
                ? entry + "(\"" + constant.value() + "\")"
                : entry + "(..)";
    }
}
