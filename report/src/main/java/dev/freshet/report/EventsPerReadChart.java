// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.EventsPerRead;
import dev.freshet.core.text.Quantity;

/** How many events shared a network read, as bars. */
final class EventsPerReadChart {

    private final EventsPerRead perRead;

    EventsPerReadChart(EventsPerRead perRead) {
        this.perRead = perRead;
    }

    void writeTo(Html html) {
        long reads = perRead.readsWithEvents();
        if (reads == 0) {
            return;
        }
        Section.heading(html, "Events per network read");
        Section.lead(
                html,
                "One event per read means delivered as produced. More means that something on the way collects events, or that they come"
                        + " faster than they are read.");
        html.open("ul", "class", "bars");
        for (EventsPerRead.Bucket bucket : perRead.buckets()) {
            double share = (double) bucket.reads() / reads;
            html.open("li");
            html.element("span", label(bucket), "class", "label");
            Bar.write(html, share);
            html.open("span", "class", "share")
                    .text(Quantity.percent(100 * share).plain());
            html.element("span", " " + Quantity.count(bucket.reads()).text() + " reads", "class", "quiet");
            html.close().close();
        }
        html.closeLine();
        html.element(
                "p",
                "At most " + Quantity.count(perRead.maxEvents()).text() + " events in one read; "
                        + Quantity.count(perRead.readsWithoutEvents()).text()
                        + " further reads brought no complete event.",
                "class",
                "fine");
    }

    private static String label(EventsPerRead.Bucket bucket) {
        String from = Quantity.count(bucket.from()).text();
        return bucket.from() == bucket.to()
                ? from
                : from + "–" + Quantity.count(bucket.to()).text();
    }
}
