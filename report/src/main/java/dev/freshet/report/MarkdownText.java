// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.text.SafeText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Foreign text within GitHub-flavoured Markdown: on one line, every character visible, and shown as it is. It ends no cell of a table, begins no markup, links nowhere
 * and calls nobody.
 */
final class MarkdownText {

    private static final Pattern SPECIAL = Pattern.compile("[&<>|`*_\\[\\]\\\\~$]|[@#](?=\\w)|:(?=//)|(?i)(?<=www)\\.");

    /** Names and references are looked for in the text that is shown: there an escape would be gone, but an empty comment parts it. */
    private static final Map<String, String> PARTED = Map.of("@", "@<!-- -->", "#", "#<!-- -->");

    private MarkdownText() {}

    /** A name, or the text of an error: cut where it is too long. */
    static String name(String text) {
        return escaped(SafeText.line(text));
    }

    /** A sentence, which is never cut. */
    static String sentence(String text) {
        return escaped(SafeText.lines(text).replace('\n', ' ').replace('\t', ' '));
    }

    private static String escaped(String shown) {
        return SPECIAL.matcher(shown)
                .replaceAll(special -> Matcher.quoteReplacement(PARTED.getOrDefault(
                        special.group(), "&#" + (int) special.group().charAt(0) + ";")));
    }
}
