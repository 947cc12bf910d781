// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the types between two calls of the language, which differ in little but their names: {@code Repeat.On}, {@code DoIf.Then} and their like,
 * what lacks its body, its choices, or the chain for the others.
 *
 * <p>Run by the build: {@code java StepTypes.java FOLDER}.
 */
final class StepTypes {

    private static List<Between> betweens() {
        Shape pass = Shape.body("A loop that still lacks its body.", "on", "The body: what each pass executes.");
        Shape held =
                Shape.body("A condition that still lacks what it decides on.", "then", "What is executed if it holds.");
        Shape both = held.documented("A condition that still lacks both chains.")
                .orElse(
                        "A condition that still lacks the chain for the others.",
                        "What is executed if it does not hold.");
        Shape byKey = Shape.choices("Choice.WithKey");
        Shape byWeight = Shape.choices("Choice.WithWeight");
        String others = "A switch that still lacks the chain for the others.";
        String untaken = "What is executed if no choice is taken.";
        return List.of(
                new Between("Repeat", "The loop {@code repeat}: so many passes.", pass),
                new Between(
                        "ForEach", "The loop {@code foreach}: a pass for each element of a list or an array.", pass),
                new Between(
                        "During",
                        "The loop {@code during}: passes as long as the time since the loop was entered is not over.",
                        pass),
                new Between("Forever", "The loop {@code forever}: passes until the user or the run ends.", pass),
                new Between(
                        "AsLongAs",
                        "The loop {@code asLongAs}: passes as long as the condition holds before them.",
                        pass),
                new Between(
                        "DoWhile", "The loop {@code doWhile}: passes as long as the condition holds after them.", pass),
                new Between(
                        "AsLongAsDuring",
                        "The loop {@code asLongAsDuring}: passes as long as the condition holds before them and the time is not"
                                + " over.",
                        pass),
                new Between(
                        "DoWhileDuring",
                        "The loop {@code doWhileDuring}: passes as long as the condition holds after them and the time is not"
                                + " over.",
                        pass),
                new Between(
                        "Groups",
                        "The element {@code group}: steps whose response times are added up under one name, and whose whole duration"
                                + " is measured.",
                        Shape.body("A group that still lacks its body.", "on", "The body: what belongs to the group.")),
                new Between("DoIf", "The condition {@code doIf}: a chain for the users that meet it.", held),
                new Between(
                        "DoIfOrElse",
                        "The condition {@code doIfOrElse}: a chain for the users that meet it, another for the others.",
                        both),
                new Between(
                        "DoIfEquals",
                        "The condition {@code doIfEquals}: a chain for the users where two values are equal, as {@code equals} sees"
                                + " it: the number 1 is not the text \"1\".",
                        held),
                new Between(
                        "DoIfEqualsOrElse",
                        "The condition {@code doIfEqualsOrElse}: a chain for the users where two values are equal, another for"
                                + " the others.",
                        both),
                new Between(
                        "DoSwitch",
                        "The switch {@code doSwitch}: the chain whose key equals a value; none if there is no such key.",
                        byKey),
                new Between(
                        "DoSwitchOrElse",
                        "The switch {@code doSwitchOrElse}: the chain whose key equals a value; another one if there is no such"
                                + " key.",
                        byKey.orElse(others, untaken)),
                new Between(
                        "RandomSwitch",
                        "The switch {@code randomSwitch}: a chain by chance; none for what the percentages leave to 100.",
                        byWeight),
                new Between(
                        "RandomSwitchOrElse",
                        "The switch {@code randomSwitchOrElse}: a chain by chance; another one for what the percentages"
                                + " leave to 100.",
                        byWeight.orElse(others, untaken)),
                new Between(
                        "UniformRandomSwitch",
                        "The switch {@code uniformRandomSwitch}: a chain by chance, all equally likely.",
                        Shape.chains()),
                new Between(
                        "RoundRobinSwitch",
                        "The switch {@code roundRobinSwitch}: the chains in turn, counted over all users.",
                        Shape.chains()));
    }

