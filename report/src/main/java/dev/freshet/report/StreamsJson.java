// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.EventsPerRead;
import dev.freshet.core.stats.MeasureStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamStats;
import java.util.List;

/** The streams of a run as JSON: their metrics, and what follows from them. */
final class StreamsJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final double seconds;

    StreamsJson(double seconds) {
        this.seconds = seconds;
    }

    ObjectNode of(RunStats stats) {
        ObjectNode streams = NODES.objectNode();
        streams.set("all", stream(stats.allStreams()));
        ArrayNode byName = streams.putArray("byName");
        for (StreamStats stream : stats.streams()) {
            ObjectNode node = NODES.objectNode().put("name", stream.name());
            node.setAll(stream(stream));
            byName.add(node);
        }
        return streams;
    }

    private ObjectNode stream(StreamStats stream) {
        ObjectNode node = NODES.objectNode();
        MetricsJson.put(node, stream.series());
        node.set(Metric.EVENTS_PER_READ.key(), eventsPerRead(stream.eventsPerRead()));
        node.put("eventsPerSecond", seconds > 0 ? stream.events() / seconds : 0);
        LatencyJson.put(node, "lifetime", stream.lifetime());
        node.put("reconnectsOk", stream.reconnectsOk().count());
        node.put("reconnectsKo", stream.reconnectsKo().count());
        node.put("stalls", stream.stalls());
        node.set("standingChecks", standingChecks(stream.standingChecks()));
        node.set("measures", measures(stream.measures()));
        return node;
    }

    private static ObjectNode eventsPerRead(EventsPerRead perRead) {
        ObjectNode node = NODES.objectNode();
        node.put("mean", perRead.mean());
        node.put("max", perRead.maxEvents());
        node.put("readsWithEvents", perRead.readsWithEvents());
        node.put("readsWithoutEvents", perRead.readsWithoutEvents());
        ArrayNode distribution = node.putArray("distribution");
        for (EventsPerRead.Bucket bucket : perRead.buckets()) {
            distribution
                    .addObject()
                    .put("from", bucket.from())
                    .put("to", bucket.to())
                    .put("reads", bucket.reads());
        }
        return node;
    }

    private static ArrayNode measures(List<MeasureStats> measures) {
        ArrayNode nodes = NODES.arrayNode();
        for (MeasureStats measure : measures) {
            ObjectNode node = nodes.addObject().put("name", measure.name()).put("unit", measure.unit());
            MetricsJson.put(node, measure.series());
        }
        return nodes;
    }

    private static ArrayNode standingChecks(List<StandingCheckStats> checks) {
        ArrayNode nodes = NODES.arrayNode();
        for (StandingCheckStats check : checks) {
            ObjectNode node = nodes.addObject().put("name", check.name());
            MetricsJson.put(node, check.series());
            node.put(Metric.CHECK_FAILURE.key(), check.firstFailure().orElse(null));
        }
        return nodes;
    }
}
