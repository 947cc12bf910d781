// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.stats.Interval;
import dev.freshet.core.stats.RunCard;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.Trust;
import dev.freshet.core.trust.TrustBounds;
import dev.freshet.core.trust.TrustContext;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The intervals of one record, one after the other, and what else it tells. Confined to one thread. */
final class RecordSource implements AutoCloseable {

    private static final ObjectMapper TREES = new ObjectMapper(RecordCbor.FACTORY);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_NOTES = 20;

    private final Path path;
    private final RecordReader reader;
    private final BlockBody blocks = new BlockBody();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Trust trust;
    private @Nullable RunHeader header;
    private @Nullable RunEnding ending;
    private @Nullable Interval next;
    private long lastNs;
    private boolean isOver;

    private RecordSource(Path path, RecordReader reader) {
        this.path = path;
        this.reader = reader;
    }

    /**
     * Opens a record.
     *
     * @throws IOException when it cannot be read, or has no header that can be read
     */
    static RecordSource open(Path path) throws IOException {
        RecordSource source = new RecordSource(path, RecordReader.open(path));
        try {
            source.advance();
            source.header();
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    RunHeader header() throws IOException {
        if (header == null) {
            throw new IOException(path
                    + " tells of no run: its header is missing or damaged. Is it the record of a run ("
                    + RunRecorder.FILE + " in a folder of results)?");
        }
        return header;
    }

    /** The second in which the next interval ends, counted from the start of the run; empty where there is none any more. */
    OptionalLong second() {
        return next == null ? OptionalLong.empty() : OptionalLong.of(Math.round(next.endNs() / (double) SECOND_NS));
    }

    /** The next interval. */
    Interval take() throws IOException {
        Interval taken = next;
        if (taken == null) {
            throw new NoSuchElementException("There is no interval any more");
        }
        advance();
        return taken;
    }

    /** In words how the run ended. Known at the end. */
    String ended() {
        return ending == null
                ? "not known: the record ends early, " + Quantity.duration(lastNs) + " after the start of the run"
                : ending.ended();
    }

    /** How long it is told of. Known at the end. */
    long durationNs() {
        return ending == null ? lastNs : ending.durationNs();
    }

    /** What is missing, and what the run itself said at its end. Known at the end. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (ending == null) {
            all.add(
                    "The record ends early, " + Quantity.duration(lastNs)
                            + " after the start: the process was killed, or the disk failed. What happened afterwards is in no figure.");
        } else {
            all.addAll(ending.notes());
        }
        return all;
    }

    /** What the tool found out about itself. Known at the end. */
    TrustReport trust(TrustContext context) {
        return trust == null ? TrustReport.UNMEASURED : trust.report(context);
    }

    private long openFiles() {
        String limit = header == null ? "" : header.card().facts().getOrDefault(RunCard.OPEN_FILES, "");
        return limit.matches("\\d{1,18}") ? Long.parseLong(limit) : TrustFigure.UNKNOWN;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void advance() throws IOException {
        next = null;
        while (next == null && !isOver) {
            RecordEntry entry = reader.next().orElse(null);
            if (entry == null) {
                isOver = true;
            } else if (entry instanceof RecordEntry.Damage damage) {
                note("The record is damaged: " + Quantity.bytes(damage.bytes()).plain() + " at byte " + damage.offset()
                        + " were skipped. What happened there is in no figure.");
            } else if (entry instanceof RecordItem item) {
                read(item);
            }
        }
    }

    private void read(RecordItem item) throws IOException {
        RecordKind kind = item.kind().orElse(null);
        if (kind == null) {
            return; // a later version has written it
        }
        try (JsonParser body = item.body()) {
            JsonNode tree = TREES.readTree(body);
            switch (kind) {
                case HEADER -> header = header == null ? RunHeader.read(tree) : header;
                case BLOCK -> {
                    Interval read = blocks.read(tree);
                    next = read;
                    lastNs = Math.max(lastNs, read.endNs());
                }
                case TRUST -> {
                    if (trust == null) {
                        trust = new Trust(TrustBounds.standard(openFiles()));
                    }
                    trust.add(TrustBody.read(tree));
                }
                case END -> ending = RunEnding.read(tree);
            }
        } catch (IOException | MalformedException e) {
            note("An item of the record at byte " + item.offset() + " cannot be understood and was skipped ("
                    + e.getMessage() + ").");
        }
    }

    private void note(String sentence) {
        if (notes.size() < MOST_NOTES) {
            notes.add(sentence);
        } else if (notes.size() == MOST_NOTES) {
            notes.add("More of the record is damaged than is told here.");
        }
    }
}
