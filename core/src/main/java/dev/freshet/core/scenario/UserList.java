// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.scenario;

import dev.freshet.core.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Users of one loop in the order in which they came. Confined to that loop.
 *
 * <p>The links stand in the users themselves, so that one who comes and goes leaves nothing behind: entries of a set were a tenth of what a collection of garbage had
 * to move where tens of thousands of users come each second. So a user is in one list at most.
 */
@Internal
public final class UserList {

    private @Nullable VirtualUser first;
    private @Nullable VirtualUser last;
    private int size;

    public int size() {
        return size;
    }

    /** Who has been here for longest; null for nobody. */
    public @Nullable VirtualUser first() {
        return first;
    }

    /** Puts one at the end, who is in no list. */
    public void add(VirtualUser user) {
        if (user.isListed) {
            throw new IllegalStateException("user " + user.id() + " is in a list already");
        }
        user.isListed = true;
        user.before = last;
        if (last == null) {
            first = user;
        } else {
            last.after = user;
        }
        last = user;
        size++;
    }

    /** Takes one out, who is in this list or in none; in the latter case nothing happens. */
    public void remove(VirtualUser user) {
        if (!user.isListed) {
            return;
        }
        VirtualUser before = user.before;
        VirtualUser after = user.after;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.before = before;
        }
        user.isListed = false;
        user.before = null;
        user.after = null;
        size--;
    }
}
