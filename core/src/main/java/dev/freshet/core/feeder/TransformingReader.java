// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.SimulationException;
import dev.freshet.core.failure.AuthorCode;
import dev.freshet.core.failure.AuthorFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Changes the values of the records that another reader reads. */
final class TransformingReader implements RecordReader {

    private final RecordReader reader;
    private final List<BiFunction<String, Object, Object>> transforms;

    TransformingReader(RecordReader reader, List<BiFunction<String, Object, Object>> transforms) {
        this.reader = reader;
        this.transforms = transforms;
    }

    @Override
    public @Nullable Map<String, Object> read() throws IOException {
        Map<String, Object> record = reader.read();
        return record == null ? null : changed(record);
    }

    @Override
    public String place() {
        return reader.place();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Map<String, Object> changed(Map<String, Object> record) {
        String[] names = record.keySet().toArray(String[]::new);
        @Nullable Object[] values = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = changed(names[i], record.get(names[i]));
        }
        return new Row(names, values);
    }

    @SuppressWarnings("NullAway") // A record may hold nulls; a function that is not made for them fails, which is told.
    private @Nullable Object changed(String name, @Nullable Object value) {
        Object changed = value;
        try {
            for (BiFunction<String, Object, Object> transform : transforms) {
                changed = AuthorCode.apply(transform, name, changed);
            }
        } catch (AuthorFailure e) {
            throw new SimulationException(
                    place() + ": transform failed for '" + name + "' = " + value + ": " + e.reason(), e.thrown());
        }
        return changed;
    }
}
