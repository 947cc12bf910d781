// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Internal;
import dev.freshet.http.HttpProtocolBuilder.RedirectNamingStrategy;

/**
 * What becomes of an answer that sends the client elsewhere.
 *
 * @param max which redirect in a row is one too many; 0 if none is followed
 * @param strict302 whether a 302 leaves the method as it was
 * @param naming what the rows of the requests that follow are called
 */
@Internal
public record Redirects(int max, boolean strict302, RedirectNamingStrategy naming) {

    static final Redirects DEFAULT = new Redirects(20, false, (uri, name, count) -> name + " Redirect " + count);

    /** What is said where the limit is reached. */
    public String tooMany() {
        return "too many redirects (limit " + max + ")";
    }

    Redirects withMax(int newMax) {
        return new Redirects(newMax, strict302, naming);
    }

    Redirects strict() {
        return new Redirects(max, true, naming);
    }

    Redirects with(RedirectNamingStrategy newNaming) {
        return new Redirects(max, strict302, newNaming);
    }

    /** The same, but nothing is followed. */
    public Redirects off() {
        return withMax(0);
    }
}
