// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.warm;

import static dev.freshet.core.CoreDsl.StringBody;
import static dev.freshet.core.CoreDsl.bodyBytes;
import static dev.freshet.core.CoreDsl.bodyLength;
import static dev.freshet.core.CoreDsl.bodyStream;
import static dev.freshet.core.CoreDsl.bodyString;
import static dev.freshet.core.CoreDsl.css;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.form;
import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.md5;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.responseTimeInMillis;
import static dev.freshet.core.CoreDsl.scenario;
import static dev.freshet.core.CoreDsl.sha1;
import static dev.freshet.core.CoreDsl.substring;
import static dev.freshet.core.CoreDsl.xpath;
import static dev.freshet.http.HttpDsl.currentLocation;
import static dev.freshet.http.HttpDsl.currentLocationRegex;
import static dev.freshet.http.HttpDsl.header;
import static dev.freshet.http.HttpDsl.headerRegex;
import static dev.freshet.http.HttpDsl.http;
import static dev.freshet.http.HttpDsl.sse;
import static dev.freshet.http.HttpDsl.status;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.core.CheckType;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.http.HttpRequestActionBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseMessageCheck;
import dev.freshet.http.warm.Usage.StreamUse;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the users of a rehearsal do: one thing of each kind that the plan has, in our own words, against {@link SampleAnswers}. */
final class Sample {

    private static final String NAME = "warm-up";
    private static final String BODY = "{\"user\":\"#{user}\",\"action\":\"subscribe\"}";
    private static final long PATIENCE_S = 5;

    private final Usage usage;

    private Sample(Usage usage) {
        this.usage = usage;
    }

    static ScenarioBuilder of(Usage usage) {
        ScenarioBuilder begun = scenario(NAME).exec(session -> session.set("user", "u-" + session.userId()));
        return begun.exec(new Sample(usage).chains());
    }

    /** The same over HTTP/2, where one thing alone is answered: a stream, if there are any. */
    static ScenarioBuilder overHttp2(Usage usage) {
        Sample sample = new Sample(usage);
        ScenarioBuilder begun = scenario(NAME).exec(session -> session.set("user", "u-" + session.userId()));
        return begun.exec(usage.hasStreams() ? sample.stream() : exec(sample.request(SampleAnswers.JSON)));
    }

    private List<ChainBuilder> chains() {
        List<ChainBuilder> chains = new ArrayList<>();
        if (usage.hasRequests()) {
            for (SampleAnswers answer : SampleAnswers.RESPONSES) {
                List<CheckBuilder> checks = responseChecks(answer);
                if (answer == SampleAnswers.JSON || !checks.isEmpty()) {
                    chains.add(exec(request(answer).check(checks)));
                }
            }
        }
        if (usage.hasStreams()) {
            chains.add(stream());
        }
        return chains;
    }

    private HttpRequestActionBuilder request(SampleAnswers answer) {
        return usage.hasBodies()
                ? http(NAME).post(answer.path()).body(StringBody(BODY)).asJson()
                : http(NAME).get(answer.path());
    }

    private List<CheckBuilder> responseChecks(SampleAnswers answer) {
        return usage.responseChecks().stream()
                .filter(kind -> answeredBy(kind) == answer)
                .map(Sample::check)
                .toList();
    }

    private static SampleAnswers answeredBy(CheckType kind) {
        return switch (kind) {
            case CSS, FORM -> SampleAnswers.PAGE;
            case XPATH -> SampleAnswers.XML;
            default -> SampleAnswers.JSON;
        };
    }

    private ChainBuilder stream() {
        String path = SampleAnswers.EVENTS.path();
        SseConnectActionBuilder connect = usage.uses(StreamUse.POST)
                ? sse(NAME).post(path).body(StringBody(BODY)).asJson()
                : sse(NAME).get(path);
        if (usage.uses(StreamUse.EXPECT_EVERY)) {
            connect = connect.expectEvery(message());
        }
        if (usage.uses(StreamUse.ASK_EVENTS)) {
            connect = connect.sequence(jsonPath("$.id")).publishedAt(jsonPath("$.data.price"), ChronoUnit.SECONDS);
        }
        if (!usage.messageChecks().isEmpty()) {
            connect = connect.await(PATIENCE_S).on(message());
        }
        ChainBuilder chain = exec(connect);
        if (usage.uses(StreamUse.SET_CHECK)) {
            chain = chain.exec(sse(NAME).setCheck().await(PATIENCE_S).on(message()));
        }
        if (usage.uses(StreamUse.EXPECT)) {
            chain = chain.exec(sse(NAME).expect(PATIENCE_S).on(message()))
                    .exec(sse(NAME).awaitExpected());
        }
        return usage.uses(StreamUse.AWAIT_END)
                ? chain.exec(sse(NAME).awaitEnd(PATIENCE_S))
                : chain.exec(sse(NAME).close());
    }

    private SseMessageCheck message() {
        Set<CheckType> kinds = EnumSet.copyOf(usage.messageChecks());
        List<CheckBuilder> checks = kinds.stream().map(Sample::check).toList();
        return sse.checkMessage(NAME).matching(checks).check(checks);
    }

    /** A check of that kind that the sample of its answer passes. */
    private static CheckBuilder check(CheckType kind) {
        return switch (kind) {
            case BODY_STRING -> bodyString().exists();
            case BODY_BYTES -> bodyBytes().exists();
            case BODY_LENGTH -> bodyLength().gt(0);
            case BODY_STREAM -> bodyStream().exists();
            case SUBSTRING, JSONP_JSON_PATH, JSONP_JMES_PATH -> substring("ABC").exists(); // JSONP is not built
            case REGEX -> regex("\"symbol\": ?\"(\\w+)\"").is("ABC");
            case JSON_PATH -> jsonPath("$.data.symbol").is("ABC");
            case JMES_PATH -> jmesPath("data.symbol").is("ABC");
            case XPATH -> xpath("//symbol").is("ABC");
            case CSS -> css("h1").is("ABC");
            case FORM -> form("form").exists();
            case MD5 -> md5().exists();
            case SHA1 -> sha1().exists();
            case RESPONSE_TIME -> responseTimeInMillis().gte(0);
            case STATUS -> status().is(200);
            case HEADER -> header("Content-Type").exists();
            case HEADER_REGEX -> headerRegex("Content-Type", "(\\w+)/").exists();
            case CURRENT_LOCATION -> currentLocation().exists();
            case CURRENT_LOCATION_REGEX -> currentLocationRegex("(https?)").exists();
        };
    }
}
