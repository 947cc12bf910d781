// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import dev.freshet.core.SimulationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads feeders as a whole. */
final class Records {

    private Records() {}

    /**
     * All records, in the order of their origin.
     *
     * @throws SimulationException when they cannot be read, or something is wrong with one of them
     */
    static List<Map<String, Object>> all(FeederSpec spec) {
        try (RecordReader reader = open(spec)) {
            return reader.readAll();
        } catch (IOException e) {
            throw Failures.unreadable(spec.origin(), e);
        }
    }

    private static RecordReader open(FeederSpec spec) throws IOException {
        if (spec.origin() instanceof FeederSpec.File file) {
            return new RecordFile(spec, file).open();
        }
        RecordReader reader = spec.origin() instanceof FeederSpec.JsonUrl url
                ? new JsonArrayRecords(url.words(), new ByteArrayInputStream(JsonFetch.get(url)))
                : new ListReader((FeederSpec.InMemory) spec.origin());
        return spec.transforms().isEmpty() ? reader : new TransformingReader(reader, spec.transforms());
    }
}
