// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the records that a simulation made itself. */
final class ListReader implements RecordReader {

    private final FeederSpec.InMemory origin;
    private int next;

    ListReader(FeederSpec.InMemory origin) {
        this.origin = origin;
    }

    @Override
    public @Nullable Map<String, Object> read() {
        return next < origin.records().size() ? origin.records().get(next++) : null;
    }

    @Override
    public String place() {
        return origin.words() + ", record " + next;
    }
}
