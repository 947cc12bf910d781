// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownsamplingTest {

    @Test
    void whatFitsIsDrawnAsItIs() {
        Downsampling sampling = new Downsampling(4, 4);
        assertThat(sampling.points(line(1, 2, Double.NaN, 4))).containsExactly(1, 2, Double.NaN, 4);
        assertThat(sampling.rowOf(3)).isEqualTo(3);
    }

    @Test
    void aBucketIsItsLeastAndGreatestValueInOrderOfTime() {
        Downsampling sampling = new Downsampling(8, 4);
        assertThat(sampling.points(line(5, 9, 1, 5, 2, 2, 7, 3))).containsExactly(9, 1, 2, 7);
        assertThat(sampling.rowOf(0)).isZero();
        assertThat(sampling.rowOf(1)).isEqualTo(3);
        assertThat(sampling.rowOf(3)).isEqualTo(7);
    }

    @Test
    void rowsWithoutAValueDoNotHideThoseWithOne() {
        Downsampling sampling = new Downsampling(6, 2);
        assertThat(sampling.points(line(Double.NaN, Double.NaN, 3, Double.NaN, Double.NaN, Double.NaN)))
                .containsExactly(3, 3);
        assertThat(new Downsampling(6, 2).points(line(nothing(6)))).containsExactly(Double.NaN, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_999, 2_000, 2_001, 3_999, 7_201, 14_400})
    void thereAreAtMostTwoThousandPointsAndNoPeakIsLost(int rows) {
        Downsampling sampling = new Downsampling(rows, ChartData.MAX_POINTS);
        double[] values = new Random(rows).doubles(rows, 0, 100).toArray();
        values[rows / 3] = 1_000;
        values[rows / 2] = -1;
        double[] points = sampling.points(line(values));
        assertThat(points).hasSizeBetween(Math.min(rows, 1_000), ChartData.MAX_POINTS);
        assertThat(Arrays.stream(points).min()).isEqualTo(Arrays.stream(values).min());
        assertThat(Arrays.stream(points).max()).isEqualTo(Arrays.stream(values).max());
        assertThat(sampling.rowOf(points.length - 1)).isEqualTo(rows - 1);
        for (int point = 1; point < points.length; point++) {
            assertThat(sampling.rowOf(point)).isGreaterThanOrEqualTo(sampling.rowOf(point - 1));
        }
    }

    private static Chart.Line line(double... values) {
        return new Chart.Line("l", "c1", values);
    }

    private static double[] nothing(int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
