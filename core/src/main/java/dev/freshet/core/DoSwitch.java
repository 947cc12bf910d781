// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/** The switch {@code doSwitch}: the chain whose key equals a value; none if there is no such key. */
public final class DoSwitch {

    private DoSwitch() {}

    /** A switch that still lacks its choices. */
    public static final class On<T extends StructureBuilder<T>> {
        private final Slot<List<Choice.WithKey>, T> slot;

        On(Slot<List<Choice.WithKey>, T> slot) {
            this.slot = slot;
        }

        /** The choices. */
        public T on(Choice.WithKey... choices) {
            return on(List.of(choices));
        }

        /** The choices. */
        public T on(List<Choice.WithKey> choices) {
            return slot.fill(List.copyOf(choices));
        }
    }
}
