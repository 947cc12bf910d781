// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import dev.freshet.core.exec.Executable;
import java.util.Objects;

/** One of the chains that a switch chooses from. Made by {@code onCase(key).then(...)} and {@code percent(p).then(...)}. Immutable. */
public abstract sealed class Choice {

    private final ChainBuilder chain;

    private Choice(ChainBuilder chain) {
        this.chain = chain;
    }

    /** What is executed when this choice is taken. */
    @Internal
    public final ChainBuilder chain() {
        return chain;
    }

    /** A chain for one value. */
    public static final class WithKey extends Choice {
        private final Object key;

        private WithKey(Object key, ChainBuilder chain) {
            super(chain);
            this.key = key;
        }

        /** The value, compared by {@code equals}. */
        @Internal
        public Object key() {
            return key;
        }

        /** A choice that still lacks its chain. */
        public static final class Then {
            private final Object key;

            Then(Object key) {
                this.key = Objects.requireNonNull(key, "key");
            }

            /** What is executed in this case. */
            public WithKey then(Executable executable, Executable... executables) {
                return new WithKey(key, ChainBuilder.of(executable, executables));
            }
        }
    }

    /** A chain for a share of the users. */
    public static final class WithWeight extends Choice {
        private final double percent;

        private WithWeight(double percent, ChainBuilder chain) {
            super(chain);
            this.percent = percent;
        }

        /** How many of a hundred take it. */
        @Internal
        public double percent() {
            return percent;
        }

        /** A choice that still lacks its chain. */
        public static final class Then {
            private final double percent;

            Then(double percent) {
                this.percent = percent;
            }

            /** What is executed in this case. */
            public WithWeight then(Executable executable, Executable... executables) {
                return new WithWeight(percent, ChainBuilder.of(executable, executables));
            }
        }
    }
}
