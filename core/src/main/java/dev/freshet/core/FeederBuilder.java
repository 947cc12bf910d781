// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Where {@code feed} takes records from: rows of a file, or of a list, each of which gives a user some attributes. Immutable.
 *
 * <p>All users and all places that feed from the same builder share its records: each takes the next one. Two builders are independent of each
 * other, even of the same file.
 *
 * @param <T> what the values of records are
 */
public sealed class FeederBuilder<T> permits FeederBuilder.FileBased {

    private final FeederSpec spec;

    FeederBuilder(FeederSpec spec) {
        this.spec = spec;
    }

    /** Gives each record once, in order. When there is none left, the run has failed. This is how feeders are unless told otherwise. */
    public FeederBuilder<T> queue() {
        return new FeederBuilder<>(spec.with(FeederSpec.Order.QUEUE));
    }

    /** Gives records by chance, without end; each may come any number of times. */
    public FeederBuilder<T> random() {
        return new FeederBuilder<>(spec.with(FeederSpec.Order.RANDOM));
    }

    /** Gives each record once, in an order that is left to chance. When there is none left, the run has failed. */
    public FeederBuilder<T> shuffle() {
        return new FeederBuilder<>(spec.with(FeederSpec.Order.SHUFFLE));
    }

    /** Gives records in order, beginning again after the last. */
    public FeederBuilder<T> circular() {
        return new FeederBuilder<>(spec.with(FeederSpec.Order.CIRCULAR));
    }

    /**
     * Changes values: the function is called with the name and the value of each attribute, and gives the new value. It is called once for each
     * value that is read, never by two threads at once, before any user sees the record.
     */
    @SuppressWarnings("unchecked") // whoever makes a feeder of T fills it with Ts
    public FeederBuilder<Object> transform(BiFunction<String, T, Object> f) {
        return new FeederBuilder<>(spec.with((BiFunction<String, Object, Object>) (BiFunction<?, ?, ?>) f));
    }

    /**
     * All records, read now, in the order of the source and with their changes. Takes none away from users.
     *
     * @throws SimulationException when they cannot be read
     */
    public List<Map<String, Object>> readRecords() {
        return FeederService.installed().readRecords(spec);
    }

    /**
     * How many records there are, read now.
     *
     * @throws SimulationException when they cannot be read
     */
    public int recordsCount() {
        return readRecords().size();
    }

    /** For simulations that share their records among several machines: accepted, and without effect. */
    public FeederBuilder<T> shard() {
        return this;
    }

    @Internal
    public final FeederSpec spec() {
        return spec;
    }

    /** As it stands in a simulation: {@code csv("users.csv").circular()}. */
    @Override
    public final String toString() {
        return spec.words();
    }

    /** A feeder whose records are in a file. */
    public static final class FileBased<T> extends FeederBuilder<T> {

        FileBased(FeederSpec spec) {
            super(spec);
        }

        @Override
        public FileBased<T> queue() {
            return new FileBased<>(spec().with(FeederSpec.Order.QUEUE));
        }

        @Override
        public FileBased<T> random() {
            return new FileBased<>(spec().with(FeederSpec.Order.RANDOM));
        }

        @Override
        public FileBased<T> shuffle() {
            return new FileBased<>(spec().with(FeederSpec.Order.SHUFFLE));
        }

        @Override
        public FileBased<T> circular() {
            return new FileBased<>(spec().with(FeederSpec.Order.CIRCULAR));
        }

        @Override
        public FileBased<T> shard() {
            return this;
        }

        /** The file is compressed: by gzip, or it is a zip archive with exactly one file in it. */
        public FileBased<T> unzip() {
            return new FileBased<>(spec().unzipped());
        }

        /** For older simulations: accepted, and without effect. Whether a file is kept in memory follows from its size. */
        public FileBased<T> eager() {
            return this;
        }

        /** For older simulations: accepted, and without effect. Whether a file is kept in memory follows from its size. */
        public FileBased<T> batch() {
            return this;
        }

        /** For older simulations: accepted, and without effect. Whether a file is kept in memory follows from its size. */
        public FileBased<T> batch(int bufferSize) {
            return this;
        }
    }
}
