// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;

/** A header that a simulation sets; names compare without regard to case. */
@Internal
public record Header(String name, Dynamic<String> value) {}
