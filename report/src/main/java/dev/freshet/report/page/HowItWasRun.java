// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By what and on what a run was made: all facts of its card, in groups. One of a key that is not known here is among the tool's. */
final class HowItWasRun {

    private static final List<String> MACHINE = List.of("system", "processors", "java", "heap", RunCard.OPEN_FILES);
    private static final Map<String, String> TITLES = Map.of(
            "tool",
            "Version",
            "java",
            "Java",
            "system",
            "System",
            "processors",
            "Processors",
            "heap",
            "Heap",
            RunCard.OPEN_FILES,
            "Open files",
            "process",
            "Process",
            "command",
            "Command");

    private static final String PLAN = "plan";

    private final RunStats stats;
    private final Map<String, String> facts;

    HowItWasRun(RunStats stats) {
        this.stats = stats;
        facts = stats.card().facts();
    }

    void write(JsonGenerator out) throws IOException {
        Set<String> ofTool = new LinkedHashSet<>(facts.keySet());
        ofTool.removeAll(MACHINE);
        ofTool.remove(PLAN);
        out.writeArrayFieldStart("how");
        group("Plan", plan(), out);
        group("Tool", chosen(ofTool), out);
        group("Machine", chosen(new LinkedHashSet<>(MACHINE)), out);
        out.writeEndArray();
    }

    private Map<String, String> plan() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Simulation", SafeText.line(stats.card().simulation()));
        if (facts.containsKey(PLAN)) {
            rows.put("Scenarios", facts.getOrDefault(PLAN, ""));
        }
        rows.put("Lasted", Quantity.duration(stats.duration().toNanos()));
        return rows;
    }

    private Map<String, String> chosen(Set<String> keys) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String key : keys) {
            if (facts.containsKey(key)) {
                rows.put(TITLES.getOrDefault(key, key), facts.getOrDefault(key, ""));
            }
        }
        return rows;
    }

    private static void group(String title, Map<String, String> rows, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("title", title);
        out.writeArrayFieldStart("rows");
        for (Map.Entry<String, String> row : rows.entrySet()) {
            out.writeStartArray();
            out.writeString(SafeText.line(row.getKey()));
            out.writeString(SafeText.lines(row.getValue()));
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
