// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.text.Quantity;

/** One of the large figures at the top. */
final class Tile {

    private Tile() {}

    static void write(Html html, String title, Quantity figure, String small) {
        writeToned(html, "plain", title, figure, small);
    }

    static void writeToned(Html html, String tone, String title, Quantity figure, String small) {
        html.open("div", "class", "tile " + tone);
        html.element("p", title, "class", "title");
        html.open("p", "class", "big").text(figure.text());
        if (!figure.unit().isEmpty()) {
            html.element("span", "\u202F" + figure.unit(), "class", "unit");
        }
        html.close();
        html.element("p", small, "class", "small");
        html.closeLine();
    }
}
