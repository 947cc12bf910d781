// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.compare.ComparedRun;
import dev.freshet.report.compare.Comparison;
import dev.freshet.report.compare.Difference;
import dev.freshet.report.compare.Measure;
import java.util.List;

/** A comparison for programs. Values are in the units of the catalogue, times in nanoseconds; what is not known, or infinite, is null. */
final class CompareJson {

    private static final int FORMAT = 1;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CompareJson() {}

    static String of(Comparison comparison) {
        ObjectNode root = NODES.objectNode();
        root.put("format", FORMAT);
        root.put("verdict", comparison.verdict().words());
        root.put("suspect", comparison.isSuspect());
        root.put("tolerance", comparison.tolerance());
        root.put("blockSeconds", comparison.blockSeconds());
        root.put("judged", comparison.judgedCount());
        root.put("open", comparison.openCount());
        root.set("first", run(comparison.a()));
        root.set("second", run(comparison.b()));
        texts(root.putArray("caveats"), comparison.caveats());
        ArrayNode differences = root.putArray("differences");
        comparison.differences().forEach(one -> differences.add(difference(one)));
        texts(root.putArray("onlyFirst"), comparison.onlyA());
        texts(root.putArray("onlySecond"), comparison.onlyB());
        return JsonText.pretty(root);
    }

    static ObjectNode run(ComparedRun run) {
        ObjectNode node = NODES.objectNode();
        node.put("name", SafeText.cut(run.name()));
        node.put("simulation", SafeText.cut(run.stats().card().simulation()));
        node.put("start", run.stats().card().start().toString());
        node.put("durationNs", run.stats().duration().toNanos());
        node.put("trust", run.stats().trust().verdict().word());
        return node;
    }

    private static ObjectNode difference(Difference one) {
        ObjectNode node = NODES.objectNode();
        measure(node, one.measure());
        number(node, "first", one.a() / scale(one.measure()));
        number(node, "second", one.b() / scale(one.measure()));
        number(node, "ratio", one.evidence().ratio());
        number(node, "low", one.evidence().low());
        number(node, "high", one.evidence().high());
        node.put("pairs", one.evidence().pairs());
        number(node, "effectivePairs", one.evidence().effective());
        number(node, "chance", one.chance());
        node.put("finding", one.finding().words());
        return node;
    }

    static void measure(ObjectNode node, Measure measure) {
        node.put("of", measure.of().owner().key());
        texts(node.putArray("path"), measure.of().path());
        node.put("metric", measure.metric().key());
        node.put("figure", measure.figure().key());
    }

    /** How many of what is recorded make one of the unit. */
    static double scale(Measure measure) {
        return switch (measure.figure()) {
            case RATE, SHARE, PEAK -> 1;
            case MEAN, P50, P95, P99 -> measure.metric().unit().scale();
        };
    }

    static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(text -> array.add(SafeText.cut(text)));
    }

    static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
