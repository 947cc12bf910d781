// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

/**
 * Fewer points for a long run. Rows are gathered into buckets of equal number, and each bucket becomes two points: the least and the greatest of its values, in
 * the order in which they came. So no peak and no dip disappears, though it may move by the length of a bucket.
 */
final class Downsampling {

    private final int rows;
    private final int rowsPerBucket;

    /**
     * A run of so many rows, drawn with at most so many points.
     *
     * @param maxPoints an even number, at least 2
     */
    Downsampling(int rows, int maxPoints) {
        this.rows = rows;
        int buckets = maxPoints / 2;
        rowsPerBucket = rows <= maxPoints ? 1 : (rows + buckets - 1) / buckets;
    }

    /** How many rows each two points stand for; 1 when every row is a point. */
    int rowsPerBucket() {
        return rowsPerBucket;
    }

    int points() {
        return rowsPerBucket == 1 ? rows : 2 * ((rows + rowsPerBucket - 1) / rowsPerBucket);
    }

    /** The row at which a point is drawn. */
    int rowOf(int point) {
        if (rowsPerBucket == 1) {
            return point;
        }
        int first = point / 2 * rowsPerBucket;
        int last = Math.min(rows, first + rowsPerBucket) - 1;
        return point % 2 == 0 ? first : last;
    }

    /** The value of a line at every point; not a number where a bucket has none. */
    double[] points(Chart.Line line) {
        double[] points = new double[points()];
        for (int point = 0; point < points.length; point++) {
            if (rowsPerBucket == 1) {
                points[point] = line.value(point);
            } else if (point % 2 == 0) {
                fillBucket(line, point, points);
            }
        }
        return points;
    }

    private void fillBucket(Chart.Line line, int point, double[] points) {
        int first = point / 2 * rowsPerBucket;
        int least = -1;
        int greatest = -1;
        for (int row = first; row < Math.min(rows, first + rowsPerBucket); row++) {
            double value = line.value(row);
            if (!Double.isNaN(value)) {
                least = least < 0 || value < line.value(least) ? row : least;
                greatest = greatest < 0 || value > line.value(greatest) ? row : greatest;
            }
        }
        points[point] = least < 0 ? Double.NaN : line.value(Math.min(least, greatest));
        points[point + 1] = least < 0 ? Double.NaN : line.value(Math.max(least, greatest));
    }
}
