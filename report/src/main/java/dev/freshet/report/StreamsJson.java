// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.stats.EndReason;
import dev.freshet.core.stats.EventsPerRead;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.stats.SequenceStats;
import dev.freshet.core.stats.StandingCheckStats;
import dev.freshet.core.stats.StreamLevels;
import dev.freshet.core.stats.StreamLosses;
import dev.freshet.core.stats.StreamStats;
import java.util.List;

/** The streams of a run as JSON. */
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
        levels(node, stream.levels());
        node.put("opened", stream.opened());
        node.put("connectsFailed", stream.connectsFailed());
        node.put("events", stream.events());
        node.put("eventsPerSecond", seconds > 0 ? stream.events() / seconds : 0);
        node.put("comments", stream.comments());
        node.put("bytes", stream.bytes());
        node.set("eventsPerRead", eventsPerRead(stream.eventsPerRead()));
        LatencyJson.put(node, "timeToFirstEvent", stream.firstEvent());
        LatencyJson.put(node, "eventGap", stream.gap());
        LatencyJson.put(node, "deliveryLatency", stream.deliveryLatency());
        node.put("clockSkewed", stream.clockSkewed());
        LatencyJson.put(node, "lifetime", stream.lifetime());
        node.set("ends", ends(stream));
        node.put("reconnectsOk", stream.reconnectsOk().count());
        node.put("reconnectsKo", stream.reconnectsKo().count());
        LatencyJson.put(node, "reconnectTime", stream.reconnectsOk());
        losses(node, stream.losses());
        sequence(node, stream.sequence());
        node.put("stalls", stream.stalls());
        node.put("unmatched", stream.unmatched());
        node.put("evicted", stream.evicted());
        node.set("standingChecks", standingChecks(stream.standingChecks()));
        return node;
    }

    private static void losses(ObjectNode node, StreamLosses losses) {
        node.put("reconnectsDeclined", losses.reconnectsDeclined());
        node.put("connectsGivenUp", losses.connectsGivenUp());
        node.put("endedBeforeFirstEvent", losses.endedBeforeFirstEvent());
        node.put("lostForGood", losses.streams());
        node.put("halfEvents", losses.halfEvents());
        node.set("lossReasons", SummaryJson.errors(losses.reasons()));
    }

    private static void levels(ObjectNode node, StreamLevels levels) {
        node.put("openAtEnd", levels.open());
        node.put("openMax", levels.openMax());
        node.put("connectingMax", levels.connectingMax());
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

    /** Every reason, also one that did not occur, under its words in camel case. */
    private static ObjectNode ends(StreamStats stream) {
        ObjectNode ends = NODES.objectNode();
        for (EndReason reason : EndReason.values()) {
            ObjectNode node = ends.putObject(key(reason));
            node.put("count", stream.ends(reason));
            LatencyJson.put(node, "lifetime", stream.lifetime(reason));
        }
        return ends;
    }

    private static String key(EndReason reason) {
        return switch (reason) {
            case CLOSED_BY_USER -> "closedByUser";
            case ENDED_BY_SERVER -> "endedByServer";
            case DROPPED -> "dropped";
            case STALLED -> "stalled";
            case REFUSED -> "refused";
            case RUN_ENDED -> "runEnded";
        };
    }

    private static void sequence(ObjectNode parent, SequenceStats sequence) {
        if (!sequence.isRecorded()) {
            parent.putNull("sequence");
            return;
        }
        ObjectNode node = parent.putObject("sequence");
        node.put("checked", sequence.checked());
        node.put("lost", sequence.lost());
        node.put("duplicated", sequence.duplicated());
        node.put("outOfOrder", sequence.outOfOrder());
    }

    private static ArrayNode standingChecks(List<StandingCheckStats> checks) {
        ArrayNode nodes = NODES.arrayNode();
        for (StandingCheckStats check : checks) {
            nodes.addObject()
                    .put("name", check.name())
                    .put("okCount", check.ok())
                    .put("koCount", check.ko())
                    .put("firstFailure", check.firstFailure().orElse(null));
        }
        return nodes;
    }
}
