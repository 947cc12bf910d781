// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.oneliner;

import dev.freshet.core.Internal;
import dev.freshet.core.OpenInjectionStep;
import dev.freshet.core.PopulationBuilder;
import dev.freshet.core.ScenarioBuilder;
import dev.freshet.core.Simulation;
import dev.freshet.core.assertion.AssertionText;
import dev.freshet.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one command line asks for, complete: the simulation that is run, and the source of the same. Immutable.
 */
@Internal
public final class OneLiner {

    private final Kind kind;
    private final Spoken<HttpProtocolBuilder> protocol;
    private final Spoken<ScenarioBuilder> scenario;
    private final List<Spoken<OpenInjectionStep>> steps;
    private final List<AssertionText> assertions;
    private final Optional<Duration> maxDuration;
    private final AskedConnection connection;

    @SuppressWarnings("checkstyle:ParameterNumber") // the parts of a simulation
    private OneLiner(
            Kind kind,
            Spoken<HttpProtocolBuilder> protocol,
            Spoken<ScenarioBuilder> scenario,
            List<Spoken<OpenInjectionStep>> steps,
            List<AssertionText> assertions,
            Optional<Duration> maxDuration,
            AskedConnection connection) {
        this.kind = kind;
        this.protocol = protocol;
        this.scenario = scenario;
        this.steps = List.copyOf(steps);
        this.assertions = assertions;
        this.maxDuration = maxDuration;
        this.connection = connection;
    }

    /** What is asked for, which gives the simulation its name. */
    enum Kind {
        STREAMS("StreamSimulation", "streams"),
        REQUESTS("RequestSimulation", "requests");

        private final String className;
        private final String field;

        Kind(String className, String field) {
            this.className = className;
            this.field = field;
        }
    }

    /** One without an end of its own and without assertions. */
    static OneLiner of(
            Kind kind,
            Spoken<HttpProtocolBuilder> protocol,
            Spoken<ScenarioBuilder> scenario,
            List<Spoken<OpenInjectionStep>> steps,
            AskedConnection connection) {
        return new OneLiner(kind, protocol, scenario, steps, List.of(), Optional.empty(), connection);
    }

    OneLiner with(Optional<Duration> changed) {
        return new OneLiner(kind, protocol, scenario, steps, assertions, changed, connection);
    }

    /** The same, of which that must be true. */
    public OneLiner with(List<AssertionText> asserted) {
        return new OneLiner(kind, protocol, scenario, steps, List.copyOf(asserted), maxDuration, connection);
    }

    /** The same by a protocol that somebody looks through; of that, its source says nothing. */
    public OneLiner seenBy(UnaryOperator<HttpProtocolBuilder> look) {
        Spoken<HttpProtocolBuilder> seen = new Spoken<>(look.apply(protocol.value()), protocol.java());
        return new OneLiner(kind, seen, scenario, steps, assertions, maxDuration, connection);
    }

    /** The simulation. Sets the system properties that it needs, as its source does. */
    public Simulation simulation() {
        connection.setProperties();
        PopulationBuilder population =
                scenario.value().injectOpen(steps.stream().map(Spoken::value).toList());
        return switch (kind) {
            case STREAMS -> new StreamSimulation(population, this);
            case REQUESTS -> new RequestSimulation(population, this);
        };
    }

    void complete(Simulation.SetUp setUp) {
        setUp.protocols(protocol.value());
        if (!assertions.isEmpty()) {
            setUp.assertions(assertions.stream().map(AssertionText::assertion).toList());
        }
        maxDuration.ifPresent(setUp::maxDuration);
    }

    /** The source of the same simulation: one file, to be kept under the name of its class. */
    public String source() {
        String body = fields() + setUp();
        return imports(body) + "\n" + head() + body + "}\n";
    }

    private String head() {
        return """
                /**
                 * Made of one command line. Run it: {@code ./freshet run %s.java}. It holds what that line held, secrets included.
                 */
                public class %s extends Simulation {

                """.formatted(kind.className, kind.className);
    }

    private String fields() {
        StringBuilder fields = new StringBuilder(500);
        if (!connection.properties().isEmpty()) {
            fields.append("    {\n");
            connection
                    .properties()
                    .forEach(property -> fields.append("        System.setProperty(")
                            .append(JavaText.literal(property.name()))
                            .append(", ")
                            .append(JavaText.literal(property.value()))
                            .append(");\n"));
            fields.append("    }\n\n");
        }
        field("HttpProtocolBuilder protocol", protocol.java(), fields);
        field("ScenarioBuilder " + kind.field, scenario.java(), fields);
        return fields.toString();
    }

    private static void field(String name, String java, StringBuilder fields) {
        fields.append("    ")
                .append(name)
                .append(" = ")
                .append(JavaText.continued(4, java))
                .append(";\n\n");
    }

    private String setUp() {
        StringBuilder text = new StringBuilder(300);
        text.append("    {\n        setUp(").append(kind.field).append(".injectOpen(");
        text.append(String.join(", ", steps.stream().map(Spoken::java).toList()));
        text.append("))\n                .protocols(protocol)");
        if (!assertions.isEmpty()) {
            String separator = ",\n" + " ".repeat(24);
            text.append("\n                .assertions(")
                    .append(assertions.size() == 1 ? "" : "\n" + " ".repeat(24))
                    .append(String.join(
                            separator,
                            assertions.stream().map(AssertionText::java).toList()))
                    .append(")");
        }
        maxDuration.ifPresent(max -> text.append("\n                .maxDuration(")
                .append(JavaText.duration(max))
                .append(")"));
        return text.append(";\n    }\n").toString();
    }

    /** Those that the text needs; a word in quotes may bring one more. */
    private static String imports(String body) {
        StringBuilder imports = new StringBuilder("""
                import static dev.freshet.core.CoreDsl.*;
                import static dev.freshet.http.HttpDsl.*;

                """);
        imports.append("import dev.freshet.core.ScenarioBuilder;\n");
        addIf(body.contains("Session::"), "dev.freshet.core.Session", imports);
        imports.append("import dev.freshet.core.Simulation;\n");
        addIf(body.contains("StreamEnd."), "dev.freshet.core.StreamEnd", imports);
        imports.append("import dev.freshet.http.HttpProtocolBuilder;\n");
        addIf(body.contains("SseReconnect."), "dev.freshet.http.SseReconnect", imports);
        addIf(body.contains("Duration."), "java.time.Duration", imports);
        addIf(body.contains("ChronoUnit."), "java.time.temporal.ChronoUnit", imports);
        addIf(body.contains("Map.of("), "java.util.Map", imports);
        return imports.toString();
    }

    private static void addIf(boolean isNeeded, String type, StringBuilder imports) {
        if (isNeeded) {
            imports.append("import ").append(type).append(";\n");
        }
    }
}
