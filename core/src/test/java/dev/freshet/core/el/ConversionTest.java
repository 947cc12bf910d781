// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import dev.freshet.core.SimulationException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {

    static Stream<Arguments> convertible() {
        byte[] bytes = {1, 2};
        Map<String, Integer> map = Map.of("a", 1);
        return Stream.of(
                Arguments.of("a", String.class, "a"),
                Arguments.of(5, String.class, "5"),
                Arguments.of(true, String.class, "true"),
                Arguments.of(List.of(1), String.class, "[1]"),
                Arguments.of(true, Boolean.class, true),
                Arguments.of("true", Boolean.class, true),
                Arguments.of(" False ", Boolean.class, false),
                Arguments.of(5, Integer.class, 5),
                Arguments.of(5L, Integer.class, 5),
                Arguments.of((short) 5, Integer.class, 5),
                Arguments.of((byte) 5, Integer.class, 5),
                Arguments.of(BigInteger.TWO, Integer.class, 2),
                Arguments.of(" -5 ", Integer.class, -5),
                Arguments.of(5, Long.class, 5L),
                Arguments.of("9223372036854775807", Long.class, Long.MAX_VALUE),
                Arguments.of(5, Double.class, 5.0),
                Arguments.of("1.5", Double.class, 1.5),
                Arguments.of(5, Duration.class, Duration.ofSeconds(5)),
                Arguments.of(5L, Duration.class, Duration.ofSeconds(5)),
                Arguments.of("5", Duration.class, Duration.ofSeconds(5)),
                Arguments.of(Duration.ofMillis(5), Duration.class, Duration.ofMillis(5)),
                Arguments.of(List.of(1), List.class, List.of(1)),
                Arguments.of(Set.of(1), List.class, List.of(1)),
                Arguments.of(new String[] {"a"}, List.class, List.of("a")),
                Arguments.of(new int[] {1}, List.class, List.of(1)),
                Arguments.of(map, Map.class, map),
                Arguments.of(bytes, byte[].class, bytes),
                Arguments.of(5, Object.class, 5),
                Arguments.of(bytes, Object.class, bytes));
    }

    @ParameterizedTest
    @MethodSource("convertible")
    void convertsWithoutLoss(Object value, Class<?> type, Object converted) {
        Session session = Session.create("s", 1).set("a", value);

        assertThat((Object) Expressions.compile(Dynamic.el("#{a}", type)).resolve(session))
                .isEqualTo(converted);
    }

    static Stream<Arguments> notConvertible() {
        return Stream.of(
                Arguments.of("yes", Boolean.class, "'#{a}' (String) can't be converted to Boolean"),
                Arguments.of(1, Boolean.class, "'#{a}' (Integer) can't be converted to Boolean"),
                Arguments.of("", Integer.class, "'#{a}' (String) can't be converted to Integer"),
                Arguments.of("5.0", Integer.class, "'#{a}' (String) can't be converted to Integer"),
                Arguments.of(5.0, Integer.class, "'#{a}' (Double) can't be converted to Integer"),
                Arguments.of(2147483648L, Integer.class, "'#{a}' (Long) can't be converted to Integer"),
                Arguments.of(BigInteger.TWO.pow(63), Long.class, "'#{a}' (BigInteger) can't be converted to Long"),
                Arguments.of("x", Double.class, "'#{a}' (String) can't be converted to Double"),
                Arguments.of(List.of(), Double.class, "'#{a}' (ListN) can't be converted to Double"),
                Arguments.of("5 s", Duration.class, "'#{a}' (String) can't be converted to Duration"),
                Arguments.of(1.5, Duration.class, "'#{a}' (Double) can't be converted to Duration"),
                Arguments.of("[1]", List.class, "'#{a}' (String) can't be converted to List"),
                Arguments.of("x", Map.class, "'#{a}' (String) can't be converted to Map"),
                Arguments.of("x", byte[].class, "'#{a}' (String) can't be converted to byte[]"));
    }

    @ParameterizedTest
    @MethodSource("notConvertible")
    void refusesWhatWouldLoseSomething(Object value, Class<?> type, String message) {
        Session session = Session.create("s", 1).set("a", value);
        Expression<?> expression = Expressions.compile(Dynamic.el("#{a}", type));

        assertThatThrownBy(() -> expression.resolve(session))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(message);
    }

    @Test
    void convertsMixedTextToo() {
        Session session = Session.create("s", 1).set("a", 4).set("b", "x");

        assertThat(Expressions.compile(Dynamic.el("#{a}2", Integer.class)).resolve(session))
                .isEqualTo(42);
        assertThatThrownBy(() -> Expressions.compile(Dynamic.el("#{a}#{b}", Integer.class))
                        .resolve(session))
                .hasMessage("'#{a}#{b}' (String) can't be converted to Integer");
    }

    @Test
    void convertsConstantTextWhenItIsCompiled() {
        Expression<Duration> tenSeconds = Expressions.compile(Dynamic.el("10", Duration.class));

        assertThat(tenSeconds.isConstant()).isTrue();
        assertThat(tenSeconds.resolve(Session.create("s", 1))).isEqualTo(Duration.ofSeconds(10));
        assertThatThrownBy(() -> Expressions.compile(Dynamic.el("10s", Duration.class)))
                .isInstanceOf(SimulationException.class)
                .hasMessage("'10s' can't be converted to Duration");
    }
}
