// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionCondition;
import dev.freshet.core.AssertionScope;
import dev.freshet.core.AssertionTarget;
import dev.freshet.core.AssertionTarget.Figure;
import dev.freshet.core.AssertionTarget.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An assertion as a CBOR map, and back: who reads a record judges it anew, by what is there. It says which metrics it asks for, so that also a version that has another
 * word for them can judge it. The keys stand in {@code docs/record.md}.
 */
final class AssertionBody {

    private static final String SCOPE = "scope";
    private static final String PATH = "path";
    private static final String SOURCES = "of";
    private static final String OWNER = "owner";
    private static final String METRICS = "metrics";
    private static final String WHOLE = "whole";
    private static final String KIND = "kind";
    private static final String FIGURE = "figure";
    private static final String PERCENTILE = "percentile";
    private static final String WORDS = "words";
    private static final String COUNTED = "counted";
    private static final String CONDITION = "condition";
    private static final String EXPECTED = "expected";

    private AssertionBody() {}

    static void write(Assertion assertion, CBORGenerator out) throws IOException {
        out.writeStartObject();
        AssertionScope scope = assertion.scope();
        out.writeStringField(SCOPE, scope.key());
        if (scope instanceof AssertionScope.Details details) {
            write(PATH, details.path(), out);
        }
        write(assertion.target(), out);
        out.writeStringField(CONDITION, assertion.condition().kind().key());
        out.writeArrayFieldStart(EXPECTED);
        for (double number : assertion.condition().expected()) {
            out.writeNumber(number);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(AssertionTarget target, CBORGenerator out) throws IOException {
        out.writeArrayFieldStart(SOURCES);
        for (Source source : target.sources()) {
            out.writeStartObject();
            out.writeStringField(OWNER, source.owner());
            write(METRICS, source.metrics(), out);
            write(WHOLE, source.whole(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField(KIND, target.kind());
        out.writeStringField(FIGURE, target.figure().key());
        out.writeNumberField(PERCENTILE, target.percentile());
        out.writeStringField(WORDS, target.words());
        out.writeStringField(COUNTED, target.counted());
    }

    private static void write(String key, List<String> texts, CBORGenerator out) throws IOException {
        out.writeArrayFieldStart(key);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    static Assertion read(JsonNode body) throws MalformedException {
        AssertionCondition.Kind kind =
                AssertionCondition.Kind.of(Nodes.text(body, CONDITION)).orElseThrow(() -> unknown(CONDITION, body));
        List<Double> expected = new ArrayList<>();
        for (JsonNode number : Nodes.list(body, EXPECTED)) {
            if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                throw new MalformedException("'" + EXPECTED + "' has something that is no number");
            }
            expected.add(number.doubleValue());
        }
        if (expected.size() < kind.leastNumbers()) {
            throw new MalformedException("'" + EXPECTED + "' has too few numbers");
        }
        return Assertion.of(scope(body), target(body), new AssertionCondition(kind, expected));
    }

    private static AssertionTarget target(JsonNode body) throws MalformedException {
        List<Source> sources = new ArrayList<>();
        for (JsonNode source : Nodes.list(body, SOURCES)) {
            sources.add(
                    new Source(Nodes.text(source, OWNER), Nodes.texts(source, METRICS), Nodes.texts(source, WHOLE)));
        }
        double percentile = body.path(PERCENTILE).asDouble();
        if (sources.isEmpty() || !(percentile >= 0 && percentile <= 100)) {
            throw unknown(sources.isEmpty() ? SOURCES : PERCENTILE, body);
        }
        Figure figure = Figure.of(Nodes.text(body, FIGURE)).orElseThrow(() -> unknown(FIGURE, body));
        return new AssertionTarget(
                sources,
                Nodes.text(body, KIND),
                figure,
                percentile,
                Nodes.text(body, WORDS),
                Nodes.text(body, COUNTED));
    }

    private static AssertionScope scope(JsonNode body) throws MalformedException {
        return switch (Nodes.text(body, SCOPE)) {
            case "global" -> new AssertionScope.Global();
            case "forAll" -> new AssertionScope.ForAll();
            case "details" -> new AssertionScope.Details(Nodes.texts(body, PATH));
            default -> throw unknown(SCOPE, body);
        };
    }

    private static MalformedException unknown(String key, JsonNode body) {
        return new MalformedException(
                "an assertion has a '" + key + "' that this version does not know: " + body.path(key));
    }
}
