// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.ActionBuilder;
import dev.freshet.core.Internal;

/** Something that is done with what the user keeps of earlier responses, without a request. */
@Internal
public sealed interface JarAction extends ActionBuilder {

    /** Puts a cookie into the jar. */
    record Add(AddCookie cookie) implements JarAction {
        @Override
        public String words() {
            return "addCookie";
        }
    }

    /** Saves the value of a cookie. */
    record Get(GetCookie cookie) implements JarAction {
        @Override
        public String words() {
            return "getCookieValue";
        }
    }

    /** Forgets something. */
    enum Flush implements JarAction {
        SESSION_COOKIES("flushSessionCookies"),
        COOKIE_JAR("flushCookieJar"),
        HTTP_CACHE("flushHttpCache");

        private final String words;

        Flush(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }
}
