// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.UserStats;
import java.util.List;
import java.util.Locale;

/** The verdicts of assertions as JSON text. The keys are described in {@code docs/assertion-files.md}. */
final class AssertionsJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AssertionsJson() {}

    static String of(RunStats stats, List<AssertionResult> results) {
        ObjectNode run = NODES.objectNode();
        run.put("simulation", stats.card().simulation());
        run.put("description", stats.card().description());
        run.put("start", stats.card().start().toString());
        ArrayNode scenarios = run.putArray("scenarios");
        stats.users().stream().map(UserStats::scenario).forEach(scenarios::add);
        ArrayNode assertions = run.putArray("assertions");
        results.forEach(result -> assertions.add(assertion(result)));
        return JsonText.pretty(run);
    }

    private static ObjectNode assertion(AssertionResult result) {
        ObjectNode node = NODES.objectNode();
        node.put("path", result.path());
        node.put("target", result.target());
        node.put("condition", result.condition().comparison());
        ArrayNode expected = node.putArray("expectedValues");
        result.condition().expected().forEach(expected::add);
        node.put("result", result.isPassed());
        node.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        node.put("message", result.message());
        ArrayNode actual = node.putArray("actualValue");
        if (result.actual() != null) {
            actual.add(result.actual());
        }
        node.put("unit", result.unit());
        node.put("actualText", result.actualText());
        node.put("reason", result.reason());
        return node;
    }
}
