// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.json.Json;
import org.jspecify.annotations.Nullable;

/** A message that counts how often its text and its tree are made. */
final class FakeMessage implements Subject {

    private final String text;
    private @Nullable Json json;
    int textsMade;
    int treesMade;

    FakeMessage(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        textsMade++;
        return text;
    }

    @Override
    public Json json() {
        if (json == null) {
            treesMade++;
            json = Json.parse(text);
        }
        return json;
    }
}
