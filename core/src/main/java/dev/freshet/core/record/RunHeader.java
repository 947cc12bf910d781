// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.Assertion;
import dev.freshet.core.stats.RunCard;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run when it starts.
 *
 * @param startNs the start by the monotonic clock of the process
 * @param assertions what will be asked of its figures
 */
record RunHeader(RunCard card, long startNs, List<Assertion> assertions) {

    private static final int VERSION = 1;

    RunHeader {
        assertions = List.copyOf(assertions);
    }

    void write(CBORGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", VERSION);
        out.writeStringField("simulation", card.simulation());
        out.writeStringField("description", card.description());
        out.writeStringField("start", card.start().toString());
        out.writeNumberField("startNs", startNs);
        out.writeObjectFieldStart("facts");
        for (Map.Entry<String, String> fact : card.facts().entrySet()) {
            out.writeStringField(fact.getKey(), fact.getValue());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("assertions");
        for (Assertion assertion : assertions) {
            AssertionBody.write(assertion, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    static RunHeader read(JsonNode body) throws MalformedException {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> fact : body.path("facts").properties()) {
            facts.put(fact.getKey(), fact.getValue().asText());
        }
        List<Assertion> assertions = new ArrayList<>();
        for (JsonNode assertion : Nodes.list(body, "assertions")) {
            assertions.add(AssertionBody.read(assertion));
        }
        RunCard card = new RunCard(Nodes.text(body, "simulation"), Nodes.text(body, "description"), start(body), facts);
        return new RunHeader(card, Nodes.number(body, "startNs"), assertions);
    }

    private static Instant start(JsonNode body) throws MalformedException {
        try {
            return Instant.parse(Nodes.text(body, "start"));
        } catch (DateTimeException e) {
            throw new MalformedException("'start' is no time");
        }
    }
}
