// SPDX-License-Identifier: Apache-2.0
package programs;

import static io.gatling.javaapi.core.CoreDsl.*;

import io.gatling.javaapi.core.*;

/** What fails, and what follows from it; groups. */
public final class Failures {

    private Failures() {}

    public static class GoingOn extends Program {
        {
            one(
                    row("A"),
                    failing("B"),
                    at("after B"),
                    row("C"),
                    exec(session -> session.markAsSucceeded()),
                    at("healed"));
        }
    }

    public static class ExitHere extends Program {
        {
            one(group("G").on(row("A"), exitHere(), row("never")), at("never"));
        }
    }

    public static class ExitHereIfFailed extends Program {
        {
            one(row("A"), exitHereIfFailed(), at("on"), group("G").on(failing("B"), exitHereIfFailed(), at("never")));
        }
    }

    public static class ExitHereIf extends Program {
        {
            one(
                    set("no", false).exec(set("yes", true)),
                    exitHereIf("#{no}"),
                    at("on"),
                    exitHereIf(session -> session.getBoolean("yes")),
                    at("never"));
        }
    }

    public static class ExitHereIfOfWhatIsMissing extends Program {
        {
            one(exitHereIf("#{missing}"), at("after"));
        }
    }

    public static class ExitHereIfAfterAFailure extends Program {
        {
            one(tryMax(2, "i").on(show("i"), failing("A"), exitHereIf(session -> true), at("never")), at("after"));
        }
    }

    public static class StopAfterAFailure extends Program {
        {
            one(
                    tryMax(2, "i")
                            .on(show("i"), failing("A"), stopLoadGeneratorIf("stopped", session -> true), at("in")),
                    at("after"));
        }
    }

    public static class TryMax extends Program {
        {
            one(
                    tryMax(3, "i").on(show("i"), failing("A"), at("never")),
                    at("after"),
                    exec(session -> session.markAsSucceeded()),
                    tryMax(3, "i").on(doIfOrElse("#{i}").then(row("B")).orElse(failing("B")), at("at the end")),
                    at("after"));
        }
    }

    public static class TryMaxThatSucceeds extends Program {
        {
            one(
                    tryMax(3, "i")
                            .on(
                                    doIfOrElse(session -> session.getInt("i") == 1)
                                            .then(row("A"))
                                            .orElse(failing("A")),
                                    row("B")),
                    at("after"),
                    show("i"));
        }
    }

    public static class NestedTries extends Program {
        {
            one(
                    tryMax(2, "outer")
                            .on(
                                    tryMax(2, "inner").on(show("outer", "inner"), failing("A"), at("never")),
                                    at("between"),
                                    row("B")),
                    at("after"));
        }
    }

    public static class ExitBlockOnFail extends Program {
        {
            one(
                    exitBlockOnFail().on(row("A"), failing("B"), row("never")),
                    at("after"),
                    exitBlockOnFail().on(row("C")),
                    at("still"));
        }
    }

    public static class HealedByABlock extends Program {
        {
            one(
                    failing("A"),
                    at("failed"),
                    exitBlockOnFail().on(at("in"), row("B")),
                    at("after exitBlockOnFail"),
                    exitHereIfFailed(),
                    failing("C"),
                    tryMax(2).on(row("D")),
                    at("after tryMax"),
                    failing("E"),
                    exitBlockOnFail().on(doIf(session -> false).then(row("never"))),
                    at("after nothing"),
                    group("G").on(failing("H"), exitBlockOnFail().on(row("I"))),
                    at("after a group"));
        }
    }

    public static class BlocksWithinTries extends Program {
        {
            one(
                    tryMax(2, "i").on(show("i"), failing("A"), exitBlockOnFail().on(row("B"), at("in")), at("behind")),
                    at("after"),
                    exec(session -> session.markAsSucceeded()),
                    tryMax(2, "i").on(failing("C"), tryMax(2).on(failing("D"), row("never"))),
                    at("after both"),
                    exec(session -> session.markAsSucceeded()),
                    tryMax(2, "i")
                            .on(failing("E"), tryMax(2).on(doIf(session -> true).then(row("F")))),
                    at("end"));
        }
    }

    public static class FailureByHand extends Program {
        {
            one(
                    exitBlockOnFail()
                            .on(
                                    group("G").on(exec(session -> session.markAsFailed()), at("not reached")),
                                    row("never")),
                    at("after"));
        }
    }

    public static class Groups extends Program {
        {
            one(
                    set("name", "named"),
                    group("A").on(row("R"), group("B").on(failing("R"), row("S"))),
                    group("#{name}").on(row("R"), exec(session -> {
                        dev.freshet.compatibility.Trace.value("groups", session.groups());
                        return session;
                    })),
                    group(session -> "by function").on(row("R")),
                    group("empty").on(at("in")),
                    at("after"));
        }
    }

    public static class GroupsThatFailedBefore extends Program {
        {
            one(failing("A"), group("G").on(row("R")), group("H").on(at("in")));
        }
    }

    public static class GroupHealed extends Program {
        {
            one(group("G").on(failing("A"), exec(session -> session.markAsSucceeded())), at("after"));
        }
    }

    public static class GroupOfWhatIsMissing extends Program {
        {
            one(group("#{missing}").on(row("R"), at("in")), at("after"));
        }
    }

    public static class RowOfWhatIsMissing extends Program {
        {
            one(dummy("#{missing}", 0), at("after"));
        }
    }

    public static class Dummies extends Program {
        {
            one(
                    set("ok", false),
                    dummy("A", 1).withSuccess("#{ok}"),
                    at("A"),
                    dummy("B", 1).withSuccess(session -> true).withSessionUpdate(session -> session.set("b", 1)),
                    show("b"),
                    dummy("C", 1).withSuccess(false).withSessionUpdate(session -> session.set("c", 1)),
                    show("c"));
        }
    }

    public static class StopTheRun extends Program {
        {
            one(row("A"), stopLoadGenerator("enough"), at("after"), row("B"));
        }
    }

    public static class CrashTheRun extends Program {
        {
            one(row("A"), crashLoadGenerator("broken"), at("after"), row("B"));
        }
    }
}
