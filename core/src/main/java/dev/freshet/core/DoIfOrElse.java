// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.function.BiFunction;

/** The condition {@code doIfOrElse}: a chain for the users that meet it, another for the others. */
public final class DoIfOrElse {

    private DoIfOrElse() {}

    /** A condition that still lacks both chains. */
    public static final class Then<T extends StructureBuilder<T>> {
        private final StructureBuilder<T> before;
        private final BiFunction<ChainBuilder, ChainBuilder, Step> step;

        Then(StructureBuilder<T> before, BiFunction<ChainBuilder, ChainBuilder, Step> step) {
            this.before = before;
            this.step = step;
        }

        /** What is executed if it holds. */
        public OrElse<T> then(Executable executable, Executable... executables) {
            ChainBuilder then = ChainBuilder.of(executable, executables);
            return new OrElse<>(new Slot<>(before, orElse -> step.apply(then, orElse)));
        }
    }

    /** A condition that still lacks the chain for the others. */
    public static final class OrElse<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        OrElse(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** What is executed if it does not hold. */
        public T orElse(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }
}
