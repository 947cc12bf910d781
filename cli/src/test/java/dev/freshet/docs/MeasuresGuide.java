// SPDX-License-Identifier: Apache-2.0
package dev.freshet.docs;

import static dev.freshet.core.CoreDsl.*;
import static dev.freshet.http.HttpDsl.*;

import dev.freshet.core.Assertion;
import dev.freshet.core.ChainBuilder;
import dev.freshet.core.CheckBuilder;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseGapMeasure;
import dev.freshet.http.SseGoodputMeasure;
import dev.freshet.http.SseNumberMeasure;
import dev.freshet.http.SseTimeMeasure;
import dev.freshet.http.SseValueMeasure;
import java.time.Duration;
import java.util.Set;

/** What {@code docs/guide/measures.md} shows. */
final class MeasuresGuide {

    private MeasuresGuide() {}

    static final class Whole extends GuideSimulation {
        // snippet: measures-whole
        CheckBuilder word = jsonPath("$.data.seq").ofInt().lt(20);
        CheckBuilder last = jsonPath("$.data.seq").ofInt().is(20);

        SseTimeMeasure firstWord = sse.firstMatch("time to first word").when(word);
        SseTimeMeasure lastWord = sse.lastMatch("time to last word").when(word);
        SseNumberMeasure words = sse.count("words").when(word);

        SseGoodputMeasure good =
                sse.goodput("good answers").of(firstWord.below(Duration.ofSeconds(30)), words.atLeast(10));

        ChainBuilder answer = exec(
                sse("Answers")
                        .post("/events?rate=100&count=20")
                        .measure(
                                firstWord,
                                sse.gaps("between words").when(word),
                                words,
                                sse.rate("words per second").of(words).over(lastWord),
                                good)
                        .endsWith(last)
                        .failWhen(
                                "error in the answer", jsonPath("$.data.error").exists()),
                sse("Answered").awaitEnd(60),
                sse("Close").close());

        Assertion[] assertions = {
            details("Answers").measure("time to first word").percentile(99).lt(30_000.0),
            details("Answers").measure("good answers").good().percent().gt(95.0)
        };
        // end

        {
            steps(answer).assertions(assertions);
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Kinds extends GuideSimulation {
        CheckBuilder token = jsonPath("$.data.seq");
        CheckBuilder event = jsonPath("$.data.seq").ofInt();

        // snippet: measures-times
        SseTimeMeasure first = sse.firstMatch("time to first token").when(token);
        SseTimeMeasure last = sse.lastMatch("time to last token").when(token);
        SseTimeMeasure queue = sse.between("queue")
                .from(jmesPath("event").is("created"))
                .to(jmesPath("event").is("started"));
        SseTimeMeasure second = sse.between("first to second token").from(token).to(token);
        SseTimeMeasure whole = sse.untilEnd("request latency");
        SseGapMeasure gaps = sse.gaps("inter-token latency").when(token);
        // end

        // snippet: measures-numbers
        SseNumberMeasure chunks = sse.count("chunks").when(token);
        SseNumberMeasure bytes =
                sse.sum("bytes").of(jsonPath("$.data.size").ofLong()).unit("bytes");
        SseNumberMeasure tokens = sse.lastValue("output tokens")
                .of(jsonPath("$.data.usage.completion_tokens").ofLong())
                .unit("tokens")
                .orElse(chunks);
        SseValueMeasure cache = sse.value("cache usage")
                .of(jsonPath("$.data.cache").ofDouble())
                .when(jmesPath("event").is("stats"))
                .unit("%")
                .scale(100)
                .range(0, 100);
        // end

        // snippet: measures-formulas
        SseTimeMeasure timePerToken =
                sse.ratio("time per output token").of(whole.minus(first)).by(tokens.minus(1));
        SseTimeMeasure meanGap = sse.ratio("mean gap").of(last.minus(first)).by(chunks.minus(1));
        SseNumberMeasure rate = sse.rate("tokens per second").of(tokens).over(whole);
        // end

        // snippet: measures-goodput
        SseGoodputMeasure good = sse.goodput("good answers")
                .of(
                        first.below(Duration.ofMillis(500)),
                        timePerToken.atMost(Duration.ofMillis(50)),
                        gaps.below(Duration.ofSeconds(1)), // every one of them
                        tokens.atLeast(5));
        // end

        // snippet: measures-shared
        SseConnectActionBuilder ask = sse("Ask")
                .post("/events?rate=0&count=10")
                .measure(first, last, queue, second, whole, gaps)
                .measure(chunks, bytes, tokens, cache)
                .measure(timePerToken, meanGap, rate, good, first.named("first token, as others call it"));
        // end

        {
            steps(ask, sse("End").awaitEnd(60), sse("Close").close());
        }
    }

    static final class End extends GuideSimulation {
        // snippet: measures-end
        ChainBuilder closed = exec(
                sse("Ask")
                        .post("/events?rate=100&count=20&end=stall")
                        .endsWith(jsonPath("$.data.seq").ofInt().is(20))
                        .closeAtEnd(),
                sse("Answered").awaitEnd(60),
                sse("Close").close());
        // end

        {
            steps(closed);
        }

        @Override
        int succeedingPerUser() {
            return 3;
        }
    }

    static final class Incomplete extends GuideSimulation {
        ChainBuilder answer = exec(
                sse("Ask")
                        .post("/events?rate=0&count=3")
                        .endsWith(jmesPath("data").is("[DONE]")),
                sse("Answered").awaitEnd(60));

        {
            steps(answer);
        }

        @Override
        Set<String> errors() {
            return Set.of("incomplete: the stream ended without the event that ends it (endsWith)");
        }
    }

    static final class Failing extends GuideSimulation {
        // snippet: measures-fail
        ChainBuilder answer = exec(
                sse("Ask")
                        .post("/events?rate=0&count=3&data={\"error\":{\"type\":\"overloaded_error\"}}")
                        .failWhen(sse.failure("error in the stream")
                                .when(jsonPath("$.data.error").exists())
                                .text(jsonPath("$.data.error.type"))),
                sse("Answered").awaitEnd(60));
        // end

        {
            steps(answer);
        }

        @Override
        Set<String> errors() {
            return Set.of("error in the stream: overloaded_error");
        }
    }
}
