// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

/**
 * The status of a response, for the functions of {@code checkIf} and {@code transformResponse}. Immutable.
 *
 * @param code such as 200
 */
public record HttpResponseStatus(int code) {

    /** The status of that code. */
    public static HttpResponseStatus valueOf(int code) {
        return new HttpResponseStatus(code);
    }

    @Override
    public String toString() {
        return Integer.toString(code);
    }
}
