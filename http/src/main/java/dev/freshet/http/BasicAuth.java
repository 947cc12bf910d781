// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;

/** Credentials that are sent with every request, without waiting for a challenge (RFC 7617). */
@Internal
public record BasicAuth(Dynamic<String> username, Dynamic<String> password) implements Auth {}
