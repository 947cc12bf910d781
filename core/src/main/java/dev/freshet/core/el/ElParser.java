// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import dev.freshet.core.SimulationException;
import dev.freshet.core.el.Part.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an expression-language text from left to right, once, into its parts.
 *
 * <pre>
 *   text        = { literal | "#{" placeholder "}" }
 *   placeholder = function "(" arguments ")" | name { access }
 *   access      = "(" index ")" | "." name | "." accessor "()"
 *   name, index = one or more characters other than . # { } ( )
 * </pre>
 *
 * <p>Backslashes mean something only right before <code>#{</code>: two stand for one, and an odd one makes the <code>#{</code> literal.
 */
final class ElParser {

    private static final int EXCERPT_LENGTH = 80;

    private final String text;
    private final ElFunctions functions;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    ElParser(String text, ElFunctions functions) {
        this.text = text;
        this.functions = functions;
    }

    /**
     * The parts in order, with no two literals next to each other.
     *
     * @throws SimulationException when the text is not an expression
     */
    List<Part> parse() {
        while (at < text.length()) {
            int start = text.indexOf("#{", at);
            if (start < 0) {
                literal.append(text, at, text.length());
                break;
            }
            int firstBackslash = start;
            while (firstBackslash > at && text.charAt(firstBackslash - 1) == '\\') {
                firstBackslash--;
            }
            int backslashes = start - firstBackslash;
            literal.append(text, at, firstBackslash).append("\\".repeat(backslashes / 2));
            at = start + 2;
            if (backslashes % 2 == 1) {
                literal.append("#{");
            } else {
                endLiteral();
                parts.add(placeholder());
            }
        }
        endLiteral();
        return parts;
    }

    private void endLiteral() {
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private Part placeholder() {
        int start = at;
        String name = name("an attribute or a function");
        if (peek() == '(' && ElFunctions.isFunction(name)) {
            String arguments = arguments();
            Part function = call(name, arguments, start);
            expectEnd("after the function " + name + "(...)");
            return function;
        }
        Part part = new Access.Attribute(name);
        while (peek() == '.' || peek() == '(') {
            if (part instanceof Access.Last) {
                throw error("nothing can follow " + text.substring(start, at), at);
            }
            part = access(part, text.substring(start, at));
        }
        expectEnd("after " + text.substring(start, at));
        return part;
    }

    private Part access(Part part, String path) {
        int start = at;
        if (peek() == '(') {
            return new Access.Element(part, path, index(arguments(), start));
        }
        at++;
        String key = name("a key or a function");
        if (!text.startsWith("()", at)) {
            return new Access.Entry(part, path, key);
        }
        at += 2;
        return switch (key) {
            case "size" -> new Access.Size(part, path);
            case "random" -> new Access.RandomElement(part, path);
            case "exists" -> new Access.Exists(part, true);
            case "isUndefined" -> new Access.Exists(part, false);
            case "jsonStringify" -> new Access.JsonText(part, path);
            case "htmlUnescape" -> new Access.HtmlText(part, path);
            default ->
                throw error(
                        "unknown function " + key + "(): known are size(), random(), exists(), isUndefined(), "
                                + "jsonStringify() and htmlUnescape()",
                        start + 1);
        };
    }

    private Access.Index index(String argument, int start) {
        if (argument.isEmpty()) {
            throw error("an index is missing", start);
        }
        if (!ElFunctions.isInteger(argument)) {
            return new Access.Index(argument, 0);
        }
        try {
            return new Access.Index(null, Integer.parseInt(argument));
        } catch (NumberFormatException e) {
            throw error("the index is out of range", start);
        }
    }

    private Part call(String name, String arguments, int start) {
        try {
            return functions.call(name, arguments);
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()), start);
        }
    }

    private String name(String what) {
        int start = at;
        while (at < text.length() && ".#{}()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw error(what + " is missing", start);
        }
        return text.substring(start, at);
    }

    /** What stands between the parenthesis here and the one that closes it. */
    private String arguments() {
        int start = ++at;
        while (at < text.length() && "#{}()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (peek() != ')') {
            throw error("a parenthesis is not closed", start - 1);
        }
        return text.substring(start, at++);
    }

    private void expectEnd(String where) {
        if (peek() != '}') {
            throw error("} is missing " + where, at);
        }
        at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private SimulationException error(String reason, int position) {
        int from = Math.max(0, Math.min(position - EXCERPT_LENGTH / 2, text.length() - EXCERPT_LENGTH));
        int to = Math.min(text.length(), from + EXCERPT_LENGTH);
        String excerpt = (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
        return new SimulationException("Failed to parse expression '" + excerpt + "' with error: " + reason
                + ", at character " + (position + 1));
    }
}
