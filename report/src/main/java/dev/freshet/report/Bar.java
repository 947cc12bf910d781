// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import java.util.Locale;

/** A bar that shows a share of a whole, as a picture that needs neither script nor inline style. */
final class Bar {

    private Bar() {}

    static void write(Html html, double share) {
        String width = String.format(Locale.ROOT, "%.2f%%", Math.max(0, Math.min(1, share)) * 100);
        html.open("svg", "class", "bar", "aria-hidden", "true", "width", "100%", "height", "8");
        html.open("rect", "class", "track", "width", "100%", "height", "8", "rx", "4")
                .close();
        html.open("rect", "class", "fill", "width", width, "height", "8", "rx", "4")
                .close();
        html.close();
    }
}
