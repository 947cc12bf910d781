// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;

/** The condition {@code doIf}: a chain for the users that meet it. */
public final class DoIf {

    private DoIf() {}

    /** A condition that still lacks what it decides on. */
    public static final class Then<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        Then(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** What is executed if it holds. */
        public T then(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }
}
