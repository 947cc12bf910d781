// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core;

import java.util.ServiceLoader;

/**
 * Gives the content of bodies at once, for simulations that use a {@link Body} as a function. Implemented in a room, since the face only
 * describes; found by {@code ServiceLoader}. Safe for any thread.
 */
@Internal
public interface BodyService {

    String text(BodyContent content, Session session);

    byte[] bytes(BodyContent content, Session session);

    static BodyService installed() {
        return Holder.INSTALLED;
    }

    /** Loads the service when it is first used. */
    final class Holder {
        private static final BodyService INSTALLED = ServiceLoader.load(
                        BodyService.class, BodyService.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + BodyService.class.getName()
                        + " on the class path: the jar of freshet-core is incomplete"));

        private Holder() {}
    }
}
