// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report.console;

import dev.freshet.core.Internal;
import dev.freshet.core.stats.LatencyStats;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response with what it cost: the status and the times of its parts on the first line, then its head, an empty line, its body. */
@Internal
public final class ResponseText {

    private ResponseText() {}

    /**
     * The text, with an end of line.
     *
     * @param head lines with their ends
     * @param isOfTerminal whether what could do something to a terminal is made visible in the body; in the head it is in any case
     */
    public static String of(String status, String head, String body, RunStats stats, boolean isOfTerminal) {
        String shown = isOfTerminal ? SafeText.lines(body) : body;
        String end = shown.isEmpty() || shown.endsWith("\n") ? "" : "\n";
        return status + times(stats.allRequests()) + "\n" + SafeText.lines(head) + "\n" + shown + end;
    }

    private static String times(RequestStats request) {
        StringBuilder text = new StringBuilder(100);
        LatencyStats all = request.all();
        if (!all.isEmpty()) {
            text.append(" in ").append(Quantity.latency(all.maxNs()).plain());
        }
        Map<String, Metric> parts = new LinkedHashMap<>();
        parts.put("DNS", Metric.DNS);
        parts.put("connect", Metric.CONNECT);
        parts.put("TLS", Metric.TLS);
        parts.put("first byte", Metric.FIRST_BYTE);
        String separator = ": ";
        for (Map.Entry<String, Metric> part : parts.entrySet()) {
            LatencyStats time = request.series().distribution(part.getValue());
            if (!time.isEmpty()) {
                text.append(separator)
                        .append(part.getKey())
                        .append(' ')
                        .append(Quantity.latency(time.maxNs()).plain());
                separator = ", ";
            }
        }
        return text.toString();
    }
}
