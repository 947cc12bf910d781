// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.body;

import dev.freshet.core.el.ExpressionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a body whose path differs from user to user. Safe for any thread. Keeps what it has read, up to a number of files; further ones are read each
 * time.
 */
final class BodyFiles {

    private static final int MOST_KEPT = 200;

    private final Map<String, BodyFile> kept = new ConcurrentHashMap<>();

    /** The file of that path. Reads it on the calling thread the first time. */
    BodyFile file(String path) {
        BodyFile file = kept.get(path);
        if (file == null) {
            file = BodyFile.read(path, ExpressionException::new);
            if (kept.size() < MOST_KEPT) {
                kept.put(path, file);
            }
        }
        return file;
    }
}
