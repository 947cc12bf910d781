// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

/** What a piece of text is to the reader. Never the only bearer of a meaning: the text can be read without it. */
enum Tone {
    NORMAL,
    HEADING,
    FAINT,
    BAD
}
