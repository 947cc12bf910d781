// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;

/** The switch {@code randomSwitch}: a chain by chance; none for what the percentages leave to 100. */
public final class RandomSwitch {

    private RandomSwitch() {}

    /** A switch that still lacks its choices. */
    public static final class On<T extends StructureBuilder<T>> {
        private final Slot<List<Choice.WithWeight>, T> slot;

        On(Slot<List<Choice.WithWeight>, T> slot) {
            this.slot = slot;
        }

        /** The choices. */
        public T on(Choice.WithWeight... choices) {
            return on(List.of(choices));
        }

        /** The choices. */
        public T on(List<Choice.WithWeight> choices) {
            return slot.fill(List.copyOf(choices));
        }
    }
}
