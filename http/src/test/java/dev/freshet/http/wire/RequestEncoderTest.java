// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEncoderTest {

    private static String wire(HttpRequest request) {
        return RequestEncoder.head(request)
                + StandardCharsets.ISO_8859_1.decode(request.body().duplicate());
    }

    private static HttpRequest request(
            String method, String url, String body, List<Map.Entry<String, String>> headers) {
        ByteBuffer bytes =
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
        return new HttpRequest(method, HttpUri.parse(url), Headers.of(headers), bytes);
    }

    @Test
    void headersGoOutInOrderAndCaseWithHostFirst() {
        HttpRequest request = request(
                "GET",
                "http://host:81/a?b",
                "",
                List.of(Map.entry("accept", "text/event-stream"), Map.entry("X-B", "2"), Map.entry("X-b", "3")));
        assertThat(wire(request))
                .isEqualTo(
                        "GET /a?b HTTP/1.1\r\nHost: host:81\r\naccept: text/event-stream\r\nX-B: 2\r\nX-b: 3\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "http://host/, host",
        "http://host:80/, host",
        "https://host/, host",
        "https://host:80/, host:80",
        "http://[::1]/, [::1]",
        "http://[::1]:8080/, [::1]:8080"
    })
    void hostIsThatOfTheUrl(String url, String host) {
        assertThat(wire(request("GET", url, "", List.of()))).contains("\r\nHost: " + host + "\r\n");
    }

    @Test
    void aHostThatIsGivenStays() {
        assertThat(wire(request("GET", "http://host/", "", List.of(Map.entry("a", "1"), Map.entry("hOST", "other")))))
                .isEqualTo("GET / HTTP/1.1\r\na: 1\r\nhOST: other\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,h\u00e9,3",
        "POST,'',0",
        "PUT,'',0",
        "PATCH,'',0",
        "REPORT,a,1",
        "GET,a,1",
        "GET,'',",
        "DELETE,'',"
    })
    void aBodyIsAnnounced(String method, String body, Integer length) {
        String wire = wire(request(method, "http://host/", body, List.of()));
        String announced = length == null ? "" : "Content-Length: " + length + "\r\n";
        String bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(wire).isEqualTo(method + " / HTTP/1.1\r\nHost: host\r\n" + announced + "\r\n" + bytes);
    }

    @Test
    void aLengthThatIsGivenStays() {
        assertThat(wire(request("POST", "http://host/", "abc", List.of(Map.entry("content-length", "2")))))
                .isEqualTo("POST / HTTP/1.1\r\nHost: host\r\ncontent-length: 2\r\n\r\nabc");
    }

    @Test
    void aBodyIsReadWithoutBeingUsedUp() {
        HttpRequest request = request("POST", "http://host/", "abc", List.of());
        assertThat(wire(request)).isEqualTo(wire(request)).endsWith("\r\n\r\nabc");
    }

    @Test
    void eachCharOfAValueIsOneByte() {
        String everyByte = "\t !~\u0001\u007f\u0080\u00c3\u00a9\u00ff";
        HttpRequest request = request("GET", "http://host/", "", List.of(Map.entry("Last-Event-ID", everyByte)));
        assertThat(RequestEncoder.fault(request)).isNull();
        assertThat(wire(request)).contains("Last-Event-ID: " + everyByte + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a\rb", "a\0b", "\n", "snow \u2603"})
    void aValueThatCannotGoOutIsAFault(String value) {
        assertThat(RequestEncoder.fault(request("GET", "http://host/", "", List.of(Map.entry("X", value)))))
                .isEqualTo(FailureTexts.BAD_HEADER_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "\u00e9", "a\0"})
    void aNameThatCannotGoOutIsAFault(String name) {
        assertThat(RequestEncoder.fault(request("GET", "http://host/", "", List.of(Map.entry(name, "x")))))
                .isEqualTo(FailureTexts.BAD_HEADER_NAME);
        assertThat(RequestEncoder.fault(request(name, "http://host/", "", List.of())))
                .isEqualTo(FailureTexts.BAD_METHOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nX: 1", "/\u00e9", "/\0"})
    void aTargetThatWasNotEncodedIsAFault(String target) {
        HttpRequest request =
                new HttpRequest("GET", new HttpUri(false, "host", 80, target), Headers.NONE, ByteBuffer.allocate(0));
        assertThat(RequestEncoder.fault(request)).isEqualTo(FailureTexts.BAD_TARGET);
    }

    @Test
    void aCodingThatWeWouldNotApplyIsAFault() {
        HttpRequest request = request("POST", "http://host/", "a", List.of(Map.entry("transfer-encoding", "chunked")));
        assertThat(RequestEncoder.fault(request)).isEqualTo(FailureTexts.TRANSFER_ENCODING_GIVEN);
    }
}
