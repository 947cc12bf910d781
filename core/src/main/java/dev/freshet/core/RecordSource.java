// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.Iterator;
import java.util.Map;
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
            NotNull.one("The feeder", feeder);
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
            NotNull.one("The feeder", iterator);
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
            NotNull.one("The feeder", supplier);
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
