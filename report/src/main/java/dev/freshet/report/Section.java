// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

/** The frame of a part of the page. */
final class Section {

    private Section() {}

    static void open(Html html, String id, String title) {
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", title, "id", id + "-title");
    }

    static void close(Html html) {
        html.closeLine();
    }

    /** What a reader should know before the figures. */
    static void lead(Html html, String text) {
        html.element("p", text, "class", "lead");
    }
}
