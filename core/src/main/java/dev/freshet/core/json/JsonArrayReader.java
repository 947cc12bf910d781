// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.Internal;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a document that is an array, element by element, so that it may be larger than memory. Confined to one thread at a time; blocks. */
@Internal
public final class JsonArrayReader implements Closeable {

    private final JsonParser parser;
    private boolean begun;
    private boolean ended;
    private int line = 1;

    /** Reads a document in UTF-8. Closes the stream when it is closed. */
    public JsonArrayReader(InputStream utf8) throws IOException {
        parser = Jackson.FACTORY.createParser(utf8);
    }

    /**
     * The next element, or null when there is none.
     *
     * @throws JsonException when the document is not JSON, or not an array, or something follows it
     * @throws IOException when it cannot be read
     */
    public @Nullable Json next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            return read();
        } catch (JsonProcessingException e) {
            line = e.getLocation() == null ? line : e.getLocation().getLineNr();
            throw JsonException.of(e);
        }
    }

    /** In which line the element begins that was read last, or where reading failed; counted from 1. */
    public int line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable Json read() throws IOException {
        if (!begun) {
            begun = true;
            if (nextToken() != JsonToken.START_ARRAY) {
                throw new JsonException("the document must be an array");
            }
        }
        if (nextToken() == JsonToken.END_ARRAY) {
            ended = true;
            if (nextToken() != null) {
                throw new JsonException("not valid JSON: something follows the document");
            }
            return null;
        }
        JsonNode element = Jackson.MAPPER.readTree(parser);
        return new Json(element);
    }

    private @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = parser.nextToken();
        line = parser.currentTokenLocation().getLineNr();
        return token;
    }
}
