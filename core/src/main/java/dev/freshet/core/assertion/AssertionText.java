// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.assertion;

import dev.freshet.core.Assertion;
import dev.freshet.core.Internal;
import java.util.List;

/**
 * An assertion that was written in words, as in {@code Prices: event gap p99 < 500ms}. Immutable.
 *
 * <p>The words are those of reports and of the catalogue of metrics:
 *
 * <pre>
 *   [target:] [figure [of]] what [figure] comparison number [unit] [and …]
 * </pre>
 *
 * A target holds for what follows it, until there is another. {@code docs/guide/assertions.md} has the whole of it.
 *
 * @param assertion the same as the language makes
 * @param java the expression of the language that makes it; it needs {@code CoreDsl.*} and {@code StreamEnd}
 */
@Internal
public record AssertionText(Assertion assertion, String java) {

    /**
     * The assertions of a text.
     *
     * @throws dev.freshet.core.SimulationException when it is none, with the place, what was expected there, and what may have been meant
     */
    public static List<Assertion> parse(String text) {
        return read(text).stream().map(AssertionText::assertion).toList();
    }

    /**
     * The assertions of a text, with their source in Java.
     *
     * @throws dev.freshet.core.SimulationException as {@link #parse}
     */
    public static List<AssertionText> read(String text) {
        return new TextReader(text).assertions();
    }
}
