// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;

/**
 * How text looks where it is shown. The caller decides: colours are for terminals, and only where nobody has declined them; and only on a terminal lines have an
 * end, beyond which they are cut. A program that reads them, or a file, gets all of it.
 */
@Internal
public enum Palette {
    /** Nothing but text, and all of it: for files and pipes. */
    PLAIN(Integer.MAX_VALUE) {
        @Override
        String paint(Tone tone, String text) {
            return text;
        }
    },
    /** For terminals without colours, and {@code NO_COLOR}. */
    MONOCHROME(Lines.WIDTH) {
        @Override
        String paint(Tone tone, String text) {
            return text;
        }
    },
    /** The escape sequences that terminals know. */
    ANSI(Lines.WIDTH) {
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

    /** What a piece of text is to the reader. Never the only bearer of a meaning: the text can be read without it. */
    public enum Tone {
        NORMAL,
        HEADING,
        FAINT,
        BAD
    }

    private final int width;

    Palette(int width) {
        this.width = width;
    }

    /** Whether it is for a terminal, where people read. */
    public boolean isOfTerminal() {
        return width < Integer.MAX_VALUE;
    }

    /** How many characters a line may have. */
    int width() {
        return width;
    }

    abstract String paint(Tone tone, String text);
}
