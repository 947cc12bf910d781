// SPDX-License-Identifier: Apache-2.0
package dev.freshet.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.Metric.Kind;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ExportNameTest {

    @ParameterizedTest(name = "{3}: {0}")
    @CsvSource({
        "EVENT_GAP, freshet_stream_event_gap_seconds, freshet.stream.event_gap, a time",
        "EVENTS_PER_READ, freshet_stream_events_per_read, freshet.stream.events_per_read, numbers",
        "EVENTS, freshet_stream_events, freshet.stream.events, a counter",
        "ENDS_DROPPED, freshet_stream_ends_dropped, freshet.stream.ends_dropped, a counter that says so in its key",
        "SKIPPED, freshet_row_skipped, freshet.row.skipped, a counter that says so in its key",
        "BYTES, freshet_stream_bytes, freshet.stream.bytes, a unit that is the whole name",
        "BYTES_SENT, freshet_row_sent_bytes, freshet.row.sent, a unit within the name",
        "CHECK_OK, freshet_standing_check_ok, freshet.standing_check.ok, an owner of two words",
        "OPEN, freshet_stream_open, freshet.stream.open, a level"
    })
    void aMetricIsNamedByOwnerKeyAndUnit(Metric metric, String prometheus, String otlp, String why) {
        assertThat(ExportName.prometheus(metric)).isEqualTo(prometheus);
        assertThat(ExportName.otlp(metric)).isEqualTo(otlp);
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyNameIsOneOfPrometheus(Metric metric) {
        assertThat(PrometheusNaming.isValidLegacyMetricName(ExportName.prometheus(metric)))
                .as(ExportName.prometheus(metric))
                .isTrue();
        assertThat(PrometheusNaming.sanitizeMetricName(ExportName.prometheus(metric)))
                .isEqualTo(ExportName.prometheus(metric));
    }

    @Test
    void noTwoMetricsHaveTheSameName() {
        assertThat(Arrays.stream(Metric.values())
                        .flatMap(metric -> metric.kind() == Kind.LEVEL
                                ? Stream.of(ExportName.prometheus(metric), ExportName.prometheus(metric) + "_max")
                                : Stream.of(ExportName.prometheus(metric))))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Metric.values()).map(ExportName::otlp)).doesNotHaveDuplicates();
    }
}
