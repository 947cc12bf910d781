// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what the language says more than once: the methods that add a step, which stand on chains ({@code StepMethods}) and again as static methods
 * ({@code StepDsl}, which {@code CoreDsl} extends). An element of the language is one entry of the table; each combination of its parameters becomes an
 * overload, with its documentation. The types that lie between two calls are written by {@code StepTypes}.
 *
 * <p>Run by the build: {@code java StepMethods.java FOLDER}.
 */
final class StepMethods {

    // ---- the table -----------------------------------------------------------------------------------------------

    private static final Parameter DURATION = Parameter.named("duration")
            .as("long", ", in seconds")
            .as("Duration", "")
            .as("String", ", an expression that gives seconds")
            .as("Function<Session, Duration>", ", as a function");
    private static final Parameter CONDITION =
            Parameter.named("condition").as("String", ", an expression,").as("Function<Session, Boolean>", "");
    private static final Parameter TIMES = Parameter.named("times")
            .as("int", "")
            .as("String", ", as an expression")
            .as("Function<Session, Integer>", ", as a function");
    private static final Parameter MESSAGE = Parameter.named("message")
            .as("String", ", with a message that is an expression")
            .as("Function<Session, String>", ", with a message that a function gives");
    private static final Parameter EXPECTED = Parameter.named("expected")
            .as("String", "what an expression gives")
            .as("Object", "a value")
            .as("Function<Session, Object>", "what a function gives");
    private static final Parameter ACTUAL = Parameter.named("actual")
            .as("String", "what an expression gives")
            .as("Function<Session, Object>", "what a function gives");
    private static final Parameter RECORDS = Parameter.named("numberOfRecords")
            .as("int", "so many")
            .as("String", "so many (an expression)")
            .as("Function<Session, Integer>", "so many (a function)");
    private static final Parameter COUNTER =
            Parameter.optional("counterName", "null").as("String", " The attribute counts the passes from 0.");
    private static final Parameter PAUSE_TYPE =
            Parameter.optional("pauseType", "null").as("PauseType", " The pause type is for this pause alone.");

    private static Parameter exitAsap(boolean usual) {
        return Parameter.optional("exitASAP", String.valueOf(usual))
                .as(
                        "boolean",
                        " {@code exitASAP} tells whether the loop can also end in the middle of the body; it can "
                                + (usual ? "" : "not ") + "unless said otherwise.");
    }

    private static Parameter range(String name, String phrase) {
        return Parameter.named(name)
                .as("long", phrase + "; in seconds")
                .as("Duration", phrase)
                .as("String", phrase + "; expressions that give seconds")
                .as("Function<Session, Duration>", phrase + "; as functions");
    }

    private static List<Element> elements() {
        List<Element> all = new ArrayList<>();
        all.addAll(plainSteps());
        all.addAll(loops());
        all.addAll(conditions());
        all.addAll(failures());
        return all;
    }

