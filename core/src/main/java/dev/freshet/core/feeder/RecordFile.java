// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import dev.freshet.core.SimulationException;
import dev.freshet.core.resource.Resource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with records. Immutable; can be read any number of times, each time from its beginning. */
final class RecordFile {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FeederSpec spec;
    private final FeederSpec.File origin;
    private final Resource file;

    /**
     * Finds the file.
     *
     * @throws SimulationException when there is none
     */
    RecordFile(FeederSpec spec, FeederSpec.File origin) {
        this.spec = spec;
        this.origin = origin;
        try {
            file = Resource.find(origin.path());
        } catch (IOException e) {
            throw Failures.unreadable(origin, e);
        }
    }

    String words() {
        return spec.words();
    }

    /** Reads from the beginning. */
    RecordReader open() throws IOException {
        return reader(content());
    }

    /**
     * All records, or null if they are so many bytes or more, after decompression.
     *
     * @throws SimulationException when something is wrong with one of them
     */
    @Nullable
    List<Map<String, Object>> readAllUpTo(long limitBytes) throws IOException {
        if (file.size() >= limitBytes) {
            return null;
        }
        CountedStream content = new CountedStream(content());
        try (RecordReader reader = reader(content)) {
            List<Map<String, Object>> records = new ArrayList<>();
            for (Map<String, Object> record = reader.read(); record != null; record = reader.read()) {
                records.add(record);
                if (content.count() >= limitBytes) {
                    return null;
                }
            }
            return records;
        }
    }

    private InputStream content() throws IOException {
        InputStream in = spec.zipped() ? Unzip.open(file, spec.words()) : file.open();
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(BYTE_ORDER_MARK.length);
        for (byte expected : BYTE_ORDER_MARK) {
            if (buffered.read() != (expected & 0xff)) {
                buffered.reset();
                break;
            }
        }
        return buffered;
    }

    private RecordReader reader(InputStream content) throws IOException {
        try {
            RecordReader reader = plainReader(content);
            return spec.transforms().isEmpty() ? reader : new TransformingReader(reader, spec.transforms());
        } catch (IOException | RuntimeException e) {
            content.close();
            throw e;
        }
    }

    private RecordReader plainReader(InputStream content) throws IOException {
        if (origin instanceof FeederSpec.Separated separated) {
            return new SeparatedReader(separated, text(content));
        }
        if (origin instanceof FeederSpec.JsonLines lines) {
            return new JsonLinesReader(lines, text(content));
        }
        return new JsonArrayRecords(origin.words(), content);
    }

    /** UTF-8 that is not tolerant: a file in another encoding is a mistake, not a source of question marks. */
    private static Reader text(InputStream content) {
        return new InputStreamReader(
                content,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
