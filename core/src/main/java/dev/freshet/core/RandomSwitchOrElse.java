// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.List;
import java.util.function.BiFunction;

/** The switch {@code randomSwitchOrElse}: a chain by chance; another one for what the percentages leave to 100. */
public final class RandomSwitchOrElse {

    private RandomSwitchOrElse() {}

    /** A switch that still lacks its choices. */
    public static final class On<T extends StructureBuilder<T>> {
        private final StructureBuilder<T> before;
        private final BiFunction<List<Choice.WithWeight>, ChainBuilder, Step> step;

        On(StructureBuilder<T> before, BiFunction<List<Choice.WithWeight>, ChainBuilder, Step> step) {
            this.before = before;
            this.step = step;
        }

        /** The choices. */
        public OrElse<T> on(Choice.WithWeight... choices) {
            return on(List.of(choices));
        }

        /** The choices. */
        public OrElse<T> on(List<Choice.WithWeight> choices) {
            List<Choice.WithWeight> cases = List.copyOf(choices);
            return new OrElse<>(new Slot<>(before, orElse -> step.apply(cases, orElse)));
        }
    }

    /** A switch that still lacks the chain for the others. */
    public static final class OrElse<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        OrElse(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** What is executed if no choice is taken. */
        public T orElse(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }
}
