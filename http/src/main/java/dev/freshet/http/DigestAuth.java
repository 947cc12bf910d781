// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;

/** Credentials that answer a challenge of the server, without the password going over the wire (RFC 7616). */
@Internal
public record DigestAuth(Dynamic<String> username, Dynamic<String> password) implements Auth {}
