// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.util.List;

/**
 * What is known of a run when it has ended.
 *
 * @param ended in words how
 * @param durationNs from the start to the end
 * @param notes all that its results say of their limits
 * @param verdicts the assertions with their verdicts in words, for whoever reads the file by other means
 */
record RunEnding(String ended, long durationNs, List<String> notes, List<String> verdicts) {

    void write(CBORGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("ended", ended);
        out.writeNumberField("durationNs", durationNs);
        write("notes", notes, out);
        write("verdicts", verdicts, out);
        out.writeEndObject();
    }

    static RunEnding read(JsonNode body) throws MalformedException {
        return new RunEnding(
                Nodes.text(body, "ended"),
                Nodes.number(body, "durationNs"),
                Nodes.texts(body, "notes"),
                Nodes.texts(body, "verdicts"));
    }

    private static void write(String key, List<String> texts, CBORGenerator out) throws IOException {
        out.writeArrayFieldStart(key);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
