// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;

import dev.freshet.compatibility.Trace;
import io.gatling.javaapi.core.*;
import java.time.Duration;
import java.util.List;

/** Loops, conditions, switches. */
public final class Blocks {

    private Blocks() {}

    public static class RepeatTimes extends Program {
        {
            one(
                    set("times", 2).exec(set("text", "3")),
                    repeat(2).on(at("fixed")),
                    repeat(2, "i").on(show("i")),
                    repeat("#{times}", "i").on(show("i")),
                    repeat("#{text}", "i").on(show("i")),
                    repeat(session -> session.getInt("times"), "i").on(show("i")),
                    repeat(0).on(at("never")),
                    show("i"));
        }
    }

    public static class RepeatOfWhatIsMissing extends Program {
        {
            one(repeat("#{missing}", "i").on(at("never")), at("after"));
        }
    }

    public static class NestedLoops extends Program {
        {
            one(
                    repeat(2, "outer").on(repeat(2, "inner").on(show("outer", "inner")), show("inner")),
                    exec(session -> session.set("kept", 1)),
                    repeat(1, "n").on(exec(session -> session.reset()), show("n", "kept")));
        }
    }

    public static class Foreach extends Program {
        {
            one(
                    set("items", List.of("a", "b")),
                    foreach(List.of(1, 2), "x", "i").on(show("x", "i")),
                    foreach("#{items}", "x").on(show("x")),
                    show("x"),
                    foreach(session -> List.of("f"), "x").on(show("x")),
                    foreach(List.of(), "x").on(at("never")),
                    foreach("#{missing}", "x").on(at("never")),
                    at("after"));
        }
    }

    public static class ForeachOverAnArray extends Program {
        {
            one(set("array", new Integer[] {1, 2}), foreach("#{array}", "x").on(show("x")), at("after"));
        }
    }

    public static class ForeachOverAListThatChanges extends Program {
        {
            one(
                    set("items", List.of(1, 2, 3)),
                    foreach("#{items}", "x").on(show("x"), set("items", List.of(9, 8))),
                    at("after"));
        }
    }

    public static class WhileLoops extends Program {
        {
            one(
                    asLongAs(session -> !session.contains("done"), "i").on(show("i"), set("done", true)),
                    doWhile(session -> session.getInt("j") < 2, "j").on(show("j")),
                    set("go", true),
                    asLongAs("#{go}").on(at("in"), set("go", false), at("still in")),
                    asLongAs("#{missing}").on(at("never")),
                    at("after the missing"),
                    doWhile("#{missing}").on(at("once")),
                    at("after"));
        }
    }

    public static class LeavingAsSoonAsPossible extends Program {
        {
            one(
                    set("go", true),
                    asLongAs("#{go}", "i", true).on(at("in"), set("go", false), at("not in")),
                    set("go", true),
                    asLongAs("#{go}", false).on(at("in"), set("go", false), at("still in")),
                    at("after"));
        }
    }

    public static class TimedLoops extends Program {
        {
            one(
                    during(Duration.ofMillis(300)).on(pause(Duration.ofMillis(200)), at("during")),
                    asLongAsDuring(session -> true, Duration.ofMillis(300), "k")
                            .on(pause(Duration.ofMillis(200)), show("k")),
                    doWhileDuring(session -> false, Duration.ofSeconds(3)).on(at("once")),
                    at("after"));
        }
    }

    public static class Forever extends Program {
        {
            one(
                    forever("i")
                            .on(
                                    show("i"),
                                    doIf(session -> session.getInt("i") == 2).then(exitHere())),
                    at("never"));
        }
    }

    public static class Conditions extends Program {
        {
            one(
                    set("yes", true).exec(set("no", "false")).exec(set("n", 1)),
                    doIf("#{yes}").then(at("el")),
                    doIf("#{no}").then(at("never")),
                    doIf(session -> true).then(at("function")),
                    doIfOrElse("#{no}").then(at("never")).orElse(at("else")),
                    doIfEquals("#{n}", 1).then(at("equal numbers")),
                    doIfEquals("#{n}", "1").then(at("a number equals a text")),
                    doIfEqualsOrElse("#{n}", 2).then(at("never")).orElse(at("unequal")),
                    doIf("#{missing}").then(at("never")),
                    at("after"));
        }
    }

    public static class ConditionThatThrows extends Program {
        {
            one(
                    doIf(session -> session.getBoolean("missing")).then(at("never")),
                    at("after"),
                    exec(session -> session.markAsSucceeded()),
                    doIfOrElse(session -> session.getBoolean("missing"))
                            .then(at("never"))
                            .orElse(at("never either")),
                    at("end"));
        }
    }

    public static class Switches extends Program {
        {
            one(
                    set("k", "b").exec(set("n", 2)),
                    doSwitch("#{k}").on(onCase("a").then(at("a")), onCase("b").then(at("b"))),
                    doSwitch("#{n}").on(onCase("2").then(at("text")), onCase(2).then(at("number"))),
                    doSwitch("#{k}").on(onCase("x").then(at("x")), onCase("y").then(at("y"))),
                    doSwitchOrElse("#{k}")
                            .on(onCase("x").then(at("x")), onCase("y").then(at("y")))
                            .orElse(at("else")),
                    doSwitch("#{missing}")
                            .on(onCase("x").then(at("x")), onCase("y").then(at("y"))),
                    at("after"));
        }
    }

    public static class SwitchesByChance extends Program {
        {
            one(
                    repeat(5)
                            .on(randomSwitch()
                                    .on(
                                            percent(100).then(at("always")),
                                            percent(0).then(at("never")))),
                    repeat(3)
                            .on(randomSwitch()
                                    .on(percent(0).then(at("never")), percent(0).then(at("never")))),
                    repeat(3)
                            .on(randomSwitchOrElse()
                                    .on(percent(0).then(at("never")), percent(0).then(at("never")))
                                    .orElse(at("else"))),
                    repeat(5).on(roundRobinSwitch().on(at("1"), at("2"), at("3"))),
                    repeat(3).on(uniformRandomSwitch().on(at("one of"), at("one of"))));
        }
    }

    public static class PausesThatFail extends Program {
        {
            one(
                    set("zero", 0),
                    pause("#{zero}"),
                    at("paused"),
                    pause("#{missing}"),
                    at("after a pause"),
                    exec(session -> session.markAsSucceeded()),
                    pace("#{missing}"),
                    at("after a pace"),
                    exec(session -> session.markAsSucceeded()),
                    pause(session -> Duration.ofMillis(session.getLong("missing"))),
                    at("after a function"));
        }
    }

    public static class RendezVous extends Program {
        {
            users(
                    atOnceUsers(3),
                    ORIGIN,
                    exec(session -> {
                        Trace.add("came");
                        return session;
                    }),
                    rendezVous(3),
                    exec(session -> {
                        Trace.add("went");
                        return session;
                    }));
        }
    }

    public static class FunctionsThatThrow extends Program {
        {
            one(
                    set("kept", 1),
                    exec(session -> {
                        throw new IllegalStateException("thrown");
                    }),
                    at("after"),
                    show("kept"));
        }
    }

    public static class FunctionsThatReturnNull extends Program {
        {
            one(set("kept", 1), exec(session -> null), at("after"), show("kept"));
        }
    }
}
