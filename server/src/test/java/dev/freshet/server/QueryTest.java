// SPDX-License-Identifier: Apache-2.0
package dev.freshet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/events?rate=abc|rate=abc: allowed is a number from 0 to 1000000, with up to 3 decimals",
                "/events?rate=-1|rate=-1: allowed is a number from 0 to 1000000, with up to 3 decimals",
                "/events?rate=1000000.1|rate=1000000.1: allowed is a number from 0 to 1000000, with up to 3 decimals",
                "/events?rate=0.0001|rate=0.0001: allowed is a number from 0 to 1000000, with up to 3 decimals",
                "/events?rate=|rate=: allowed is a number from 0 to 1000000, with up to 3 decimals",
                "/events?size=16777217|size=16777217: allowed is a whole number from 0 to 16777216",
                "/events?count=1.5|count=1.5: allowed is a whole number from 0 to 1000000000000",
                "/events?burst=0|burst=0: allowed is a whole number from 1 to 10000",
                "/events?burst=99999999999999999999|burst=99999999999999999999: allowed is a whole number from 1 to 10000",
                "/events?end=maybe|end=maybe: allowed is clean, drop, reset, stall",
                "/events?end=CLEAN|end=CLEAN: allowed is clean, drop, reset, stall",
                "/events?framing=plain|framing=plain: allowed is chunk, batch, close",
                "/events?event=a%0Ab|event=a?b: allowed is a text of printable ASCII characters",
                "/events?contentType=a%0D%0ASet-Cookie:x|contentType=a??Set-Cookie:x: allowed is a text of printable ASCII"
                        + " characters",
                "/status/20|code=20: allowed is a whole number from 200 to 599",
                "/status/abc|code=abc: allowed is a whole number from 200 to 599",
                "/redirect?to=/&code=200|code=200: allowed is 301, 302, 303, 307, 308",
                "/redirect|to is missing: give the target, a path or an address, percent-encoded (required)",
                "/redirect?to=|to is missing: give the target, a path or an address, percent-encoded (required)",
                "/events?count=1&count=2|count is given 2 times: give it once",
                "/events?event=%zz|the query can't be decoded: write % as %25",
                "/health?verbose=1|/health has no parameter 'verbose': allowed is none",
                "/redirect?to=/&rate=1|/redirect has no parameter 'rate': allowed are to, code, delay",
                "/status/200?code=201|/status/{code} has no parameter 'code': allowed are body, contentType, location, delay",
            })
    void namesTheParameterItsValueAndWhatIsAllowed(String uri, String problem) {
        assertThat(problems(uri)).containsExactly(problem);
    }

    @Test
    void namesAllProblemsAtOnce() {
        assertThat(problems("/events?rate=x&size=y&end=z")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events?",
                "/events?rate=0&burst=10000&count=0&size=16777216&retry=0&comments=1000000&heartbeat=0.001&delay=3600",
                "/events?rate=1000000&event=&data=&contentType=",
                "/stocks/prices?rate=0.001",
                "/status/599?body=%E2%80%A6",
                "/redirect?to=/status/200%3Fbody%3Dx"
            })
    void acceptsWhatIsAllowed(String uri) {
        assertThat(problems(uri)).isEmpty();
    }

    @Test
    void takesDefaultsFromThePathThenFromTheParameter() {
        assertThat(query("/stocks/prices").text(Parameter.RATE)).isEqualTo("2");
        assertThat(query("/events").text(Parameter.RATE)).isEqualTo("1");
        assertThat(query("/events?rate=7").text(Parameter.RATE)).isEqualTo("7");
        assertThat(query("/idle").word(Parameter.END, Ending.class)).isEqualTo(Ending.STALL);
        assertThat(query("/idle").nanos(Parameter.HEARTBEAT)).isEqualTo(15_000_000_000L);
        assertThat(query("/events").has(Parameter.COUNT)).isFalse();
    }

    private static List<String> problems(String uri) {
        return query(uri).problems();
    }

    private static Query query(String uri) {
        ReceivedRequest request = new ReceivedRequest(1, "GET", uri, "HTTP/1.1", List.of(), "");
        return Query.of(Endpoint.of(request.path()).orElseThrow(), request);
    }
}