    private static List<Element> plainSteps() {
        return List.of(
                step(
                                "exec",
                                "Applies a function to the user's session. It runs on the engine's thread and must not block. When it throws, the"
                                        + " session is marked as failed and the user goes on.")
                        .with(Parameter.named("f").as("Function<Session, Session>", ""))
                        .adds("new Step.Apply(f)"),
                step("pause", "Waits so long{duration}.{pauseType}")
                        .with(DURATION, PAUSE_TYPE)
                        .adds("pauseOf(duration(duration), null, given(pauseType))"),
                step("pause", "Waits for a time between the two{min}.{pauseType}")
                        .with(range("min", ", evenly distributed"), Parameter.sameAs("max", "min"), PAUSE_TYPE)
                        .adds("pauseOf(duration(min), duration(max), given(pauseType))"),
                step(
                                "pace",
                                "Waits until that time has passed since the user came by here before{duration}.{counterName}")
                        .with(
                                DURATION,
                                Parameter.optional("counterName", "null")
                                        .as("String", " The attribute holds the next beat."))
                        .adds("paceOf(duration(duration), null, counterName)"),
                step(
                                "pace",
                                "Waits until a time between the two has passed since the user came by here before{min}.{counterName}")
                        .with(
                                range("min", ""),
                                Parameter.sameAs("max", "min"),
                                Parameter.optional("counterName", "null")
                                        .as("String", " The attribute holds the next beat."))
                        .without("String, String") // which is a pace with a counter
                        .adds("paceOf(duration(min), duration(max), counterName)"),
                step(
                                "rendezVous",
                                "Waits until so many users have arrived here. Once they have, nobody waits here any more.")
                        .with(Parameter.named("users").as("int", ""))
                        .adds("new Step.RendezVous(users)"),
                feed("Takes the next record of {feeder} and puts its values into the session.")
                        .adds("new Step.Feed(source(feeder), null)"),
                feed("Takes {numberOfRecords} records of {feeder} and puts them into the session: each attribute is a list with a value from each"
                                + " record.")
                        .with(RECORDS)
                        .adds("new Step.Feed(source(feeder), count(numberOfRecords))"),
                step("group", "Measures what a body takes as a whole, under a name{name}. Groups nest.")
                        .with(Parameter.named("name")
                                .as("String", ", an expression")
                                .as("Function<Session, String>", " that a function gives"))
                        .opens("Groups.On", "body -> new Step.Group(text(name), body)"));
    }

    private static Element feed(String documentation) {
        return step("feed", documentation)
                .with(Parameter.named("feeder")
                        .as("FeederBuilder<?>", "a feeder")
                        .as("Iterator<Map<String, Object>>", "an iterator")
                        .as(
                                "Supplier<Iterator<Map<String, Object>>>",
                                "the iterator that the supplier makes when the run is set up"));
    }

    private static List<Element> loops() {
        return List.of(
                step("repeat", "Executes the body so many times{times}.{counterName}")
                        .with(TIMES, COUNTER)
                        .opens("Repeat.On", "body -> new Step.Repeat(count(times), counterName, body)"),
                step(
                                "foreach",
                                "Executes the body for each element of a list{seq} with the element in an attribute.{counterName}")
                        .with(
                                Parameter.named("seq")
                                        .as("List<?>", ",")
                                        .as("String", ", which an expression gives,")
                                        .as("Function<Session, List<?>>", ", which a function gives,"),
                                Parameter.named("attributeName").as("String", ""),
                                COUNTER)
                        .opens("ForEach.On", "body -> new Step.ForEach(items(seq), attributeName, counterName, body)"),
                step("during", "Executes the body again and again for so long{duration}.{counterName}{exitASAP}")
                        .with(DURATION, COUNTER, exitAsap(true))
                        .opens("During.On", loop("during", "null", "duration(duration)", false, "exitASAP")),
                step("forever", "Executes the body again and again until the user or the run ends.{counterName}")
                        .with(COUNTER)
                        .opens("Forever.On", loop("forever", "null", "null", false, "false")),
                step(
                                "asLongAs",
                                "Executes the body as long as the condition{condition} holds before it.{counterName}{exitASAP}")
                        .with(CONDITION, COUNTER, exitAsap(false))
                        .opens("AsLongAs.On", loop("asLongAs", "condition(condition)", "null", false, "exitASAP")),
                step(
                                "doWhile",
                                "Executes the body once, then again as long as the condition{condition} holds after it.{counterName}")
                        .with(CONDITION, COUNTER)
                        .opens("DoWhile.On", loop("doWhile", "condition(condition)", "null", true, "false")),
                step(
                                "asLongAsDuring",
                                "Executes the body as long as the condition{condition} holds before it, but not longer than the"
                                        + " duration{duration}.{counterName}{exitASAP}")
                        .with(CONDITION, DURATION, COUNTER, exitAsap(false))
                        .without("Function<Session, Boolean>, String.*") // no such overload in the language
                        .opens(
                                "AsLongAsDuring.On",
                                loop(
                                        "asLongAsDuring",
                                        "condition(condition)",
                                        "duration(duration)",
                                        false,
                                        "exitASAP")),
                step(
                                "doWhileDuring",
                                "Executes the body once, then again as long as the condition{condition} holds after it, but not longer than"
                                        + " the duration{duration}.{counterName}{exitASAP}")
                        .with(CONDITION, DURATION, COUNTER, exitAsap(false))
                        .without("Function<Session, Boolean>, String.*") // no such overload in the language
                        .opens(
                                "DoWhileDuring.On",
                                loop("doWhileDuring", "condition(condition)", "duration(duration)", true, "exitASAP")));
    }

