// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;

/** The element {@code group}: steps whose response times are added up under one name, and whose whole duration is measured. */
public final class Groups {

    private Groups() {}

    /** A group that still lacks its body. */
    public static final class On<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        On(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** The body: what belongs to the group. */
        public T on(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }
}
