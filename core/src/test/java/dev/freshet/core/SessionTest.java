// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTest {

    private static final Session SESSION = Session.create("Shop", 7);

    @Test
    void aNewSessionKnowsItsUserAndNothingElse() {
        assertThat(SESSION.scenario()).isEqualTo("Shop");
        assertThat(SESSION.userId()).isEqualTo(7);
        assertThat(SESSION.groups()).isEmpty();
        assertThat(SESSION.isFailed()).isFalse();
        assertThat(SESSION.contains("a")).isFalse();
        assertThat(SESSION.<Object>get("a")).isNull();
        assertThat(SESSION).hasToString("Session{scenario='Shop', userId=7, failed=false, groups=[], attributes={}}");
    }

    @Test
    void collectionsAreReadAsWhatTheyAre() {
        Session session =
                SESSION.set("list", List.of(1, 2)).set("set", Set.of("a")).set("map", Map.of("k", 1L));

        assertThat(session.<Integer>getList("list")).containsExactly(1, 2);
        assertThat(session.<String>getSet("set")).containsExactly("a");
        assertThat(session.<Long>getMap("map")).containsExactly(Map.entry("k", 1L));
    }

    @Test
    void aCollectionThatIsAbsentOrNullIsEmpty() {
        Session session = SESSION.set("null", null);

        assertThat(session.getList("absent")).isEmpty();
        assertThat(session.getList("null")).isEmpty();
        assertThat(session.getSet("absent")).isEmpty();
        assertThat(session.getMap("absent")).isEmpty();
    }

    @Test
    void aCollectionOfAnotherKindIsNotConverted() {
        Session session = SESSION.set("list", List.of(1));

        assertThatThrownBy(() -> session.getMap("list"))
                .isInstanceOf(ClassCastException.class)
                .hasMessageStartingWith("Attribute 'list' is not a map but a java.util.");
        assertThatThrownBy(() -> session.getSet("list")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> SESSION.set("n", 1).getList("n")).isInstanceOf(ClassCastException.class);
    }

    static Stream<Arguments> readings() {
        return Stream.of(
                reads(5, Session::getInt, 5),
                reads((short) 5, Session::getInt, 5),
                reads((byte) 5, Session::getInt, 5),
                reads("5", Session::getInt, 5),
                reads(5, Session::getLong, 5L),
                reads(5L, Session::getLong, 5L),
                reads("5", Session::getLong, 5L),
                reads(5, Session::getDouble, 5.0),
                reads(5L, Session::getDouble, 5.0),
                reads(5.5f, Session::getDouble, 5.5),
                reads(5.5, Session::getDouble, 5.5),
                reads("5.5", Session::getDouble, 5.5),
                reads(true, Session::getBoolean, true),
                reads("true", Session::getBoolean, true),
                reads("FALSE", Session::getBoolean, false),
                reads(5, Session::getString, "5"),
                reads(5, Session::getIntegerWrapper, 5),
                reads("5", Session::getLongWrapper, 5L),
                reads(5, Session::getDoubleWrapper, 5.0),
                reads("true", Session::getBooleanWrapper, true));
    }

    @FunctionalInterface
    interface Getter {
        @Nullable
        Object get(Session session, String key);
    }

    private static Arguments reads(Object value, Getter getter, Object expected) {
        return arguments(value, getter, expected);
    }

    @ParameterizedTest(name = "{0} gives {2}")
    @MethodSource("readings")
    void numbersWidenAndTextsAreParsed(Object value, Getter getter, Object expected) {
        assertThat(getter.get(SESSION.set("a", value), "a")).isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refuses(5L, Session::getInt, ClassCastException.class),
                refuses(5.5, Session::getInt, ClassCastException.class),
                refuses(5.5, Session::getLong, ClassCastException.class),
                refuses(true, Session::getDouble, ClassCastException.class),
                refuses(1, Session::getBoolean, ClassCastException.class),
                refuses("5.5", Session::getInt, NumberFormatException.class),
                refuses("yes", Session::getBoolean, IllegalArgumentException.class),
                refuses(5L, Session::getIntegerWrapper, ClassCastException.class),
                refuses(null, Session::getInt, NullPointerException.class),
                refuses(null, Session::getLong, NullPointerException.class),
                refuses(null, Session::getDouble, NullPointerException.class),
                refuses(null, Session::getBoolean, NullPointerException.class));
    }

    private static Arguments refuses(@Nullable Object value, Getter getter, Class<? extends Exception> failure) {
        return arguments(value, getter, failure);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void whatIsNoSuchValueIsRefused(@Nullable Object value, Getter getter, Class<? extends Exception> failure) {
        assertThatThrownBy(() -> getter.get(SESSION.set("a", value), "a"))
                .isInstanceOf(failure)
                .message()
                .isNotBlank();
    }

    @Test
    void whatIsAbsentIsRefusedAsAPrimitiveAndNullOtherwise() {
        for (Getter getter :
                List.<Getter>of(Session::getInt, Session::getLong, Session::getDouble, Session::getBoolean)) {
            assertThatThrownBy(() -> getter.get(SESSION, "a"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("No attribute named 'a' is defined");
        }
        Session withNull = SESSION.set("a", null);
        for (Getter getter : List.<Getter>of(
                Session::getIntegerWrapper,
                Session::getLongWrapper,
                Session::getDoubleWrapper,
                Session::getBooleanWrapper,
                Session::getString,
                Session::get)) {
            assertThat(getter.get(SESSION, "a")).isNull();
            assertThat(getter.get(withNull, "a")).isNull();
        }
        assertThat(withNull.contains("a")).isTrue();
    }

    @Test
    void everyChangeGivesANewSessionAndLeavesTheOldOne() {
        Session one = SESSION.set("a", 1);
        Session two = one.setAll(Map.of("b", 2, "a", 3));

        assertThat(SESSION.contains("a")).isFalse();
        assertThat(one.getInt("a")).isEqualTo(1);
        assertThat(two.getInt("a")).isEqualTo(3);
        assertThat(two.remove("a").contains("a")).isFalse();
        assertThat(two.removeAll("a", "b", "c")).hasToString(SESSION.toString());
        assertThat(two.getInt("b")).isEqualTo(2);
    }

    @Test
    void aResetKeepsCountersAndWhatIsPrivateAndTheStatus() {
        Session session = SESSION.set("mine", 1).set("freshet.private", 2).markAsFailed();
        Session inLoops = Sessions.enterTry(Sessions.enterLoop(session, "i", 0), "try");

        Session reset = inLoops.reset();

        assertThat(reset.contains("mine")).isFalse();
        assertThat(reset.getInt("freshet.private")).isEqualTo(2);
        assertThat(reset.getInt("i")).isZero();
        assertThat(reset.getInt("try")).isZero();
        assertThat(reset.isFailed()).isTrue();
        assertThat(Sessions.leave(Sessions.leave(reset)).contains("i")).isFalse();
    }

    static Stream<Arguments> blocks() {
        Function<Session, Session> group = session -> Sessions.enterGroup(session, "g", 0);
        Function<Session, Session> loop = session -> Sessions.enterLoop(session, null, 0);
        Function<Session, Session> tried = session -> Sessions.enterTry(session, null);
        return Stream.of(
                arguments("no block", List.of(), true),
                arguments("a group", List.of(group), true),
                arguments("a loop in a group", List.of(group, loop), true),
                arguments("a try", List.of(tried), true),
                arguments("a loop and a group in a try", List.of(tried, loop, group), true),
                arguments("a try in a try", List.of(tried, group, tried), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void whatFailedCanBeTakenBackWhereItFailed(String why, List<Function<Session, Session>> blocks, boolean any) {
        Session within = SESSION;
        for (Function<Session, Session> block : blocks) {
            within = block.apply(within);
        }

        assertThat(within.isFailed()).isFalse();
        Session failed = within.markAsFailed();
        assertThat(failed.isFailed()).isTrue();
        assertThat(failed.markAsFailed()).isSameAs(failed);
        assertThat(failed.markAsSucceeded().isFailed()).isFalse();
        assertThat(within.markAsSucceeded()).isSameAs(within);
        Session out = failed;
        while (Sessions.depth(out) > 0) {
            out = Sessions.leave(out);
        }
        assertThat(out.isFailed()).as("a failure comes out of all blocks").isTrue();
    }

    @Test
    void inWordsASessionShowsWhatItKnows() {
        Session session = Sessions.enterGroup(SESSION.set("b", 2).set("a", "x"), "checkout", 0)
                .markAsFailed();

        assertThat(session)
                .hasToString(
                        "Session{scenario='Shop', userId=7, failed=true, groups=[checkout], attributes={a=x, b=2}}");
    }

    @Test
    void responseTimesAreAddedUpInGroupsOnly() {
        Session outside = Sessions.addResponseTime(SESSION, 5);
        Session outer = Sessions.addResponseTime(Sessions.enterGroup(outside, "outer", 0), 10);
        Session inner = Sessions.addResponseTime(Sessions.enterGroup(outer, "inner", 0), 20);

        assertThat(outside).isSameAs(SESSION);
        assertThat(Sessions.responseTimeNs(inner, (Block.Group) Sessions.block(inner, 2)))
                .isEqualTo(20);
        assertThat(Sessions.responseTimeNs(inner, (Block.Group) Sessions.block(inner, 1)))
                .isEqualTo(30);
    }
}
