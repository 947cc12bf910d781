// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.run;

import dev.freshet.core.Internal;

/** How tones of text look. The caller decides: colours are for terminals, and only where nobody has declined them. */
@Internal
public enum Palette {
    /** Nothing but text: for files, pipes, and {@code NO_COLOR}. */
    PLAIN {
        @Override
        String paint(Tone tone, String text) {
            return text;
        }
    },
    /** The escape sequences that terminals know. */
    ANSI {
        @Override
        String paint(Tone tone, String text) {
            return switch (tone) {
                case NORMAL -> text;
                case HEADING -> "\u001b[1m" + text + "\u001b[0m";
                case FAINT -> "\u001b[2m" + text + "\u001b[0m";
                case BAD -> "\u001b[31m" + text + "\u001b[0m";
            };
        }
    };

    abstract String paint(Tone tone, String text);
}
