// SPDX-License-Identifier: Apache-2.0
package dev.freshet.benchmarks;

import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.http.HttpDsl.sse;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Session;
import dev.freshet.core.check.Subject;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Json;
import dev.freshet.core.stats.LoopStats;
import dev.freshet.http.SseConnectActionBuilder;
import dev.freshet.http.SseNumberMeasure;
import dev.freshet.http.SseTimeMeasure;
import dev.freshet.http.measure.MeaningCompiler;
import dev.freshet.http.measure.StreamMeasures;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What measures over events cost per event, on a chunk of an answer as servers of language models send it. With {@code -prof gc}: neither makes an object. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class MeasureBenchmark {

    private static final byte[] CHUNK = """
            {"id":"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG","object":"chat.completion.chunk","created":1741570283,\
            "model":"gpt-4o-2024-08-06","service_tier":"default","system_fingerprint":"fp_fc9f1d7035","choices":[{"index":0,\
            "delta":{"content":" streams"},"logprobs":null,"finish_reason":null}],"usage":null}""".getBytes(UTF_8);

    private final Session session = Session.create("benchmark", 1);
    private final Chunk chunk = new Chunk(new EventBytes());
    private final StreamMeasures meant = measures(jsonPath("$.data.choices[0].delta.content"));
    private final StreamMeasures notMeant = measures(jsonPath("$.data.choices[0].delta.reasoning"));
    private long nowNs;

    private static StreamMeasures measures(CheckBuilder token) {
        SseTimeMeasure first = sse.firstMatch("time to first token").when(token);
        SseTimeMeasure last = sse.lastMatch("end-to-end latency").when(token);
        SseNumberMeasure tokens = sse.lastValue("output tokens")
                .of(jsonPath("$.data.usage.completion_tokens").ofLong())
                .orElse(sse.count("chunks").when(token));
        SseConnectActionBuilder connect = sse("Answers")
                .post("/v1/chat/completions")
                .measure(
                        first,
                        last,
                        sse.gaps("inter-token latency").when(token),
                        tokens,
                        sse.ratio("time per output token").of(last.minus(first)).by(tokens.minus(1)),
                        sse.goodput("good answers").of(first.below(Duration.ofMillis(500))))
                .failWhen("error in the stream", jsonPath("$.data.error").exists())
                .endsWith(jmesPath("data").is("[DONE]"));
        return MeaningCompiler.compile(connect.options().meaning()).of(new LoopStats().stream("Answers"));
    }

    /** A token of an answer with all the usual measures. */
    @Benchmark
    public @Nullable String meant() {
        return meant.onEvent(chunk.next(), session, nowNs += 20_000_000);
    }

    /** An event that none of them means. */
    @Benchmark
    public @Nullable String notMeant() {
        return notMeant.onEvent(chunk.next(), session, nowNs += 20_000_000);
    }

    /** An event as the module for streams lays it out. */
    private static final class Chunk implements Subject {

        private final EventBytes bytes;
        private boolean isLaidOut;

        Chunk(EventBytes bytes) {
            this.bytes = bytes;
        }

        Chunk next() {
            isLaidOut = false;
            return this;
        }

        @Override
        public EventBytes eventBytes() {
            if (!isLaidOut) {
                isLaidOut = true;
                bytes.begin(this, -1, -1, CHUNK.length, false);
                System.arraycopy(CHUNK, 0, bytes.bytes(), bytes.dataStart(), CHUNK.length);
            }
            return bytes;
        }

        @Override
        public String text() {
            throw new IllegalStateException("the bytes tell");
        }

        @Override
        public Json json() {
            throw new IllegalStateException("the bytes tell");
        }
    }
}
