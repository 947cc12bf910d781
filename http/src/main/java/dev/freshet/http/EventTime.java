// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.CheckBuilder;
import dev.freshet.core.Internal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where an event says when it was published.
 *
 * @param unit of numbers since 1970; null if only text by ISO 8601 is expected
 */
@Internal
public record EventTime(CheckBuilder check, @Nullable ChronoUnit unit) {}
