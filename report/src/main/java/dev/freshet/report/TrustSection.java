// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.trust.TrustFigure;
import dev.freshet.core.trust.TrustReport;
import dev.freshet.core.trust.TrustSummary;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the figures can be trusted: the verdict with its reasons, and the worst that the tool saw of itself. */
final class TrustSection {

    private final TrustReport trust;

    TrustSection(RunStats stats) {
        trust = stats.trust();
    }

    void writeTo(Html html) {
        Section.open(html, "trust", "Can it be trusted?");
        if (trust.verdict().isSuspect()) {
            Section.lead(
                    html, "These figures are suspect: the tool or its machine was not fit for the load all the time.");
            html.open("ul");
            trust.verdict().reasons().forEach(reason -> html.element("li", reason.sentence()));
            html.close();
        } else {
            Section.lead(html, "Nothing speaks against these figures.");
        }
        if (!trust.verdict().unmeasured().isEmpty()) {
            Section.nothing(
                    html,
                    "Not measured: "
                            + trust.verdict().unmeasured().stream()
                                    .map(TrustFigure::words)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (!trust.summary().worst().isEmpty()) {
            Section.heading(html, "The worst second of each");
            worst().writeTo(html);
        }
        Section.close(html);
    }

    private Table worst() {
        Table table = new Table("What the tool measured of itself")
                .textColumn("Figure")
                .numberColumn("Worst", "Of all seconds of the run")
                .numberColumn("Second", "The first second in which it was seen");
        for (Map.Entry<TrustFigure, TrustSummary.Worst> figure :
                trust.summary().worst().entrySet()) {
            TrustSummary.Worst worst = figure.getValue();
            String text = figure.getKey().text(worst.value());
            table.row().text(figure.getKey().words()).figure(new Quantity(text, "", worst.value()));
            table.figure(Quantity.count(worst.second()));
        }
        return table;
    }
}
