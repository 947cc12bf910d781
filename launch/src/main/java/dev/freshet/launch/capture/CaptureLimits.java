// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch.capture;

import dev.freshet.core.Internal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a capture ends by itself; else it lasts as long as the stream.
 *
 * @param duration since the request; null for any
 * @param events how many; 0 for any number
 */
@Internal
public record CaptureLimits(@Nullable Duration duration, long events) {}
