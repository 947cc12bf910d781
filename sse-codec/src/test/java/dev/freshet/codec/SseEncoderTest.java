// SPDX-License-Identifier: Apache-2.0
package dev.freshet.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseEncoderTest {

    @Test
    void anEventOfTheDefaultTypeIsItsDataAndABlankLine() {
        assertThat(encoded(SseEvent.of("hello"))).isEqualTo("data: hello\n\n");
    }

    @Test
    void allFieldsStandBeforeTheData() {
        SseEvent event = SseEvent.of("price", "{}").withId("7").withRetryMs(250);

        assertThat(encoded(event)).isEqualTo("event: price\nid: 7\nretry: 250\ndata: {}\n\n");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            'a\\nb'      | 'data: a\\ndata: b\\n\\n'               | LF parts lines
            'a\\rb'      | 'data: a\\ndata: b\\n\\n'               | CR parts lines
            'a\\r\\nb'   | 'data: a\\ndata: b\\n\\n'               | CRLF is one line end
            'a\\n\\rb'   | 'data: a\\ndata:\\ndata: b\\n\\n'       | LF CR is two line ends
            'a\\r\\r\\nb'| 'data: a\\ndata:\\ndata: b\\n\\n'       | CR CRLF is two line ends
            'a\\n'       | 'data: a\\ndata:\\n\\n'                 | a trailing line end is an empty last line
            'a\\r'       | 'data: a\\ndata:\\n\\n'                 | a trailing CR too
            '\\n'        | 'data:\\ndata:\\n\\n'                   | a lone line end is two empty lines
            ''           | 'data:\\n\\n'                           | empty data is data
            ' a'         | 'data:  a\\n\\n'                        | a leading space survives
            ':a'         | 'data: :a\\n\\n'                        | a leading colon survives
            """)
    void dataIsWrittenLineByLine(String data, String expected, String reason) {
        assertThat(encoded(SseEvent.of(unescaped(data)))).as(reason).isEqualTo(unescaped(expected));
    }

    @Test
    void textIsUtf8() {
        assertThat(SseEncoder.encode(SseEvent.of("é😀"))).isEqualTo("data: é😀\n\n".getBytes(UTF_8));
    }

    @Test
    void aBlockWithoutDataIsWrittenWithoutData() {
        assertThat(encoded(new SseEvent("heartbeat", null, null, SseEvent.NO_RETRY)))
                .isEqualTo("event: heartbeat\n\n");
    }

    @Test
    void anEmptyIdClearsTheLastEventId() {
        assertThat(encoded(SseEvent.of("x").withId(""))).isEqualTo("id:\ndata: x\n\n");
    }

    @Test
    void anEmptyTypeIsTheDefaultType() {
        assertThat(SseEvent.of("", "x")).isEqualTo(SseEvent.of("x"));
    }

    @ParameterizedTest
    @CsvSource({"'ping',': ping\\n\\n'", "'',':\\n\\n'", "'a\\r\\nb',': a\\n: b\\n\\n'"})
    void aCommentOfSeveralLinesIsSeveralComments(String text, String expected) {
        assertThat(new String(SseEncoder.comment(unescaped(text)), UTF_8)).isEqualTo(unescaped(expected));
    }

    @Test
    void aReconnectionTimeStandsAlone() {
        assertThat(new String(SseEncoder.retry(3000), UTF_8)).isEqualTo("retry: 3000\n\n");
    }

    @Test
    void aNegativeReconnectionTimeIsRefused() {
        assertThatThrownBy(() -> SseEncoder.retry(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SseEvent.of("x").withRetryMs(-2)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\n", "a\r\n"})
    void aLineBreakInTypeOrIdIsRefused(String value) {
        SseEvent event = SseEvent.of("x");

        assertThatThrownBy(() -> event.withType(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event type");
        assertThatThrownBy(() -> event.withId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }

    @Test
    void aNulIsRefusedInAnIdOnly() {
        SseEvent event = SseEvent.of("x");

        assertThatThrownBy(() -> event.withId("a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL");
        assertThat(encoded(event.withType("a\0b").withData("\0"))).isEqualTo("event: a\0b\ndata: \0\n\n");
    }

    private static String encoded(SseEvent event) {
        return new String(SseEncoder.encode(event), UTF_8);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }
}
