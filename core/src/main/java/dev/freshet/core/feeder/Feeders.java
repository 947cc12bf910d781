// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import dev.freshet.core.FeederSpec.Order;
import dev.freshet.core.Internal;
import dev.freshet.core.RecordSource;
import dev.freshet.core.SimulationException;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The feeders of one run. Confined to the main thread, unlike the feeders themselves. */
@Internal
public final class Feeders implements Closeable {

    private final FeederSettings settings;
    private final Random random;
    private final IdentityHashMap<Object, Feeder> byIdentity = new IdentityHashMap<>();
    private final List<ReadAhead> readAheads = new ArrayList<>();

    public Feeders(FeederSettings settings) {
        this(settings, new Random());
    }

    /** With that source of randomness for shuffling, and for drawing from large files. */
    Feeders(FeederSettings settings, Random random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * The feeder of what {@code feed} was given: the same one for the same object.
     *
     * @throws SimulationException when it cannot be read, or has no records
     */
    public Feeder open(RecordSource source) {
        Feeder known = byIdentity.get(source.identity());
        if (known != null) {
            return known;
        }
        Feeder opened = openNew(source);
        byIdentity.put(source.identity(), opened);
        return opened;
    }

    /** Ends what reads in the background. */
    @Override
    public void close() {
        readAheads.forEach(ReadAhead::close);
    }

    private Feeder openNew(RecordSource source) {
        if (source instanceof RecordSource.Builder builder) {
            return open(builder.feeder().spec());
        }
        if (source instanceof RecordSource.Given given) {
            return new FromIterator(given.iterator());
        }
        return new FromIterator(supplied((RecordSource.Supplied) source));
    }

    private static Iterator<Map<String, Object>> supplied(RecordSource.Supplied source) {
        @Nullable Iterator<Map<String, Object>> iterator;
        try {
            iterator = AuthorCode.call(source.supplier()::get);
        } catch (AuthorFailure e) {
            throw new SimulationException("the supplier of records failed: " + e.reason(), e.thrown());
        }
        if (iterator == null) {
            throw new SimulationException("the supplier of records returned null instead of an iterator");
        }
        return iterator;
    }

    private Feeder open(FeederSpec spec) {
        return spec.origin() instanceof FeederSpec.File file
                ? openFile(spec, new RecordFile(spec, file))
                : inMemory(spec, Records.all(spec));
    }

    private Feeder openFile(FeederSpec spec, RecordFile file) {
        try {
            List<Map<String, Object>> records = file.readAllUpTo(settings.inMemoryBytes());
            return records == null ? readAhead(spec, file) : inMemory(spec, records);
        } catch (IOException e) {
            throw Failures.unreadable(spec.origin(), e);
        }
    }

    private Feeder inMemory(FeederSpec spec, List<Map<String, Object>> records) {
        requireSome(spec, records);
        if (spec.order() == Order.RANDOM) {
            return new AtRandom(records);
        }
        if (spec.order() == Order.SHUFFLE) {
            Collections.shuffle(records, random);
        }
        return new InOrder(spec.words(), records, spec.order().isEndless());
    }

    private Feeder readAhead(FeederSpec spec, RecordFile file) throws IOException {
        Windows windows = new Windows(file, spec.order(), new Random(random.nextLong()));
        try {
            List<Map<String, Object>> first = windows.next();
            requireSome(spec, first);
            ReadAhead feeder = new ReadAhead(spec.words(), first, windows);
            readAheads.add(feeder);
            return feeder.start();
        } catch (IOException | RuntimeException e) {
            windows.close();
            throw e;
        }
    }

    private static void requireSome(FeederSpec spec, List<Map<String, Object>> records) {
        if (records.isEmpty()) {
            throw new SimulationException(spec.words() + " has no records");
        }
    }
}
