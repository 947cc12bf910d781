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

    static void heading(Html html, String title) {
        html.element("h3", title);
    }

    /** What a reader should know before the figures. */
    static void lead(Html html, String text) {
        html.element("p", text, "class", "lead");
    }

    /** Stands where there is nothing to show. */
    static void nothing(Html html, String text) {
        html.element("p", text, "class", "nothing");
    }
}
