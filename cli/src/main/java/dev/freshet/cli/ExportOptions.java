// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import dev.freshet.launch.LaunchException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run is sent while it goes on. */
final class ExportOptions {

    @Option(
            names = "--prometheus",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serves the figures so far to Prometheus, at /metrics of this port; on loopback, unless a host is given.")
    private @Nullable String prometheus;

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description = "Sends the figures so far to a collector of OpenTelemetry, by OTLP over HTTP.")
    private @Nullable String otlp;

    @Option(
            names = "--otlp-temporality",
            paramLabel = "cumulative|delta",
            description =
                    "With --otlp: whether counts are those since the start, or since the last that arrived. Default: cumulative.")
    private @Nullable String temporality;

    /** By the name of an export what it is told. */
    Map<String, Map<String, String>> asked() {
        Map<String, Map<String, String>> asked = new LinkedHashMap<>();
        if (prometheus != null) {
            asked.put("prometheus", Map.of("address", prometheus));
        }
        if (otlp != null) {
            asked.put(
                    "otlp",
                    temporality == null ? Map.of("url", otlp) : Map.of("url", otlp, "temporality", temporality));
        } else if (temporality != null) {
            throw LaunchException.badInput("--otlp-temporality is about --otlp URL, which is not given.");
        }
        return asked;
    }
}
