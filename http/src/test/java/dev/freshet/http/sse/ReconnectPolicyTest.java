// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.http.SseReconnect;
import dev.freshet.http.wire.Headers;
import dev.freshet.http.wire.HttpResponseHead;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of reconnections and refusals, where a stream on the stage would show no difference. */
class ReconnectPolicyTest {

    /** The spread is even on both sides of the delay; what the server asks for is spread, too. */
    @ParameterizedTest(name = "{0} ms asked, random {1}: {2} ms")
    @CsvSource({
        "-1, 0.0, 1200",
        "-1, 0.25, 1350",
        "-1, 0.5, 1500",
        "-1, 1.0, 1800",
        "1000, 0.25, 900",
        "1000, 0.75, 1100"
    })
    void theDelayIsSpreadByItsJitter(long retryMs, double random, long expectedMs) {
        SseReconnect spread =
                SseReconnect.onDrop().delay(Duration.ofMillis(1_500)).jitter(0.2);
        ReconnectPolicy policy = ReconnectPolicy.of(spread, null, "GET");

        assertThat(policy.delayNs(retryMs, 0, random))
                .isBetween(expectedMs * 1_000_000 - 1, expectedMs * 1_000_000 + 1);
    }

    @ParameterizedTest(name = "{0} characters")
    @CsvSource({"60, 60, ''", "61, 60, ..."})
    void aContentTypeThatIsTooLongIsCut(int length, int kept, String end) {
        String type = "text/" + "x".repeat(length - 5);
        HttpResponseHead head = new HttpResponseHead(200, Headers.of("content-type", type));

        assertThat(Objects.requireNonNull(Refusal.of(head, Forms.USUAL)).text())
                .isEqualTo("unexpected content type " + type.substring(0, kept) + end);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "404, identity, true",
        "404, gzip, true",
        "404, exi, false",
        "200, identity, true",
        "200, deflate, true",
        "200, exi, false"
    })
    void onlyABodyThatCanBeDecodedExplainsARefusal(int status, String coding, boolean hasText) {
        HttpResponseHead head = new HttpResponseHead(
                status, Headers.of("content-type", "text/html").with("content-encoding", coding));

        assertThat(Objects.requireNonNull(Refusal.of(head, Forms.USUAL)).hasText())
                .isEqualTo(hasText);
    }
}
