// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.el;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionExpressionTest {

    private static final Session SESSION = Session.create("s", 1).set("a", "#{b}");

    @Test
    void givesWhatTheFunctionGivesAndDoesNotInterpretIt() {
        assertThat(Expressions.compile(Dynamic.<String>of(session -> session.getString("a")))
                        .resolve(SESSION))
                .isEqualTo("#{b}");
    }

    static Stream<Arguments> failing() {
        Function<Session, String> missing = session -> String.valueOf(session.getInt("nope"));
        return Stream.of(
                fails("function returned null", session -> session.getString("nope")),
                Arguments.of("function crashed: NoSuchElementException: .*", missing),
                fails("function crashed: IllegalStateException", session -> {
                    throw new IllegalStateException();
                }),
                fails("function crashed: IllegalStateException: two lines", session -> {
                    throw new IllegalStateException("two\nlines");
                }),
                fails("function crashed: AssertionError: no", session -> {
                    throw new AssertionError("no");
                }),
                fails("function crashed: IllegalStateException: x{177}\\.\\.\\.", session -> {
                    throw new IllegalStateException("x".repeat(1_000));
                }),
                fails("own words", session -> {
                    throw new ExpressionException("own words");
                }));
    }

    private static Arguments fails(String message, Function<Session, String> function) {
        return Arguments.of(message, function);
    }

    @ParameterizedTest
    @MethodSource("failing")
    void turnsWhatTheFunctionThrowsIntoAnExpectedFailure(String message, Function<Session, String> function) {
        Expression<String> expression = Expressions.compile(Dynamic.of(function));

        assertThatThrownBy(() -> expression.resolve(SESSION))
                .isInstanceOf(ExpressionException.class)
                .hasMessageMatching(message);
    }
}
