// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustSecond;
import java.io.IOException;

/** A second of what the tool measured of itself as a CBOR map, and back. What is not known takes no bytes. */
final class TrustBody {

    private static final String SECOND = "second";

    private TrustBody() {}

    static void write(TrustSecond second, CBORGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField(SECOND, second.second());
        for (TrustFigure figure : TrustFigure.values()) {
            if (second.knows(figure)) {
                out.writeNumberField(figure.key(), second.value(figure));
            }
        }
        out.writeEndObject();
    }

    static TrustSecond read(JsonNode body) throws MalformedException {
        long number = Nodes.number(body, SECOND);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new MalformedException("'" + SECOND + "' is no second of a run");
        }
        TrustSecond second = TrustSecond.at((int) number);
        for (TrustFigure figure : TrustFigure.values()) {
            if (body.has(figure.key())) {
                second = second.with(figure, Nodes.number(body, figure.key()));
            }
        }
        return second;
    }
}
