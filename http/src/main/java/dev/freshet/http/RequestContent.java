// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Body;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries after its head.
 *
 * @param body the body; if null, the parts or the fields of the form are
 * @param parts the parts of a body of several; the fields of the form come before them
 * @param form the fields of a form, in order
 * @param mediaType the content type that was asked for by {@code asJson} and the like; null for none
 */
@Internal
public record RequestContent(
        @Nullable Body body,
        List<BodyPart> parts,
        Form form,
        @Nullable String mediaType) {

    /** The content type of a form that is sent as parts. */
    public static final String MULTIPART = "multipart/form-data";

    static final RequestContent NONE = new RequestContent(null, List.of(), new Form(null, List.of()), null);

    /**
     * The fields of a form.
     *
     * @param base the fields that the form came with, for instance from a page; null for none
     * @param fields replace those of the base that have the same name
     */
    @Internal
    public record Form(@Nullable Dynamic<Map<String, Object>> base, List<Param> fields) {

        public boolean isEmpty() {
            return base == null && fields.isEmpty();
        }
    }

    /** Whether it is sent as parts. */
    public boolean isMultipart() {
        return body == null && (!parts.isEmpty() || (!form.isEmpty() && MULTIPART.equals(mediaType)));
    }

    RequestContent with(Body newBody) {
        return new RequestContent(newBody, parts, form, mediaType);
    }

    RequestContent with(List<BodyPart> added) {
        List<BodyPart> more = new ArrayList<>(parts);
        more.addAll(added);
        return new RequestContent(body, List.copyOf(more), form, mediaType);
    }

    RequestContent with(Param field) {
        List<Param> more = new ArrayList<>(form.fields());
        more.add(field);
        return new RequestContent(body, parts, new Form(form.base(), List.copyOf(more)), mediaType);
    }

    RequestContent withForm(Dynamic<Map<String, Object>> base) {
        return new RequestContent(body, parts, new Form(base, form.fields()), mediaType);
    }

    RequestContent as(String newMediaType) {
        return new RequestContent(body, parts, form, newMediaType);
    }
}
