// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.feeder;

import dev.freshet.core.FeederSpec;
import dev.freshet.core.SimulationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;

/** Says why records could not be read. */
final class Failures {

    private Failures() {}

    static SimulationException unreadable(FeederSpec.Origin origin, IOException cause) {
        return new SimulationException(origin.words() + ": " + reason(cause), cause);
    }

    /** In words that need no knowledge of Java. */
    static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException missing) {
            return "there is no such file, " + missing.getReason();
        }
        if (cause instanceof CharacterCodingException) {
            return "the file is not in UTF-8";
        }
        return "it cannot be read: " + cause;
    }
}