    private static String loop(String words, String condition, String duration, boolean bodyFirst, String exitAsap) {
        return "body -> new Step.While(\"" + words + "\", " + condition + ", " + duration + ", " + bodyFirst
                + ", counterName, " + exitAsap + ", body)";
    }

    private static List<Element> conditions() {
        return List.of(
                step("doIf", "Executes a chain if the condition{condition} holds.")
                        .with(CONDITION)
                        .opens("DoIf.Then", "then -> new Step.If(condition(condition), then, null)"),
                step("doIfOrElse", "Executes one chain if the condition{condition} holds and another if it does not.")
                        .with(CONDITION)
                        .opens("DoIfOrElse.Then", "(then, orElse) -> new Step.If(condition(condition), then, orElse)"),
                step("doIfEquals", "Executes a chain if {actual} equals {expected}.")
                        .with(ACTUAL, EXPECTED)
                        .opens(
                                "DoIfEquals.Then",
                                "then -> new Step.IfEquals(value(actual), value(expected), then, null)"),
                step("doIfEqualsOrElse", "Executes one chain if {actual} equals {expected} and another if it does not.")
                        .with(ACTUAL, EXPECTED)
                        .opens(
                                "DoIfEqualsOrElse.Then",
                                "(then, orElse) -> new Step.IfEquals(value(actual), value(expected), then, orElse)"),
                step("doSwitch", "Executes the chain whose key equals {actual}.")
                        .with(ACTUAL)
                        .opens("DoSwitch.On", "cases -> new Step.Switch(value(actual), cases, null)"),
                step("doSwitchOrElse", "Executes the chain whose key equals {actual}, or another one if there is none.")
                        .with(ACTUAL)
                        .opens("DoSwitchOrElse.On", "(cases, orElse) -> new Step.Switch(value(actual), cases, orElse)"),
                step(
                                "randomSwitch",
                                "Executes one of several chains by chance, or none for what the percentages leave to 100.")
                        .opens("RandomSwitch.On", "cases -> new Step.RandomSwitch(cases, null)"),
                step(
                                "randomSwitchOrElse",
                                "Executes one of several chains by chance, or another one for what the percentages leave to 100.")
                        .opens("RandomSwitchOrElse.On", "Step.RandomSwitch::new"),
                step("uniformRandomSwitch", "Executes one of several chains by chance, all equally likely.")
                        .opens("UniformRandomSwitch.On", "Step.UniformRandomSwitch::new"),
                step("roundRobinSwitch", "Executes several chains in turn, counted over all users.")
                        .opens("RoundRobinSwitch.On", "Step.RoundRobinSwitch::new"));
    }

    private static List<Element> failures() {
        List<Element> all = new ArrayList<>(List.of(
                step("exitBlockOnFail", "Executes a body and leaves it when something in it fails.")
                        .opens(
                                "Errors.ExitBlockOnFail",
                                "body -> new Step.TryMax(\"exitBlockOnFail\", Dynamic.of(1), null, body)"),
                step(
                                "tryMax",
                                "Executes a body and begins it anew when something in it fails; at most so many attempts{times}.{counterName}")
                        .with(
                                TIMES,
                                Parameter.optional("counterName", "null")
                                        .as("String", " The attribute counts the attempts from 0."))
                        .opens("Errors.TryMax", "body -> new Step.TryMax(\"tryMax\", count(times), counterName, body)"),
                step("exitHereIf", "Ends the user if the condition{condition} holds.")
                        .with(CONDITION)
                        .adds("new Step.ExitHere(\"exitHereIf\", condition(condition))"),
                step("exitHere", "Ends the user.").adds("new Step.ExitHere(\"exitHere\", null)"),
                step("exitHereIfFailed", "Ends the user if something has failed.")
                        .adds("new Step.ExitHere(\"exitHereIfFailed\", condition(Session::isFailed))")));
        all.addAll(endOfRun("stop", "LoadGenerator", "Ends the whole run"));
        all.addAll(endOfRun("crash", "LoadGenerator", "Ends the whole run as failed"));
        all.addAll(endOfRun("stop", "Injector", "@deprecated the name is {@link #stopLoadGenerator} now"));
        all.addAll(endOfRun("crash", "Injector", "@deprecated the name is {@link #crashLoadGenerator} now"));
        return all;
    }

