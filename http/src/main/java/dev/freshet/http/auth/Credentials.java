// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.auth;

import dev.freshet.core.Internal;

/** A name and a password, as they are for one user. */
@Internal
public record Credentials(String username, String password) {}
