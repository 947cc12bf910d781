// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.ErrorCount;
import dev.freshet.core.stats.GroupStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.UserStats;
import dev.freshet.core.stats.ValueStats;
import java.time.Duration;
import java.util.List;

/** The figures of a run as JSON text. The keys are described in {@code docs/summary-json.md}; a change there is a change of the format. */
final class SummaryJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final double seconds;

    private SummaryJson(Duration duration) {
        seconds = duration.toNanos() / 1e9;
    }

    static String of(RunStats stats) {
        return JsonText.pretty(new SummaryJson(stats.duration()).run(stats));
    }

    private ObjectNode run(RunStats stats) {
        ObjectNode run = NODES.objectNode();
        run.put("format", 2);
        run.put("simulation", stats.card().simulation());
        run.put("description", stats.card().description());
        run.put("start", stats.card().start().toString());
        run.put("durationNs", stats.duration().toNanos());
        run.put("ended", stats.ended());
        ObjectNode facts = run.putObject("facts");
        stats.card().facts().forEach(facts::put);
        ObjectNode whole = run.putObject("run");
        MetricsJson.put(whole, stats.run());
        run.set("users", users(stats));
        run.set("requests", requests(stats));
        run.set("groups", groups(stats.groups()));
        run.set("streams", new StreamsJson(seconds).of(stats));
        run.set("values", values(stats.values()));
        run.set("errors", errors(stats.failures()));
        run.set("errorsApart", errors(stats.errors()));
        run.set("trust", TrustJson.of(stats.trust()));
        ArrayNode notes = run.putArray("notes");
        stats.notes().forEach(notes::add);
        return run;
    }

    private static ObjectNode users(RunStats stats) {
        ObjectNode users = NODES.objectNode();
        users.set("all", users(stats.allUsers()));
        ArrayNode scenarios = users.putArray("scenarios");
        for (UserStats scenario : stats.users()) {
            ObjectNode node = NODES.objectNode().put("name", scenario.scenario());
            node.setAll(users(scenario));
            scenarios.add(node);
        }
        return users;
    }

    private static ObjectNode users(UserStats users) {
        ObjectNode node = NODES.objectNode();
        MetricsJson.put(node, users.series());
        return node;
    }

    private ObjectNode requests(RunStats stats) {
        ObjectNode requests = NODES.objectNode();
        ObjectNode sum = requests.putObject("all");
        sum.setAll(figures(stats.allRequests()));
        for (String mixed : List.of("all", Metric.OK.key(), Metric.KO.key())) {
            sum.putNull(mixed);
        }
        ObjectNode byKind = requests.putObject("byKind");
        for (RowKind kind : RowKind.values()) {
            byKind.set(kind.key(), figures(stats.allRequests(kind)));
        }
        ArrayNode byName = requests.putArray("byName");
        ArrayNode neverAttempted = requests.putArray("neverAttempted");
        for (RequestStats request : stats.requests()) {
            ObjectNode node = row(request);
            if (isSkippedOnly(request)) {
                neverAttempted.add(node.put("skippedCount", request.skipped()));
            } else {
                node.setAll(figures(request));
                byName.add(node);
            }
        }
        return requests;
    }

    /** Who reads a row expects that something was done: it has a response time, or an error. */
    private static boolean isSkippedOnly(RequestStats request) {
        return request.count() == 0 && request.unfinished().count() == 0;
    }

    private static ObjectNode row(RequestStats request) {
        ObjectNode node = NODES.objectNode();
        ArrayNode groups = node.putArray("groups");
        request.groups().forEach(groups::add);
        node.put("name", request.name());
        node.put("kind", request.kind().key());
        return node;
    }

    private ObjectNode figures(RequestStats request) {
        ObjectNode node = NODES.objectNode();
        node.put("count", request.count());
        node.put("okCount", request.okCount());
        node.put("koCount", request.koCount());
        node.put("koPercent", request.koPercent());
        node.put("perSecond", seconds > 0 ? request.count() / seconds : 0);
        node.put("unfinishedCount", request.unfinished().count());
        LatencyJson.put(node, "all", request.all());
        MetricsJson.put(node, request.series());
        return node;
    }

    private static ArrayNode groups(List<GroupStats> groups) {
        ArrayNode nodes = NODES.arrayNode();
        for (GroupStats group : groups) {
            ObjectNode node = nodes.addObject();
            ArrayNode path = node.putArray("path");
            group.path().forEach(path::add);
            node.put("count", group.count());
            node.put("okCount", group.okDuration().count());
            node.put("koCount", group.koDuration().count());
            LatencyJson.put(node, "duration", group.duration());
            LatencyJson.put(node, "cumulatedResponseTime", group.cumulated());
            MetricsJson.put(node, group.series());
        }
        return nodes;
    }

    private static ArrayNode values(List<ValueStats> values) {
        ArrayNode nodes = NODES.arrayNode();
        for (ValueStats value : values) {
            ObjectNode node = nodes.addObject().put("name", value.name()).put("unit", value.unit());
            MetricsJson.put(node, value.series());
        }
        return nodes;
    }

    static ArrayNode errors(List<ErrorCount> errors) {
        ArrayNode nodes = NODES.arrayNode();
        for (ErrorCount error : errors) {
            ObjectNode node = nodes.addObject().put("text", error.text()).put("count", error.count());
            if (!error.detail().isEmpty()) {
                node.put("detail", error.detail());
            }
        }
        return nodes;
    }
}
