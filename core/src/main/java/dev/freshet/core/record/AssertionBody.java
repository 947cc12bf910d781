// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.Assertion;
import dev.freshet.core.AssertionCondition;
import dev.freshet.core.AssertionScope;
import dev.freshet.core.AssertionTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An assertion as a CBOR map, and back: who reads a record judges it anew, by what is there. */
final class AssertionBody {

    private static final String SCOPE = "scope";
    private static final String PATH = "path";

    private AssertionBody() {}

    static void write(Assertion assertion, CBORGenerator out) throws IOException {
        out.writeStartObject();
        AssertionScope scope = assertion.scope();
        out.writeStringField(SCOPE, scope.getClass().getSimpleName());
        if (scope instanceof AssertionScope.Details details) {
            out.writeArrayFieldStart(PATH);
            for (String name : details.path()) {
                out.writeString(name);
            }
            out.writeEndArray();
        }
        AssertionTarget target = assertion.target();
        out.writeStringField("rows", target.rows().name());
        out.writeStringField("metric", target.metric().name());
        out.writeStringField("figure", target.figure().name());
        out.writeNumberField("percentile", target.percentile());
        out.writeStringField("condition", assertion.condition().kind().name());
        out.writeArrayFieldStart("expected");
        for (double number : assertion.condition().expected()) {
            out.writeNumber(number);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    static Assertion read(JsonNode body) throws MalformedException {
        try {
            AssertionTarget target = new AssertionTarget(
                    AssertionTarget.Rows.valueOf(Nodes.text(body, "rows")),
                    AssertionTarget.Metric.valueOf(Nodes.text(body, "metric")),
                    AssertionTarget.Figure.valueOf(Nodes.text(body, "figure")),
                    body.path("percentile").asDouble());
            List<Double> expected = new ArrayList<>();
            for (JsonNode number : Nodes.list(body, "expected")) {
                expected.add(number.asDouble());
            }
            AssertionCondition.Kind kind = AssertionCondition.Kind.valueOf(Nodes.text(body, "condition"));
            if (expected.size() < kind.leastNumbers()) {
                throw new MalformedException("'expected' has too few numbers");
            }
            return Assertion.of(scope(body), target, new AssertionCondition(kind, expected));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an assertion that this version does not know: " + body);
        }
    }

    private static AssertionScope scope(JsonNode body) throws MalformedException {
        return switch (Nodes.text(body, SCOPE)) {
            case "Global" -> new AssertionScope.Global();
            case "ForAll" -> new AssertionScope.ForAll();
            case "Details" -> new AssertionScope.Details(Nodes.texts(body, PATH));
            default -> throw new MalformedException("'scope' is none");
        };
    }
}
