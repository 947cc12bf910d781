// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads records one after the other. Confined to one thread at a time; blocks. */
interface RecordReader extends Closeable {

    /**
     * The next record, or null when there is none.
     *
     * @throws dev.freshet.core.SimulationException when something is wrong with it; the message begins with where it stands
     * @throws IOException when it cannot be read
     */
    @Nullable
    Map<String, Object> read() throws IOException;

    /** Where the record stands that was read last: {@code csv("users.csv"), line 3}. */
    String place();

    @Override
    default void close() throws IOException {}

    /** All that follow. */
    default List<Map<String, Object>> readAll() throws IOException {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Map<String, Object> record = read(); record != null; record = read()) {
            records.add(record);
        }
        return records;
    }
}
