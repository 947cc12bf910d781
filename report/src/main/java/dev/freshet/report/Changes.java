// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import java.util.List;
import java.util.Locale;

/** Changes between runs as pictures, which need neither script nor inline style. */
final class Changes {

    private static final double WIDTH = 120;
    private static final double HEIGHT = 22;

    private Changes() {}

    /** Two bars, the greater one as long as there is room. */
    static void bars(Html html, double a, double b) {
        double most = Math.max(Double.isFinite(a) ? a : 0, Double.isFinite(b) ? b : 0);
        open(html);
        bar(html, "track", a, most, 2);
        bar(html, "fill", b, most, 12);
        html.close();
    }

    private static void bar(Html html, String style, double value, double most, int y) {
        double width = most <= 0 || !Double.isFinite(value) ? 0 : WIDTH * value / most;
        html.open("rect", "class", style, "y", Integer.toString(y), "width", px(width), "height", "8", "rx", "2")
                .close();
    }

    /** Values one after the other, the newest marked, from nothing up to the greatest. */
    static void line(Html html, List<Double> values) {
        double most = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(value -> value)
                .max()
                .orElse(0);
        StringBuilder path = new StringBuilder();
        double x = 0;
        double y = 0;
        boolean isFirst = true;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isFinite(value)) {
                isFirst = true;
                continue;
            }
            x = 3 + (WIDTH - 6) * i / Math.max(1, values.size() - 1);
            y = HEIGHT - 3 - (most <= 0 ? 0 : (HEIGHT - 6) * value / most);
            path.append(isFirst ? 'M' : 'L').append(px(x)).append(' ').append(px(y));
            isFirst = false;
        }
        open(html);
        html.open("path", "class", "course", "d", path.toString()).close();
        if (path.length() > 0) {
            html.open("circle", "class", "newest", "cx", px(x), "cy", px(y), "r", "2.5")
                    .close();
        }
        html.close();
    }

    private static void open(Html html) {
        html.open("svg", "class", "pair", "aria-hidden", "true", "width", px(WIDTH), "height", px(HEIGHT));
    }

    private static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
