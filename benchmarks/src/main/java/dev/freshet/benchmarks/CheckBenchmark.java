// SPDX-License-Identifier: Apache-2.0
package dev.freshet.benchmarks;

import static dev.freshet.core.CoreDsl.jmesPath;
import static dev.freshet.core.CoreDsl.jsonPath;
import static dev.freshet.core.CoreDsl.regex;
import static dev.freshet.core.CoreDsl.substring;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.check.Check;
import dev.freshet.core.check.CheckResult;
import dev.freshet.core.check.Checks;
import dev.freshet.core.check.Matching;
import dev.freshet.core.check.Subject;
import dev.freshet.core.el.Expression;
import dev.freshet.core.el.Expressions;
import dev.freshet.core.json.EventBytes;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonTextWriter;
import dev.freshet.core.json.JsonTreeWriter;
import dev.freshet.core.json.JsonWriter;
import java.util.List;
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

/**
 * What expressions and checks cost per event, on an event of about 430 bytes. Checks that are named {@code ...OfParsed} look into a text or a tree that is
 * made already; the others make what they need, as for the first check of an event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class CheckBenchmark {

    private static final byte[] ID = "77535".getBytes(UTF_8);
    private static final byte[] TYPE = "snapshot".getBytes(UTF_8);
    private static final byte[] DATA = """
            {"sequence":77535,"sentAt":1763820000123,"market":"XETR","prices":[{"symbol":"AAPL","bid":271.48,"ask":271.52,\
            "volume":1200},{"symbol":"MSFT","bid":472.11,"ask":472.19,"volume":800},{"symbol":"NVDA","bid":178.86,"ask":178.9,\
            "volume":5400},{"symbol":"SAP","bid":205.05,"ask":205.1,"volume":300}],"trading":true,"note":"continuous trading, \
            no auction scheduled before the close","halted":null}""".getBytes(UTF_8);

    private final Session session = Session.create("benchmark", 1)
            .set("name", "ann")
            .set("number", 77535)
            .set("symbols", List.of("AAPL", "MSFT"));

    private final Message parsed = new Message();
    private final Expression<String> mixedText =
            Expressions.compile(Dynamic.el("/users/#{name}/orders/#{number}?symbol=#{symbols(1)}"));
    private final Expression<Object> loneAttribute = Expressions.compile(Dynamic.el("#{number}", Object.class));

    private final Check plainJsonPath =
            check(jsonPath("$.data.prices[2].symbol").is("NVDA"));
    // The blank is one of the things that are left to the library; it changes nothing else.
    private final Check libraryJsonPath =
            check(jsonPath("$.data.prices[2]['symbol' ]").is("NVDA"));
    private final Check filterJsonPath =
            check(jsonPath("$.data.prices[?(@.volume > 5000)].symbol").is("NVDA"));
    private final Check plainJmesPath = check(jmesPath("data.prices[2].symbol").is("NVDA"));
    private final Check libraryJmesPath =
            check(jmesPath("@.data.prices[2].symbol").is("NVDA"));
    private final Check regex =
            check(regex("\"symbol\":\"NVDA\",\"bid\":([0-9.]+)").is("178.86"));
    private final Check substring = check(substring("NVDA").exists());
    private final Matching otherType =
            Checks.compileMatching(List.of(jmesPath("event").is("heartbeat")), Checks.OF_TEXT);

    private final Matching otherValue =
            Checks.compileMatching(List.of(jsonPath("$.data.prices[2].symbol").is("SAP")), Checks.OF_TEXT);
    private final Matching otherNumber =
            Checks.compileMatching(List.of(jmesPath("data.sequence").ofInt().is(-1)), Checks.OF_TEXT);
    private final Matching otherText = Checks.compileMatching(List.of(substring("never")), Checks.OF_TEXT);
    private final Matching otherPattern = Checks.compileMatching(List.of(regex("\"never\":([0-9]+)")), Checks.OF_TEXT);
    private final EventBytes bytes = new EventBytes();
    private final BytesMessage inBytes = new BytesMessage(bytes);

    private static Check check(CheckBuilder builder) {
        return Checks.compile(List.of(builder), Checks.OF_TEXT);
    }

    @Benchmark
    public String elMixedText() {
        return mixedText.resolve(session);
    }

    @Benchmark
    public Object elLoneAttribute() {
        return loneAttribute.resolve(session);
    }

    @Benchmark
    public CheckResult jsonPathPlainOfParsed() {
        return plainJsonPath.check(parsed, session);
    }

    @Benchmark
    public CheckResult jsonPathLibraryOfParsed() {
        return libraryJsonPath.check(parsed, session);
    }

    @Benchmark
    public CheckResult jsonPathFilterOfParsed() {
        return filterJsonPath.check(parsed, session);
    }

    @Benchmark
    public CheckResult jmesPathPlainOfParsed() {
        return plainJmesPath.check(parsed, session);
    }

    @Benchmark
    public CheckResult jmesPathLibraryOfParsed() {
        return libraryJmesPath.check(parsed, session);
    }

    @Benchmark
    public CheckResult regexOfParsed() {
        return regex.check(parsed, session);
    }

    @Benchmark
    public CheckResult substringOfParsed() {
        return substring.check(parsed, session);
    }

    /** An event of another type is passed over: its data is not parsed. */
    @Benchmark
    public boolean otherTypePassedOver() {
        return otherType.matches(new Message(), session);
    }

    /** A condition that does not match, in the bytes of the event: nothing is made. So for the three that follow. */
    @Benchmark
    public boolean otherValueInBytes() {
        return otherValue.matches(inBytes.next(), session);
    }

    @Benchmark
    public boolean otherNumberInBytes() {
        return otherNumber.matches(inBytes.next(), session);
    }

    @Benchmark
    public boolean otherTextInBytes() {
        return otherText.matches(inBytes.next(), session);
    }

    @Benchmark
    public boolean otherPatternInBytes() {
        return otherPattern.matches(inBytes.next(), session);
    }

    /** The same condition where the tree is made. */
    @Benchmark
    public boolean otherValueInTree() {
        return otherValue.matches(new Message(), session);
    }

    /** The same condition where the text is made. */
    @Benchmark
    public boolean otherPatternInText() {
        return otherPattern.matches(new Message(), session);
    }

    /** The first check by path: the tree is made. */
    @Benchmark
    public CheckResult jmesPathPlain() {
        return plainJmesPath.check(new Message(), session);
    }

    /** The first check of the text: the text is made. */
    @Benchmark
    public CheckResult regexOfText() {
        return regex.check(new Message(), session);
    }

    /** An event as the module for streams lays it out. */
    private static final class BytesMessage implements Subject {

        private final EventBytes bytes;
        private boolean isLaidOut;

        BytesMessage(EventBytes bytes) {
            this.bytes = bytes;
        }

        BytesMessage next() {
            isLaidOut = false;
            return this;
        }

        @Override
        public EventBytes eventBytes() {
            if (!isLaidOut) {
                isLaidOut = true;
                bytes.begin(this, ID.length, TYPE.length, DATA.length, false);
                System.arraycopy(ID, 0, bytes.bytes(), 0, ID.length);
                System.arraycopy(TYPE, 0, bytes.bytes(), bytes.typeStart(), TYPE.length);
                System.arraycopy(DATA, 0, bytes.bytes(), bytes.dataStart(), DATA.length);
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

    /** An event as the module for streams presents it where bytes do not tell. */
    private static final class Message implements Subject {

        private @Nullable String text;
        private @Nullable Json json;

        @Override
        public String text() {
            if (text == null) {
                JsonTextWriter writer = new JsonTextWriter(DATA.length + 64);
                describe(writer);
                text = writer.toText();
            }
            return text;
        }

        @Override
        public Json json() {
            if (json == null) {
                JsonTreeWriter writer = new JsonTreeWriter();
                describe(writer);
                json = writer.toJson();
            }
            return json;
        }

        private static void describe(JsonWriter writer) {
            writer.put("id", 77535);
            writer.put("event", "snapshot");
            writer.putData("data", DATA, 0, DATA.length);
        }
    }
}
