// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.SimulationException;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonArrayReader;
import dev.freshet.core.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an array of JSON objects. */
final class JsonArrayRecords implements RecordReader {

    private final String words;
    private final JsonArrayReader array;

    /**
     * Reads an array in UTF-8.
     *
     * @param words where it comes from, as it stands in the simulation
     */
    JsonArrayRecords(String words, InputStream utf8) throws IOException {
        this.words = words;
        this.array = new JsonArrayReader(utf8);
    }

    @Override
    public @Nullable Map<String, Object> read() throws IOException {
        Json element;
        try {
            element = array.next();
        } catch (JsonException e) {
            throw new SimulationException(place() + ": " + e.getMessage(), e);
        }
        if (element == null) {
            return null;
        }
        Map<String, Object> record = element.asSharedMap();
        if (record == null) {
            throw new SimulationException(place() + ": every element of the array must be an object");
        }
        return record;
    }

    @Override
    public String place() {
        return words + ", line " + array.line();
    }

    @Override
    public void close() throws IOException {
        array.close();
    }
}
