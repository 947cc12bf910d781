// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.burt.jmespath.Adapter;
import io.burt.jmespath.Expression;
import io.burt.jmespath.JmesPathType;
import io.burt.jmespath.RuntimeConfiguration;
import io.burt.jmespath.function.ArgumentConstraints;
import io.burt.jmespath.function.BaseFunction;
import io.burt.jmespath.function.FunctionArgument;
import io.burt.jmespath.function.FunctionRegistry;
import io.burt.jmespath.jackson.JacksonRuntime;
import io.burt.jmespath.node.Node;
import io.burt.jmespath.node.NodeFactory;
import io.burt.jmespath.node.StandardNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library for JMESPath, put right where it differs from the official cases: slices of what is no array, numbers beyond a long in {@code to_number}, and
 * backslashes in raw strings. Immutable.
 */
final class JmesPathRuntime extends JacksonRuntime {

    private final NodeFactory<JsonNode> nodes = new StandardNodeFactory<>(this) {
        @Override
        public Node<JsonNode> createSlice(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
            return new SliceOfArray(JmesPathRuntime.this, super.createSlice(start, stop, step));
        }
    };

    JmesPathRuntime() {
        super(RuntimeConfiguration.builder()
                .withFunctionRegistry(FunctionRegistry.defaultRegistry().extend(new ToNumber()))
                .build());
    }

    @Override
    public NodeFactory<JsonNode> nodeFactory() {
        return nodes;
    }

    @Override
    public Expression<JsonNode> compile(String path) {
        return super.compile(escaped(path));
    }

    /** The path with each backslash doubled that stands for itself in a raw string: the library reads an escape where there is none. */
    private static String escaped(String path) {
        if (path.indexOf('\\') < 0) {
            return path;
        }
        StringBuilder escaped = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && quote != 0 && i + 1 < path.length()) {
                char next = path.charAt(++i);
                boolean isItself = quote == '\'' && next != '\'';
                escaped.append(isItself ? "\\\\" : "\\")
                        .append(isItself && next == '\\' ? "\\\\" : String.valueOf(next));
                continue;
            }
            if (quote == 0 ? c == '\'' || c == '"' || c == '`' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** A slice; null of what is no array. */
    private static final class SliceOfArray extends Node<JsonNode> {
        private final Node<JsonNode> slice;

        SliceOfArray(Adapter<JsonNode> runtime, Node<JsonNode> slice) {
            super(runtime);
            this.slice = slice;
        }

        @Override
        public JsonNode search(JsonNode input) {
            return input.isArray() ? slice.search(input) : runtime.createNull();
        }

        @Override
        protected boolean internalEquals(Object other) {
            return slice.equals(((SliceOfArray) other).slice);
        }

        @Override
        protected int internalHashCode() {
            return slice.hashCode();
        }
    }

    /** A number as it is, a text that is one as the number, null of all else. */
    private static final class ToNumber extends BaseFunction {
        ToNumber() {
            super("to_number", ArgumentConstraints.anyValue());
        }

        @Override
        protected <T> T callFunction(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
            T value = arguments.get(0).value();
            T number = runtime.typeOf(value) == JmesPathType.STRING ? parsed(runtime, runtime.toString(value)) : value;
            return runtime.typeOf(number) == JmesPathType.NUMBER ? number : runtime.createNull();
        }

        private static <T> T parsed(Adapter<T> runtime, String text) {
            boolean isNumber = text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
            return isNumber && text.length() <= Jackson.MAX_NUMBER_LENGTH
                    ? runtime.parseString(text)
                    : runtime.createNull();
        }
    }
}
