// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What {@code feed} was given. */
@Internal
public sealed interface RecordSource {

    /** The object that the simulation made: places that were given the same one share its records. */
    Object identity();

    /** What the author of the simulation calls it, for the messages of mistakes. */
    String words();

    /** A feeder. */
    record Builder(FeederBuilder<?> feeder) implements RecordSource {
        public Builder {
            Objects.requireNonNull(feeder, "feederBuilder");
        }

        @Override
        public Object identity() {
            return feeder;
        }

        @Override
        public String words() {
            return feeder.toString();
        }
    }

    /** An iterator of the simulation's own. */
    record Given(Iterator<Map<String, Object>> iterator) implements RecordSource {
        public Given {
            Objects.requireNonNull(iterator, "feeder");
        }

        @Override
        public Object identity() {
            return iterator;
        }

        @Override
        public String words() {
            return "iterator";
        }
    }

    /** Something that makes an iterator when a run is set up. */
    record Supplied(Supplier<Iterator<Map<String, Object>>> supplier) implements RecordSource {
        public Supplied {
            Objects.requireNonNull(supplier, "feederBuilder");
        }

        @Override
        public Object identity() {
            return supplier;
        }

        @Override
        public String words() {
            return "supplier";
        }
    }
}
