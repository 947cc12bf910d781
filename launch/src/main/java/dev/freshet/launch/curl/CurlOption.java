// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.curl;

import java.util.function.BiConsumer;

/**
 * An option of curl and what becomes of it. Immutable.
 *
 * @param name with its two dashes
 * @param letter the short name; 0 if there is none
 * @param hasValue whether a value follows
 * @param effect what it does to what is known of the command, with its value; empty text where it has none
 */
record CurlOption(String name, char letter, boolean hasValue, BiConsumer<CurlDraft, String> effect) {}
