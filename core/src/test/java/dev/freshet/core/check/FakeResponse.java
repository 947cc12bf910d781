// SPDX-License-Identifier: Apache-2.0
package dev.freshet.core.check;

import dev.freshet.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A response with fixed headers and the given body. */
record FakeResponse(String text) implements Subject {

    private static final Map<String, List<String>> HEADERS =
            Map.of("set-cookie", List.of("a=1; Path=/", "b=2; Path=/b"), "etag", List.of("\"x\""));

    @Override
    public Json json() {
        return Json.parse(text);
    }

    @Override
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int status() {
        return 404;
    }

    @Override
    public List<String> headers(String name) {
        return HEADERS.getOrDefault(name, List.of());
    }

    @Override
    public String currentLocation() {
        return "http://localhost/page?user=77";
    }

    @Override
    public long responseTimeMs() {
        return 250;
    }
}
