// SPDX-License-Identifier: Apache-2.0
package dev.freshet.mcp;

/** What a message has come to, in words that are always the same; where in the program it was noticed says nothing to anybody. */
final class McpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    McpFailure(String text) {
        super(text, null, false, false);
    }
}