    private static List<Element> endOfRun(String verb, String noun, String documentation) {
        boolean crash = verb.equals("crash");
        boolean old = documentation.startsWith("@");
        String name = verb + noun;
        return List.of(
                step(name, old ? documentation : documentation + "{message}.")
                        .with(MESSAGE)
                        .adds("new Step.EndRun(\"" + name + "\", " + crash + ", text(message), null)"),
                step(
                                name + "If",
                                old
                                        ? documentation.replace("Generator}", "GeneratorIf}")
                                        : documentation + "{message}, if the condition{condition} holds.")
                        .with(MESSAGE, CONDITION)
                        .adds("new Step.EndRun(\"" + name + "If\", " + crash
                                + ", text(message), condition(condition))"));
    }

    // ---- what a row of the table is ------------------------------------------------------------------------------

    private static Element step(String method, String documentation) {
        return new Element(method, documentation, List.of(), "", "", "");
    }

    /**
     * An element of the language.
     *
     * @param documentation with the phrase of a parameter's type where its name stands in braces
     * @param without the types of parameters, as a regular expression, of overloads that there are not; empty if all combinations are overloads
     * @param opens the type that the methods give; empty where they add the step at once
     * @param step the step, or a function that makes it, as Java
     */
    private record Element(
            String method,
            String documentation,
            List<Parameter> parameters,
            String without,
            String opens,
            String step) {

        Element with(Parameter... added) {
            List<Parameter> all = new ArrayList<>(parameters);
            all.addAll(List.of(added));
            return new Element(method, documentation, all, without, opens, step);
        }

        Element without(String types) {
            return new Element(method, documentation, parameters, types, opens, step);
        }

        Element adds(String made) {
            return new Element(method, documentation, parameters, without, "", made);
        }

        Element opens(String type, String made) {
            return new Element(method, documentation, parameters, without, type, made);
        }

        List<Overload> overloads() {
            List<Overload> all = List.of(new Overload(this, new LinkedHashMap<>(), documentation, step));
            for (Parameter parameter : parameters) {
                all = all.stream().flatMap(overload -> overload.with(parameter)).toList();
            }
            return all.stream()
                    .filter(overload -> without.isEmpty() || !overload.types().matches(without))
                    .toList();
        }
    }

    /**
     * A parameter and the types that it may have, each with its phrase for the documentation.
     *
     * @param absent what stands for it where an overload lacks it; empty if none may
     * @param like the parameter whose type it shares; empty if it has its own
     */
    private record Parameter(String name, String absent, String like, Map<String, String> phrases) {

        static Parameter named(String name) {
            return new Parameter(name, "", "", Map.of());
        }

        static Parameter optional(String name, String absent) {
            return new Parameter(name, absent, "", Map.of());
        }

        static Parameter sameAs(String name, String like) {
            return new Parameter(name, "", like, Map.of());
        }

        Parameter as(String type, String phrase) {
            Map<String, String> more = new LinkedHashMap<>(phrases);
            more.put(type, phrase);
            return new Parameter(name, absent, like, more);
        }
    }

    /** One method: types by parameter, in order. */
    private record Overload(Element element, Map<String, String> byName, String documentation, String step) {

