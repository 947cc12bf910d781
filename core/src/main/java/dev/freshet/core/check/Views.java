// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.json.Json;
import dev.freshet.core.json.JsonException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A subject while one check looks into it, with the views that only some checks need. Each is made when first asked for. Confined to the user's
 * loop and to one call.
 */
final class Views {

    private final Subject subject;
    private @Nullable Document html;
    private org.w3c.dom.@Nullable Document xml;

    Views(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    Json json() {
        try {
            return subject.json();
        } catch (JsonException e) {
            throw new CheckCrash("preparation", String.valueOf(e.getMessage()));
        }
    }

    Document html() {
        if (html == null) {
            html = Jsoup.parse(subject.text());
        }
        return html;
    }

    org.w3c.dom.Document xml() {
        if (xml == null) {
            xml = Xml.parse(subject.text());
        }
        return xml;
    }
}
