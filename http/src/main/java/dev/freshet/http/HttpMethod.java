// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/**
 * The method of a request, for the functions of {@code sign}. Immutable.
 *
 * @param name such as {@code GET}
 */
public record HttpMethod(String name) {

    /** The method of that name. */
    public static HttpMethod valueOf(String name) {
        return new HttpMethod(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
