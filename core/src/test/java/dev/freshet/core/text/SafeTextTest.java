// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers and data say is shown, and does nothing. */
final class SafeTextTest {

    static Stream<Arguments> hostile() {
        return Stream.of(
                arguments("colours of a terminal", "\u001b[31mred", "\\u001b[31mred"),
                arguments("the title of a terminal", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"),
                arguments("an overwritten line", "all OK\rKO", "all OK\\u000dKO"),
                arguments("a control sequence in one character", "\u009b2J", "\\u009b2J"),
                arguments("delete", "a\u007f", "a\\u007f"),
                arguments("nothing", "\0", "\\u0000"),
                arguments("text from right to left", "user\u202etxt.exe", "user\\u202etxt.exe"),
                arguments("an isolate", "\u2066a\u2069", "\\u2066a\\u2069"),
                arguments("a blank of no width", "pay\u200bpal", "pay\\u200bpal"),
                arguments("a mark of byte order", "\ufeffid", "\\ufeffid"),
                arguments("a line end of Unicode", "a\u2028b", "a\\u2028b"),
                arguments("a tag", "a\udb40\udc41", "a\\u{e0041}"),
                arguments("half of a pair", "a\ud83d", "a\\ud83d"),
                arguments("no character", "a\uffff", "a\\uffff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatDoesSomethingBecomesVisible(String what, String hostile, String shown) {
        assertThat(SafeText.line(hostile)).isEqualTo(shown);
        assertThat(SafeText.lines(hostile)).isEqualTo(shown);
    }

    @Test
    void everyCharacterThatDoesSomethingIsHidden() {
        assertThat(IntStream.range(0, ' ')).allMatch(SafeText::isHidden);
        assertThat(IntStream.rangeClosed(0x7F, 0x9F)).allMatch(SafeText::isHidden);
        assertThat(IntStream.of(0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2069))
                .allMatch(SafeText::isHidden);
        assertThat("aZ09~ \u00a0äß漢字😀".codePoints()).noneMatch(SafeText::isHidden);
    }

    @Test
    void harmlessTextIsNotCopied() {
        String text = "Preis für BTC 😀: 漢字";
        assertThat(SafeText.line(text)).isSameAs(text);
        assertThat(SafeText.lines(text)).isSameAs(text);
    }

    @Test
    void oneLineHasNoLineEnds() {
        assertThat(SafeText.line("a\nb\tc")).isEqualTo("a b c");
        assertThat(SafeText.lines("a\nb\tc\u0007")).isEqualTo("a\nb\tc\\u0007");
    }

    @Test
    void aNameHasTwoHundredCharactersAtMost() {
        assertThat(SafeText.line("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(SafeText.line("x".repeat(1 << 20))).isEqualTo("x".repeat(199) + "…");
        assertThat(SafeText.line("\u0007".repeat(200))).isEqualTo("\\u0007".repeat(33) + "…");
        assertThat(SafeText.cut("x".repeat(198) + "😀y")).isEqualTo("x".repeat(198) + "…");
        assertThat(SafeText.lines("x".repeat(1000))).hasSize(1000);
    }
}
