// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import java.util.List;

/** What language models of this server say: a token is a word with the blank before it. */
final class Words {

    private static final List<String> WORDS = List.of(
            "The",
            " river",
            " rises",
            " when",
            " the",
            " snow",
            " melts",
            ",",
            " and",
            " the",
            " fields",
            " drink",
            " what",
            " it",
            " brings",
            ".",
            " Grün",
            " is",
            " the",
            " bank",
            ";",
            " nobody",
            " hurries",
            ",",
            " but",
            " \"all\"",
            " arrive",
            " by",
            " noon",
            " 🌊",
            ".",
            "\n");

    private Words() {}

    /** The word of that number: they repeat. */
    static String at(int index) {
        return WORDS.get(index % WORDS.size());
    }

    /** How many words a text has: as many tokens it counts for. */
    static long count(String text) {
        long words = 0;
        boolean isInWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isBlank = Character.isWhitespace(text.charAt(i));
            words += !isBlank && !isInWord ? 1 : 0;
            isInWord = !isBlank;
        }
        return words;
    }
}
