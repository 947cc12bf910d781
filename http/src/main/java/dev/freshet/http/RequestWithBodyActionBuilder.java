// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http;

import dev.freshet.core.Body;
import dev.freshet.core.Dynamic;
import dev.freshet.core.Session;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that begins with a request which may carry a body. Immutable.
 *
 * @param <T> the concrete builder
 */
public abstract sealed class RequestWithBodyActionBuilder<T extends RequestWithBodyActionBuilder<T>>
        extends RequestActionBuilder<T> permits HttpRequestActionBuilder, SseConnectActionBuilder {

    RequestWithBodyActionBuilder(RequestTemplate request) {
        super(request);
    }

    /** Sends this body. It goes before form parameters, which are then left out. */
    public final T body(Body body) {
        return withContent(request().content().with(body));
    }

    /** Replaces the body that was set before by what the function makes of it; without a body it does nothing. */
    public final T processRequestBody(Function<Body, ? extends Body> processor) {
        Body body = request().content().body();
        return body == null ? with(request()) : body(processor.apply(body));
    }

    /** Sets the content type for JSON, and accepts JSON where the request does not say what it accepts. */
    public final T asJson() {
        return withContent(request().content().as("application/json"));
    }

    /** Sets the content type for XML, and accepts XML where the request does not say what it accepts. */
    public final T asXml() {
        return withContent(request().content().as("application/xml"));
    }

    /** Sets the content type of a form. */
    public final T asFormUrlEncoded() {
        return withContent(request().content().as("application/x-www-form-urlencoded"));
    }

    // ---- parts ---------------------------------------------------------------------------------------------------

    /** Adds a part to the body, which is then sent as {@code multipart/form-data} unless the request has another content type. */
    public final T bodyPart(BodyPart part) {
        return bodyParts(List.of(part));
    }

    /** Adds parts to the body, in their order. */
    public final T bodyParts(BodyPart... parts) {
        return bodyParts(List.of(parts));
    }

    /** Adds parts to the body, in their order. */
    public final T bodyParts(List<BodyPart> parts) {
        return withContent(request().content().with(parts));
    }

    /** Sends the fields of the form as parts. */
    public final T asMultipartForm() {
        return withContent(request().content().as(RequestContent.MULTIPART));
    }

    /** Adds a file to the form, as a browser does. */
    public final T formUpload(String name, String filePath) {
        return bodyPart(HttpDsl.RawFileBodyPart(name, filePath)).asMultipartForm();
    }

    /** Adds a file to the form, as a browser does. */
    public final T formUpload(Function<Session, String> name, String filePath) {
        return bodyPart(HttpDsl.RawFileBodyPart(name, filePath)).asMultipartForm();
    }

    /** Adds a file to the form, as a browser does. */
    public final T formUpload(String name, Function<Session, String> filePath) {
        return bodyPart(HttpDsl.RawFileBodyPart(name, filePath)).asMultipartForm();
    }

    /** Adds a file to the form, as a browser does. */
    public final T formUpload(Function<Session, String> name, Function<Session, String> filePath) {
        return bodyPart(HttpDsl.RawFileBodyPart(name, filePath)).asMultipartForm();
    }

    // ---- form parameters -----------------------------------------------------------------------------------------

    /** Adds a field to the form. */
    public final T formParam(String key, String value) {
        return withField(new Param.Single(Dynamic.el(key), Dynamic.el(value)));
    }

    /** Adds a field to the form. */
    public final T formParam(Function<Session, String> key, String value) {
        return withField(new Param.Single(Dynamic.of(key), Dynamic.el(value)));
    }

    /** Adds a field to the form; the value's text is sent. */
    public final T formParam(String key, Object value) {
        return withField(new Param.Single(Dynamic.el(key), Dynamic.of(value)));
    }

    /** Adds a field to the form; the value's text is sent. */
    public final T formParam(Function<Session, String> key, Object value) {
        return withField(new Param.Single(Dynamic.of(key), Dynamic.of(value)));
    }

    /** Adds a field to the form; the value's text is sent. */
    public final T formParam(String key, Function<Session, Object> value) {
        return withField(new Param.Single(Dynamic.el(key), Dynamic.of(value)));
    }

    /** Adds a field to the form; the value's text is sent. */
    public final T formParam(Function<Session, String> key, Function<Session, Object> value) {
        return withField(new Param.Single(Dynamic.of(key), Dynamic.of(value)));
    }

    /** Adds a field to the form once for each value. */
    public final T multivaluedFormParam(String key, List<Object> values) {
        return withField(new Param.Multivalued(Dynamic.el(key), Dynamic.of(values)));
    }

    /** Adds a field to the form once for each value of the list that the expression gives. */
    public final T multivaluedFormParam(String key, String values) {
        return withField(new Param.Multivalued(Dynamic.el(key), Param.listEl(values)));
    }

    /** Adds a field to the form once for each value. */
    public final T multivaluedFormParam(Function<Session, String> key, List<Object> values) {
        return withField(new Param.Multivalued(Dynamic.of(key), Dynamic.of(values)));
    }

    /** Adds a field to the form once for each value. */
    public final T multivaluedFormParam(String key, Function<Session, List<Object>> values) {
        return withField(new Param.Multivalued(Dynamic.el(key), Dynamic.of(values)));
    }

    /** Adds a field to the form once for each value. */
    public final T multivaluedFormParam(Function<Session, String> key, Function<Session, List<Object>> values) {
        return withField(new Param.Multivalued(Dynamic.of(key), Dynamic.of(values)));
    }

    /** Adds fields to the form, in their order. */
    public final T formParamSeq(List<Map.Entry<String, Object>> seq) {
        return withField(new Param.Entries(Dynamic.of(seq)));
    }

    /** Adds fields to the form, in their order. */
    public final T formParamSeq(Function<Session, List<Map.Entry<String, Object>>> seq) {
        return withField(new Param.Entries(Dynamic.of(seq)));
    }

    /** Adds fields to the form. */
    public final T formParamMap(Map<String, Object> map) {
        return withField(new Param.Mapped(Dynamic.of(map)));
    }

    /** Adds fields to the form. */
    public final T formParamMap(Function<Session, Map<String, Object>> map) {
        return withField(new Param.Mapped(Dynamic.of(map)));
    }

    /** The fields that a form came with, such as a check {@code form(..)} saved; {@code formParam} and the like replace single ones. */
    public final T form(String form) {
        return withContent(request().content().withForm(Param.mapEl(form)));
    }

    /** The fields that a form came with; {@code formParam} and the like replace single ones. */
    public final T form(Function<Session, Map<String, Object>> map) {
        return withContent(request().content().withForm(Dynamic.of(map)));
    }

    private T withField(Param field) {
        return withContent(request().content().with(field));
    }

    private T withContent(RequestContent content) {
        return with(request().with(content));
    }
}
