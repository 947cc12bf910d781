// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Body;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries after its head.
 *
 * @param body the body; if null, the fields of the form are
 * @param form the fields of a form, in order; of two maps with the same key the later one counts
 * @param mediaType the content type that was asked for by {@code asJson} and the like; null for none
 */
@Internal
public record RequestContent(
        @Nullable Body body, List<Param> form, @Nullable String mediaType) {

    static final RequestContent NONE = new RequestContent(null, List.of(), null);

    RequestContent with(Body newBody) {
        return new RequestContent(newBody, form, mediaType);
    }

    RequestContent with(Param field) {
        List<Param> more = new ArrayList<>(form);
        more.add(field);
        return new RequestContent(body, List.copyOf(more), mediaType);
    }

    RequestContent as(String newMediaType) {
        return new RequestContent(body, form, newMediaType);
    }
}
