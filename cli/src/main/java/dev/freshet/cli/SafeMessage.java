// SPDX-License-Identifier: Apache-2.0
package dev.freshet.cli;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.freshet.core.text.SafeText;

/** The message of a log event, in which nothing is hidden. Public for {@code logback.xml} of users, which may name it. */
public final class SafeMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return SafeText.lines(super.convert(event));
    }
}
