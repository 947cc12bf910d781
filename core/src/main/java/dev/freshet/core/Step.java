// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The description of one step of a chain. A closed set: {@code core.scenario} compiles each kind to actions.
 */
@Internal
public sealed interface Step {

    /** Calls the visitor's method for this kind of step. */
    <R> R accept(Visitor<R> visitor);

    /** What the author of the simulation calls it, for the messages of mistakes. */
    String words();

    /**
     * Whether a user that has to leave a block around this step (something in it failed, its time is over) leaves it here, before the step. All steps but those
     * that say otherwise.
     */
    default boolean isExitable() {
        return true;
    }

    /** One method for each kind of step. */
    interface Visitor<R> {
        R visit(Act step);

        R visit(Apply step);

        R visit(Pause step);

        R visit(Pace step);

        R visit(RendezVous step);

        R visit(Feed step);

        R visit(Repeat step);

        R visit(ForEach step);

        R visit(While step);

        R visit(If step);

        R visit(IfEquals step);

        R visit(Switch step);

        R visit(RandomSwitch step);

        R visit(UniformRandomSwitch step);

        R visit(RoundRobinSwitch step);

        R visit(TryMax step);

        R visit(ExitHere step);

        R visit(EndRun step);

        R visit(Group step);
    }

    /**
     * A length of time.
     *
     * @param upTo null if it is {@code length}; else it lies between the two, evenly distributed
     */
    record Span(Dynamic<Duration> length, @Nullable Dynamic<Duration> upTo) {}

    /** One action of a protocol. */
    record Act(ActionBuilder action) implements Step {
        public Act {
            Objects.requireNonNull(action, "action");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return action.words();
        }
    }

    /** A function that changes the session. */
    record Apply(Function<Session, Session> function) implements Step {
        public Apply {
            Objects.requireNonNull(function, "function");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "exec(function)";
        }
    }

    /**
     * A wait.
     *
     * @param planned how long, before the pause type has its say
     * @param type the type of this very pause, if it has one
     */
    record Pause(Span planned, @Nullable PauseType type) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "pause";
        }
    }

    /**
     * A wait for the next beat.
     *
     * @param counter the attribute that holds the next beat, if the simulation names one
     */
    record Pace(Span interval, @Nullable String counter) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "pace";
        }
    }

    /** A wait until so many users have arrived, once; nothing afterwards. */
    record RendezVous(int users) implements Step {
        /** Who waits for others arrives, whatever became of it. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "rendezVous";
        }
    }

    /**
     * Records that become attributes.
     *
     * @param numberOfRecords null for one record whose values are attributes; else how many, whose values are lists
     */
    record Feed(RecordSource source, @Nullable Dynamic<Integer> numberOfRecords) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "feed(" + source.words() + ")";
        }
    }

    /** A loop of so many passes. */
    record Repeat(Dynamic<Integer> times, @Nullable String counter, ChainBuilder body) implements Step {
        /** A loop is entered; the steps in it are where the user leaves. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "repeat";
        }
    }

    /**
     * A loop over a list or an array.
     *
     * @param attribute the attribute that holds the element
     */
    record ForEach(
            Dynamic<?> items, String attribute, @Nullable String counter, ChainBuilder body) implements Step {
        public ForEach {
            Objects.requireNonNull(attribute, "attributeName");
        }

        /** A loop is entered; the steps in it are where the user leaves. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "foreach";
        }
    }

    /**
     * A loop that goes on while its condition holds and its time lasts; what is null sets no limit.
     *
     * @param words the method that describes it
     * @param bodyFirst whether the first pass begins without looking at the limits
     * @param exitAsap whether the limits are looked at within a pass too
     */
    record While(
            String words,
            @Nullable Dynamic<Boolean> condition,
            @Nullable Dynamic<Duration> duration,
            boolean bodyFirst,
            @Nullable String counter,
            boolean exitAsap,
            ChainBuilder body)
            implements Step {
        /** A loop is entered; the steps in it are where the user leaves. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One chain if the condition holds, another or none if it does not. */
    record If(
            Dynamic<Boolean> condition,
            ChainBuilder then,
            @Nullable ChainBuilder orElse) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return orElse == null ? "doIf" : "doIfOrElse";
        }
    }

    /** One chain if the values are equal, another or none if they are not. */
    record IfEquals(
            Dynamic<?> actual,
            Dynamic<?> expected,
            ChainBuilder then,
            @Nullable ChainBuilder orElse) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return orElse == null ? "doIfEquals" : "doIfEqualsOrElse";
        }
    }

    /** The chain of the case that equals the value, or another or none. */
    record Switch(
            Dynamic<?> actual,
            List<Choice.WithKey> cases,
            @Nullable ChainBuilder orElse) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return orElse == null ? "doSwitch" : "doSwitchOrElse";
        }
    }

    /** One of the chains by chance, in proportion to their percentages; what is left to 100 goes to another one or to none. */
    record RandomSwitch(
            List<Choice.WithWeight> cases, @Nullable ChainBuilder orElse) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return orElse == null ? "randomSwitch" : "randomSwitchOrElse";
        }
    }

    /** One of the chains by chance, all alike. */
    record UniformRandomSwitch(List<ChainBuilder> cases) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "uniformRandomSwitch";
        }
    }

    /** The chains in turn, whichever user comes. */
    record RoundRobinSwitch(List<ChainBuilder> cases) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "roundRobinSwitch";
        }
    }

    /**
     * A block that begins anew when something in it fails.
     *
     * @param words the method that describes it
     * @param times how many attempts there are, the first included
     */
    record TryMax(
            String words, Dynamic<Integer> times, @Nullable String counter, ChainBuilder body) implements Step {
        /** A block of its own is entered; the steps in it are where the user leaves. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The end of the user.
     *
     * @param words the method that describes it
     * @param condition null if there is none
     */
    record ExitHere(String words, @Nullable Dynamic<Boolean> condition) implements Step {
        /** The end of the user is no matter of blocks. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The end of the whole run.
     *
     * @param words the method that describes it
     * @param crash whether the run has failed then
     * @param condition null if there is none
     */
    record EndRun(
            String words,
            boolean crash,
            Dynamic<String> message,
            @Nullable Dynamic<Boolean> condition) implements Step {
        /** The end of the run is no matter of blocks. */
        @Override
        public boolean isExitable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A chain whose response times are added up and whose duration is measured. */
    record Group(Dynamic<String> name, ChainBuilder body) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public String words() {
            return "group";
        }
    }
}
