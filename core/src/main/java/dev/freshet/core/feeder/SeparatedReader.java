// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.freshet.core.FeederSpec;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table whose first line has the names of the attributes, quoted as RFC 4180 has it. Lines without any value are left out; every
 * other has as many as there are names.
 */
final class SeparatedReader implements RecordReader {

    private final String words;
    private final CloseableIterator<CsvRecord> lines;
    private final String[] names;
    private long line;

    /**
     * Reads the first line.
     *
     * @throws SimulationException when it does not name every column, each differently
     */
    SeparatedReader(FeederSpec.Separated origin, Reader text) throws IOException {
        words = origin.words();
        lines = csv(origin, text).iterator();
        names = readNames();
    }

    private static CsvReader<CsvRecord> csv(FeederSpec.Separated origin, Reader text) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(origin.separator())
                    .quoteCharacter(origin.quote())
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(text);
        } catch (IllegalArgumentException e) {
            throw new SimulationException(
                    origin.words() + ": the separator and the quote must be two different characters", e);
        }
    }

    @Override
    public @Nullable Map<String, Object> read() throws IOException {
        CsvRecord record = nextLine();
        while (record != null && isBlank(record)) {
            record = nextLine();
        }
        if (record == null) {
            return null;
        }
        if (record.getFieldCount() != names.length) {
            throw new SimulationException(place() + ": " + count(record.getFieldCount(), "value") + " for "
                    + count(names.length, "column") + " (" + String.join(", ", names) + ")");
        }
        return new Row(names, record.getFields().toArray());
    }

    @Override
    public String place() {
        return words + ", line " + line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private String[] readNames() throws IOException {
        CsvRecord first = nextLine();
        if (first == null) {
            throw new SimulationException(words + ": the file is empty; its first line must name the attributes");
        }
        String[] read = first.getFields().stream().map(String::strip).toArray(String[]::new);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < read.length; i++) {
            if (read[i].isEmpty()) {
                throw new SimulationException(place() + ": column " + (i + 1) + " has no name");
            }
            if (!seen.add(read[i])) {
                throw new SimulationException(place() + ": two columns are named '" + read[i] + "'");
            }
        }
        return read;
    }

    private @Nullable CsvRecord nextLine() throws IOException {
        try {
            if (!lines.hasNext()) {
                return null;
            }
            CsvRecord record = lines.next();
            line = record.getStartingLineNumber();
            return record;
        } catch (CsvParseException e) {
            throw new SimulationException(words + ": " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether a line has nothing but blanks. In a table with one column, where blanks may be a value, such lines are records. */
    private boolean isBlank(CsvRecord record) {
        return names.length > 1
                && record.getFieldCount() == 1
                && record.getField(0).isBlank();
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