    /** A type between two calls: what lacks its body, its choices, or the chain for the others. */
    private record Between(String name, String documentation, Shape shape) {

        String source() {
            return HEADER
                    + "import dev.freshet.core.exec.Executable;\nimport java.util.List;\n\n/** "
                    + documentation + " */\npublic final class " + name + " {\n\n    private " + name + "() {}\n"
                    + shape.source() + "}\n";
        }
    }

    /**
     * What such a type lacks.
     *
     * @param lacks its documentation
     * @param part the type of what fills it
     * @param fillers its methods, whose last line gives {@code FILLED(part)}
     * @param others the documentation of the type that lacks the chain for the others, and of its method; empty where there is none
     */
    private record Shape(String type, String lacks, String part, String fillers, List<String> others) {

        static Shape body(String lacks, String method, String documentation) {
            return new Shape(
                    method.equals("on") ? "On" : "Then",
                    lacks,
                    "ChainBuilder",
                    """

                            /** %s */
                            public RESULT %s(Executable executable, Executable... executables) {
                                return FILLED(ChainBuilder.of(executable, executables));
                            }
                    """.formatted(documentation, method),
                    List.of());
        }

        static Shape choices(String choice) {
            return new Shape(
                    "On",
                    "A switch that still lacks its choices.",
                    "List<" + choice + ">",
                    """

                            /** The choices. */
                            public RESULT on(%1$s... choices) {
                                return on(List.of(choices));
                            }

                            /** The choices. */
                            public RESULT on(List<%1$s> choices) {
                                return FILLED(List.copyOf(choices));
                            }
                    """.formatted(choice),
                    List.of());
        }

        static Shape chains() {
            return new Shape("On", "A switch that still lacks its choices.", "List<ChainBuilder>", """

                            /** The choices, each executable one of them. */
                            public RESULT on(Executable executable, Executable... executables) {
                                return FILLED(ChainBuilder.each(executable, executables));
                            }

                            /** The choices. */
                            public RESULT on(List<ChainBuilder> choices) {
                                return FILLED(List.copyOf(choices));
                            }
                    """, List.of());
        }

        Shape documented(String documentation) {
            return new Shape(type, documentation, part, fillers, others);
        }

        Shape orElse(String documentation, String ofMethod) {
            return new Shape(type, lacks, part, fillers, List.of(documentation, ofMethod));
        }

        String source() {
            if (others.isEmpty()) {
                return nested(
                        lacks,
                        type,
                        "Slot<" + part + ", T> slot",
                        fillers.replace("RESULT", "T").replace("FILLED", "slot.fill"));
            }
            String first = fillers.replace("RESULT", "OrElse<T>")
                    .replaceAll("FILLED\\((.*)\\);", "return new OrElse<>(slot.andThen($1));")
                    .replace("return return", "return");
            String second = body("", "orElse", others.get(1))
                    .fillers
                    .replace("RESULT", "T")
                    .replace("FILLED", "slot.fill");
            return nested(lacks, type, "PairSlot<" + part + ", T> slot", first)
                    + nested(others.get(0), "OrElse", "Slot<ChainBuilder, T> slot", second);
        }

        private static String nested(String documentation, String name, String field, String methods) {
            return """

                        /** %s */
                        public static final class %s<T extends StructureBuilder<T>> {

                            private final %s;

                            %s(%s) {
                                this.slot = slot;
                            }
                    %s    }
                    """.formatted(documentation, name, field, name, field, methods);
        }
    }

    // ---- writing -------------------------------------------------------------------------------------------------

    private static final String HEADER = """
            // SPDX-License-Identifier: Apache-2.0
            // Written by StepTypes.java, from its table.
            package dev.freshet.core;

            """;

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0], "dev", "freshet", "core"));
        for (Between between : betweens()) {
            Files.writeString(folder.resolve(between.name() + ".java"), between.source());
        }
    }
}
