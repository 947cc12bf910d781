// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.request;

import dev.freshet.core.Internal;
import dev.freshet.http.Redirects;
import dev.freshet.http.wire.HttpRequest;
import dev.freshet.http.wire.HttpResponseHead;
import org.jspecify.annotations.Nullable;

/** A request and those that answers to it lead to, one after the other: which answers are followed, and how far. Confined to the user's loop. */
@Internal
public final class RedirectChain {

    private final Redirects settings;
    private HttpRequest request;
    private int followed;

    /** A chain that begins with that request. */
    public RedirectChain(HttpRequest first, Redirects settings) {
        this.request = first;
        this.settings = settings;
    }

    /** The request that is to be sent now. */
    public HttpRequest request() {
        return request;
    }

    /** The request as it is sent indeed: what follows is made from it. */
    public void sentAs(HttpRequest changed) {
        request = changed;
    }

    /** How many redirects have been followed. */
    public int followed() {
        return followed;
    }

    /** Whether that answer is followed. */
    public boolean leadsOn(HttpResponseHead head) {
        return settings.max() > 0 && Redirection.isRedirect(head.status());
    }

    /** Goes on to where that answer leads. What is in the way of it; null if nothing is. */
    public @Nullable String follow(HttpResponseHead head) {
        Redirection redirection = Redirection.of(request, head, settings);
        if (redirection.request() == null) {
            return String.valueOf(redirection.error());
        }
        request = redirection.request();
        followed++;
        return null;
    }

    /** Whether the request is one too many: it must not be sent. */
    public boolean isTooLong() {
        return followed == settings.max();
    }
}
