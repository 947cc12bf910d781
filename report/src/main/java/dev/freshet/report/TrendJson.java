// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.text.SafeText;
import dev.freshet.report.compare.Trend;

/** A history for programs, in the units of {@link CompareJson}. */
final class TrendJson {

    private static final int FORMAT = 1;

    private TrendJson() {}

    static String of(Trend trend) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("verdict", trend.verdict().words());
        root.put("suspect", trend.isSuspect());
        root.put("tolerance", trend.tolerance());
        CompareJson.texts(root.putArray("caveats"), trend.caveats());
        ArrayNode runs = root.putArray("runs");
        trend.runs()
                .forEach(run -> runs.addObject()
                        .put("name", SafeText.cut(run.name()))
                        .put("simulation", SafeText.cut(run.simulation()))
                        .put("start", run.start().toString())
                        .put("trust", run.isSuspect() ? "suspect" : "trustworthy"));
        ArrayNode figures = root.putArray("figures");
        for (Trend.Row row : trend.rows()) {
            ObjectNode node = figures.addObject();
            CompareJson.measure(node, row.measure());
            ArrayNode values = node.putArray("values");
            for (double value : row.values()) {
                if (Double.isFinite(value)) {
                    values.add(value / CompareJson.scale(row.measure()));
                } else {
                    values.addNull();
                }
            }
            CompareJson.number(node, "median", row.median() / CompareJson.scale(row.measure()));
            node.put("finding", row.finding().words());
        }
        return JsonText.pretty(root);
    }
}
