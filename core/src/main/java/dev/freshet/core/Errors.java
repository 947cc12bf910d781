// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;

/** The elements that react to failures: {@code exitBlockOnFail} and {@code tryMax}. */
public final class Errors {

    private Errors() {}

    /** A block that is left when something in it fails, and that still lacks its body. */
    public static final class ExitBlockOnFail<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        ExitBlockOnFail(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** The body. */
        public T on(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }

    /** A block that is tried again when something in it fails, and that still lacks its body. */
    public static final class TryMax<T extends StructureBuilder<T>> {
        private final Slot<ChainBuilder, T> slot;

        TryMax(Slot<ChainBuilder, T> slot) {
            this.slot = slot;
        }

        /** The body: what each attempt executes. */
        public T on(Executable executable, Executable... executables) {
            return slot.fill(ChainBuilder.of(executable, executables));
        }
    }
}
