// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.List;

/** The switch {@code roundRobinSwitch}: the chains in turn, counted over all users. */
public final class RoundRobinSwitch {

    private RoundRobinSwitch() {}

    /** A switch that still lacks its choices. */
    public static final class On<T extends StructureBuilder<T>> {
        private final Slot<List<ChainBuilder>, T> slot;

        On(Slot<List<ChainBuilder>, T> slot) {
            this.slot = slot;
        }

        /** The choices, each executable one of them. */
        public T on(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.each(executable, executables));
        }

        /** The choices. */
        public T on(List<ChainBuilder> choices) {
            return slot.fill(List.copyOf(choices));
        }
    }
}
