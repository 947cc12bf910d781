// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Owner;
import dev.freshet.core.stats.RowKind;
import dev.freshet.core.stats.Unit;
import java.util.List;

/**
 * The JSON Schema of {@code summary.json}: the metrics from the catalogue, and around them what {@link SummaryJson} and its parts put together. A reader has to ignore
 * keys that it does not know, so the published schema admits them; the strict one, for tests, does not.
 */
final class SummarySchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String COUNT = "count";

    private final boolean isStrict;

    private SummarySchema(boolean isStrict) {
        this.isStrict = isStrict;
    }

    static ObjectNode published() {
        return new SummarySchema(false).schema();
    }

    static ObjectNode strict() {
        return new SummarySchema(true).schema();
    }

    private ObjectNode schema() {
        ObjectNode run = object();
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "summary.json of Freshet, format 2");
        schema.put(
                "description",
                "The figures of a run. What each means is described in docs/summary-json.md and docs/measuring.md.");
        key(run, "format", NODES.objectNode().put("const", 2));
        key(run, "simulation", string("name of the simulation's class"));
        key(run, "description", string("what was said about this run; may be empty"));
        key(run, "start", string("ISO 8601, UTC").put("format", "date-time"));
        key(run, "durationNs", count("from the start to the end"));
        key(run, "ended", string("in words how the run ended; empty if it was still running"));
        ObjectNode facts = key(run, "facts", type("object", "by what and on what it was run, in words by stable keys"));
        facts.set("additionalProperties", NODES.objectNode().put("type", "string"));
        key(run, "run", ref("run"));
        key(run, "users", users());
        key(run, "requests", requests());
        key(run, "groups", list(ref("group")));
        key(run, "streams", streams());
        key(run, "values", list(ref("value")));
        key(run, "errors", ref("errors"));
        key(run, "errorsApart", ref("errors"));
        key(run, "trust", ref("trust"));
        key(run, "notes", list(NODES.objectNode().put("type", "string")));
        schema.setAll(run);
        schema.set("$defs", definitions());
        return schema;
    }

    private ObjectNode users() {
        ObjectNode users = object();
        key(users, "all", whole("users"));
        key(users, "scenarios", list(named(ref("users"), "name")));
        return users;
    }

    private ObjectNode requests() {
        ObjectNode requests = object();
        key(requests, "all", whole("rows"));
        ObjectNode byKind = object();
        for (RowKind kind : RowKind.values()) {
            key(byKind, kind.key(), whole("rows"));
        }
        key(requests, "byKind", byKind);
        key(requests, "byName", list(named(ref("rows"), "groups", "name", "kind")));
        ObjectNode never = object();
        identity(never, "groups", "name", "kind");
        key(never, Metric.SKIPPED.key(), count(Metric.SKIPPED.meaning()));
        key(requests, "neverAttempted", list(never));
        return requests;
    }

    private ObjectNode streams() {
        ObjectNode streams = object();
        key(streams, "all", whole("streams"));
        key(streams, "byName", list(named(ref("streams"), "name")));
        return streams;
    }

    private ObjectNode definitions() {
        ObjectNode all = NODES.objectNode();
        all.set(
                "latency",
                values(
                        "Ns",
                        List.of("min", "mean", "stdDev", "p50", "p75", "p90", "p95", "p99", "p999", "max"),
                        "integer"));
        all.set(
                "numbers",
                values(
                        "",
                        List.of("min", "mean", "stdDev", "p50", "p75", "p90", "p95", "p99", "p999", "max"),
                        "number"));
        ObjectNode error = object();
        key(error, "text", string("what went wrong"));
        key(error, COUNT, count("how often"));
        property(error, "detail", string("what a server said of it the first time"));
        all.set("errors", list(error).put("description", "the most frequent first"));
        all.set("run", metrics(object(), Owner.RUN));
        all.set("users", metrics(part(), Owner.SCENARIO));
        all.set("rows", rows());
        all.set("group", group());
        all.set("streams", stream());
        ObjectNode check = object();
        key(check, "name", string("its name"));
        metrics(check, Owner.STANDING_CHECK);
        key(check, Metric.CHECK_FAILURE.key(), orNull(string(Metric.CHECK_FAILURE.meaning())));
        all.set("standingCheck", check);
        ObjectNode measure = object();
        key(measure, "name", string("its name"));
        key(measure, "unit", string("what its numbers are counted in; empty where it is a time"));
        all.set("measure", metrics(measure, Owner.MEASURE));
        ObjectNode value = object();
        key(value, "name", string("under which the simulation recorded it"));
        key(value, "unit", string("what it is counted in; may be empty"));
        all.set("value", metrics(value, Owner.VALUE));
        all.set("trust", trust());
        return all;
    }

    private ObjectNode rows() {
        ObjectNode rows = part();
        key(rows, COUNT, count("those that were OK or KO"));
        key(rows, "okCount", count("those that were OK"));
        key(rows, "koCount", count("those that were KO"));
        key(rows, "koPercent", number("share of KO"));
        key(rows, "perSecond", number("count divided by the duration of the run"));
        key(rows, "unfinishedCount", count("cut off by the end of the run"));
        key(rows, "all", orNull(ref("latency")));
        return metrics(rows, Owner.ROW);
    }

    private ObjectNode group() {
        ObjectNode group = object();
        key(group, "path", list(NODES.objectNode().put("type", "string")));
        key(group, COUNT, count("passes through it"));
        key(group, "okCount", count("passes in which nothing failed"));
        key(group, "koCount", count("passes in which something failed"));
        key(group, "duration", orNull(ref("latency")));
        key(group, "cumulatedResponseTime", orNull(ref("latency")));
        return metrics(group, Owner.GROUP);
    }

    private ObjectNode stream() {
        ObjectNode stream = metrics(part(), Owner.STREAM);
        ObjectNode perRead = object();
        key(perRead, "mean", number("events per read that completed any"));
        key(perRead, "max", count("the most in one read"));
        key(perRead, "readsWithEvents", count("reads that completed an event"));
        key(perRead, "readsWithoutEvents", count("reads that completed none"));
        ObjectNode bucket = object();
        List.of("from", "to", "reads").forEach(name -> key(bucket, name, count(name)));
        key(perRead, "distribution", list(bucket));
        key(stream, Metric.EVENTS_PER_READ.key(), perRead);
        key(stream, "eventsPerSecond", number("events divided by the duration of the run"));
        key(stream, "lifetime", orNull(ref("latency")));
        key(stream, "reconnectsOk", count("reconnections that succeeded"));
        key(stream, "reconnectsKo", count("attempts to reconnect that failed"));
        key(stream, "stalls", count("the same as ends.stalled.count"));
        key(stream, "standingChecks", list(ref("standingCheck")));
        key(stream, "measures", list(ref("measure")));
        return stream;
    }

    private ObjectNode trust() {
        ObjectNode trust = object();
        key(trust, "verdict", string("trustworthy, or suspect"));
        ObjectNode range = object();
        List.of("from", "to").forEach(name -> key(range, name, count("a second, from 0")));
        ObjectNode reason = object();
        key(reason, "about", string("a figure, by its stable key"));
        key(reason, "text", string("a sentence"));
        key(reason, "seconds", list(range));
        key(reason, "furtherSeconds", count("seconds that are not listed"));
        key(trust, "reasons", list(reason));
        key(trust, "unmeasured", list(string("a figure, by its stable key")));
        ObjectNode worst = object();
        key(worst, "second", count("when, from 0"));
        key(worst, "value", type("integer", "how much, in that unit"));
        key(worst, "unit", string("ns, count, millionths or bytes"));
        ObjectNode byFigure = type("object", "by the stable key of a figure its worst second");
        byFigure.set("additionalProperties", worst);
        key(trust, "worst", byFigure);
        return trust;
    }

    /** Every metric of an owner, under its key, a dot of which nests. */
    private ObjectNode metrics(ObjectNode object, Owner owner) {
        for (Metric metric : Metric.of(owner)) {
            String[] path = metric.key().split("\\.", -1);
            ObjectNode parent = object;
            for (int i = 0; i < path.length - 1; i++) {
                ObjectNode inner = (ObjectNode) parent.get("properties").get(path[i]);
                if (inner == null) {
                    inner = key(parent, path[i], object());
                    if (!metric.switchedOnBy().isEmpty()) {
                        inner.putArray("type").add("object").add("null");
                    }
                }
                parent = inner;
            }
            metric(parent, path[path.length - 1], metric);
        }
        return object;
    }

    private void metric(ObjectNode parent, String name, Metric metric) {
        if (metric.kind() == Metric.Kind.LEVEL) {
            key(parent, name + "AtEnd", count(metric.meaning() + ": at the end"));
            key(parent, name + "Max", count(metric.meaning() + ": the most at once"));
            return;
        }
        ObjectNode value = switch (metric.kind()) {
            case COUNTER -> count(metric.meaning());
            case TEXTS -> ref("errors").put("description", metric.meaning());
            default ->
                orNull(ref(metric.unit() == Unit.NANOSECONDS ? "latency" : "numbers"))
                        .put("description", metric.meaning());
        };
        boolean isOptional = !metric.switchedOnBy().isEmpty() && !metric.key().contains(".");
        key(parent, name, isOptional && metric.kind() == Metric.Kind.COUNTER ? orNull(value) : value);
    }

    private ObjectNode values(String unit, List<String> figures, String type) {
        ObjectNode values = object();
        List.of(COUNT, "belowRange", "aboveRange")
                .forEach(name -> key(
                        values, name, NODES.objectNode().put("type", "integer").put("minimum", 0)));
        figures.forEach(name -> key(values, name + unit, NODES.objectNode().put("type", type)));
        return values;
    }

    /** An object of that kind with what tells it from the others before. */
    private ObjectNode named(ObjectNode ref, String... keys) {
        ObjectNode named = part();
        identity(named, keys);
        named.putArray("allOf").add(ref);
        if (isStrict) {
            named.put("unevaluatedProperties", false);
        }
        return named;
    }

    private void identity(ObjectNode object, String... keys) {
        for (String key : keys) {
            key(
                    object,
                    key,
                    switch (key) {
                        case "groups" ->
                            list(NODES.objectNode().put("type", "string")).put("description", "outermost first");
                        case "kind" -> {
                            ObjectNode kind = NODES.objectNode();
                            ArrayNode kinds = kind.putArray("enum");
                            for (RowKind one : RowKind.values()) {
                                kinds.add(one.key());
                            }
                            yield kind;
                        }
                        default -> string("its name");
                    });
        }
    }

    /** One whose keys are all that are told of it: a strict schema admits no others. */
    private ObjectNode object() {
        ObjectNode object = part();
        return isStrict ? object.put("additionalProperties", false) : object;
    }

    /** One that is put together with other keys. */
    private static ObjectNode part() {
        ObjectNode object = NODES.objectNode().put("type", "object");
        object.putObject("properties");
        object.putArray("required");
        return object;
    }

    /** All of a part: with nothing beside it. */
    private ObjectNode whole(String part) {
        return isStrict ? ref(part).put("unevaluatedProperties", false) : ref(part);
    }

    private static ObjectNode property(ObjectNode object, String name, ObjectNode value) {
        ((ObjectNode) object.get("properties")).set(name, value);
        return value;
    }

    private static ObjectNode key(ObjectNode object, String name, ObjectNode value) {
        if (!object.get("properties").has(name)) {
            ((ArrayNode) object.get("required")).add(name);
        }
        return property(object, name, value);
    }

    private static ObjectNode ref(String definition) {
        return NODES.objectNode().put("$ref", "#/$defs/" + definition);
    }

    private static ObjectNode orNull(ObjectNode value) {
        ObjectNode either = NODES.objectNode();
        either.putArray("anyOf").add(value).add(NODES.objectNode().put("type", "null"));
        return either;
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = NODES.objectNode().put("type", "array");
        list.set("items", items);
        return list;
    }

    private static ObjectNode type(String type, String description) {
        return NODES.objectNode().put("type", type).put("description", description);
    }

    private static ObjectNode string(String description) {
        return type("string", description);
    }

    private static ObjectNode number(String description) {
        return type("number", description).put("minimum", 0);
    }

    private static ObjectNode count(String description) {
        return type("integer", description).put("minimum", 0);
    }
}