        Stream<Overload> with(Parameter parameter) {
            if (!parameter.like.isEmpty()) {
                return Stream.of(with(parameter.name, byName.get(parameter.like), ""));
            }
            Stream<Overload> present =
                    parameter.phrases.entrySet().stream().map(as -> with(parameter.name, as.getKey(), as.getValue()));
            return parameter.absent.isEmpty() ? present : Stream.concat(Stream.of(lacking(parameter)), present);
        }

        private Overload with(String name, String type, String phrase) {
            Map<String, String> more = new LinkedHashMap<>(byName);
            more.put(name, type);
            return new Overload(element, more, documentation.replace("{" + name + "}", phrase), step);
        }

        private Overload lacking(Parameter parameter) {
            return new Overload(
                    element,
                    byName,
                    documentation.replace("{" + parameter.name + "}", ""),
                    step.replace("given(" + parameter.name + ")", parameter.absent)
                            .replaceAll("\\b" + parameter.name + "\\b", parameter.absent));
        }

        String types() {
            return String.join(", ", byName.values());
        }

        private String parameters() {
            return byName.entrySet().stream()
                    .map(p -> p.getValue() + " " + p.getKey())
                    .collect(Collectors.joining(", "));
        }

        private String head(String modifiers, String structure) {
            String result = element.opens.isEmpty() ? structure : element.opens + "<" + structure + ">";
            boolean old = documentation.startsWith("@deprecated");
            return "\n    /** " + documentation + " */\n" + (old ? "    @Deprecated(since = \"0.1\")\n" : "")
                    + "    public " + modifiers + " " + result + " " + element.method + "(" + parameters()
                    + ") {\n        return ";
        }

        String onChains() {
            String made = element.opens.isEmpty()
                    ? "append(" + step + ")"
                    : "new " + element.opens + "<>(slot(" + step + "))";
            return head("final", "T") + made + ";\n    }\n";
        }

        String asStatic() {
            return head("static", "ChainBuilder") + "ChainBuilder.EMPTY." + element.method + "("
                    + String.join(", ", byName.keySet()) + ");\n    }\n";
        }
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    private static final String HEADER = """
            // SPDX-License-Identifier: Apache-2.0
            // Written by StepMethods.java, from its table.
            package dev.freshet.core;

            """;

    private static final String IMPORTS = """
            import static dev.freshet.core.Arguments.*;

            import java.time.Duration;
            import java.util.Iterator;
            import java.util.List;
            import java.util.Map;
            import java.util.function.BiFunction;
            import java.util.function.Function;
            import java.util.function.Supplier;

            """;

    private static final String ON_CHAINS = """
            /**
             * The methods that add a step, for chains and scenarios alike.
             *
             * @param <T> what adding a step gives
             */
            public abstract sealed class StepMethods<T extends StructureBuilder<T>> permits StructureBuilder {

                StepMethods() {}

                /** The structure that steps are added to. */
                abstract StructureBuilder<T> structure();

                private T append(Step step) {
                    return structure().append(step);
                }

                private <P> Slot<P, T> slot(Function<P, Step> step) {
                    return new Slot<>(structure(), step);
                }

                private <P> PairSlot<P, T> slot(BiFunction<P, ChainBuilder, Step> step) {
                    return new PairSlot<>(structure(), step);
                }
            """;

    private static final String AS_STATICS = """
            /** The methods that begin a chain with a step. */
            public abstract sealed class StepDsl permits CoreDsl {

                StepDsl() {}
            """;

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0], "dev", "freshet", "core"));
        List<Overload> overloads = elements().stream()
                .flatMap(element -> element.overloads().stream())
                .toList();
        write(
                folder,
                "StepMethods",
                HEADER + IMPORTS + ON_CHAINS + joined(overloads.stream().map(Overload::onChains)));
        write(
                folder,
                "StepDsl",
                HEADER
                        + IMPORTS.substring(IMPORTS.indexOf("import java"))
                        + AS_STATICS
                        + joined(overloads.stream().map(Overload::asStatic)));
    }

    private static String joined(Stream<String> methods) {
        return methods.collect(Collectors.joining());
    }

    private static void write(Path folder, String type, String source) throws IOException {
        Files.writeString(folder.resolve(type + ".java"), source + "}\n");
    }
}
