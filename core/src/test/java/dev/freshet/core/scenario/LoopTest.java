// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import static dev.freshet.core.CoreDsl.asLongAs;
import static dev.freshet.core.CoreDsl.asLongAsDuring;
import static dev.freshet.core.CoreDsl.doWhile;
import static dev.freshet.core.CoreDsl.doWhileDuring;
import static dev.freshet.core.CoreDsl.during;
import static dev.freshet.core.CoreDsl.exec;
import static dev.freshet.core.CoreDsl.foreach;
import static dev.freshet.core.CoreDsl.forever;
import static dev.freshet.core.CoreDsl.group;
import static dev.freshet.core.CoreDsl.pause;
import static dev.freshet.core.CoreDsl.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.ChainBuilder;
import dev.freshet.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoopTest {

    private final Stage stage = new Stage();

    /** A loop around a body that shows the attributes {@code i} and {@code x} and then takes a second. */
    record Row(String why, Function<ChainBuilder, ChainBuilder> loop, List<String> script) {
        Row(String why, Function<ChainBuilder, ChainBuilder> loop, String script) {
            this(why, loop, List.of(script.split(" \\| ")));
        }

        @Override
        public String toString() {
            return why;
        }
    }

    static Stream<Row> countedLoops() {
        return Stream.of(
                new Row("so many", body -> repeat(2, "i").on(body), "0 i=0 x=- | 1000 i=1 x=- | 2000 i=- x=-"),
                new Row("no counter", body -> repeat(2).on(body), "0 i=- x=- | 1000 i=- x=- | 2000 i=- x=-"),
                new Row("expression", body -> repeat("#{one}", "i").on(body), "0 i=0 x=- | 1000 i=- x=-"),
                new Row("text", body -> repeat("1", "i").on(body), "0 i=0 x=- | 1000 i=- x=-"),
                new Row("function", body -> repeat(s -> s.getInt("one"), "i").on(body), "0 i=0 x=- | 1000 i=- x=-"),
                new Row("no pass at all", body -> repeat(0, "i").on(body), "0 i=- x=-"),
                new Row("less than none", body -> repeat(-1, "i").on(body), "0 i=- x=-"),
                new Row(
                        "the number is looked at before each pass",
                        body -> repeat("#{n}", "i").on(exec(s -> s.set("n", 1)).exec(body)),
                        "0 i=0 x=- | 1000 i=- x=-"),
                new Row(
                        "a simulation that writes to the counter does not change the number of passes",
                        body -> repeat(2, "i").on(body.exec(s -> s.set("i", 50))),
                        "0 i=0 x=- | 1000 i=1 x=- | 2000 i=- x=-"));
    }

    static Stream<Row> listLoops() {
        return Stream.of(
                new Row(
                        "a list, whose element stays",
                        body -> foreach(List.of("a", "b"), "x", "i").on(body),
                        "0 i=0 x=a | 1000 i=1 x=b | 2000 i=- x=b"),
                new Row("no counter", body -> foreach(List.of("a"), "x").on(body), "0 i=- x=a | 1000 i=- x=a"),
                new Row("an empty list", body -> foreach(List.of(), "x").on(body), "0 i=- x=-"),
                new Row("expression", body -> foreach("#{list}", "x", "i").on(body), "0 i=0 x=7 | 1000 i=- x=7"),
                new Row(
                        "an array of numbers",
                        body -> foreach("#{array}", "x").on(body),
                        "0 i=- x=4 | 1000 i=- x=5 | 2000 i=- x=5"),
                new Row(
                        "another collection",
                        body -> foreach("#{set}", "x").on(body),
                        "0 i=- x=only | 1000 i=- x=only"),
                new Row(
                        "function",
                        body -> foreach(s -> List.of(s.userId()), "x").on(body),
                        "0 i=- x=1 | 1000 i=- x=1"),
                new Row(
                        "the list is looked at before each pass",
                        body -> foreach("#{list}", "x")
                                .on(body.exec(s -> "7".equals(s.getString("x")) ? s.set("list", List.of(7, 8)) : s)),
                        "0 i=- x=7 | 1000 i=- x=8 | 2000 i=- x=8"));
    }

    static Stream<Row> loopsOverWhatHasNoIndex() {
        return Stream.of(
                new Row(
                        "a linked list",
                        body -> foreach("#{linked}", "x").on(body),
                        "0 i=- x=4 | 1000 i=- x=5 | 2000 i=- x=5"),
                new Row(
                        "a linked list that grows is looked at before each pass",
                        body -> foreach("#{linked}", "x").on(body.exec(LoopTest::grow)),
                        "0 i=- x=4 | 1000 i=- x=5 | 2000 i=- x=6 | 3000 i=- x=6"),
                new Row(
                        "another set in its place is looked at before each pass",
                        body -> foreach("#{set}", "x")
                                .on(body.exec(s -> s.set("set", new LinkedHashSet<>(List.of(1, 2))))),
                        "0 i=- x=only | 1000 i=- x=2 | 2000 i=- x=2"),
                new Row(
                        "a set in a loop over itself",
                        body -> foreach("#{linked}", "i")
                                .on(foreach("#{linked}", "x").on(body)),
                        "0 i=4 x=4 | 1000 i=4 x=5 | 2000 i=5 x=4 | 3000 i=5 x=5 | 4000 i=5 x=5"));
    }

    static Stream<Row> nestedLoops() {
        return Stream.of(
                new Row(
                        "loops within each other",
                        body -> repeat(2, "i").on(repeat(2, "x").on(body)),
                        "0 i=0 x=0 | 1000 i=0 x=1 | 2000 i=1 x=0 | 3000 i=1 x=1 | 4000 i=- x=-"),
                new Row(
                        "loops of one counter within each other",
                        body -> repeat(2, "i").on(repeat(1, "i").on(body)),
                        "0 i=0 x=- | 1000 i=0 x=- | 2000 i=- x=-"));
    }

    static Stream<Row> timedLoops() {
        return Stream.of(
                new Row(
                        "the pass at the very end still begins",
                        body -> during(2, "i").on(body),
                        "0 i=0 x=- | 1000 i=1 x=- | 2000 i=2 x=- | 3000 i=- x=-"),
                new Row("duration", body -> during(Duration.ofMillis(500)).on(body), "0 i=- x=- | 1000 i=- x=-"),
                new Row(
                        "expression",
                        body -> during("#{one}", "i").on(body),
                        "0 i=0 x=- | 1000 i=1 x=- | 2000 i=- x=-"),
                new Row("function", body -> during(s -> Duration.ofMillis(1)).on(body), "0 i=- x=- | 1000 i=- x=-"),
                new Row("no time", body -> during(0).on(body), "0 i=- x=- | 1000 i=- x=-"),
                new Row(
                        "while the condition holds",
                        body -> asLongAs(s -> s.getInt("i") < 2, "i").on(body),
                        "0 i=0 x=- | 1000 i=1 x=- | 2000 i=- x=-"),
                new Row("expression", body -> asLongAs("#{no}").on(body), "0 i=- x=-"),
                new Row(
                        "the condition is looked at after the pass, when it has been counted",
                        body -> doWhile(s -> s.getInt("i") < 2, "i").on(body),
                        "0 i=0 x=- | 1000 i=1 x=- | 2000 i=- x=-"),
                new Row("expression", body -> doWhile("#{no}", "i").on(body), "0 i=0 x=- | 1000 i=- x=-"));
    }

    static Stream<Row> loopsOfTwoLimits() {
        return Stream.of(
                new Row(
                        "the condition ends it",
                        body -> asLongAsDuring(s -> s.getInt("i") < 1, 5, "i").on(body),
                        "0 i=0 x=- | 1000 i=- x=-"),
                new Row(
                        "the time ends it",
                        body -> asLongAsDuring("#{yes}", "#{one}", "i").on(body),
                        "0 i=0 x=- | 1000 i=1 x=- | 2000 i=- x=-"),
                new Row(
                        "the time ends it after the pass",
                        body -> doWhileDuring("#{yes}", Duration.ofMillis(999), "i")
                                .on(body),
                        "0 i=0 x=- | 1000 i=- x=-"),
                new Row(
                        "the condition ends it after the pass",
                        body -> doWhileDuring("#{no}", 5, "i").on(body),
                        "0 i=0 x=- | 1000 i=- x=-"),
                new Row(
                        "only the user's end ends it",
                        body -> forever("i").on(body.exitHereIf(s -> s.getInt("i") == 1)),
                        "0 i=0 x=- | 1000 i=1 x=-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "countedLoops",
        "listLoops",
        "loopsOverWhatHasNoIndex",
        "nestedLoops",
        "timedLoops",
        "loopsOfTwoLimits"
    })
    void passesFollowEachOtherAsTheLoopSays(Row row) {
        ChainBuilder body = exec(stage.show("i", "x")).pause(1);

        stage.play(row.loop.apply(body).exec(stage.show("i", "x")), LoopTest::withValues);

        stage.script.remove(stage.script.size() - 1);
        assertThat(stage.script).isEqualTo(row.script);
        assertThat(stage.errors()).isEmpty();
        assertThat(stage.ended()).isEqualTo(1);
    }

    static Stream<Row> faultyLoops() {
        String missing = "No attribute named 'missing' is defined";
        return Stream.of(
                new Row("repeat", body -> repeat("#{missing}").on(body), missing),
                new Row(
                        "repeat",
                        body -> repeat("#{text}").on(body),
                        "'#{text}' (String) can't be converted to Integer"),
                new Row("foreach", body -> foreach("#{missing}", "x").on(body), missing),
                new Row(
                        "foreach",
                        body -> foreach("#{text}", "x").on(body),
                        "a java.lang.String is neither a list nor an array"),
                new Row("during", body -> during("#{missing}").on(body), missing),
                new Row("asLongAs", body -> asLongAs("#{missing}").on(body), missing),
                new Row(
                        "asLongAsDuring",
                        body -> asLongAsDuring("#{missing}", 1).on(body),
                        missing),
                new Row(
                        "asLongAsDuring",
                        body -> asLongAsDuring("#{yes}", "#{missing}").on(body),
                        missing),
                new Row(
                        "asLongAs",
                        body -> asLongAs(s -> s.getBoolean("missing")).on(body),
                        "function crashed: NoSuchElementException: " + missing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyLoops")
    void aLimitThatCannotBeResolvedEndsTheLoopButDoesNotFailTheSession(Row row) {
        stage.play(row.loop.apply(exec(stage.say("body"))).exec(stage.verdict()), LoopTest::withValues);

        assertThat(stage.script).containsExactly("0 OK", "0 end");
        assertThat(stage.errors()).containsExactly("step 1, " + row.why + ": " + row.script.get(0));
    }

    @Test
    void aLimitThatCannotBeResolvedAfterTheFirstPassEndsTheLoopToo() {
        stage.play(doWhile("#{missing}", "i").on(exec(stage.show("i"))).exec(stage.show("i")));

        assertThat(stage.words()).containsExactly("i=0", "i=-", "end");
        assertThat(stage.errors()).hasSize(1);
    }

    // ---- leaving a loop as soon as possible ----------------------------------------------------------------------

    static Stream<Row> earlyExits() {
        return Stream.of(
                new Row("during does", body -> during(2).on(body), "0 a | 1500 b | end at 3000"),
                new Row("during does not", body -> during(2, false).on(body), "0 a | 1500 b | 3000 c | end at 3000"),
                new Row(
                        "asLongAs does not",
                        body -> asLongAs(LoopTest::isFirst).on(body),
                        "0 a | 1500 b | 3000 c | end at 3000"),
                new Row(
                        "asLongAs does",
                        body -> asLongAs(LoopTest::isFirst, true).on(body),
                        "0 a | 1500 b | end at 1500"),
                new Row(
                        "asLongAsDuring does not",
                        body -> asLongAsDuring("#{yes}", 2).on(body),
                        "0 a | 1500 b | 3000 c | end at 3000"),
                new Row(
                        "asLongAsDuring does",
                        body -> asLongAsDuring("#{yes}", 2, true).on(body),
                        "0 a | 1500 b | end at 3000"),
                new Row(
                        "doWhileDuring does not",
                        body -> doWhileDuring("#{yes}", 2).on(body),
                        "0 a | 1500 b | 3000 c | end at 3000"),
                new Row(
                        "doWhileDuring does",
                        body -> doWhileDuring("#{yes}", 2, true).on(body),
                        "0 a | 1500 b | end at 3000"),
                new Row(
                        "the limit is looked at where a step begins, so it does not cut a pause short",
                        body -> during(1).on(body),
                        "0 a | end at 1500"),
                new Row(
                        "through loops and groups within",
                        body -> during(1).on(repeat(5, "i").on(group("g").on(body))),
                        "0 a | end at 1500"));
    }

    private static boolean isFirst(Session session) {
        return !session.contains("b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlyExits")
    void aLoopIsLeftWithinAPassIfItIsToBeLeftAsSoonAsPossible(Row row) {
        ChainBuilder body = exec(stage.say("a"))
                .pause(Duration.ofMillis(1500))
                .exec(stage.say("b"))
                .exec(session -> session.set("b", true))
                .pause(Duration.ofMillis(1500))
                .pause(0)
                .exec(stage.say("c"));

        stage.play(row.loop.apply(body).exec(stage.show("i")), LoopTest::withValues);

        int last = row.script.size() - 1;
        String end = row.script.get(last).replace("end at ", "");
        List<String> expected = new ArrayList<>(row.script.subList(0, last));
        expected.add(end + " i=-");
        expected.add(end + " end");
        assertThat(stage.script).isEqualTo(expected);
        assertThat(stage.errors()).isEmpty();
    }

    /** Passes over a large set took time in proportion to its size, each. */
    @Test
    void theElementsOfASetAreTakenOnce() {
        AtomicInteger walks = new AtomicInteger();
        Set<Integer> large = new TreeSet<>(IntStream.range(0, 20_000).boxed().toList()) {
            @Override
            public Iterator<Integer> iterator() {
                walks.incrementAndGet();
                return super.iterator();
            }
        };
        AtomicLong sum = new AtomicLong();

        stage.play(
                foreach("#{large}", "x").on(exec(s -> {
                    sum.addAndGet(s.getInt("x"));
                    return s;
                })),
                session -> session.set("large", large));

        assertThat(sum).hasValue(19_999L * 20_000 / 2);
        assertThat(walks).hasValue(1);
    }

    @Test
    void anOuterLoopThatIsOverComesBeforeAnInnerOne() {
        stage.play(during(1)
                .on(during(1, "i").on(pause(2)).exec(stage.say("between")))
                .rendezVous(1));

        assertThat(stage.script).containsExactly("2000 end");
    }

    private static Session grow(Session session) {
        List<Integer> linked = session.getList("linked");
        if (linked.size() < 3) {
            linked.add(6);
        }
        return session;
    }

    @SuppressWarnings("JdkObsolete") // a list that is slow to index is what some rows are about
    private static Session withValues(Session session) {
        return session.set("one", 1)
                .set("n", 5)
                .set("text", "many")
                .set("list", List.of(7))
                .set("array", new int[] {4, 5})
                .set("set", Set.of("only"))
                .set("linked", new LinkedList<>(List.of(4, 5)))
                .set("yes", true)
                .setAll(Map.of("no", "false"));
    }
}
