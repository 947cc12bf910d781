// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.regex.Pattern;

/**
 * One header field, of a request or a response.
 *
 * @param name as it stands on the wire; HTTP compares names without case
 * @param value one character per byte (ISO-8859-1), so that no byte is lost
 */
public record HeaderLine(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x01-\\xff&&[^\\r\\n]]*");

    boolean hasName(String other) {
        return name.equalsIgnoreCase(other);
    }

    /**
     * This header, if it can be written as one line of a head.
     *
     * @throws IllegalArgumentException if it can not
     */
    HeaderLine requireWritable() {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a header: use letters, digits and hyphens");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of the header " + name
                    + " has a line break, a NUL or a character beyond ISO-8859-1:"
                    + " give one character per byte, or write the head with StreamScript.raw()");
        }
        return this;
    }
}
