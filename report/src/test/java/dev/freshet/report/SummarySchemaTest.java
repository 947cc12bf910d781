// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.stats.RunStats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/summary.schema.json} describes what is written. */
final class SummarySchemaTest {

    private static final Path PUBLISHED = Path.of("../docs/summary.schema.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of("one of everything", SampleRun.small()),
                Arguments.of("a run of some length", SampleRun.of(20)),
                Arguments.of("a run without anything", SampleRun.nothing()),
                Arguments.of("hostile names", SampleRun.named("</script>\"\u2028\n\\ \ud800")),
                Arguments.of("facts", withFacts(SampleRun.small())));
    }

    /** To bring it up to date after a wanted change: {@code mvn test -pl report -am -Dtest=SummarySchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dschema.update=true}. */
    @Test
    void thePublishedSchemaIsThatOfTheCatalogue() throws IOException {
        String now = JsonText.pretty(SummarySchema.published());
        if (Boolean.getBoolean("schema.update")) {
            Files.writeString(PUBLISHED, now);
        }
        assertThat(PUBLISHED).hasContent(now);
    }

    @Test
    void thePublishedSchemaIsOne() throws IOException {
        JsonSchema schemas = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(schemas.validate(MAPPER.readTree(Files.readString(PUBLISHED))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void everySummaryIsValid(String what, RunStats stats) throws IOException {
        JsonSchema published = FACTORY.getSchema(Files.readString(PUBLISHED, StandardCharsets.UTF_8));

        assertThat(published.validate(summary(stats))).isEmpty();
    }

    /** Nothing is written that the schema does not tell of. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void noSummaryHasAKeyThatTheSchemaDoesNotKnow(String what, RunStats stats) throws IOException {
        assertThat(FACTORY.getSchema(SummarySchema.strict()).validate(summary(stats)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyMetricIsInTheSchema(Metric metric) throws IOException {
        String definition = switch (metric.owner()) {
            case RUN -> "run";
            case SCENARIO -> "users";
            case ROW -> "rows";
            case GROUP -> "group";
            case STREAM -> "streams";
            case STANDING_CHECK -> "standingCheck";
            case MEASURE -> "measure";
            case VALUE -> "value";
        };
        String path = metric.key().replace(".", "/properties/") + (metric.kind() == Metric.Kind.LEVEL ? "Max" : "");
        JsonNode schema = MAPPER.readTree(Files.readString(PUBLISHED));

        assertThat(schema.at("/$defs/" + definition + "/properties/" + path).isMissingNode())
                .isFalse();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "/streams/all/events, no number",
        "/requests/byKind/check/ok, a text in place of a latency",
        "/streams/byName/0/ends/dropped/count, no number, nested",
        "/users/scenarios/0/started, no number in a list",
        "/durationNs, no number at the top"
    })
    void whatIsNotAsPromisedIsNoticed(String where, String what) throws IOException {
        JsonNode summary = summary(SampleRun.small());
        int slash = where.lastIndexOf('/');
        ((ObjectNode) summary.at(where.substring(0, slash))).put(where.substring(slash + 1), "a text");
        JsonSchema published = FACTORY.getSchema(Files.readString(PUBLISHED));

        assertThat(published.validate(summary)).isNotEmpty();
        ((ObjectNode) summary.at(where.substring(0, slash))).remove(where.substring(slash + 1));
        assertThat(published.validate(summary)).as("without it").isNotEmpty();
    }

    @Test
    void factsAreAnObjectOfWords() throws IOException {
        assertThat(summary(withFacts(SampleRun.small())).get("facts"))
                .hasToString("{\"tool\":\"freshet 1\",\"command\":\"run \\\"x\\\"\"}");
    }

    private static RunStats withFacts(RunStats stats) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("tool", "freshet 1");
        facts.put("command", "run \"x\"");
        RunCard card = new RunCard("example.Small", "", Instant.EPOCH, facts);
        return new RunStats(
                card, stats.duration(), stats.ended(), stats.series(), stats.timeline(), stats.trust(), stats.notes());
    }

    private static JsonNode summary(RunStats stats) throws IOException {
        return MAPPER.readTree(SummaryJson.of(stats));
    }
}
