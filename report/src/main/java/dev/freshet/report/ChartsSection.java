// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.stats.RunStats;
import java.util.List;

/** The places of the charts, with what is worth knowing without looking at them. */
final class ChartsSection {

    private final RunStats stats;
    private final List<Chart> charts;
    private final Downsampling sampling;

    ChartsSection(RunStats stats, List<Chart> charts, Downsampling sampling) {
        this.stats = stats;
        this.charts = charts;
        this.sampling = sampling;
    }

    void writeTo(Html html) {
        Section.open(html, "time", "Over time");
        if (charts.isEmpty()) {
            Section.nothing(html, "There is nothing to draw: the run ended before its first second was counted.");
            Section.close(html);
            return;
        }
        html.element("noscript", "The charts need JavaScript. All figures below are readable without it.");
        html.open("div", "class", "charts");
        charts.forEach(chart -> figure(html, chart));
        html.closeLine();
        html.element("p", resolution(), "class", "fine");
        Section.close(html);
    }

    private static void figure(Html html, Chart chart) {
        html.open("figure", "class", "chart", "id", "chart-" + chart.id());
        html.open("figcaption");
        html.element("span", chart.title(), "class", "title");
        html.element("span", chart.note(), "class", "note");
        html.close();
        html.open("div", "class", "plot", "data-chart", chart.id()).close();
        html.closeLine();
    }

    private String resolution() {
        StringBuilder text = new StringBuilder();
        int intervals = stats.timeline().intervalsPerRow();
        text.append(
                intervals == 1
                        ? "One row per second."
                        : "The run was long: one row tells of " + intervals
                                + " seconds, with the higher of their levels and percentiles.");
        int rows = sampling.rowsPerBucket();
        text.append(
                rows == 1
                        ? " Every row is a point."
                        : " Every " + rows
                                + " rows are drawn as two points, the least and the greatest of their values, so no peak or dip is"
                                + " hidden.");
        return text.append(" Percentiles are those of each second alone.").toString();
    }
}
