// SPDX-License-Identifier: Apache-2.0
package dev.freshet.http.plain;

import dev.freshet.core.check.Subject;
import dev.freshet.core.json.Json;
import dev.freshet.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response as checks look into it. Confined to the user's loop. */
final class ResponseSubject implements Subject {

    private final Response response;
    private final long responseTimeNs;
    private @Nullable Json json;

    ResponseSubject(Response response, long responseTimeNs) {
        this.response = response;
        this.responseTimeNs = responseTimeNs;
    }

    Response response() {
        return response;
    }

    @Override
    public String text() {
        return response.bodyString();
    }

    @Override
    public Json json() {
        if (json == null) {
            json = Json.parse(response.bodyString());
        }
        return json;
    }

    @Override
    public byte[] bytes() {
        return response.bodyBytes();
    }

    @Override
    public int status() {
        return response.status().code();
    }

    @Override
    public List<String> headers(String name) {
        return response.headers(name);
    }

    @Override
    public String currentLocation() {
        return response.url();
    }

    @Override
    public long responseTimeMs() {
        return responseTimeNs / 1_000_000;
    }
}
