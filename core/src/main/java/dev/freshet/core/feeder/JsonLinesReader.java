// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import dev.freshet.core.SimulationException;
import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object from each line. Blank lines are left out. */
final class JsonLinesReader implements RecordReader {

    private final String words;
    private final BufferedReader lines;
    private long line;

    JsonLinesReader(FeederSpec.JsonLines origin, Reader text) {
        this.words = origin.words();
        this.lines = new BufferedReader(text);
    }

    @Override
    public @Nullable Map<String, Object> read() throws IOException {
        String text = nextLine();
        while (text != null && text.isBlank()) {
            text = nextLine();
        }
        return text == null ? null : parse(text);
    }

    @Override
    public String place() {
        return words + ", line " + line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable String nextLine() throws IOException {
        line++;
        return lines.readLine();
    }

    private Map<String, Object> parse(String text) {
        Map<String, Object> record;
        try {
            record = Json.parse(text).asSharedMap();
        } catch (JsonException e) {
            throw new SimulationException(place() + ": " + e.getMessage(), e);
        }
        if (record == null) {
            throw new SimulationException(place() + ": every line must be an object");
        }
        return record;
    }
}
