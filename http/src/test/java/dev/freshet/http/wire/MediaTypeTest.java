// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html                          | text/html         | true  | UTF-8",
                "TEXT/HTML ; charset=\"iso-8859-1\" | text/html         | true  | ISO-8859-1",
                "text/plain;x=y; Charset=us-ascii ;z | text/plain       | false | US-ASCII",
                "application/xhtml+xml              | application/xhtml+xml | true | UTF-8",
                "text/event-stream; charset=no-such | text/event-stream | false | UTF-8",
                "text/plain; charset=               | text/plain        | false | UTF-8",
                "''                                 | ''                | false | UTF-8"
            })
    void nameAndCharset(String header, String name, boolean isHtml, String charset) {
        MediaType type = MediaType.of(header);

        assertThat(type.name()).isEqualTo(name);
        assertThat(type.isHtml()).isEqualTo(isHtml);
        assertThat(type.charset().name()).isEqualTo(charset);
    }

    @Test
    void ofSeveralLinesTheLastThatIsOneCounts() {
        Headers headers = Headers.of(List.of(
                Map.entry("Content-Type", "text/plain"),
                Map.entry("content-type", "text/html"),
                Map.entry("Content-Type", "nonsense")));

        assertThat(MediaType.of(headers).name()).isEqualTo("text/html");
        assertThat(MediaType.of(Headers.NONE).name()).isEmpty();
    }
}
