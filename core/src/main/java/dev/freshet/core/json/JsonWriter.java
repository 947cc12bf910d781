// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import dev.freshet.core.Internal;

/**
 * Takes the members of one JSON object, in order. What describes itself to a writer can be had as a tree ({@link JsonTreeWriter}), as a text
 * ({@link JsonTextWriter}) or both, each only when it is needed. Not safe for several threads.
 */
@Internal
public interface JsonWriter {

    void put(String name, String value);

    void put(String name, long value);

    /**
     * Puts data that may itself be JSON: an object or an array, with blanks around it or not, becomes that value; anything else becomes a
     * string, also what only looks like JSON.
     */
    void putData(String name, String data);

    /**
     * As {@link #putData(String, String)}, of bytes in UTF-8. Malformed sequences become U+FFFD.
     *
     * @param from the first byte
     * @param to the byte after the last
     */
    void putData(String name, byte[] utf8, int from, int to);
}
