// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;

/** Credentials of a request. */
@Internal
public sealed interface Auth permits BasicAuth, DigestAuth {

    Dynamic<String> username();

    Dynamic<String> password();
}
