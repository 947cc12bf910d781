// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.freshet.core.json.PathCondition.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the condition of a filter in a JSONPath. Used once, on one thread.
 *
 * <pre>
 *   condition  = all *("||" all)        all = one *("&&" one)
 *   one        = ["!"] "(" condition ")" | ["!"] test | operand comparison operand
 * </pre>
 */
final class PathConditionParser {

    private final PathText text;

    PathConditionParser(PathText text) {
        this.text = text;
    }

    /** What a filter holds. */
    PathCondition condition() {
        text.goDeeper();
        PathCondition condition = any();
        text.comeBack();
        return condition;
    }

    private PathCondition any() {
        List<PathCondition> parts = new ArrayList<>();
        do {
            text.skipBlanks();
            parts.add(all());
            skipBlanksBefore("||");
        } while (text.take("||"));
        return parts.size() == 1 ? parts.get(0) : new PathCondition.AnyOf(List.copyOf(parts));
    }

    private PathCondition all() {
        List<PathCondition> parts = new ArrayList<>();
        do {
            text.skipBlanks();
            parts.add(one());
            skipBlanksBefore("&&");
        } while (text.take("&&"));
        return parts.size() == 1 ? parts.get(0) : new PathCondition.AllOf(List.copyOf(parts));
    }

    /** So that blanks behind the last part are left to whoever reads on. */
    private void skipBlanksBefore(String sign) {
        int before = text.position();
        text.skipBlanks();
        if (text.peek() != sign.charAt(0)) {
            text.goBack(before);
        }
    }

    private PathCondition one() {
        if (text.take('!')) {
            text.skipBlanks();
            return new PathCondition.Not(text.peek() == '(' ? inParentheses() : negated());
        }
        return text.peek() == '(' ? inParentheses() : test();
    }

    /** A comparison is negated in parentheses only. */
    private PathCondition negated() {
        int start = text.position();
        PathCondition test = test();
        if (test instanceof PathCondition.Comparison) {
            text.goBack(start);
            throw text.mistake("a '!' before a comparison needs parentheses: !(..)");
        }
        return test;
    }

    private PathCondition inParentheses() {
        text.expect('(');
        PathCondition inner = condition();
        text.skipBlanks();
        if (!text.take(')')) {
            throw text.mistake("a ')' is missing");
        }
        return inner;
    }

    /** A comparison, the existence of something, or a function that is true or false. */
    private PathCondition test() {
        int start = text.position();
        char c = text.peek();
        if (c == '@' || c == '$') {
            PathQuery query = query();
            Operator operator = operator();
            return operator == null ? new PathCondition.Exists(query) : compared(singular(query, start), operator);
        }
        if (Character.isLowerCase(c) && !isLiteralWord()) {
            return function(start);
        }
        PathOperand literal = literal();
        Operator operator = operator();
        if (operator == null) {
            text.goBack(start);
            throw text.mistake("a value alone is no condition: compare it");
        }
        return compared(literal, operator);
    }

    private PathCondition function(int start) {
        String name = text.word();
        PathFunction function = PathFunction.named(name);
        if (function == null || !text.take('(')) {
            text.goBack(start);
            throw text.mistake("there is no function '" + name + "': " + PathFunction.NAMES);
        }
        if (function.isCondition()) {
            PathCondition condition = function.condition(arguments(function));
            if (operator() != null) {
                text.goBack(start);
                throw text.mistake("what " + name + "(..) gives can't be compared: it is true or false by itself");
            }
            return condition;
        }
        PathOperand value = function.value(arguments(function));
        Operator operator = operator();
        if (operator == null) {
            text.goBack(start);
            throw text.mistake("what " + name + "(..) gives is no condition: compare it");
        }
        return compared(value, operator);
    }

    private PathCondition compared(PathOperand left, Operator operator) {
        text.skipBlanks();
        return new PathCondition.Comparison(left, operator, operand());
    }

    private @Nullable Operator operator() {
        int before = text.position();
        text.skipBlanks();
        for (Operator operator : List.of(
                Operator.EQUAL,
                Operator.NOT_EQUAL,
                Operator.LESS_OR_EQUAL,
                Operator.GREATER_OR_EQUAL,
                Operator.LESS,
                Operator.GREATER)) {
            if (text.take(operator.sign())) {
                return operator;
            }
        }
        text.goBack(before);
        return null;
    }

    /** Something with a value. */
    private PathOperand operand() {
        int start = text.position();
        char c = text.peek();
        if (c == '@' || c == '$') {
            return singular(query(), start);
        }
        if (Character.isLowerCase(c) && !isLiteralWord()) {
            String name = text.word();
            PathFunction function = PathFunction.named(name);
            if (function == null || function.isCondition() || !text.take('(')) {
                text.goBack(start);
                throw text.mistake("there is no function '" + name + "' that gives a value: " + PathFunction.NAMES);
            }
            return function.value(arguments(function));
        }
        return literal();
    }

    private PathOperand singular(PathQuery query, int start) {
        if (!query.isSingular()) {
            text.goBack(start);
            throw text.mistake("a path that may lead to several values can't be compared");
        }
        return new PathOperand.Only(query);
    }

    private List<PathFunction.Argument> arguments(PathFunction function) {
        List<PathFunction.Argument> arguments = new ArrayList<>();
        text.skipBlanks();
        if (!text.take(')')) {
            do {
                text.skipBlanks();
                arguments.add(argument(function, arguments.size()));
                text.skipBlanks();
            } while (text.take(','));
            if (!text.take(')')) {
                throw text.mistake("a ')' or a ',' is missing");
            }
        }
        if (arguments.size() != function.parameters()) {
            throw text.mistake("the function takes " + function.words() + ", not " + arguments.size());
        }
        return arguments;
    }

    private PathFunction.Argument argument(PathFunction function, int index) {
        if (function.takesNodes()) {
            if (text.peek() != '@' && text.peek() != '$') {
                throw text.mistake("the function takes a path");
            }
            return new PathFunction.Argument(null, query());
        }
        if (index >= function.parameters()) {
            throw text.mistake("the function takes " + function.words());
        }
        text.goDeeper();
        PathOperand value = operand();
        text.comeBack();
        return new PathFunction.Argument(value, null);
    }

    private PathQuery query() {
        boolean isAbsolute = text.peek() == '$';
        text.expect(isAbsolute ? '$' : '@');
        return new PathQuery(isAbsolute, new PathParser(text).segments());
    }

    private boolean isLiteralWord() {
        int before = text.position();
        String word = text.word();
        text.goBack(before);
        return word.equals("true") || word.equals("false") || word.equals("null");
    }

    private PathOperand literal() {
        char c = text.peek();
        if (c == '\'' || c == '"') {
            return new PathOperand.Literal(TextNode.valueOf(text.quoted()));
        }
        if (isLiteralWord()) {
            String word = text.word();
            JsonNode value = word.equals("null") ? NullNode.instance : BooleanNode.valueOf(word.equals("true"));
            return new PathOperand.Literal(value);
        }
        if (c != '-' && (c < '0' || c > '9')) {
            throw text.mistake("a value, a path from '@' or '$', or a function is missing");
        }
        return new PathOperand.Literal(number());
    }

    private JsonNode number() {
        int start = text.position();
        String number = text.number();
        try {
            return Jackson.READER.readTree(number);
        } catch (JsonProcessingException e) {
            text.goBack(start);
            throw text.mistake("a number is too long");
        }
    }
}
