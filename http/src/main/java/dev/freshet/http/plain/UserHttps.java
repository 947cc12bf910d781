// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.Internal;
import dev.freshet.core.scenario.VirtualUser;
import dev.freshet.http.user.UserHttp;

/** Gives what HTTP keeps for a user. Safe for any thread; each user is asked for on its loop. */
@Internal
@FunctionalInterface
public interface UserHttps {

    UserHttp of(VirtualUser user);
}
