// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Objects;
import java.util.function.Function;

/**
 * The description of one step of a chain. A closed set: {@code core.scenario} compiles each kind to actions.
 */
@Internal
public sealed interface Step {

    /** Calls the visitor's method for this kind of step. */
    <R> R accept(Visitor<R> visitor);

    /** What the author of the simulation calls it, for the messages of mistakes. */
    String words();

    /** One method for each kind of step. */
    interface Visitor<R> {
        R visit(Act step);

        R visit(Apply step);
    }

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
}
