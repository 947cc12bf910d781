// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.httpConcurrentRequests;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.CheckType;
import dev.freshet.core.Session;
import dev.freshet.http.HttpProtocolBuilder;
import dev.freshet.http.warm.Usage.StreamUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private final Usage usage = new Usage();

    @ParameterizedTest(name = "{0} behind {1}: {2}")
    @CsvSource({
        "https://a/x,      http://b,  true",
        "http://a/x,       https://b, false",
        "/x,               https://b, true",
        "/x,               http://b,  false",
        "'#{host}/x',      https://b, true",
        "'#{host}/x',      '',        false",
        "'https://#{h}/x', '',        true"
    })
    void tlsIsUsedWhereTheAddressSaysSoOrElseTheBaseUrl(String url, String baseUrl, boolean hasTls) {
        usage.note(sse("S").get(url), behind(baseUrl));
        assertThat(usage.hasTls()).isEqualTo(hasTls);
    }

    @Test
    void anAddressThatAFunctionGivesCountsAsTheBaseUrl() {
        usage.note(http("R").get(UsageTest::unknown), behind("https://b"));
        assertThat(usage.hasTls()).isTrue();
    }

    @Test
    void streamsAndTheirChecksAreNoted() {
        usage.note(
                sse("S").post("/x")
                        .expectEvery(sse.checkMessage("every").check(substring("a")))
                        .await(1)
                        .on(sse.checkMessage("one").matching(regex("a")).check(jmesPath("a"))),
                http);
        usage.note(sse("S").setCheck(), http);
        usage.note(sse("S").awaitEnd(1), http);

        assertThat(usage.messageChecks())
                .containsExactlyInAnyOrder(CheckType.SUBSTRING, CheckType.REGEX, CheckType.JMES_PATH);
        assertThat(StreamUse.values())
                .filteredOn(usage::uses)
                .containsExactly(
                        StreamUse.CONNECT,
                        StreamUse.POST,
                        StreamUse.EXPECT_EVERY,
                        StreamUse.SET_CHECK,
                        StreamUse.AWAIT_END);
        assertThat(usage.hasRequests()).isFalse();
    }

    @Test
    void eventsThatAreAskedAreNotedWhoeverSaysSo() {
        usage.note(sse("S").get("/x").disableSequence(), http.sseSequence(jmesPath("id")));
        assertThat(usage.uses(StreamUse.ASK_EVENTS)).isFalse();
        usage.note(sse("S").get("/x"), http.sseSequence(jmesPath("id")));
        assertThat(usage.uses(StreamUse.ASK_EVENTS)).isTrue();

        Usage ofStream = new Usage();
        ofStream.note(sse("S").get("/x").publishedAt(jmesPath("at")), http);
        assertThat(ofStream.uses(StreamUse.ASK_EVENTS)).isTrue();
    }

    @Test
    void requestsOfAllKindsAreNotedWithTheirChecksAndThoseOfTheProtocol() {
        HttpProtocolBuilder protocol = http.check(status().is(200));
        usage.note(
                httpConcurrentRequests(http("A")
                        .get("/a")
                        .resources(http("B").put("https://b/x").check(regex("b")))),
                protocol);

        assertThat(usage.hasRequests()).isTrue();
        assertThat(usage.hasBodies()).isTrue();
        assertThat(usage.hasTls()).isTrue();
        assertThat(usage.responseChecks()).containsExactlyInAnyOrder(CheckType.STATUS, CheckType.REGEX);
    }

    @Test
    void aPlanThatOpensNothingLeavesNothingToRehearse() {
        usage.note(sse("S").close(), http);
        assertThat(usage.isEmpty()).isTrue();
    }

    private static HttpProtocolBuilder behind(String baseUrl) {
        return baseUrl.isEmpty() ? http : http.baseUrl(baseUrl);
    }

    private static String unknown(Session session) {
        throw new AssertionError("the author's function was called for user " + session.userId());
    }
}
