// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.trust.SecondRange;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReason;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSummary;
import java.util.Map;

/** Whether the figures of a run can be trusted, as JSON. */
final class TrustJson {

    private TrustJson() {}

    static ObjectNode of(TrustReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("verdict", report.verdict().word());
        ArrayNode reasons = node.putArray("reasons");
        for (TrustReason reason : report.verdict().reasons()) {
            ObjectNode said = reasons.addObject().put("about", reason.key()).put("text", reason.text());
            ArrayNode seconds = said.putArray("seconds");
            for (SecondRange range : reason.seconds()) {
                seconds.addObject().put("from", range.first()).put("to", range.last());
            }
            said.put("furtherSeconds", reason.furtherSeconds());
        }
        ArrayNode unmeasured = node.putArray("unmeasured");
        report.verdict().unmeasured().forEach(figure -> unmeasured.add(figure.key()));
        ObjectNode worst = node.putObject("worst");
        for (Map.Entry<TrustFigure, TrustSummary.Worst> figure :
                report.summary().worst().entrySet()) {
            worst.putObject(figure.getKey().key())
                    .put("second", figure.getValue().second())
                    .put("value", figure.getValue().value())
                    .put("unit", unit(figure.getKey()));
        }
        return node;
    }

    private static String unit(TrustFigure figure) {
        return switch (figure.unit()) {
            case NS -> "ns";
            case COUNT -> "count";
            case SHARE -> "millionths";
            case BYTES -> "bytes";
        };
    }
}
