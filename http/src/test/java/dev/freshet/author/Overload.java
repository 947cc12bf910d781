// SPDX-License-Identifier: Apache-2.0
package dev.freshet.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a table of the language: {@code CoreDsl.pause(long, PauseType) -> ChainBuilder}.
 *
 * @param owner the type that has the method, in short
 * @param parameters the types of its parameters
 */
record Overload(String owner, String method, List<String> parameters, String result) {

    private static final Pattern LINE = Pattern.compile("([\\w.]+)\\.(\\w+)\\((.*)\\) -> (.+)");

    /** Type variables of the language, each with a type that stands for it. */
    private static final Map<String, String> VARIABLES = Map.of("X2", "Integer", "JavaX", "String", "X", "String");

    /** Types with a parameter: with what it stands for where the method is called. */
    private static final Map<String, String> GENERIC_OWNERS = Map.ofEntries(
            Map.entry("CheckBuilder.Find", "CheckBuilder.Find<String>"),
            Map.entry("CheckBuilder.MultipleFind", "CheckBuilder.MultipleFind<String>"),
            Map.entry("CheckBuilder.Validate", "CheckBuilder.Validate<String>"),
            Map.entry("FeederBuilder", "FeederBuilder<String>"),
            Map.entry("FeederBuilder.FileBased", "FeederBuilder.FileBased<String>"),
            Map.entry("Assertion.WithPathAndTarget", "Assertion.WithPathAndTarget<Integer>"),
            Map.entry("RequestActionBuilder", "SseConnectActionBuilder"),
            Map.entry("RequestWithBodyActionBuilder", "SseConnectActionBuilder"),
            Map.entry("SseAwaitActionBuilder", "SseConnectActionBuilder"),
            Map.entry("SseAwaitActionBuilder.On", "SseAwaitActionBuilder.On<SseSetCheckActionBuilder>"));

    static Overload parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a line of the language: " + line);
        }
        return new Overload(parts.group(1), parts.group(2), split(parts.group(3)), parts.group(4));
    }

    boolean isElement() {
        return owner.equals("CoreDsl") && result.contains("ChainBuilder");
    }

    /** The same element on the builders of chains and scenarios. */
    List<Overload> twins() {
        return List.of(
                new Overload("ChainBuilder", method, parameters, result),
                new Overload("ScenarioBuilder", method, parameters, result.replace("ChainBuilder", "ScenarioBuilder")));
    }

    /** A statement that calls it and takes its result. */
    String statement() {
        String call = receiver() + "." + method + "(" + String.join(", ", arguments()) + ");";
        return result.equals("void") ? call : "{ " + concrete(result) + " result = " + call + " }";
    }

    private String receiver() {
        if (owner.endsWith("Dsl")) {
            return owner;
        }
        return owner.equals("Simulation") ? "this" : "((" + ownerType() + ") null)";
    }

    private String ownerType() {
        return GENERIC_OWNERS.getOrDefault(owner, owner);
    }

    private List<String> arguments() {
        return parameters.stream().map(type -> argument(concrete(type))).toList();
    }

    /** As an author would write a value of that type. */
    private static String argument(String type) {
        if (type.endsWith("...")) {
            String one = argument(type.substring(0, type.length() - 3));
            return one + ", " + one;
        }
        if (type.startsWith("Function<")) {
            return "x -> null";
        }
        if (type.startsWith("BiFunction<")) {
            return "(x, y) -> null";
        }
        if (type.startsWith("Supplier<")) {
            return "() -> null";
        }
        return switch (type) {
            case "long", "int" -> "1";
            case "double" -> "1.5";
            case "boolean" -> "true";
            case "char" -> "','";
            case "String" -> "\"#{x}\"";
            case "Integer", "Object" -> "7";
            default -> "(" + type + ") null";
        };
    }

    private String concrete(String type) {
        String concrete = type;
        for (String variable : List.of("X2", "JavaX", "X")) {
            concrete = replace(concrete, variable, VARIABLES.get(variable));
        }
        return replace(concrete, "T", variableOfOwner()).replaceFirst("^<\\w+> ", "");
    }

    /** What {@code T} stands for: the value of a feeder or an assertion, or the builder itself. */
    private String variableOfOwner() {
        String type = ownerType();
        Matcher argument = Pattern.compile("<(\\w+)>").matcher(type);
        if (argument.find()) {
            return argument.group(1);
        }
        return owner.equals("Session") ? "String" : type;
    }

    private static String replace(String type, String variable, String with) {
        return type.replaceAll("\\b" + variable + "\\b", Matcher.quoteReplacement(with));
    }

    private static List<String> split(String parameters) {
        List<String> types = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < parameters.length(); i++) {
            char c = parameters.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                types.add(parameters.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!parameters.isBlank()) {
            types.add(parameters.substring(start).strip());
        }
        return List.copyOf(types);
    }

    @Override
    public String toString() {
        return owner + "." + method + "(" + String.join(", ", parameters) + ") -> " + result;
    }
}
